"""The shape of a table: columns that know their schema and their cells, rows that come when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from crocevia.text import Text

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its published Table Schema field, and a row's cell as text ("" for nothing)."""

    name: str
    descriptor: Mapping[str, Any]
    cell: Callable[[Row], str]


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
