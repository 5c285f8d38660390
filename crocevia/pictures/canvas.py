"""A sheet to draw on, in pixels from its top left corner: shapes are drawn once, words are set in each language.

drawsvg draws the shapes, once; it never sees a word, for the words of eight languages stand at the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.sax.saxutils import escape, quoteattr

from crocevia.language import Message
from crocevia.pictures import words
from crocevia.pictures.shapes import Arrow, Box, Shape, drawn
from crocevia.text import Text

INK, SOFT, PAPER, LINE = "#14252e", "#42555f", "#ffffff", "#b9c8ce"
# Of stripes and dots: 3:1 on white.
_HATCHED = "#7d939c"
Words = str | Text | Message
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point: on the line of writing, `anchor` being what of them stands there.

    `most` is the room that they have in pixels, `turn` how far they are turned, in degrees against the clock.
    """

    words: Words
    x: float
    y: float
    most: float
    anchor: str = "start"
    size: int = 13
    turn: int = 0
    bold: bool = False
    colour: str = INK
    lines: int = 1


@dataclass
class Canvas:
    """What will be drawn. `title` and `about` are read out in the place of the picture."""

    width: int
    height: int
    title: Words
    about: Words
    shapes: list[Shape] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, fill: str = PAPER, hatch: str = "") -> None:
        """A rectangle with a thin line around it; `hatch` as shapes.py names it."""
        self.shapes.append(Box(x, y, width, height, fill, _HATCHED if hatch else LINE, hatch))

    def blank(self, x: float, y: float, width: float, height: float) -> None:
        """Plain paper over what was drawn, for figures to be read on."""
        self.shapes.append(Box(x, y, width, height, PAPER, PAPER, ""))

    def arrow(self, points: Sequence[float], *, head: bool = True, dashed: bool = False, bend: float = 0) -> None:
        """A line from (x, y) to (x, y), bent by a part of its length."""
        x, y, to_x, to_y = points
        self.shapes.append(Arrow(x, y, to_x, to_y, SOFT, head, dashed, bend))

    def label(self, label: Label) -> None:
        """Words."""
        self.labels.append(label)

    @cached_property
    def _drawn(self) -> str:
        return drawn(self.width, self.height, self.shapes)

    def svg(self, language: str) -> bytes:
        """The picture in a language (SVG 1.1): from right to left where that is how one reads."""
        mirrored = language.partition("-")[0] in _RIGHT_TO_LEFT
        title, about = (escape(_said(one, language)) for one in (self.title, self.about))
        flip = f'<g transform="matrix(-1 0 0 1 {self.width} 0)">{self._drawn}</g>' if mirrored else self._drawn
        lines = "".join(_text(one, language, self.width if mirrored else None) for one in self.labels)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}"'
            f' viewBox="0 0 {self.width} {self.height}" role="img" aria-labelledby="title about" lang={quoteattr(language)}'
            f' direction="{"rtl" if mirrored else "ltr"}" font-family="system-ui, -apple-system, Helvetica, Arial, sans-serif">\n'
            f'<title id="title">{title}</title><desc id="about">{about}</desc>\n'
            f'<rect width="{self.width}" height="{self.height}" fill="{PAPER}"/>\n{flip}\n{lines}</svg>\n'
        ).encode()


def _said(one: Words, language: str) -> str:
    text = one if isinstance(one, str) else one.in_(language)
    # XML has no place for what a terminal would obey.
    return "".join(c if c.isprintable() else " " for c in text)


def _text(one: Label, language: str, width: int | None) -> str:
    """The lines of a label; where a `width` is given, as far from the right as they are from the left."""
    x = one.x if width is None else width - one.x
    whole = _said(one.words, language)
    lines = words.lines(whole, one.most, one.size, one.lines)
    turn = one.turn if width is None else -one.turn
    turned = f' transform="rotate({-turn} {x:g} {one.y:g})"' if turn else ""
    bold = ' font-weight="700"' if one.bold else ""
    first = one.y - (len(lines) - 1) * one.size * 0.6
    return "".join(
        f'<text x="{x:g}" y="{first + number * one.size * 1.2:g}" text-anchor="{one.anchor}" unicode-bidi="plaintext"'
        f' font-size="{one.size}" fill="{one.colour}"{bold}{turned}>{escape(line)}</text>\n'
        for number, line in enumerate(lines)
    )
