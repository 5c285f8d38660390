"""What addresses answered when they were last asked: `links.csv` in the catalogue, which `build.py links` writes and reads."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from crocevia import opened
from crocevia.findings import Finding, Level
from crocevia.language import NOTHING, Message, say

FILE = "links.csv"
COLUMNS = ("address", "asked_on", "found", "gone_since", "gone_days", "moved_to")
# 100,000 records name some 200,000 addresses, 120 bytes a line.
MOST_BYTES = 40_000_000
# A server may be away for a week-end; what is gone on so many days is gone.
DAYS = 3
# What was found where no status came back: RFC 9110 has the others.
NO_HOST, TIMEOUT, CERTIFICATE, NETWORK, ROBOTS, REFUSED, REDIRECTS = (
    "no-host",
    "timeout",
    "certificate",
    "network",
    "robots",
    "refused",
    "redirects",
)
_FOUND = re.compile(rf"[1-9][0-9]{{2}}|{NO_HOST}|{TIMEOUT}|{CERTIFICATE}|{NETWORK}|{ROBOTS}|{REFUSED}|{REDIRECTS}")
_ADDRESS = re.compile(r'https?://[^\s\\"<>^`{|}]{1,2000}')
# A file that is none of ours would have as many findings as lines.
_MOST_TOLD = 10


class State(StrEnum):
    """What an answer means. *Gone* may be for a day; see `Answer.is_dead`."""

    FINE = "fine"
    MOVED = "moved"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: `found` is a status ("404") or why there was none ("timeout").

    `gone_days` are the days on which it was gone, with no good answer between them, the first being `gone_since`.
    `moved_to` is where it leads for good, "" if nowhere else.
    """

    address: str
    asked_on: date
    found: str
    gone_since: date | None = None
    gone_days: int = 0
    moved_to: str = ""

    @property
    def state(self) -> State:
        """What was found, in four words."""
        if _is_gone(self.found):
            return State.GONE
        if not _is_fine(self.found):
            return State.UNKNOWN
        return State.MOVED if self.moved_to else State.FINE

    @property
    def is_dead(self) -> bool:
        """Whether it was gone on several days, and has not come back."""
        return self.gone_days >= DAYS


def _is_fine(found: str) -> bool:
    return found.startswith("2")


def _is_gone(found: str) -> bool:
    return found in {"404", "410", NO_HOST}


def after(before: Answer | None, address: str, day: date, found: str, moved_to: str = "") -> Answer:
    """What is known of an address when it has been asked again. A day without a clear answer changes no count."""
    since, days = (before.gone_since, before.gone_days) if before else (None, 0)
    if _is_gone(found):
        again = before is not None and before.asked_on == day and days > 0
        return Answer(address, day, found, since or day, days if again else days + 1)
    if _is_fine(found):
        return Answer(address, day, found, moved_to=moved_to if is_address(moved_to) else "")
    return Answer(address, day, found, since, days)


def is_address(text: str) -> bool:
    """Whether it may stand in the file: of the web, and of characters that RFC 3986 and every report allow."""
    return bool(_ADDRESS.fullmatch(text)) and text.isprintable()


def read(path: Path, name: str) -> tuple[Mapping[str, Answer], list[Finding]]:
    """The answers by their address, and what is wrong with the file, called `name` in findings. No file, no answers.

    A line that cannot be read is passed over and told: a site is not held back by it.
    """
    if not path.exists():
        return {}, []
    try:
        text = opened.text(path, MOST_BYTES)
    except opened.Refused as refused:
        one = refused.complaint
        return {}, [Finding(name, one.line, one.column, "", Level.WARNING, refused.code, "", one.problem, one.remedy)]
    found: dict[str, Answer] = {}
    wrong: list[Finding] = []
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(rows, ())) != COLUMNS:
            return {}, [_finding(name, 1, say("the columns are: {columns}", columns=", ".join(COLUMNS)))]
        for row in rows:
            answer = _answer(row)
            if answer is not None and answer.address not in found:
                found[answer.address] = answer
            elif len(wrong) < _MOST_TOLD:
                wrong.append(_finding(name, rows.line_num, say("this line is not an address and what it answered")))
    except csv.Error:
        wrong.append(_finding(name, rows.line_num, say("this line is not an address and what it answered")))
    return found, wrong


def _answer(row: list[str]) -> Answer | None:
    if len(row) != len(COLUMNS):
        return None
    address, asked, found, since, days, moved = row
    if not (is_address(address) and _FOUND.fullmatch(found) and re.fullmatch("[0-9]{1,4}", days)):
        return None
    if moved and not is_address(moved):
        return None
    try:
        first = date.fromisoformat(since) if since else None
        answer = Answer(address, date.fromisoformat(asked), found, first, int(days), moved)
    except ValueError:
        return None
    return answer if bool(answer.gone_since) == bool(answer.gone_days) else None


def _finding(name: str, line: int, problem: Message) -> Finding:
    remedy = say("Delete the line, or the file: `build.py links` writes it anew.") if line else NOTHING
    return Finding(name, line, 1, "", Level.WARNING, "links", "", problem, remedy)


def written(answers: Iterable[Answer]) -> str:
    """The file: a line an address, in alphabetical order, so that a change is a changed line."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_cells(one) for one in sorted(answers, key=lambda one: one.address))
    return out.getvalue()


def _cells(one: Answer) -> Iterator[str]:
    yield from (one.address, one.asked_on.isoformat(), one.found)
    yield one.gone_since.isoformat() if one.gone_since else ""
    yield from (str(one.gone_days), one.moved_to)
