"""What the map is drawn from, alike in every language: municipalities with numbers, their boundaries, exact places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from crocevia import meanings as m
from crocevia.atlas import Atlas
from crocevia.boundaries import Boundaries
from crocevia.edition import Described, Edition, Family, Output
from crocevia.language import say

JSON = "application/json"
_TITLE = say("Data of the map")


def outputs(edition: Edition) -> Iterator[Described]:
    """The numbers, the boundaries of where there is something, the exact places; nothing where no point is known.

    The page itself is the `pages` channel's.
    """
    atlas = Atlas(edition)
    if not atlas:
        return
    yield Output("map/areas.json", JSON, _TITLE, partial(_put, content=lambda: areas(atlas)))
    for one in atlas.backgrounds:
        yield Output(f"map/boundaries/{one.name}.json", JSON, _TITLE, partial(_copy, boundaries=one))
    if atlas.spots:
        yield Family("map/places/{}.json", JSON, _TITLE, tuple(atlas.spots), partial(_places, atlas))


def areas(atlas: Atlas) -> dict[str, Any]:
    """What the map's program reads first.

    `needs` are codes. `areas` maps a zone to [latitude, longitude, the code that boundaries know it by, records, records for
    each of `needs`, how many places are known exactly]; `boundaries` maps a file to west, south, east, north.
    """
    return {
        "needs": atlas.needs,
        "areas": {
            code: [*area.point, area.code, len(area.records), atlas.counts(area), len(atlas.spots.get(code, ()))]
            for code, area in atlas.areas.items()
            if area.point
        },
        "boundaries": {one.name: one.box for one in atlas.backgrounds},
    }


def places(atlas: Atlas, code: str) -> list[list[Any]]:
    """[latitude, longitude, record, name, how many records are there] of a zone's exact places."""
    return [
        [spot.latitude, spot.longitude, str(spot.place.ref), spot.place.text(m.NAME), spot.count]
        for spot in atlas.spots[code]
    ]


def _places(atlas: Atlas, file: BinaryIO, code: str) -> None:
    _put(file, lambda: places(atlas, code))


def _put(file: BinaryIO, content: Callable[[], Any]) -> None:
    file.write(json.dumps(content(), ensure_ascii=False, separators=(",", ":")).encode())


def _copy(file: BinaryIO, boundaries: Boundaries) -> None:
    file.write(boundaries.content)
