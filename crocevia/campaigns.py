"""Questions that are asked of many at one time of the year ("Are you open in August?"): `campaigns.yml` in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crocevia import declared
from crocevia import meanings as m
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.kinds import Kind
from crocevia.language import Message, say
from crocevia.model import Record
from crocevia.text import Text, localised
from crocevia.vocabularies import Vocabulary

FILE = "campaigns.yml"
_KEYS = frozenset({"code", "name", "question", "ask_from", "ask_until", "kinds", "subjects", "with_hours"})
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# A year in which every day of the year stands.
_LEAP = 2024


@dataclass(frozen=True, slots=True)
class Campaign:
    """`ask_from` and `ask_until` are days of the year, `MM-DD`; `kinds` and `subjects` empty where any will do.

    `subjects` are codes of what records are about, narrower ones included when the campaign is read.
    """

    code: str
    name: Text
    question: Text
    ask_from: str
    ask_until: str
    kinds: frozenset[str]
    subjects: frozenset[str]
    with_hours: bool

    def is_on(self, day: date) -> bool:
        """Whether this is the time to ask; a campaign may go over the end of the year."""
        today = f"{day:%m-%d}"
        if self.ask_from <= self.ask_until:
            return self.ask_from <= today <= self.ask_until
        return today >= self.ask_from or today <= self.ask_until

    def concerns(self, record: Record, hours: str) -> bool:
        """Whether a record is asked about; `hours` are its opening hours, or those of its place."""
        return (
            (not self.kinds or record.kind.name in self.kinds)
            and (not self.subjects or not self.subjects.isdisjoint(map(str, record.many(m.SUBJECT))))
            and (not self.with_hours or bool(hours or record.many(m.SCHEDULE)))
        )


def read(
    path: Path, name: str, source: str, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary]
) -> tuple[Mapping[str, Campaign], list[Finding]]:
    """The campaigns by their code, and what is wrong with the file, called `name` in findings. No file, no campaign."""
    if not path.exists():
        return {}, []
    try:
        entries = declared.entries({FILE: declared.read(path, name)}, FILE, name, "code")
    except CannotGoOn as error:
        return {}, list(error.findings)
    found: dict[str, Campaign] = {}
    findings: list[Finding] = []
    for entry in entries:
        wrong = [_finding(name, one, entry) for one in _wrong(entry, found, kinds, vocabularies)]
        findings += wrong
        if not wrong:
            found[entry["code"]] = _campaign(entry, source, kinds, vocabularies)
    return found, findings


def _campaign(
    entry: Mapping[str, Any], source: str, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary]
) -> Campaign:
    lists = [vocabularies[name] for name in _subjects(kinds) if name in vocabularies]
    return Campaign(
        code=entry["code"],
        name=localised(entry, "name", source),
        question=localised(entry, "question", source),
        ask_from=entry["ask_from"],
        ask_until=entry["ask_until"],
        kinds=frozenset(entry.get("kinds") or ()),
        subjects=frozenset(
            narrower
            for code in entry.get("subjects") or ()
            for one in lists
            if code in one.terms
            for narrower in one.within(code)
        ),
        with_hours=entry.get("with_hours") is True,
    )


def _subjects(kinds: Mapping[str, Kind]) -> set[str]:
    """The vocabularies of what records are about."""
    return {kind.by_meaning[m.SUBJECT].vocabulary for kind in kinds.values() if m.SUBJECT in kind.by_meaning}


def _wrong(
    entry: Mapping[str, Any], before: Mapping[str, Campaign], kinds: Mapping[str, Kind], lists: Mapping[str, Vocabulary]
) -> Iterator[Message]:
    yield from _words(entry, before)
    for key in ("ask_from", "ask_until"):
        if not _is_day(entry.get(key)):
            yield say("{key} is a month and a day in quotes, for instance {example}", key=key, example='"06-15"')
    if not isinstance(entry.get("with_hours", False), bool):
        yield say("{key} is true or false", key="with_hours")
    codes = {code for name in _subjects(kinds) if name in lists for code in lists[name].terms}
    for key, known in (("kinds", set(kinds)), ("subjects", codes)):
        listed = entry.get(key) or []
        if not isinstance(listed, list):
            yield say("{key} is a list", key=key)
        elif lost := [str(one) for one in listed if not isinstance(one, str) or one not in known]:
            yield say("{key}: there is no {lost}", key=key, lost=", ".join(lost))


def _words(entry: Mapping[str, Any], before: Mapping[str, Campaign]) -> Iterator[Message]:
    code = entry["code"]
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        yield say("a campaign's code is made of small letters without accents, digits and hyphens")
    elif code in before:
        yield say("two campaigns have this code")
    unknown = sorted(str(key) for key in entry if str(key).partition("@")[0] not in _KEYS)
    if unknown:
        yield say("a campaign does not have {keys}", keys=", ".join(unknown))
    for key in ("name", "question"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            yield say("a campaign must say its {key}", key=key)


def _is_day(written: object) -> bool:
    if not isinstance(written, str) or not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(f"{_LEAP}-{written}")
    except ValueError:
        return False
    return True


def _finding(name: str, problem: Message, entry: Mapping[str, Any]) -> Finding:
    remedy = say("See manual/reviews.md for a whole campaign.")
    return Finding(name, 0, 0, "", Level.ERROR, "campaign", str(entry["code"]), problem, remedy)
