"""JSON Schemas of what all kinds share in the API: references, cards, words, times, envelopes, vocabularies, the entry."""

from __future__ import annotations

from typing import Any

from crocevia.api.addresses import type_of
from crocevia.api.records import CODED
from crocevia.api.schemas import ADDRESS, closed, named
from crocevia.verification import Verification

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
DAY: Json = {"type": "string", "format": "date"}
COUNT: Json = {"type": "integer", "minimum": 0}
CLOCK: Json = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["08:30"]}


def shapes(kinds: list[str]) -> dict[str, Json]:
    """The shared components by their names."""
    types = {"enum": [type_of(kind) for kind in kinds]}
    head = {"@id": ADDRESS, "@type": types, "kind": {"enum": kinds}}
    reference = head | {"id": TEXT, "name": TEXT, "api_url": ADDRESS}
    codes = {"type": "array", "items": TEXT}
    verification = {"enum": [state.value for state in Verification]}
    card = reference | {"summary": TEXT, "verification": verification} | dict.fromkeys(CODED, codes)
    return {
        "words": {"type": "object", "additionalProperties": TEXT, "description": "language → words"},
        "labels": {"type": "object", "additionalProperties": named("words"), "description": "code → language → label"},
        "reference": closed(reference, tuple(reference)),
        "card": closed(card, (*reference, "verification")),
        "interval": closed({"day": {"enum": list(_DAYS)}, "opens": CLOCK, "closes": CLOCK}, ("day", "opens")),
        "meeting": closed({"rrule": TEXT, "start": CLOCK, "end": CLOCK, "first": DAY, "last": DAY}, ("start",)),
        "term": _term(),
        "vocabulary": _vocabulary(),
        "cards_page": page("card"),
        "index": _index(),
    }


_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def page(item: str) -> Json:
    """A page of a list of these."""
    head = {
        "@context": ADDRESS,
        "@id": ADDRESS,
        "@type": {"const": "CollectionPage"},
        "title": TEXT,
        "license": ADDRESS,
        "date": DAY,
        "total": COUNT,
        "page": COUNT,
        "pages": COUNT,
        "first": ADDRESS,
        "last": ADDRESS,
        "items": {"type": "array", "items": named(item), "maxItems": 100},
    }
    return closed({**head, "prev": ADDRESS, "next": ADDRESS}, tuple(head))


def _term() -> Json:
    must = {"@id": ADDRESS, "@type": {"const": "Concept"}, "code": TEXT, "label": named("words"), "records": COUNT}
    synonyms = {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}}
    columns = {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}
    more = {
        "description": named("words"),
        "synonyms": synonyms,
        "broader": ADDRESS,
        "columns": columns,
        "list": ADDRESS,
    }
    return closed({**must, **more}, tuple(must))


def _vocabulary() -> Json:
    must = {
        "@context": ADDRESS,
        "@id": ADDRESS,
        "@type": {"const": "ConceptScheme"},
        "vocabulary": TEXT,
        "label": named("words"),
        "license": ADDRESS,
        "date": DAY,
        "terms": {"type": "array", "items": named("term")},
    }
    return closed(must, tuple(must))


def _index() -> Json:
    kind = closed({"title": TEXT, "records": COUNT, "list": ADDRESS}, ("title", "records", "list"))
    vocabulary = closed({"title": TEXT, "codes": COUNT, "url": ADDRESS}, ("title", "codes", "url"))
    file = {"url": ADDRESS, "media_type": TEXT, "title": TEXT, "about": TEXT, "table": TEXT, "standard": TEXT}
    must = {
        "@context": ADDRESS,
        "@id": ADDRESS,
        "@type": {"const": "WebAPI"},
        "title": TEXT,
        "license": ADDRESS,
        "version": TEXT,
        "date": DAY,
        "languages": {"type": "array", "items": TEXT},
        "records": COUNT,
        "openapi": ADDRESS,
        "sources": {"type": "array", "items": closed({"title": TEXT, "path": TEXT})},
        "kinds": {"type": "object", "additionalProperties": kind},
        "vocabularies": {"type": "object", "additionalProperties": vocabulary},
        "files": {"type": "array", "items": closed(file, ("url", "media_type", "title", "about"))},
    }
    return closed({**must, "description": TEXT, "publisher": TEXT}, tuple(must))
