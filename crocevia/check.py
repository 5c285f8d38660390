"""Holds records against their schemas (frictionless) and the rules; yields findings; changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import frictionless

from crocevia import load, meanings, rules
from crocevia.findings import Finding, excerpt
from crocevia.kinds import FALSE, TRUE, Field, Kind, Reference
from crocevia.language import Message, say
from crocevia.load import Cell, Source
from crocevia.rules import Problem, Row
from crocevia.vocabularies import Vocabulary

# frictionless reads one cell: its value, and notes by the name of what it breaks.
_Reader = Callable[[Any], tuple[Any, Mapping[str, str] | None]]


@dataclass(frozen=True)
class Rulebook:
    """All that a record is judged by: the kinds, the lists, which records there are, the day."""

    kinds: Mapping[str, Kind]
    vocabularies: Mapping[str, Vocabulary]
    ids: Mapping[str, frozenset[str]]
    today: date

    @cached_property
    def sheets(self) -> Mapping[str, _Sheet]:
        """The checks of each kind, made ready once."""
        return {kind.name: _Sheet(kind, self) for kind in self.kinds.values()}

    def values(self, reference: Reference) -> frozenset[str]:
        """What may be written where a field refers to this table."""
        if reference.resource in self.vocabularies:
            return self.vocabularies[reference.resource].values(reference.column or "code")
        return self.ids.get(reference.resource, frozenset())


def check(source: Source, rulebook: Rulebook, root: Path) -> Iterator[Finding]:
    """Everything that is wrong with one record. `root` is the folder that `source.file` is relative to."""
    yield from source.findings
    if not source.whole:
        return
    told = {finding.field for finding in source.findings}
    problems = [one for one in _problems(source, rulebook) if one.field not in told]
    if problems:
        # Only files with something to tell are read again for the places.
        places = load.positions(root / source.file)
        for one in problems:
            line, column = places.get((one.field, one.index)) or places.get((one.field, -1)) or (0, 0)
            yield Finding(source.file, line, column, one.field, one.level, one.code, one.found, one.problem, one.remedy)


def _problems(source: Source, rulebook: Rulebook) -> Iterator[Problem]:
    sheet = rulebook.sheets[source.kind]
    yield from sheet.identifier(source.id)
    for name, cell in source.cells.items():
        yield from sheet.cell(name, cell)
    yield from sheet.missing(source.cells)
    row = Row(sheet.kind, source.cells, rulebook.today)
    for rule in rules.record_rules():
        yield from rule(row)


class _Sheet:
    """One kind's checks: frictionless readers, rules and references by field, looked up once and used for each row."""

    def __init__(self, kind: Kind, rulebook: Rulebook) -> None:
        self.kind = kind
        self.columns = {field.name: _Column(field, rulebook) for field in kind.written}
        self.id = _Column(kind.by_meaning[meanings.IDENTIFIER], rulebook)
        self.required = [field for field in kind.written if field.required]

    def identifier(self, id: str) -> Iterator[Problem]:
        if any(True for _ in self.id.breaks(id, -1)):
            problem = say("a file's name is made of small letters without accents, digits and hyphens")
            yield Problem("file-name", problem, say("Rename the file."), f"{id}.yml")

    def cell(self, name: str, cell: Cell) -> Iterator[Problem]:
        column = self.columns.get(name)
        if column is None:
            yield self._unknown(name)
            return
        # One value where a list is meant is a list of one; the opposite is told.
        if isinstance(cell, tuple) and not column.field.many:
            remedy = say("Take the hyphens or the brackets away.")
            yield Problem("not-a-list", say("this field holds one value, not a list"), remedy, field=name)
            return
        for index, value in enumerate(cell) if isinstance(cell, tuple) else [(-1, cell)]:
            yield from column.problems(value, index)
        if isinstance(cell, tuple) and len(set(cell)) < len(cell):
            yield Problem("repeated", say("the same value stands here twice"), say("Keep one."), field=name)

    def missing(self, cells: Mapping[str, Cell]) -> Iterator[Problem]:
        for field in self.required:
            if field.name not in cells:
                remedy = say("Add a line `{field}: …` ({title}).", field=field.name, title=field.title)
                yield Problem("missing", say("this field must be there"), remedy, field=field.name)

    def _unknown(self, name: str) -> Problem:
        words = {field.name: field.name for field in self.kind.written}
        words |= {title.casefold(): field.name for field in self.kind.written for title in field.title.values()}
        near = get_close_matches(name.casefold(), words, n=1)
        remedy = (
            say("Did you mean `{near}`?", near=words[near[0]])
            if near
            else say("The fields of {kind} are: {fields}.", kind=self.kind.title, fields=", ".join(self.columns))
        )
        return Problem("unknown-field", say("there is no such field"), remedy, name, field=name, index=-2)


class _Column:
    """One field's checks."""

    def __init__(self, field: Field, rulebook: Rulebook) -> None:
        self.field = field
        self.rulebook = rulebook
        self.read = _reader(field)
        self.rules = rules.value_rules(field.meaning)
        self.allowed = {reference: rulebook.values(reference) for reference in field.references}

    def problems(self, value: str, index: int) -> Iterator[Problem]:
        yield from self.breaks(value, index)
        for rule in self.rules:
            for one in rule(value, self.field):
                yield _placed(one, self.field.name, index)
        if self.allowed:
            yield from self.lost(value, index)

    def breaks(self, value: str, index: int) -> Iterator[Problem]:
        """What frictionless says, in an editor's words."""
        notes = self.read(value)[1] if self.read else None
        for name in notes or ():
            problem, remedy = _in_words(name, self.field, value)
            yield Problem(name, problem, remedy, value, field=self.field.name, index=index)

    def lost(self, value: str, index: int) -> Iterator[Problem]:
        """A reference to what is not there, or is there as something else."""
        many = len(self.allowed) > 1
        if any(_target(value, reference, many) in known for reference, known in self.allowed.items()):
            return
        problem, remedy = self._lost_in_words(value, many)
        yield Problem("reference", problem, remedy, value, field=self.field.name, index=index)

    def _lost_in_words(self, value: str, many: bool) -> tuple[Message, Message]:
        tables = [reference.resource for reference in self.allowed]
        stem = value.rpartition("/")[2]
        elsewhere = [kind for kind, ids in self.rulebook.ids.items() if stem in ids]
        options = [
            f"{reference.resource}/{id}" if many else id for reference, ids in self.allowed.items() for id in ids
        ]
        if many and (right := [f"{table}/{stem}" for table in tables if table in elsewhere]):
            return say("here the kind must be said too"), say("Write `{one}`.", one=right[0])
        if elsewhere and not set(elsewhere) & set(tables):
            kinds = " / ".join(tables)
            problem = say("this is one of {there}, not one of {here}", there=elsewhere[0], here=kinds)
            return problem, say("Name a record of {here}.", here=kinds)
        problem = say("nothing in {tables} has this code", tables=" / ".join(tables))
        near = get_close_matches(value, options, n=3) or self._by_label(value)
        if near:
            return problem, say("Did you mean {near}?", near=", ".join(f"`{one}`" for one in near))
        return problem, self._choices(tables, options)

    def _by_label(self, value: str) -> list[str]:
        """The codes whose words the editor wrote instead of the code."""
        lists = [
            self.rulebook.vocabularies[r.resource] for r in self.allowed if r.resource in self.rulebook.vocabularies
        ]
        labels = {
            word.casefold(): term.code for one in lists for term in one.terms.values() for word in term.label.values()
        }
        return [labels[word] for word in get_close_matches(value.casefold(), labels, n=3)]

    def _choices(self, tables: Sequence[str], options: Sequence[str]) -> Message:
        if any(table in self.rulebook.vocabularies for table in tables) and len(options) <= 30:  # noqa: PLR2004
            return say("The codes are: {codes}.", codes=", ".join(sorted(options)))
        if any(table in self.rulebook.kinds for table in tables):
            return say("Make its record first: `python build.py new {kind} {id}`.", kind=tables[0], id="…")
        return say("Look for the code in catalogue/vocabularies/{table}.yml.", table=tables[0])


def _target(value: str, reference: Reference, many: bool) -> str:
    """The id that `value` names in this table; where a field allows several tables it says which."""
    if not many:
        return value
    table, _, id = value.partition("/")
    return id if table == reference.resource else ""


def _placed(one: Problem, name: str, index: int) -> Problem:
    return Problem(one.code, one.problem, one.remedy, one.found, one.level, name, index)


def item_descriptor(field: Field) -> dict[str, Any]:
    """The Table Schema of one value of a field (of an item, where it holds a list), as frictionless reads it."""
    descriptor: dict[str, Any] = {
        "name": field.name,
        "type": field.descriptor.get("itemType", "string") if field.many else field.type,
        "constraints": {name: value for name, value in field.constraints.items() if name != "required"},
    }
    if field.many and field.categories:
        descriptor["constraints"]["enum"] = list(field.categories)
    if field.format:
        descriptor["format"] = field.format
    if field.type == "boolean":
        descriptor |= {"trueValues": list(TRUE), "falseValues": list(FALSE)}
    return descriptor


def _reader(field: Field) -> _Reader | None:
    """frictionless's reader of one value; None where there is nothing it could say against a text."""
    descriptor = item_descriptor(field)
    if descriptor["type"] == "string" and not descriptor["constraints"] and not field.format:
        return None
    reader: _Reader = frictionless.Field.from_descriptor(descriptor).create_cell_reader()
    return reader


def _in_words(name: str, field: Field, value: str) -> tuple[Message, Message]:
    """frictionless's name of what is broken (`type`, or a constraint) → a plain sentence and what would do."""
    limit = field.constraints.get(name)
    match name:
        case "type":
            return _TYPES.get(field.format) or _TYPES[field.type if not field.many else "string"]
        case "enum":
            near = get_close_matches(value.casefold(), [w.casefold() for w in field.categories], n=1)
            choices = tuple(say("{code} ({label})", code=code, label=label) for code, label in field.categories.items())
            remedy = (
                say("Did you mean {near}?", near=f"`{near[0]}`")
                if near
                else say("Write one of: {codes}.", codes=choices)
            )
            return say("this is not one of the choices"), remedy
        case "maxLength":
            problem = say("too long: {length} characters, at most {limit}", length=len(value), limit=limit)
            return problem, say("Say it in fewer words.")
        case "pattern":
            example = field.example or "—"
            return say("this is not written as it should be"), say("Write it like this: {example}.", example=example)
        case "minimum" | "maximum":
            sides = {"minimum": say("it must be at least {limit}", limit=limit)}
            return sides.get(name, say("it must be at most {limit}", limit=limit)), say("Correct the number.")
        case _:
            return say("this breaks the rule {rule}", rule=f"{name}: {excerpt(limit)}"), say("Correct the value.")


_TYPES: Mapping[str, tuple[Message, Message]] = {
    "string": (say("this is not a text"), say("Write it in double quotes.")),
    "integer": (say("this is not a whole number"), say("Write digits only, without dots or words.")),
    "number": (say("this is not a number"), say("Write digits, with a point before the decimals.")),
    "boolean": (say("this is neither yes nor no"), say("Write true or false.")),
    "date": (say("this is not a date"), say("Write year-month-day, for instance 2026-11-21.")),
    "email": (say("this is not an e-mail address"), say("Write it like this: {example}.", example="info@example.org")),
    "uri": (
        say("this is not a web address"),
        say("Write it like this: {example}.", example="https://www.example.org/"),
    ),
}
