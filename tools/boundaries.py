"""Makes `catalogue/boundaries/*.json`: municipal boundaries, simplified, as TopoJSON. For maintainers, when boundaries change.

usage: python tools/boundaries.py --out FOLDER --title TITLE --path URL [--tolerance METRES] NAME=FILE.geojson ...

The files are openpolis/geojson-italy's (a municipality's ISTAT code is `com_istat_code`). All are simplified together, so
that a border between two provinces is the same line in both. Points are rounded to 0.0001 degrees (11 metres). A point is
left out where the triangle that it makes with its neighbours is smaller than the square of the tolerance (Visvalingam and
Whyatt 1993), from the smallest on; where three municipalities meet, the point stays.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

# Degrees in a unit of the grid that points are rounded to.
GRID = 1e-4
METRES = 111_320 * GRID

Point = tuple[int, int]
Line = tuple[Point, ...]
# A municipality: its code and its polygons, each a list of rings.
Area = tuple[str, list[list[Line]]]


def main() -> None:
    """Read, simplify together, write a file for each NAME."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--title", required=True)
    parser.add_argument("--path", required=True)
    parser.add_argument("--tolerance", type=float, default=100)
    parser.add_argument("files", nargs="+", metavar="NAME=FILE")
    asked = parser.parse_args()
    named = {name: list(areas(Path(file))) for name, _, file in (one.partition("=") for one in asked.files)}
    meeting = junctions(ring for found in named.values() for ring in rings(found))
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, found in named.items():
        made = {"source": {"title": asked.title, "path": asked.path}, **topology(found, meeting, asked.tolerance)}
        text = json.dumps(made, separators=(",", ":"), ensure_ascii=False)
        (asked.out / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def areas(file: Path) -> Iterator[Area]:
    """The municipalities of a GeoJSON file, on the grid."""
    for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        yield feature["properties"]["com_istat_code"], [[on_grid(ring) for ring in polygon] for polygon in polygons]


def on_grid(ring: Sequence[Sequence[float]]) -> Line:
    """A closed ring as an open line of grid points, none twice in a row."""
    points = [(round(x / GRID), round(y / GRID)) for x, y in ring]
    return tuple(point for point, before in zip(points, points[-1:] + points, strict=False) if point != before)


def rings(found: Iterable[Area]) -> Iterator[Line]:
    """Every ring of some municipalities."""
    yield from (ring for _, polygons in found for polygon in polygons for ring in polygon)


def junctions(lines: Iterable[Line]) -> set[Point]:
    """The points at which lines part: those that have other neighbours in one ring than in another."""
    neighbours: dict[Point, frozenset[Point]] = {}
    parting: set[Point] = set()
    for ring in lines:
        for index, point in enumerate(ring):
            here = frozenset((ring[index - 1], ring[(index + 1) % len(ring)]))
            if neighbours.setdefault(point, here) != here:
                parting.add(point)
    return parting


def topology(found: Sequence[Area], meeting: set[Point], tolerance: float) -> dict[str, Any]:
    """A TopoJSON topology: https://github.com/topojson/topojson-specification."""
    arcs: dict[Line, int] = {}
    kept: list[Line] = []

    def number(line: Line) -> int:
        """The number of an arc; of one that is there the other way round, its complement."""
        if line[::-1] in arcs:
            return ~arcs[line[::-1]]
        if line not in arcs:
            arcs[line] = len(kept)
            kept.append(simplified(line, tolerance))
        return arcs[line]

    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": [[[number(line) for line in cut(ring, meeting)] for ring in polygon] for polygon in polygons],
        }
        for code, polygons in found
    ]
    west, south = (min(point[axis] for line in kept for point in line) for axis in (0, 1))
    east, north = (max(point[axis] for line in kept for point in line) for axis in (0, 1))
    return {
        "type": "Topology",
        "bbox": [round(edge * GRID, 4) for edge in (west, south, east, north)],
        "transform": {"scale": [GRID, GRID], "translate": [round(edge * GRID, 4) for edge in (west, south)]},
        "objects": {"areas": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [deltas(line, (west, south)) for line in kept],
    }


def cut(ring: Line, meeting: set[Point]) -> Iterator[Line]:
    """A ring cut where others meet it; one that nothing meets begins at its first point in reading order."""
    cuts = [index for index, point in enumerate(ring) if point in meeting]
    first = cuts[0] if cuts else ring.index(min(ring))
    turned = [*ring[first:], *ring[:first], ring[first]]
    if not cuts and turned[1] > turned[-2]:
        # An enclave and the hole that it fills are one line, whichever way each runs.
        yield tuple(turned[::-1])
        return
    begin = 0
    for index in range(1, len(turned)):
        if turned[index] in meeting or index == len(turned) - 1:
            yield tuple(turned[begin : index + 1])
            begin = index


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that say least of it; both ends stay, and of a closed one two points between."""
    least = 4 if line[0] == line[-1] else min(3, len(line))
    after = list(range(1, len(line) + 1))
    before = list(range(-1, len(line) - 1))
    alive = [True] * len(line)

    def heap_entry(index: int) -> tuple[float, int, int, int]:
        corners = line[before[index]], line[index], line[after[index]]
        return area(*corners), index, before[index], after[index]

    heap = [heap_entry(index) for index in range(1, len(line) - 1)]
    heapq.heapify(heap)
    left = len(line)
    while heap and left > least:
        size, index, was_before, was_after = heapq.heappop(heap)
        if not alive[index] or (before[index], after[index]) != (was_before, was_after):
            continue
        if size >= tolerance**2:
            break
        alive[index] = False
        left -= 1
        after[before[index]], before[after[index]] = after[index], before[index]
        for beside in (before[index], after[index]):
            if 0 < beside < len(line) - 1:
                heapq.heappush(heap, heap_entry(beside))
    return tuple(point for point, stays in zip(line, alive, strict=True) if stays)


def area(a: Point, b: Point, c: Point) -> float:
    """Square metres of a triangle."""
    double = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(double) / 2 * METRES**2 * math.cos(math.radians(a[1] * GRID))


def deltas(line: Line, origin: Point) -> list[list[int]]:
    """An arc as TopoJSON writes it: the first point from the origin, each other from the one before."""
    return [[x - left, y - down] for (x, y), (left, down) in zip(line, (origin, *line[:-1]), strict=True)]


if __name__ == "__main__":
    main()
