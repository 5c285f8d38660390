"""Which tables of the database a table of the catalogue becomes: its own, and one for each column that holds a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crocevia.edition import Edition
from crocevia.kinds import Kind
from crocevia.lexical import Point
from crocevia.table import Column, Table
from crocevia.tables import AnyTable, tables

# What a cell of the database holds.
Cell = str | int | float | None
# A table and its column that a cell names.
Target = tuple[str, str]
# Columns of tables of lists.
RECORD, POSITION, VALUE = "record", "position", "value"
# Every record of every kind, for references that may be to several; the column with `kind/identifier`.
RECORDS, REF = "records", "ref"
_OWN = (RECORDS, "search", "opportunities", "about", "columns", "choices")


@dataclass(frozen=True, slots=True)
class Part:
    """A column of a table of the database, or the value of a list's."""

    name: str
    declared: str
    cell: Callable[[Any], Cell]
    target: Target | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A table of the values of a list: the row's key, the position from 1, the value."""

    name: str
    column: Column[Any]
    declared: str
    target: Target | None


@dataclass(frozen=True, slots=True)
class Laid:
    """A table of the catalogue as the database has it."""

    name: str
    table: Table[Any]
    parts: Sequence[Part]
    lists: Sequence[Listed]


class Layout:
    """The whole database: the catalogue's tables by their names in it, and the names of our own."""

    def __init__(self, edition: Edition) -> None:
        every = list(tables(edition))
        self.kinds: Mapping[str, Kind] = edition.catalogue.kinds
        # The catalogue's tables keep their names; what is ours gives way.
        self._taken = {table.name for table in every}
        self.own: Mapping[str, str] = {name: self.free(name) for name in _OWN}
        # Columns of vocabularies, other than their codes, that fields refer to, where each value is of one term only.
        self.unique: frozenset[Target] = frozenset(_referred(every))
        self.tables: Mapping[str, Laid] = {table.name: self._laid(table) for table in every}

    def free(self, name: str) -> str:
        """The name, or one like it where another table has it."""
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name

    def _laid(self, table: Table[Any]) -> Laid:
        single = (column for column in table.columns if column.type != "list")
        return Laid(
            name=table.name,
            table=table,
            parts=[part for column in single for part in self._parts(table, column)],
            lists=[
                Listed(self.free(f"{table.name}_{column.name}"), column, _declared(column), self._target(table, column))
                for column in table.columns
                if column.type == "list"
            ],
        )

    def _parts(self, table: Table[Any], column: Column[Any]) -> Iterator[Part]:
        if column.type == "geopoint":
            for index, axis in enumerate(Point._fields):
                yield Part(f"{column.name}_{axis}", "REAL", _axis(column, index), None)
        else:
            yield Part(column.name, _declared(column), _cell(column), self._target(table, column))

    def _target(self, table: Table[Any], column: Column[Any]) -> Target | None:
        """What the column's values are found in; None where they name nothing."""
        if len(column.references) > 1:
            return self.own[RECORDS], REF
        resource, _, other = "".join(column.references).partition(".")
        if not resource:
            return self._own_target(table, column)
        if resource in self.kinds:
            return resource, self.kinds[resource].identifier
        found = resource, other or "code"
        return found if found[1] == "code" or found in self.unique else None

    @staticmethod
    def _own_target(table: Table[Any], column: Column[Any]) -> Target | None:
        """A term's broader term is in its own table, whose name Table Schema leaves out."""
        fields = (key["reference"]["fields"][0] for key in table.foreign_keys if key["fields"] == [column.name])
        return next(((table.name, field) for field in fields), None)


def _referred(every: Sequence[AnyTable]) -> Iterator[Target]:
    named = {tuple(one.split(".", 1)) for table in every for column in table.columns for one in column.references}
    for table in every:
        rows: Callable[[], Iterator[Any]] = table.rows
        for column in table.columns:
            if (table.name, column.name) in named and column.name != table.key:
                cells = [cell for cell in map(column.cell, rows()) if cell]
                if len(set(cells)) == len(cells):
                    yield table.name, column.name


def _declared(column: Column[Any]) -> str:
    return {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}.get(column.item, "TEXT")


def plain(value: Any) -> Cell:
    """A value as SQLite holds it: a day as ISO 8601, yes and no as 1 and 0."""
    match value:
        case bool():
            return int(value)
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case None | str() | int():
            return value
        case _:
            return str(value)


def _cell(column: Column[Any]) -> Callable[[Any], Cell]:
    return lambda row: plain(column.value(row))


def _axis(column: Column[Any], index: int) -> Callable[[Any], Cell]:
    def cell(row: Any) -> Cell:
        point = column.value(row)
        return float(point[index]) if isinstance(point, Point) else None

    return cell
