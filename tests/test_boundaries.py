"""Boundaries: what is read, what is refused, and whether those we ship are whole."""

import json
from pathlib import Path

import pytest

from crocevia import boundaries
from crocevia.findings import CannotGoOn
from tests.editions import edition

SHIPPED = Path(__file__).parents[1] / "catalogue" / "boundaries"
SQUARE = {
    "type": "Topology",
    "bbox": [7, 45, 8, 46],
    "transform": {"scale": [0.5, 0.5], "translate": [7, 45]},
    "source": {"title": "Catasto del borgo", "path": "https://borgo.example.org/"},
    "objects": {
        "areas": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "id": "001125", "arcs": [[0]]}]}
    },
    "arcs": [[[0, 0], [2, 0], [0, 2], [-2, 0], [0, -2]]],
}


def put(city, content):
    return city.write("boundaries/borgo.json", content if isinstance(content, str) else json.dumps(content))


def test_a_file_is_read_and_published_as_it_stands(city):
    put(city, SQUARE)
    (found,) = city.build().boundaries
    assert (found.name, found.codes, found.box) == ("borgo", {"001125"}, (7, 45, 8, 46))
    assert (found.source, found.path) == ("Catasto del borgo", "https://borgo.example.org/")
    assert json.loads(found.content) == SQUARE


def test_a_city_need_not_have_any(city):
    assert city.build().boundaries == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "[]",
        "{",
        '{"type": "FeatureCollection", "features": []}',
        {**SQUARE, "bbox": [7, 45]},
        {**SQUARE, "transform": None},
        {**SQUARE, "arcs": []},
        {**SQUARE, "arcs": [[[0, "x"]]]},
        {**SQUARE, "objects": {"areas": {"geometries": [{"type": "Polygon", "arcs": [[0]]}]}}},
        {**SQUARE, "objects": {"areas": {"geometries": [{"type": "Point", "id": "1", "arcs": [[0]]}]}}},
        {**SQUARE, "objects": {"areas": {"geometries": [{"type": "Polygon", "id": "1", "arcs": [[1]]}]}}},
    ],
)
def test_what_cannot_be_drawn_is_a_finding_on_its_file(city, wrong):
    put(city, wrong)
    with pytest.raises(CannotGoOn) as refused:
        city.judge()
    assert [(one.file, one.code) for one in refused.value.findings] == [
        ("catalogue/boundaries/borgo.json", "declaration")
    ]


def rings(topology):
    """Code → rings of points, unfolded by the book (TopoJSON 1.0), in units of the grid."""
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        lines.append([(x := x + right, y := y + up) for right, up in arc])
    for area in topology["objects"]["areas"]["geometries"]:
        for polygon in area["arcs"]:
            for numbers in polygon:
                parts = [lines[n] if n >= 0 else lines[~n][::-1] for n in numbers]
                assert all(one[-1] == other[0] for one, other in zip(parts, [*parts[1:], parts[0]], strict=True))
                yield area["id"], [point for part in parts for point in part[:-1]]


def shipped():
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SHIPPED.glob("*.json"))]


def test_the_shipped_are_small_and_say_where_they_come_from():
    found = boundaries.read(SHIPPED)
    assert sum(len(one.codes) for one in found) == 243
    assert all("ISTAT" in one.source and "CC BY 4.0" in one.source for one in found)
    # What a phone has to fetch for all three provinces, before compression.
    assert sum(len(one.content) for one in found) < 80_000


def test_every_ring_of_the_shipped_is_closed_and_has_an_inside():
    for topology in shipped():
        for code, ring in rings(topology):
            doubled = sum(x * b - a * y for (x, y), (a, b) in zip(ring, [*ring[1:], ring[0]], strict=True))
            assert len(ring) >= 3, code
            assert doubled, code


def test_neighbours_share_their_border():
    """Of two municipalities side by side neither overlaps the other, for each border is one line."""
    for topology in shipped():
        sides = [
            frozenset(pair) for _, ring in rings(topology) for pair in zip(ring, [*ring[1:], ring[0]], strict=True)
        ]
        assert max(sides.count(side) for side in set(sides[::50])) <= 2
        assert len(set(sides)) < len(sides) * 0.75


def test_every_zone_with_a_boundary_stands_in_it():
    """The code and the point of a zone belong together: the vocabulary and the boundaries know the same municipality."""
    zones = {
        term.columns.get("istat_code"): term.columns
        for term in edition("milan").catalogue.vocabularies["zones"].terms.values()
    }
    checked, outside = 0, []
    for topology in shipped():
        (across, up), (left, down) = topology["transform"]["scale"], topology["transform"]["translate"]
        around = {}
        for code, ring in rings(topology):
            around.setdefault(code, []).extend([(x * across + left, y * up + down) for x, y in ring])
        for code, points in around.items():
            columns = zones[code]
            checked += 1
            x, y = float(columns["longitude"]), float(columns["latitude"])
            xs, ys = zip(*points, strict=True)
            if not (min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)):
                outside.append(code)
    assert checked == 243
    assert not outside
