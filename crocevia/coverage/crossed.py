"""What is counted by two things at once (needs by zones, needs by audiences), and drawn as a table of numbers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from crocevia.coverage.figure import Figure, Grid, Named
from crocevia.language import Message, say
from crocevia.pictures.canvas import Canvas
from crocevia.pictures.matrix import ELSEWHERE, NOTHING, Cell, Matrix
from crocevia.text import Text

# As many as a picture shows and a table is read; the CSV has all.
ROWS, COLUMNS = 40, 12


class Crossed(Figure):
    """A figure whose picture and table have names on two sides."""

    legend: ClassVar[Sequence[tuple[str, Message]]] = ((NOTHING, say("With nothing")),)

    @property
    @abstractmethod
    def corner(self) -> Text | Message:
        """What the rows are."""

    @abstractmethod
    def sides(self) -> tuple[Sequence[Named], Sequence[Named]]:
        """The names of the rows and of the columns that are shown."""

    @abstractmethod
    def counted(self, row: str, column: str) -> tuple[int, int]:
        """How many there are where a row and a column cross, and how many reach it from elsewhere."""

    def grid(self) -> Grid | None:
        """The table of what the picture shows."""
        rows, columns = self.sides()
        if not rows or not columns:
            return None
        said = [[self.said(*self.counted(row.code, one.code)) for one in columns] for row in rows]
        return Grid(self.corner, rows, columns, said)

    def picture(self) -> Canvas | None:
        """The same as a picture."""
        grid = self.grid()
        if not grid:
            return None
        numbers = [[self.counted(row.code, one.code) for one in grid.columns] for row in grid.rows]
        most = max((here for row in numbers for here, _ in row), default=0) or 1
        cells = [[self.cell(here, around, most) for here, around in row] for row in numbers]
        rows, columns = ([one.label for one in side] for side in (grid.rows, grid.columns))
        return Matrix(self.title, self.how, rows, columns, cells, self.legend).canvas()

    def said(self, first: int, second: int) -> tuple[str, str]:
        """What stands in a cell of the table: a number, and what stands small beside it."""
        return str(first), f"+{second}" if second else ""

    def cell(self, first: int, second: int, most: int) -> Cell:
        """What stands in a cell of the picture."""
        return Cell(*self.said(first, second), first / most) if first or second else Cell("", "", 0, NOTHING)


class ByZone(Crossed):
    """What is counted in each zone: here, and from wider areas that it lies in."""

    legend = ((NOTHING, say("With nothing")), (ELSEWHERE, say("Only from wider areas")))

    def cell(self, first: int, second: int, most: int) -> Cell:
        """Without a zero before what comes from elsewhere."""
        return Cell("", f"+{second}", 0, ELSEWHERE) if second and not first else super().cell(first, second, most)


def first(counted: Mapping[str, int], order: Sequence[str], most: int) -> list[str]:
    """The `most` codes with most, in the order of their list."""
    kept = set(sorted(order, key=lambda code: -counted.get(code, 0))[:most])
    return [code for code in order if code in kept]


def by_count(counted: Mapping[str, int], order: Sequence[str]) -> Iterator[str]:
    """Codes that were counted at all, those with most first."""
    yield from sorted((code for code in order if counted.get(code)), key=lambda code: -counted[code])
