"""The JSON-LD context: what every name in the API's documents means, so that each of them is RDF.

A record's `@type` is its kind, which brings its fields' meanings with it (a type-scoped context): two kinds may use one name
for different things. Codes become the IRIs of terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crocevia import meanings as m
from crocevia.api import addresses
from crocevia.api.records import CODED
from crocevia.edition import Edition
from crocevia.kinds import Field, Kind

Json = dict[str, Any]

SCHEMA = m.PREFIXES["schema"]
OURS = m.PREFIXES["crocevia"]
STREAMS = "https://www.w3.org/ns/activitystreams#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCT = m.PREFIXES["dct"]
# What schema.org calls the days that iCalendar and OSM abbreviate.
DAYS = {
    "Mo": "Monday",
    "Tu": "Tuesday",
    "We": "Wednesday",
    "Th": "Thursday",
    "Fr": "Friday",
    "Sa": "Saturday",
    "Su": "Sunday",
}


def document(edition: Edition) -> Json:
    """The whole context. A kind of the same name as a word of ours would go before it."""
    kinds = {kind.name: _kind(edition, kind) for kind in edition.catalogue.kinds.values()}
    return {"@context": {"@version": 1.1, **_common(edition), **kinds}}


def _common(edition: Edition) -> Json:
    """Words of references, cards, envelopes and vocabularies."""
    source = edition.settings.source
    named = {name: _shared(edition, meaning) for name, meaning in CODED.items()}
    return {
        "schema": SCHEMA,
        "id": m.IDENTIFIER,
        "name": m.NAME,
        "title": f"{DCT}title",
        "summary": {"@id": m.SUMMARY, "@language": source},
        "api_url": _link(f"{DCT}hasFormat"),
        "license": _link(f"{DCT}license"),
        "date": {"@id": f"{DCT}issued", "@type": f"{XSD}date"},
        "verification": f"{OURS}verification",
        **named,
        "CollectionPage": f"{STREAMS}CollectionPage",
        "total": f"{STREAMS}totalItems",
        "items": f"{STREAMS}items",
        **{name: _link(f"{STREAMS}{name}") for name in ("first", "prev", "next", "last")},
        "WebAPI": {"@id": f"{SCHEMA}WebAPI", "@context": _ENTRY},
        "ConceptScheme": f"{SKOS}ConceptScheme",
        "Concept": f"{SKOS}Concept",
        "terms": {"@reverse": f"{SKOS}inScheme"},
        "code": f"{SKOS}notation",
        "label": {"@id": f"{SKOS}prefLabel", "@container": "@language"},
        "description": {"@id": f"{SKOS}definition", "@container": "@language"},
        "synonyms": {"@id": f"{SKOS}altLabel", "@container": "@language"},
        "broader": _link(f"{SKOS}broader"),
    }


def _shared(edition: Edition, meaning: str) -> Json | None:
    """What a card says in a word that kinds share; nothing where they take their codes from different vocabularies."""
    fields = (kind.by_meaning.get(meaning) for kind in edition.catalogue.kinds.values())
    used = {field.vocabulary for field in fields if field}
    return _coded(edition, meaning, used.pop()) if len(used) == 1 and all(used) else None


def _kind(edition: Edition, kind: Kind) -> Json:
    fields = {field.name: _field(edition, field) for field in kind.fields if field.meaning != m.CONFIDENTIAL}
    return {"@id": kind.meaning, "@context": {**_added(kind), **fields}}


def _field(edition: Edition, field: Field) -> Json | str | None:
    if not field.meaning:
        # Whatever a name means elsewhere, here it has no meaning that others know.
        return None
    if field.vocabulary:
        return _coded(edition, field.meaning, field.vocabulary)
    if field.translatable:
        return {"@id": field.meaning, "@language": edition.settings.source}
    if field.type == "date":
        return {"@id": field.meaning, "@type": f"{XSD}date"}
    return _link(field.meaning) if field.format == "uri" else field.meaning


def _coded(edition: Edition, meaning: str, vocabulary: str) -> Json:
    """Codes whose IRIs are the terms of a vocabulary."""
    base = f"{edition.absolute(addresses.vocabulary(vocabulary))}#"
    return {"@id": meaning, "@type": "@vocab", "@context": {"@vocab": base}}


def _link(meaning: str) -> Json:
    return {"@id": meaning, "@type": "@id"}


def _added(kind: Kind) -> Json:
    """What a record's document has beyond the fields."""
    translated = {
        field.name: {"@id": field.meaning, "@container": "@language"}
        for field in kind.fields
        if field.translatable and field.meaning
    }
    return {
        "page_url": _link(f"{SCHEMA}mainEntityOfPage"),
        "hours_osm": f"{OURS}hoursOsm",
        "lau": f"{OURS}lau",
        "coordinates": None,
        "coordinates_precision": f"{OURS}coordinatesPrecision",
        "week": {"@id": f"{SCHEMA}openingHoursSpecification", "@context": _WEEK},
        "schedule": {"@id": m.SCHEDULE, "@context": _SCHEDULE},
        # Labels are in the vocabularies' documents.
        "labels": None,
        "translations": {"@id": "@nest", "@context": translated},
        "outdated_translations": None,
    }


_ENTRY: Mapping[str, object] = {
    "title": m.NAME,
    "description": m.DESCRIPTION,
    "publisher": f"{DCT}publisher",
    "version": f"{SCHEMA}version",
    "openapi": _link(f"{SCHEMA}documentation"),
}
_WEEK: Mapping[str, object] = {
    **{short: f"{SCHEMA}{day}" for short, day in DAYS.items()},
    "day": {"@id": f"{SCHEMA}dayOfWeek", "@type": "@vocab"},
    "opens": f"{SCHEMA}opens",
    "closes": f"{SCHEMA}closes",
}
_SCHEDULE: Mapping[str, object] = {
    "rrule": f"{SCHEMA}repeatFrequency",
    "start": f"{SCHEMA}startTime",
    "end": f"{SCHEMA}endTime",
    "first": {"@id": f"{SCHEMA}startDate", "@type": f"{XSD}date"},
    "last": {"@id": f"{SCHEMA}endDate", "@type": f"{XSD}date"},
}
