"""Columns that the engine works out: the page's address, the verification, where a record is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.kinds import DELIMITER, Field, Kind
from crocevia.language import Message, say
from crocevia.lexical import LAU, Point, Value, degrees
from crocevia.meanings import expand
from crocevia.model import Record
from crocevia.table import Column
from crocevia.verification import Verification
from crocevia.when import hours


def derived(edition: Edition, kind: Kind) -> Iterator[Column[Record]]:
    """The columns that follow those of the schema."""
    yield from _always(edition)
    if m.OPENING_HOURS in kind.by_meaning:
        about = say("The opening hours in OpenStreetMap's opening_hours syntax.")
        yield _column(edition, "hours_osm", say("Hours (OSM)"), about, _osm)
    if m.LOCATION in kind.by_meaning or m.MUNICIPALITY in kind.by_meaning:
        yield from _where(edition)
    area = kind.by_meaning.get(m.AREA_SERVED)
    municipalities = _municipalities(edition, area) if area else {}
    if area and municipalities:
        yield _column(
            edition,
            "municipalities",
            say("Municipalities served"),
            say(
                "The municipalities served; a district stands for the whole of its municipality, a wider area for none."
            ),
            lambda record: _served(record, municipalities),
            type="list",
            itemType="string",
            delimiter=DELIMITER,
            references=[area.vocabulary],
        )


def _always(edition: Edition) -> Iterator[Column[Record]]:
    source = edition.settings.source
    yield _column(
        edition,
        "page_url",
        say("Page"),
        say("The persistent address of the record's page."),
        lambda record: edition.absolute(edition.record_path(record, source)),
        # Where the city has not said its address, it is only a path.
        **({"format": "uri"} if edition.settings.url else {}),
    )
    yield _column(
        edition,
        "verification",
        say("Verification"),
        say("verified, due (to be checked again), unverified or closed, on the day of the edition."),
        lambda record: record.verification(edition.today).value,
        **_choices(edition, _STATES),
    )


def _where(edition: Edition) -> Iterator[Column[Record]]:
    yield _column(
        edition,
        "lau",
        say("Municipality code"),
        say("The municipality of the place: {form}.", form=LAU[1]),
        lambda record: _lau(edition, record),
        constraints={"pattern": "IT_[0-9]{6}"},
    )
    yield _column(
        edition,
        "coordinates",
        say("Coordinates"),
        say("Longitude, latitude (WGS 84)."),
        lambda record: coordinates(edition, record)[0],
        type="geopoint",
    )
    yield _column(
        edition,
        "coordinates_precision",
        say("Precision of the coordinates"),
        say("place: the exact point; municipality: only the centre of the municipality, approximate."),
        lambda record: coordinates(edition, record)[1],
        **_choices(edition, _PRECISIONS),
    )


_STATES: Mapping[str, Message] = {
    Verification.VERIFIED: say("Verified"),
    Verification.DUE: say("To be checked again"),
    Verification.UNVERIFIED: say("Not verified"),
    Verification.CLOSED: say("Closed"),
}
_PRECISIONS = {"place": say("The exact point"), "municipality": say("The centre of the municipality")}


def _choices(edition: Edition, labels: Mapping[str, Message]) -> dict[str, Any]:
    """What a column may hold, and the words for it in every language."""
    languages = edition.settings.languages
    keys = {one: "label" if one == edition.settings.source else f"label@{one}" for one in languages}
    return {
        "constraints": {"enum": [str(value) for value in labels]},
        "categories": [
            {"value": str(value), **{key: label.in_(language) for language, key in keys.items()}}
            for value, label in labels.items()
        ],
    }


def _column(
    edition: Edition, name: str, title: Message, about: Message, value: Callable[[Record], Value | None], **more: Any
) -> Column[Record]:
    descriptor: dict[str, Any] = {"name": name, "type": "string"}
    for language in edition.settings.languages:
        suffix = "" if language == edition.settings.source else f"@{language}"
        descriptor |= {f"title{suffix}": title.in_(language), f"description{suffix}": about.in_(language)}
    return Column(name, {**descriptor, "derived": True, **more}, value)


def _osm(record: Record) -> str | None:
    text = record.text(m.OPENING_HOURS)
    return (hours.parse(text).osm or None) if text else None


def _lau(edition: Edition, record: Record) -> str | None:
    municipality = edition.catalogue.municipality(record)
    code = municipality.columns.get("istat_code") if municipality else None
    return f"{LAU[0]}{code}" if code else None


def _municipalities(edition: Edition, area: Field) -> Mapping[str, str]:
    """Code of an area → code of the municipality that it is, or lies in; areas that are wider are left out."""
    vocabulary = edition.catalogue.vocabularies.get(area.vocabulary)
    if not vocabulary:
        return {}
    column = next((one["name"] for one in vocabulary.columns if expand(one.get("rdfType", "")) == m.ISTAT_CODE), "")
    found = {
        code: next((above for above in vocabulary.upwards(code) if vocabulary.terms[above].columns.get(column)), "")
        for code in vocabulary.terms
    }
    return {code: municipality for code, municipality in found.items() if municipality}


def _served(record: Record, municipalities: Mapping[str, str]) -> tuple[str, ...] | None:
    codes = (municipalities.get(str(code)) for code in record.many(m.AREA_SERVED))
    return tuple(dict.fromkeys(code for code in codes if code)) or None


def coordinates(edition: Edition, record: Record) -> tuple[Point | None, str | None]:
    """Where a record is, and how precisely that is known; two None where it is not."""
    place = edition.catalogue.place(record)
    if place:
        longitude, latitude = place.get(m.LONGITUDE), place.get(m.LATITUDE)
        if isinstance(longitude, Decimal) and isinstance(latitude, Decimal):
            return Point(degrees(longitude), degrees(latitude)), "place"
    municipality = edition.catalogue.municipality(record)
    if municipality and "latitude" in municipality.columns and "longitude" in municipality.columns:
        longitude, latitude = (Decimal(municipality.columns[axis]) for axis in ("longitude", "latitude"))
        return Point(degrees(longitude), degrees(latitude)), "municipality"
    return None, None
