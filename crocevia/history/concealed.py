"""Which records are not told of: whoever was confidential once leaves no trace, not even that it went.

A record that was confidential at any commit of the main line, or is today, is told of only if it is public today, and then only
from the commit on that made it so. A file that could not be read, in a kind that has the field, counts as confidential.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from crocevia import declared, opened
from crocevia import meanings as m
from crocevia.git import Git
from crocevia.history.events import Event, Line
from crocevia.history.versions import Version, versions
from crocevia.kinds import SHARED, TRUE
from crocevia.layout import SCHEMAS
from crocevia.load import Cell
from crocevia.model import Ref

# A schema that declares no such field need not be read.
_MEANING = b"confidential"
_NAME = re.compile(rb"\bname[\"']?:\s*[\"']?([A-Za-z][A-Za-z0-9_-]{0,60})")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What says that a record is confidential: the names that the field ever had, and the kinds that ever had it."""

    fields: frozenset[str]
    kinds: frozenset[str]

    def has(self, version: Version) -> bool:
        """Whether this version of a record is confidential, or may be."""
        if not version.whole:
            return not version.raw or any(name.encode() in version.raw for name in self.fields)
        return any(_first(version.cells.get(name, "")).casefold() in TRUE for name in self.fields)


def _first(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell[0]


def secrets(git: Git, line: Line, today: Mapping[str, str]) -> Secrets:
    """`today` maps each kind that has the field to its name now."""
    fields, mentions = set(today.values()), dict[str, set[bytes]]()
    for path, names in line.schemas.items():
        kind = path.removeprefix(f"{SCHEMAS}/").removesuffix(".yml")
        for data in git.blobs(names, declared.MOST_BYTES):
            if data is not None:
                fields |= set(_named(data))
                mentions.setdefault(kind, set()).update(_NAME.findall(data))
    kinds = {kind for kind, named in mentions.items() if {one.encode() for one in fields} & named}
    return Secrets(frozenset(fields), frozenset(kinds | set(today)) - {SHARED})


def _named(schema: bytes) -> Iterator[str]:
    """The names of the fields of which a schema says that they tell what is confidential."""
    if _MEANING not in schema:
        return
    try:
        content = declared.content(schema.decode("utf-8-sig"))
    except (opened.Refused, yaml.YAMLError, ValueError, OverflowError):
        return
    entries = content.get("fields") if isinstance(content, dict) else content
    for one in entries if isinstance(entries, list) else ():
        if isinstance(one, dict) and m.expand(str(one.get("rdfType", ""))) == m.CONFIDENTIAL:
            yield str(one.get("name", ""))


class Concealed:
    """Of whom nothing is told, and until when."""

    def __init__(self, until: Mapping[Ref, int], public: Collection[Ref], hidden: Collection[Ref], line: Line) -> None:
        """`until` is the index of the last commit at which a record was confidential; `hidden` are confidential today."""
        self._public = public
        self._one = _Chains(one for one in line.events if one.before)
        self._until: dict[Ref, int] = {}
        for ref, index in (*until.items(), *((ref, len(line.commits)) for ref in hidden)):
            chain = self._one.of(ref)
            self._until[chain] = max(index, self._until.get(chain, -1))

    def tells(self, ref: Ref, index: int) -> bool:
        """Whether it is told what a commit did to a record."""
        until = self._until.get(self._one.of(ref))
        return until is None or (index > until and ref in self._public)

    def ever(self, ref: Ref) -> bool:
        """Whether it was confidential at any time, under any name."""
        return self._one.of(ref) in self._until

    def cut(self, ref: Ref) -> bool:
        """Whether no record may be told to have named this one."""
        return self.ever(ref) and ref not in self._public


class _Chains:
    """Records that are one, with the names that it had: each name leads to one of them."""

    def __init__(self, moves: Iterator[Event]) -> None:
        self._above: dict[Ref, Ref] = {}
        for one in moves:
            if one.before and (old := self.of(one.before)) != (new := self.of(one.ref)):
                self._above[old] = new

    def of(self, ref: Ref) -> Ref:
        """The name that stands for all."""
        while ref in self._above:
            ref = self._above[ref]
        return ref


def until(git: Git, events: Sequence[Event], found: Secrets) -> Mapping[Ref, int]:
    """Each record that was ever confidential, and the index of the last commit that left it so."""
    asked = [one for one in events if one.ref.kind in found.kinds and one.new]
    read = versions(git, [one.new for one in asked])
    return {one.ref: one.index for one, version in zip(asked, read, strict=True) if found.has(version)}
