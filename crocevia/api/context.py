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
    """The whole context."""
    kinds = {addresses.type_of(kind.name): _kind(edition, kind) for kind in edition.catalogue.kinds.values()}
    return {"@context": {"@version": 1.1, **_common(edition), **kinds}}


def _common(edition: Edition) -> Json:
    """Words of references and cards; the other documents bring their own."""
    source = edition.settings.source
    return {
        **_translated(edition),
        "id": m.IDENTIFIER,
        "name": m.NAME,
        "summary": _text(m.SUMMARY, source),
        "kind": None,
        "api_url": _link(f"{DCT}hasFormat"),
        "license": _link(f"{DCT}license"),
        "date": {"@id": f"{DCT}issued", "@type": f"{XSD}date"},
        "verification": f"{OURS}verification",
        **{name: _shared(edition, meaning) for name, meaning in CODED.items()},
        "WebAPI": {"@id": f"{SCHEMA}WebAPI", "@context": _ENTRY},
        "CollectionPage": {"@id": f"{STREAMS}CollectionPage", "@context": _PAGE},
        "ConceptScheme": {"@id": f"{SKOS}ConceptScheme", "@context": _SCHEME},
        "Concept": {"@id": f"{SKOS}Concept", "@context": _TERM},
        "translations": "@nest",
    }


def _translated(edition: Edition) -> Json:
    """The fields that are translated, here too: inside `@nest` pyoxigraph and rdflib see no type-scoped context.

    A name that means different things in two kinds means nothing there.
    """
    found: dict[str, set[str]] = {}
    for kind in edition.catalogue.kinds.values():
        for field in kind.fields:
            if field.translatable:
                found.setdefault(field.name, set()).add(field.meaning)
    source = edition.settings.source
    return {
        name: _text(next(iter(used)), source) if len(used) == 1 and all(used) else None for name, used in found.items()
    }


def _shared(edition: Edition, meaning: str) -> Json | None:
    """What a card says in a word that kinds share; nothing where they take their codes from different vocabularies."""
    fields = (kind.by_meaning.get(meaning) for kind in edition.catalogue.kinds.values())
    used = {field.vocabulary for field in fields if field}
    return _coded(edition, meaning, used.pop()) if len(used) == 1 and all(used) else None


def _kind(edition: Edition, kind: Kind) -> Json:
    fields = {field.name: _field(edition, field) for field in kind.fields if field.meaning != m.CONFIDENTIAL}
    return {"@id": kind.meaning, "@context": {**_ADDED, **fields}}


def _field(edition: Edition, field: Field) -> Json | str | None:
    if not field.meaning:
        # Whatever a name means elsewhere, here it has no meaning that others know.
        return None
    if field.vocabulary:
        return _coded(edition, field.meaning, field.vocabulary)
    if field.translatable:
        return _text(field.meaning, edition.settings.source)
    if field.type == "date":
        return {"@id": field.meaning, "@type": f"{XSD}date"}
    return _link(field.meaning) if field.format == "uri" else field.meaning


def _coded(edition: Edition, meaning: str, vocabulary: str) -> Json:
    """Codes whose IRIs are the terms of a vocabulary."""
    base = f"{edition.absolute(addresses.vocabulary(vocabulary))}#"
    return {"@id": meaning, "@type": "@vocab", "@context": {"@vocab": base}}


def _text(meaning: str, source: str) -> Json:
    """Words: alone they are in the source's language, a map (in `translations`) is by language."""
    return {"@id": meaning, "@language": source, "@container": "@language"}


def _link(meaning: str) -> Json:
    return {"@id": meaning, "@type": "@id"}


_ENTRY: Mapping[str, object] = {
    "title": m.NAME,
    "description": m.DESCRIPTION,
    "publisher": f"{DCT}publisher",
    "version": f"{SCHEMA}version",
    "openapi": _link(f"{SCHEMA}documentation"),
    # For programs: the data catalogue (DCAT) says the same as RDF.
    **dict.fromkeys(("sources", "kinds", "vocabularies", "files")),
}
_PAGE: Mapping[str, object] = {
    "title": f"{DCT}title",
    "total": f"{STREAMS}totalItems",
    "items": f"{STREAMS}items",
    **{name: _link(f"{STREAMS}{name}") for name in ("first", "prev", "next", "last")},
}
_SCHEME: Mapping[str, object] = {
    "label": {"@id": f"{SKOS}prefLabel", "@container": "@language"},
    "terms": {"@reverse": f"{SKOS}inScheme"},
}
_TERM: Mapping[str, object] = {
    "code": f"{SKOS}notation",
    "label": {"@id": f"{SKOS}prefLabel", "@container": "@language"},
    "description": {"@id": f"{SKOS}definition", "@container": "@language"},
    "synonyms": {"@id": f"{SKOS}altLabel", "@container": "@language"},
    "broader": _link(f"{SKOS}broader"),
    "columns": None,
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
# What a record's document has beyond the fields.
_ADDED: Mapping[str, object] = {
    "page_url": _link(f"{SCHEMA}mainEntityOfPage"),
    "hours_osm": f"{OURS}hoursOsm",
    "lau": f"{OURS}lau",
    "coordinates": None,
    "coordinates_precision": f"{OURS}coordinatesPrecision",
    "week": {"@id": f"{SCHEMA}openingHoursSpecification", "@context": _WEEK},
    "schedule": {"@id": m.SCHEDULE, "@context": _SCHEDULE},
    # Labels are in the vocabularies' documents.
    "labels": None,
    "outdated_translations": None,
}
