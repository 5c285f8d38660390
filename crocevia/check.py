"""Holds records against their schemas (frictionless) and the rules; yields findings; changes nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from pathlib import Path

from crocevia import load, meanings, rules
from crocevia.cells import in_words, reader
from crocevia.findings import Finding
from crocevia.kinds import Field, Kind, Reference
from crocevia.language import Message, say
from crocevia.load import Cell, Source
from crocevia.near import Near
from crocevia.rules import Problem, Row
from crocevia.vocabularies import Vocabulary

# A file with more than this is not a record with mistakes but something else.
MOST_FINDINGS = 100
# Values found right that are worth remembering: short ones come back, and hostile files must not fill the memory.
SHORT, MOST_KEPT = 60, 20_000
# A longer list of codes is better looked up than read.
MOST_CHOICES = 30

# Windows cannot have files of these names, and who clones the repository there gets none of it; the site's own addresses.
_RESERVED = re.compile("con|prn|aux|nul|(com|lpt)[0-9]|index|pages")


@dataclass(frozen=True)
class Rulebook:
    """All that a record is judged by: the kinds, the lists, which records there are, the day.

    Of a kind that `ids` does not have nobody knows which records there are: references to it are not judged.
    """

    kinds: Mapping[str, Kind]
    vocabularies: Mapping[str, Vocabulary]
    ids: Mapping[str, frozenset[str]]
    today: date

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """The checks of each kind, made ready when first asked for and kept."""
        return _Sheets(self)

    def knows(self, field: Field) -> bool:
        """Whether it is known what a field may refer to."""
        return all(one.resource in self.vocabularies or one.resource in self.ids for one in field.references)

    def values(self, reference: Reference) -> frozenset[str]:
        """What may be written where a field refers to this table."""
        if reference.resource in self.vocabularies:
            return self.vocabularies[reference.resource].values(reference.column or "code")
        return self.ids[reference.resource]


class _Sheets(dict[str, "Sheet"]):
    """A kind's checks take 30 ms to make: who looks at one record waits for one."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__()
        self._rulebook = rulebook

    def __missing__(self, kind: str) -> Sheet:
        self[kind] = Sheet(self._rulebook.kinds[kind], self._rulebook)
        return self[kind]


def check(source: Source, rulebook: Rulebook, root: Path) -> Iterator[Finding]:
    """Everything that is wrong with one record. `root` is the folder that `source.file` is relative to."""
    yield from source.findings
    if not source.whole:
        return
    # What was too deep to be read must not be said to be missing.
    told = frozenset(finding.field for finding in source.findings if finding.code == "nested")
    found = list(problems(source.kind, source.id, source.cells, rulebook, told))
    # Only files with something to tell are read again for the places.
    places = load.positions(root / source.file) if found else {}
    for one in found:
        line, column = places.get((one.field, one.index)) or places.get((one.field, -1)) or (0, 0)
        yield Finding(source.file, line, column, one.field, one.level, one.code, one.found, one.problem, one.remedy)


def problems(
    kind: str, id: str, cells: Mapping[str, Cell], rulebook: Rulebook, told: Collection[str] = ()
) -> Iterator[Problem]:
    """Everything that is wrong with a record, be it a file or not; nothing more of the fields that are `told`."""
    found = (one for one in _problems(rulebook.sheets[kind], id, cells, rulebook) if one.field not in told)
    yield from islice(found, MOST_FINDINGS)
    if next(found, None):
        problem = say("there is more: only the first {most} are said", most=MOST_FINDINGS)
        yield Problem("too-many", problem, say("Mend these, then check again."))


def _problems(sheet: Sheet, id: str, cells: Mapping[str, Cell], rulebook: Rulebook) -> Iterator[Problem]:
    yield from sheet.identifier(id)
    for name, cell in cells.items():
        yield from sheet.cell(name, cell)
    yield from sheet.missing(cells)
    row = Row(sheet.kind, cells, rulebook.today, id)
    for rule in rules.record_rules():
        yield from rule(row)


class Sheet:
    """One kind's checks: frictionless readers, rules and references by field, looked up once and used for each row."""

    def __init__(self, kind: Kind, rulebook: Rulebook) -> None:
        self.kind = kind
        self.columns = {field.name: Column(field, rulebook) for field in kind.written}
        self.id = Column(kind.by_meaning[meanings.IDENTIFIER], rulebook)
        self.required = [field for field in kind.written if field.required]

    def identifier(self, id: str) -> Iterator[Problem]:
        """What is wrong with a record's name, which is its file's."""
        # frictionless has nothing to say against nothing.
        if not id or any(True for _ in self.id.breaks(id, -1)):
            problem = say("a file's name is made of small letters without accents, digits and hyphens")
            yield Problem("file-name", problem, say("Rename the file."), f"{id}.yml")
        elif _RESERVED.fullmatch(id):
            problem = say("this name is kept for something else: a device of Windows, or a page of the site")
            yield Problem("file-name", problem, say("Add a word, for instance the town's name."), f"{id}.yml")

    def cell(self, name: str, cell: Cell) -> Iterator[Problem]:
        """What is wrong with what stands in one field."""
        column = self.columns.get(name)
        if column is None:
            yield self.unknown(name)
            return
        # One value where a list is meant is a list of one; the opposite is told.
        if isinstance(cell, tuple) and not column.field.many:
            remedy = say("Take the hyphens or the brackets away.")
            problem = say("this field holds one value, not a list")
            yield Problem("not-a-list", problem, remedy, ", ".join(cell), field=name)
            return
        for index, value in enumerate(cell) if isinstance(cell, tuple) else [(-1, cell)]:
            yield from column.problems(value, index)
        for index, value in _again(cell) if isinstance(cell, tuple) else ():
            problem = say("the same value stands here twice")
            yield Problem("repeated", problem, say("Keep one."), value, field=name, index=index)

    def missing(self, cells: Mapping[str, Cell]) -> Iterator[Problem]:
        """The fields that must be there and are not."""
        for field in self.required:
            if field.name not in cells:
                remedy = say("Add a line `{field}: …` ({title}).", field=field.name, title=field.title)
                yield Problem("missing", say("this field must be there"), remedy, field=field.name)

    def unknown(self, name: str) -> Problem:
        """What is said of a field that the kind does not have."""
        words = {field.name: field.name for field in self.kind.written}
        words |= {title.casefold(): field.name for field in self.kind.written for title in field.title.values()}
        near = get_close_matches(name.casefold(), words, n=1)
        remedy = (
            say("Did you mean `{near}`?", near=words[near[0]])
            if near
            else say("The fields of {kind} are: {fields}.", kind=self.kind.title, fields=", ".join(self.columns))
        )
        return Problem("unknown-field", say("there is no such field"), remedy, name, field=name, index=-2)


def _again(cell: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The items that stood there before."""
    seen: set[str] = set()
    for index, value in enumerate(cell):
        if value in seen:
            yield index, value
        seen.add(value)


class Column:
    """One field's checks."""

    def __init__(self, field: Field, rulebook: Rulebook) -> None:
        self.field = field
        self.rulebook = rulebook
        self.read = reader(field)
        self.rules = rules.value_rules(field.meaning)
        named = field.references if rulebook.knows(field) else ()
        self.allowed = {reference: rulebook.values(reference) for reference in named}
        # Values found right: codes, dates and sources come back in record after record.
        self.fine: set[str] = set()

    def problems(self, value: str, index: int) -> Sequence[Problem]:
        """What is wrong with one value, `index` being its place in a list or -1."""
        if value in self.fine:
            return ()
        problems = list(self._judged(value, index))
        if not problems and len(value) < SHORT and len(self.fine) < MOST_KEPT:
            self.fine.add(value)
        return problems

    def _judged(self, value: str, index: int) -> Iterator[Problem]:
        yield from self.breaks(value, index)
        for rule in self.rules:
            for one in rule(value, self.field):
                yield _placed(one, self.field.name, index)
        if self.allowed:
            yield from self.lost(value, index)

    def said(self, value: str) -> Iterator[Problem]:
        """What is wrong with a translation of this field: what would be wrong in any field and any language."""
        yield from self.breaks(value, -1)
        for rule in rules.value_rules(""):
            yield from rule(value, self.field)

    def breaks(self, value: str, index: int) -> Iterator[Problem]:
        """What frictionless says, in an editor's words."""
        notes = self.read(value)[1] if self.read else None
        for name in notes or ():
            problem, remedy = in_words(name, self.field, value)
            yield Problem(name, problem, remedy, value, field=self.field.name, index=index)

    def lost(self, value: str, index: int) -> Iterator[Problem]:
        """A reference to what is not there, or is there as something else."""
        many = len(self.allowed) > 1
        if any(_target(value, reference, many=many) in known for reference, known in self.allowed.items()):
            return
        problem, remedy = self._lost_in_words(value, many=many)
        yield Problem("reference", problem, remedy, value, field=self.field.name, index=index)

    def _lost_in_words(self, value: str, *, many: bool) -> tuple[Message, Message]:
        tables = [reference.resource for reference in self.allowed]
        stem = value.rpartition("/")[2]
        elsewhere = [kind for kind, ids in self.rulebook.ids.items() if stem in ids]
        if many and (right := [f"{table}/{stem}" for table in tables if table in elsewhere]):
            return say("here the kind must be said too"), say("Write `{one}`.", one=right[0])
        if elsewhere and not set(elsewhere) & set(tables):
            kinds = " / ".join(tables)
            problem = say("this is one of {there}, not one of {here}", there=elsewhere[0], here=kinds)
            return problem, say("Name a record of {here}.", here=kinds)
        problem = say("nothing in {tables} has this code", tables=" / ".join(tables))
        near = self._near.to(value) or [self._labels[word] for word in self._near_label.to(value.casefold())]
        if near:
            return problem, say("Did you mean {near}?", near=", ".join(f"`{one}`" for one in near))
        return problem, self._choices(tables)

    @cached_property
    def _options(self) -> list[str]:
        """All that could stand here."""
        many = len(self.allowed) > 1
        return [f"{one.resource}/{id}" if many else id for one, ids in self.allowed.items() for id in ids]

    @cached_property
    def _near(self) -> Near:
        return Near(self._options)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """The codes by the words that an editor may write instead."""
        names = [one.resource for one in self.allowed if one.resource in self.rulebook.vocabularies]
        terms = [term for name in names for term in self.rulebook.vocabularies[name].terms.values()]
        return {word.casefold(): term.code for term in terms for word in term.label.values()}

    @cached_property
    def _near_label(self) -> Near:
        return Near(self._labels)

    def _choices(self, tables: Sequence[str]) -> Message:
        if any(table in self.rulebook.vocabularies for table in tables) and len(self._options) <= MOST_CHOICES:
            return say("The codes are: {codes}.", codes=", ".join(sorted(self._options)))
        if any(table in self.rulebook.kinds for table in tables):
            return say("Make its record first: `python build.py new {kind} {id}`.", kind=tables[0], id="…")
        return say("Look for the code in catalogue/vocabularies/{table}.yml.", table=tables[0])


def _target(value: str, reference: Reference, *, many: bool) -> str:
    """The id that `value` names in this table; where a field allows several tables it says which."""
    if not many:
        return value
    table, _, id = value.partition("/")
    return id if table == reference.resource else ""


def _placed(one: Problem, name: str, index: int) -> Problem:
    return Problem(one.code, one.problem, one.remedy, one.found, one.level, name, index)
