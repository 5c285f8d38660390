"""What a file gives, whatever its format: tables of rows, each value with the cells of the file that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from crocevia.language import NOTHING, Message, say

# A municipality's lists have some hundreds of rows; what is larger is a mistake, an attack, or to be cut in pieces.
MOST_BYTES = 20_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_CELLS = 100_000
LONGEST_CELL = 10_000


class Refused(Exception):
    """The file cannot be read at all; `message` says why, in plain words."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.in_("en"))
        self.message = message


class Origin(NamedTuple):
    """A cell of the file: the table (a sheet, a file), the row as a spreadsheet numbers it, the column's heading."""

    table: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Given:
    """One value under a heading. `note` says what reading it changed; a value may be made of several cells."""

    column: str
    text: str
    origins: tuple[Origin, ...]
    note: Message = NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a heading may have several values (an organisation's telephones)."""

    number: int
    values: tuple[Given, ...]

    def text(self, column: str) -> str:
        """The first value under a heading, or ""."""
        return next((one.text for one in self.values if one.column == column), "")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `means` are schema.org types of its rows, the nearest first, where the format says it (HSDS).

    `key` is the column by which rows are known again; `ours`: our own open data, whose words are our own.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    means: tuple[str, ...] = ()
    key: str = ""
    ours: bool = False


@dataclass(slots=True)
class Left:
    """A cell that no table holds, and why."""

    origin: Origin
    text: str
    why: Message


@dataclass(slots=True)
class Brought:
    """All that a file gives: its tables, the cells left out in reading, what a person should know of the reading."""

    tables: list[Table] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def cells(self) -> Iterator[Origin]:
        """Every non-empty cell of the file, headings aside, each once or more often."""
        for table in self.tables:
            for row in table.rows:
                for value in row.values:
                    yield from value.origins
        yield from (one.origin for one in self.left)


def bounded(grid: Sequence[Sequence[str]], name: str) -> None:
    """Raise Refused for a grid of more rows, columns, cells or longer cells than any list has."""
    cells = 0
    if len(grid) > MOST_ROWS:
        raise Refused(say("{table}: more than {most} rows: cut it in pieces", table=name, most=MOST_ROWS))
    for number, row in enumerate(grid, 1):
        if len(row) > MOST_COLUMNS:
            raise Refused(
                say("{table}, row {row}: more than {most} columns", table=name, row=number, most=MOST_COLUMNS)
            )
        cells += sum(1 for one in row if one)
        if cells > MOST_CELLS:
            raise Refused(say("{table}: more than {most} cells: cut it in pieces", table=name, most=MOST_CELLS))
        if any(len(one) > LONGEST_CELL for one in row):
            problem = say(
                "{table}, row {row}: a cell has more than {most} characters", table=name, row=number, most=LONGEST_CELL
            )
            raise Refused(problem)
