"""Rectangles and arrows as SVG, drawn by matplotlib: paths and patterns only, no style, no name from elsewhere."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

_SVG = "{http://www.w3.org/2000/svg}"
# Points are pixels.
_DPI = 72
# The identifiers of patterns come of this and of what is drawn: the same picture, the same bytes.
_SETTINGS: Any = {"svg.hashsalt": "crocevia", "svg.fonttype": "none", "hatch.linewidth": 0.8, "path.simplify": False}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    line: str
    hatch: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line that may have a head."""

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
    rc_context, FigureCanvasSVG, Figure = _matplotlib()  # noqa: N806 - classes of matplotlib's
    figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI)
    FigureCanvasSVG(figure)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    file = io.BytesIO()
    # A hatch takes its width when it is made, a pattern its identifier when it is written.
    with rc_context(_SETTINGS):
        for shape in shapes:
            axes.add_patch(_patch(shape))
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return "".join(_plain(ET.fromstring(file.getvalue())))  # noqa: S314 - written a line above


@cache
def _matplotlib() -> tuple[Any, Any, Any]:
    """What draws. Loading it takes longer than drawing: only who writes pictures waits for it."""
    # It keeps a list of the system's fonts, which nothing here uses, in the home of whoever builds: a build leaves nothing there.
    with TemporaryDirectory(prefix="crocevia-") as folder:
        before = os.environ.get("MPLCONFIGDIR")
        os.environ["MPLCONFIGDIR"] = folder
        try:
            from matplotlib import rc_context  # noqa: PLC0415
            from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
            from matplotlib.figure import Figure  # noqa: PLC0415
        finally:
            del os.environ["MPLCONFIGDIR"]
            if before is not None:
                os.environ["MPLCONFIGDIR"] = before
    return rc_context, FigureCanvasSVG, Figure


def _patch(shape: Shape) -> Any:
    from matplotlib.patches import FancyArrowPatch, Rectangle  # noqa: PLC0415

    if isinstance(shape, Box):
        return Rectangle(
            (shape.x, shape.y),
            shape.width,
            shape.height,
            facecolor=shape.fill,
            edgecolor=shape.line,
            hatch=shape.hatch or None,
            linewidth=0.8,
            clip_on=False,
        )
    return FancyArrowPatch(
        (shape.x, shape.y),
        (shape.to_x, shape.to_y),
        arrowstyle="-|>" if shape.head else "-",
        connectionstyle=f"arc3,rad={shape.bend}",
        linestyle="dashed" if shape.dashed else "solid",
        mutation_scale=12,
        shrinkA=0,
        shrinkB=0,
        color=shape.line,
        linewidth=1.2,
        clip_on=False,
    )


def _plain(root: ET.Element) -> Iterator[str]:
    """Patterns and paths, each style said in attributes: a strict policy has no `style`."""
    inside: set[ET.Element] = set()
    for pattern in root.iter(f"{_SVG}pattern"):
        parts = [one for one in pattern if one.tag in {f"{_SVG}rect", f"{_SVG}path"}]
        inside.update(parts)
        yield f"<defs>{_element(pattern, ''.join(map(_element, parts)))}</defs>\n"
    yield from (_element(path) + "\n" for path in root.iter(f"{_SVG}path") if path not in inside)


def _element(one: ET.Element, inner: str = "") -> str:
    name = one.tag.removeprefix(_SVG)
    styles = (part.partition(":") for part in one.attrib.get("style", "").split(";") if part.strip())
    attributes = {key: " ".join(value.split()) for key, value in one.attrib.items() if key != "style"}
    attributes |= {key.strip(): value.strip() for key, _, value in styles}
    written = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name} {written}>{inner}</{name}>" if inner else f"<{name} {written}/>"
