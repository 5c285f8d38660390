"""GeoJSON (RFC 7946) of what has a place: a feature a record, its properties the columns of the table.

A geometry is a place that is known. Where only the municipality is known, the geometry is null and its centre stands in the
property `coordinates`: a point in a geometry would be drawn, counted and measured as if somebody were there.
The municipalities themselves are features too, so that numbers can be put on a map at the precision that they have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from crocevia import meanings as m
from crocevia.api import addresses
from crocevia.edition import Data, Edition, Output
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.tables import kind_table, vocabulary_table
from crocevia.typed import encoded, speaker
from crocevia.vocabularies import Vocabulary

MEDIA_TYPE = "application/geo+json"
DATA = Data(
    say("For maps and geographic programs: a point where the exact place is known, the municipality's code for all."),
    "https://www.rfc-editor.org/rfc/rfc7946",
)
AREAS = Data(
    say("For maps: the middle of each area, and how many records there are."), "https://www.rfc-editor.org/rfc/rfc7946"
)
_AXES = ("longitude", "latitude")

Features = Callable[[], Iterator[dict[str, Any]]]


def outputs(edition: Edition) -> Iterator[Output]:
    """A file for each kind whose records are somewhere, and for each vocabulary whose terms have a point."""
    for kind in edition.catalogue.kinds.values():
        if m.STREET_ADDRESS in kind.by_meaning or m.LOCATION in kind.by_meaning:
            yield _output(edition, kind, partial(_records, edition, kind), DATA)
    for vocabulary in edition.catalogue.vocabularies.values():
        if set(_AXES) <= {str(column["name"]) for column in vocabulary.columns}:
            yield _output(edition, vocabulary, partial(_terms, edition, vocabulary), AREAS)


def _output(edition: Edition, table: Kind | Vocabulary, features: Features, data: Data) -> Output:
    write = partial(_write, edition, table, features)
    return Output(f"data/{table.name}.geojson", MEDIA_TYPE, table.title, write, table.name, data=data)


def _write(edition: Edition, table: Kind | Vocabulary, features: Features, file: BinaryIO) -> None:
    """A line a feature. The box stands at the end, where it is known: an object's members have no order."""
    settings = edition.settings
    head = {"type": "FeatureCollection", "name": table.name, "title": table.title.in_(settings.source)}
    more = {"license": settings.licence_url, "date": edition.today.isoformat()}
    file.write(encoded(head | more)[:-1] + b',"features":[')
    points, before = [], b"\n"
    for feature in features():
        file.write(before + encoded(feature))
        before = b",\n"
        if feature["geometry"]:
            points.append(feature["geometry"]["coordinates"])
    box = [*map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True))]
    file.write(b"\n]" + (b',"bbox":' + encoded(box) if box else b"") + b"}\n")


def _records(edition: Edition, kind: Kind) -> Iterator[dict[str, Any]]:
    table = kind_table(edition, kind)
    said = speaker(table)
    for record in table.rows():
        values = said(record)
        exact = values.get("coordinates_precision") == "place"
        yield _feature(addresses.page_of(edition, record), values.get("coordinates") if exact else None, values)


def _terms(edition: Edition, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    table = vocabulary_table(edition, vocabulary)
    said = speaker(table)
    for term in table.rows():
        values = said(term)
        point = [values[axis] for axis in _AXES if axis in values]
        count = len(edition.catalogue.under(vocabulary.name, term.code))
        id = addresses.term(edition, vocabulary.name, term.code)
        yield _feature(id, point if len(point) == len(_AXES) else None, {**values, "records": count})


def _feature(id: str, point: object, values: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": values}
