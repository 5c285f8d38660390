"""Reads the boundaries that a map is drawn on: `catalogue/boundaries/*.json`, TopoJSON, a place's code as `id`."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crocevia import opened
from crocevia.declared import broken
from crocevia.findings import CannotGoOn, Finding
from crocevia.language import say

# Ten times the largest of ours.
MOST_BYTES = 5_000_000
# It becomes an address.
_NAME = re.compile("[a-z0-9]+([-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Boundaries:
    """One file of boundaries, as it will be published.

    `box` is west, south, east, north in degrees (WGS 84). `source` is who made them and `path` where, for a line under the
    map; both may be "".
    """

    name: str
    codes: frozenset[str]
    box: tuple[float, float, float, float]
    source: str
    path: str
    content: bytes


def read(folder: Path) -> tuple[Boundaries, ...]:
    """Every file of the folder, by name; none where there is no folder. Raises CannotGoOn with all that cannot be drawn."""
    found: list[Boundaries] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.json")):
        try:
            found.append(_read(path))
        except (opened.Refused, ArithmeticError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            # Whatever it is instead, the remedy is the same: make it again.
            problem = say("this is not TopoJSON with an `id` for each area: make it with tools/boundaries.py")
            findings.append(broken(f"{folder.name}/{path.name}", problem))
    if findings:
        raise CannotGoOn(findings)
    return tuple(found)


def _read(path: Path) -> Boundaries:
    """A topology of quantised arcs (TopoJSON 1.0). Raises what comes of reading anything else as one."""
    if not _NAME.fullmatch(path.stem):
        raise ValueError(path.stem)
    topology = json.loads(opened.text(path, MOST_BYTES), parse_float=_finite, parse_constant=_finite)
    _pair(topology["transform"]["scale"])
    _pair(topology["transform"]["translate"])
    west, south, east, north = map(float, topology["bbox"])
    arcs = topology["arcs"]
    for arc in arcs:
        for point in arc:
            _pair(point)
    areas = [area for shape in topology["objects"].values() for area in shape["geometries"]]
    for area in areas:
        for number in _numbers(area):
            _ = arcs[number]
    source: Mapping[str, Any] = topology.get("source") or {}
    content = json.dumps(topology, ensure_ascii=False, separators=(",", ":")).encode()
    codes = frozenset(str(area["id"]) for area in areas)
    box = (west, south, east, north)
    return Boundaries(path.stem, codes, box, str(source.get("title", "")), str(source.get("path", "")), content)


def _finite(number: str) -> float:
    """JSON has no number for what is beyond all bounds (RFC 8259, 6); Python would write one all the same."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(number)
    return value


def _pair(value: Any) -> None:
    x, y = value
    float(x), float(y)


def _numbers(area: Mapping[str, Any]) -> Iterator[int]:
    """The arcs that an area is made of."""
    if area["type"] not in {"Polygon", "MultiPolygon"}:
        raise ValueError(area["type"])
    polygons = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
    yield from (number for polygon in polygons for ring in polygon for number in ring)
