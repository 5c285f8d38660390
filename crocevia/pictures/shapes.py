"""Rectangles and arrows as SVG, drawn by drawsvg: elements with attributes only, no style, no name from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with a thin line around it; `hatch` names what it is filled with over `fill`, "" for nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    line: str
    hatch: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line that may have a head; `bend` is how far its middle stands aside, as a part of its length."""

    x: float
    y: float
    to_x: float
    to_y: float
    line: str
    head: bool
    dashed: bool
    bend: float


Shape = Box | Arrow


def drawn(width: int, height: int, shapes: Sequence[Shape]) -> str:
    """The shapes on a sheet of so many pixels, as elements that stand in an `<svg>`."""
    import drawsvg  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; only who writes pictures waits for it

    sheet = drawsvg.Drawing(width, height, id_prefix="p")
    # Of each colour, one: drawsvg writes a definition where it is first used, under a number of its own.
    hatched, head = cache(lambda name, line: _HATCHES[name](drawsvg, line)), cache(lambda line: _head(drawsvg, line))
    for shape in shapes:
        if isinstance(shape, Box):
            place = (shape.x, shape.y, shape.width, shape.height)
            sheet.append(drawsvg.Rectangle(*place, fill=shape.fill, stroke=shape.line, stroke_width=0.8))
            if shape.hatch:
                sheet.append(drawsvg.Rectangle(*place, fill=hatched(shape.hatch, shape.line)))
        else:
            sheet.append(_line(drawsvg, shape, head))
    whole: str = sheet.as_svg(header="")
    # What stands between the tags of the `<svg>` itself.
    return whole.partition(">")[2].removesuffix("</svg>").strip()


def _line(drawsvg: Any, arrow: Arrow, head: Callable[[str], Any]) -> Any:
    """A curve of one bend, to the side of the left hand as one goes along it."""
    across, down = arrow.to_x - arrow.x, arrow.to_y - arrow.y
    aside_x = (arrow.x + arrow.to_x) / 2 - arrow.bend * down
    aside_y = (arrow.y + arrow.to_y) / 2 + arrow.bend * across
    more: dict[str, Any] = {"marker_end": head(arrow.line)} if arrow.head else {}
    if arrow.dashed:
        more["stroke_dasharray"] = "5 3"
    path = drawsvg.Path(fill="none", stroke=arrow.line, stroke_width=1.2, **more)
    return path.M(arrow.x, arrow.y).Q(round(aside_x, 2), round(aside_y, 2), arrow.to_x, arrow.to_y)


def _head(drawsvg: Any, line: str) -> Any:
    """A triangle whose point is the line's end."""
    marker = drawsvg.Marker(0, -0.4, 1, 0.4, scale=8, orient="auto", refX=1)
    marker.append(drawsvg.Lines(0, -0.4, 1, 0, 0, 0.4, fill=line, close=True))
    return marker


def _striped(drawsvg: Any, line: str) -> Any:
    pattern = drawsvg.Pattern(6, 6, patternUnits="userSpaceOnUse")
    # The corners too, or the stripes would have gaps where one tile meets the next.
    pattern.append(drawsvg.Path("M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5", stroke=line, stroke_width=0.8, fill="none"))
    return pattern


def _dotted(drawsvg: Any, line: str) -> Any:
    pattern = drawsvg.Pattern(7, 7, patternUnits="userSpaceOnUse")
    pattern.append(drawsvg.Circle(2, 2, 1, fill=line))
    pattern.append(drawsvg.Circle(5.5, 5.5, 1, fill=line))
    return pattern


STRIPES, DOTS = "stripes", "dots"
_HATCHES: Mapping[str, Callable[[Any, str], Any]] = {STRIPES: _striped, DOTS: _dotted}
