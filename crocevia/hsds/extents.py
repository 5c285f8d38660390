"""The outline of an area as GeoJSON (RFC 7946), from the boundaries that the map is drawn on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from crocevia.boundaries import Boundaries

Point = tuple[float, float]
# So many decimals of a degree are a metre.
_DECIMALS = 5


class Extents:
    """Outlines by the code that boundaries call an area, decoded when first asked for."""

    def __init__(self, boundaries: Sequence[Boundaries]) -> None:
        self._boundaries = boundaries

    def of(self, code: str) -> str:
        """The area as the text of a GeoJSON geometry; "" where no boundaries have it."""
        return self._all.get(code, "")

    @cached_property
    def _all(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for one in self._boundaries:
            topology = json.loads(one.content)
            arcs = [_arc(topology["transform"], arc) for arc in topology["arcs"]]
            for shape in topology["objects"].values():
                for area in shape["geometries"]:
                    geometry = {"type": area["type"], "coordinates": _coordinates(area, arcs)}
                    found.setdefault(str(area["id"]), json.dumps(geometry, separators=(",", ":")))
        return found


def _arc(transform: Mapping[str, Any], arc: Iterable[Sequence[int]]) -> list[Point]:
    """Quantised steps → degrees (TopoJSON 1.0, 2.1.2)."""
    (width, height), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((round(x * width + west, _DECIMALS), round(y * height + south, _DECIMALS)))
    return points


def _coordinates(area: Mapping[str, Any], arcs: Sequence[list[Point]]) -> list[Any]:
    if area["type"] == "Polygon":
        return [_ring(ring, arcs) for ring in area["arcs"]]
    return [[_ring(ring, arcs) for ring in polygon] for polygon in area["arcs"]]


def _ring(ring: Iterable[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Arcs one after the other, each beginning where the one before ends; `~n` is arc n the other way round."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points
