"""The OpenAPI 3.1 description of the API: every document that can be asked for, and what it looks like."""

from __future__ import annotations

from typing import Any

from crocevia.api import addresses
from crocevia.api.entry import VERSION
from crocevia.api.schemas import MOST_CODES, kind_schema, named
from crocevia.api.shapes import page, shapes
from crocevia.edition import Edition
from crocevia.kinds import Kind
from crocevia.language import Message, say
from crocevia.schemata import DRAFT, limits
from crocevia.text import Text
from crocevia.vocabularies import CODE

Json = dict[str, Any]


def document(edition: Edition) -> Json:
    """The whole description, in the language that records are written in."""
    settings, source = edition.settings, edition.settings.source
    kinds = edition.catalogue.kinds
    about = say(
        "The whole catalogue as static JSON: every record, lists by kind and by what they are about, vocabularies. "
        "There are no query parameters and no keys; a document that is not there is 404. The same documents are RDF (JSON-LD)."
    )
    info: Json = {
        "title": f"{settings.title or settings.name}: API",
        "summary": settings.description,
        "description": about.in_(source),
        "version": VERSION,
        "license": {"name": settings.licence, "url": settings.licence_url},
        "contact": {"name": settings.publisher, "url": settings.url},
    }
    info["contact"] = {name: value for name, value in info["contact"].items() if value}
    schemas = {f"{name}_page": page(name) for name in kinds}
    schemas |= {kind.name: kind_schema(edition, kind) for kind in kinds.values()}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DRAFT,
        "info": {name: value for name, value in info.items() if value not in ("", {})},
        "servers": [{"url": edition.absolute(addresses.ROOT)}],
        "paths": _paths(edition),
        # A kind may have the name of one of ours: its records are what matters.
        "components": {"schemas": {**shapes(list(kinds)), **schemas}},
    }


def _paths(edition: Edition) -> Json:
    source = edition.settings.source
    paths: Json = {"/index.json": _get(edition, say("The entry: all that there is"), "index", "index")}
    for kind in edition.catalogue.kinds.values():
        paths |= _kind(edition, kind)
    for vocabulary, codes in addresses.listed(edition):
        if codes:
            few = {"enum": [code for code, _ in codes]} if len(codes) <= MOST_CODES else {"pattern": CODE.pattern}
            code = _parameter("code", {"type": "string", **few}, vocabulary.singular.in_(source))
            last = addresses.pages(max(count for _, count in codes))
            paths[f"/{vocabulary.name}/{{code}}/page/{{page}}.json"] = _get(
                edition,
                say("{kind}: what carries a code or a narrower one", kind=vocabulary.title),
                f"list_{vocabulary.name}",
                "cards_page",
                code,
                _number(edition, last),
            )
    names = {"type": "string", "enum": list(edition.catalogue.vocabularies)}
    if names["enum"]:
        paths["/vocabularies/{name}.json"] = _get(
            edition,
            say("A vocabulary: codes, words, what people say"),
            "vocabulary",
            "vocabulary",
            _parameter("name", names, say("Vocabulary").in_(source)),
        )
    return paths


def _kind(edition: Edition, kind: Kind) -> Json:
    identifier = kind.by_name[kind.identifier]
    words = identifier.title.in_(edition.settings.source)
    id = _parameter("id", {"type": "string", **limits(identifier.constraints)}, words)
    records = edition.catalogue.of(kind.name)
    if records:
        id["example"] = records[0].id
    last = addresses.pages(len(records))
    return {
        f"/{kind.name}/{{id}}.json": _get(
            edition, say("{kind}: one record", kind=kind.title), f"get_{kind.name}", kind.name, id
        ),
        f"/{kind.name}/page/{{page}}.json": _get(
            edition,
            say("{kind}: all records, {number} a page", kind=kind.title, number=addresses.PER_PAGE),
            f"list_{kind.name}",
            f"{kind.name}_page",
            _number(edition, last),
        ),
    }


def _number(edition: Edition, last: int) -> Json:
    about = say("Page, from 1. The last one is said on every page.").in_(edition.settings.source)
    return _parameter("page", {"type": "integer", "minimum": 1, "maximum": last}, about) | {"example": 1}


def _parameter(name: str, schema: Json, about: str) -> Json:
    return {"name": name, "in": "path", "required": True, "description": about, "schema": schema}


def _get(edition: Edition, summary: Message | Text, id: str, schema: str, *parameters: Json) -> Json:
    source = edition.settings.source
    found = {
        "description": summary.in_(source),
        "content": {"application/json": {"schema": named(schema)}},
    }
    missing = {"404": {"description": say("There is no such document.").in_(source)}} if parameters else {}
    return {
        "get": {
            "operationId": id,
            "summary": summary.in_(source),
            **({"parameters": list(parameters)} if parameters else {}),
            "responses": {"200": found, **missing},
        }
    }
