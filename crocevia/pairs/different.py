"""The pairs that somebody has looked at and found to be two things: `different.yml` in the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from crocevia import declared
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import Message, say

FILE = "different.yml"
_FORM = "- {pair: [services/a, services/b], why: …}"


def read(path: Path, name: str, ids: Mapping[str, Collection[str]]) -> tuple[frozenset[frozenset[str]], list[Finding]]:
    """Pairs of `kind/id`, and what is wrong with the file, called `name` in findings. No file is no pair."""
    if not path.exists():
        return frozenset(), []
    try:
        content = declared.read(path, name)
    except CannotGoOn as error:
        return frozenset(), list(error.findings)
    if not isinstance(content, list | None):
        return frozenset(), [_finding(name, say("this file is a list of pairs"), say("Write {form}.", form=_FORM), "")]
    pairs: set[frozenset[str]] = set()
    findings: list[Finding] = []
    for entry in content or []:
        pair = _pair(entry)
        found = _wrong(name, entry, pair, ids, pairs)
        findings += found
        if not found:
            pairs.add(pair)
    return frozenset(pairs), findings


def _pair(entry: Any) -> frozenset[str]:
    """The two records of an entry; none where it is of another form."""
    if not (isinstance(entry, dict) and set(entry) == {"pair", "why"}):
        return frozenset()
    two, why = entry["pair"], entry["why"]
    whole = isinstance(two, list) and all(isinstance(one, str) for one in two) and isinstance(why, str) and why.strip()
    return frozenset(two) if whole else frozenset()


def _wrong(
    name: str, entry: Any, pair: frozenset[str], ids: Mapping[str, Collection[str]], before: Collection[frozenset[str]]
) -> list[Finding]:
    if len(pair) != 2:  # noqa: PLR2004 - a pair
        problem = say("an entry is two records and the reason why they are not the same")
        return [_finding(name, problem, say("Write {form}.", form=_FORM), str(entry))]
    if pair in before:
        return [
            _finding(name, say("this pair stands here twice"), say("Keep one."), " ".join(sorted(pair)), Level.WARNING)
        ]
    lost = [one for one in sorted(pair) if one.partition("/")[2] not in ids.get(one.partition("/")[0], ())]
    remedy = say("Correct its name, or take the pair away.")
    return [_finding(name, say("there is no such record"), remedy, one, Level.WARNING) for one in lost]


def _finding(name: str, problem: Message, remedy: Message, found: str, level: Level = Level.ERROR) -> Finding:
    return Finding(name, 0, 0, "", level, "different", found, problem, remedy)
