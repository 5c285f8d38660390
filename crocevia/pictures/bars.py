"""Bars beside each other's names, each with its number; the parts of a bar differ in their stripes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.pictures.canvas import SOFT, Canvas, Label, Words
from crocevia.pictures.shapes import DOTS, STRIPES

# The parts of a bar, in their order: fill and hatch.
_PARTS = (("#2f7f90", ""), ("#c3e0e5", DOTS), ("#ffffff", STRIPES))
_SIDE, _LONGEST, _ROW, _HEIGHT, _FOOT, _NUMBER = 230, 420, 32, 20, 34, 40


@dataclass(frozen=True, slots=True)
class Bar:
    """Its name, the lengths of its parts, and what is written of each at its end."""

    words: Words
    parts: Sequence[float]
    said: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Bars:
    """`legend` names the parts; none where a bar has only one."""

    title: Words
    about: Words
    bars: Sequence[Bar]
    legend: Sequence[Words] = ()

    def canvas(self) -> Canvas:
        """The picture, as high as there are bars."""
        head = _FOOT if self.legend else 8
        canvas = Canvas(_SIDE + _LONGEST + 120, head + _ROW * len(self.bars) + 8, self.title, self.about)
        for place, words in enumerate(self.legend):
            x = 8 + 250 * place
            fill, hatch = _PARTS[place]
            canvas.box(x, 8, 28, 16, fill, hatch)
            canvas.label(Label(words, x + 34, 21, 210, size=12, colour=SOFT))
        most = max((sum(bar.parts) for bar in self.bars), default=0) or 1
        for number, bar in enumerate(self.bars):
            self._bar(canvas, head + _ROW * number, bar, _LONGEST / most)
        return canvas

    def _bar(self, canvas: Canvas, y: float, bar: Bar, unit: float) -> None:
        canvas.label(Label(bar.words, _SIDE - 8, y + 21, _SIDE - 12, "end"))
        x: float = _SIDE
        for (fill, hatch), part in zip(_PARTS, bar.parts, strict=False):
            if part:
                canvas.box(x, y + 6, part * unit, _HEIGHT, fill, hatch)
            x += part * unit
        # Several numbers stand below each other's, in the order of the parts.
        start = x if len(bar.said) == 1 else _SIDE + _LONGEST
        for place, said in enumerate(bar.said):
            canvas.label(Label(said, start + 6 + _NUMBER * place, y + 21, _NUMBER * 2, bold=True))
