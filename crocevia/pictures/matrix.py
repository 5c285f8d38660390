"""A table as a picture: numbers in cells, the more the darker; where there is nothing, stripes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.pictures.canvas import SOFT, Canvas, Label, Words
from crocevia.pictures.shapes import DOTS, STRIPES

# Dark enough to be told apart, light enough for dark figures (at least 7:1 on the last).
_TINTS = ("#ffffff", "#e4f1f3", "#c3e0e5", "#97c8d1")
# Of a cell: nothing is there; nothing here, something from elsewhere.
NOTHING, ELSEWHERE = STRIPES, DOTS
_SIDE, _HEAD, _CELL, _ROW, _FOOT = 230, 130, 58, 30, 34


@dataclass(frozen=True, slots=True)
class Cell:
    """`share` is how much of the most it is, from 0 to 1; `hatch` one of the two above, or ""; `beside` stands small beside."""

    said: str
    beside: str
    share: float
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns with their words; `legend` says what hatches mean."""

    title: Words
    about: Words
    rows: Sequence[Words]
    columns: Sequence[Words]
    cells: Sequence[Sequence[Cell]]
    legend: Sequence[tuple[str, Words]] = ()

    def canvas(self) -> Canvas:
        """The picture, as high as there are rows."""
        # The last heading leans out over its column.
        width = _SIDE + _CELL * len(self.columns) + 100
        height = _HEAD + _ROW * len(self.rows) + (_FOOT if self.legend else 8)
        canvas = Canvas(max(width, 480), height, self.title, self.about)
        for number, words in enumerate(self.columns):
            x = _SIDE + _CELL * (number + 0.5)
            canvas.label(Label(words, x, _HEAD - 8, 150, turn=45, size=12))
        for number, words in enumerate(self.rows):
            y = _HEAD + _ROW * number
            canvas.label(Label(words, _SIDE - 8, y + 20, _SIDE - 12, "end"))
            for place, cell in enumerate(self.cells[number]):
                self._cell(canvas, _SIDE + _CELL * place, y, cell)
        for place, (hatch, words) in enumerate(self.legend):
            x, y = 8 + 240 * place, height - 24
            canvas.box(x, y, 28, 16, hatch=hatch)
            canvas.label(Label(words, x + 34, y + 13, 200, size=12, colour=SOFT))
        return canvas

    def _cell(self, canvas: Canvas, x: float, y: float, cell: Cell) -> None:
        tint = _TINTS[min(3, int(cell.share * 3.999))] if cell.share else _TINTS[0]
        canvas.box(x, y, _CELL, _ROW, tint, cell.hatch)
        if cell.hatch and (cell.said or cell.beside):
            canvas.blank(x + 12, y + 6, _CELL - 24, _ROW - 12)
        # Each by its place, not one after the other: no writing direction changes their order.
        alone, both = _CELL / 2, bool(cell.said and cell.beside)
        if cell.said:
            anchor = "end" if both else "middle"
            canvas.label(Label(cell.said, x + alone, y + 20, _CELL, anchor, bold=True))
        if cell.beside:
            anchor = "start" if both else "middle"
            canvas.label(Label(cell.beside, x + alone + (3 if both else 0), y + 20, _CELL, anchor, size=12))
