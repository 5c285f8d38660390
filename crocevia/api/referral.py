"""The Open Referral API that files can give: its entry, its envelopes, its description, and what they cannot answer."""

from __future__ import annotations

from typing import Any

from crocevia.api import addresses
from crocevia.edition import Edition
from crocevia.hsds import LISTS
from crocevia.hsds.columns import STANDARD
from crocevia.language import say
from crocevia.schemata import DRAFT

Json = dict[str, Any]

ROOT = f"{addresses.ROOT}/openreferral"
DESCRIPTION = f"{ROOT}/openapi.json"
VERSION = "3.1"
LIMITS = (
    say("Parameters are not read: a list is whole, on one page. Pages of {number} are at {path}.",
        number=addresses.PER_PAGE, path="/services/page/1.json"),
    say("There is no search, and no list of what changed since a day: a record does not say when it was changed."),
    say("The media type is what the host makes of it; the content is JSON."),
)  # fmt: skip


def entry(edition: Edition) -> Json:
    """What the API says at its root: HSDS's three members, and what a client should know before it asks."""
    return {
        "version": VERSION,
        "profile": STANDARD,
        "openapi_url": edition.absolute(DESCRIPTION),
        "limits": [one.in_(edition.settings.source) for one in LIMITS],
        "license": edition.settings.licence_url,
    }


def envelope(total: int, number: int, pages: int, size: int) -> Json:
    """HSDS's page, without its `contents`."""
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": size,
        "first_page": number == 1,
        "last_page": number == pages,
        "empty": size == 0,
    }


def description(edition: Edition) -> Json:
    """OpenAPI of what is here: HSDS's paths without their parameters. Documents are described by HSDS's own schemas."""
    settings, source = edition.settings, edition.settings.source
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DRAFT,
        "info": {
            "title": f"{settings.title or settings.name}: Open Referral",
            "description": " ".join(one.in_(source) for one in LIMITS),
            "version": VERSION,
            "license": {"name": settings.licence, "url": settings.licence_url},
        },
        "servers": [{"url": edition.absolute(ROOT)}],
        "paths": {"/": _get("entry", {"$ref": "#/components/schemas/entry"}), **_paths()},
        "components": {"schemas": {"entry": _ENTRY, "page": _PAGE}},
    }


def _paths() -> Json:
    found: Json = {}
    page = {"$ref": "#/components/schemas/page"}
    for name in LISTS:
        # HSDS describes a document with more than a schema: nested objects. Its own description is the one to read.
        document = {"type": "object", "required": ["id"], "externalDocs": {"url": STANDARD}}
        found[f"/{name}"] = _get(f"list_{name}", page)
        found[f"/{name}/page/{{page}}.json"] = _get(f"page_{name}", page, "page", {"type": "integer", "minimum": 1})
        found[f"/{name}/{{id}}"] = _get(f"get_{name}", document, "id", {"type": "string", "format": "uuid"})
    return found


def _get(id: str, schema: Json, parameter: str = "", form: Json | None = None) -> Json:
    named = {"name": parameter, "in": "path", "required": True, "schema": form}
    content = {"application/json": {"schema": schema}}
    return {
        "get": {
            "operationId": id,
            **({"parameters": [named]} if parameter else {}),
            "responses": {"200": {"description": id.replace("_", " "), "content": content}},
        }
    }


_COUNT = {"type": "integer", "minimum": 0}
_FLAG = {"type": "boolean"}
_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri-reference"}
_PAGE: Json = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("total_items", "total_pages", "page_number", "size"), _COUNT),
        **dict.fromkeys(("first_page", "last_page", "empty"), _FLAG),
        "contents": {"type": "array", "items": {"type": "object", "required": ["id"]}},
    },
    "required": ["empty", "contents"],
    "additionalProperties": False,
}
_ENTRY: Json = {
    "type": "object",
    "properties": {
        "version": _TEXT,
        **dict.fromkeys(("profile", "openapi_url", "license"), _ADDRESS),
        "limits": {"type": "array", "items": _TEXT},
    },
    "required": ["version", "profile", "openapi_url"],
    "additionalProperties": False,
}
