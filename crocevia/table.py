"""The shape of a table: columns that know their schema and their values, rows that come when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from crocevia.lexical import Value, written
from crocevia.text import Text, localised

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its published Table Schema field, and what a row says there.

    `value` gives None for nothing, or what `type` says: str, int, Decimal, bool, date, a Point, a tuple of them.
    """

    name: str
    descriptor: Mapping[str, Any]
    value: Callable[[Row], Value | None]

    @property
    def type(self) -> str:
        """Table Schema's: string, integer, number, boolean, date, geopoint or list."""
        return str(self.descriptor.get("type", "string"))

    @property
    def item(self) -> str:
        """The type of what a list holds; of anything else, its own."""
        return str(self.descriptor.get("itemType", "string")) if self.type == "list" else self.type

    @property
    def references(self) -> tuple[str, ...]:
        """The tables whose rows it names: a vocabulary (with `.column`, where it is not the code) or kinds."""
        named = self.descriptor.get("references") or ()
        return (named,) if isinstance(named, str) else tuple(named)

    def words(self, key: str, source: str) -> Text:
        """Its `title` or `description` in every language; `source` is the one of the plain key."""
        return localised(self.descriptor, key, source)

    def categories(self, source: str) -> Mapping[str, Text]:
        """What may stand in it, and the words for it, where that is a closed list."""
        listed = self.descriptor.get("categories") or ()
        return {str(one["value"]): localised(one, "label", source) for one in listed}

    def cell(self, row: Row) -> str:
        """The value as text, "" for nothing."""
        value = self.value(row)
        return "" if value is None else written(value)


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A kind or a vocabulary as rows and columns. `foreign_keys` are Table Schema's."""

    name: str
    title: Text
    description: Text
    columns: tuple[Column[Row], ...]
    rows: Callable[[], Iterator[Row]]
    key: str
    foreign_keys: tuple[Mapping[str, Any], ...]
