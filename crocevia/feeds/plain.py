"""Changes as JSON: for a program that keeps a copy of the catalogue and wants to stay in step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from crocevia.edition import Edition
from crocevia.feeds import pages
from crocevia.feeds.pages import Page
from crocevia.history.told import Change, What

JSON = "json"
SCHEMA = f"{pages.FOLDER}.schema.json"


def write(edition: Edition, page: Page, file: BinaryIO) -> None:
    """A page, a change a line. Only that of the newest changes says anything of today: the others stay as they are."""
    head = {
        "$schema": edition.absolute(SCHEMA),
        **(_archived(edition, page) if page.number else _newest(edition, page)),
    }
    file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2].encode() + b',\n "changes": [')
    for number, one in enumerate(page.changes):
        line = json.dumps(change(edition, one), ensure_ascii=False, separators=(",", ":"))
        file.write(f"{',' if number else ''}\n  {line}".encode())
    file.write(b"\n ]\n}\n")


def _archived(edition: Edition, page: Page) -> dict[str, Any]:
    return {
        "page": page.number,
        "newest": edition.absolute(pages.path(0, JSON)),
        "previous": pages.address(edition, page.previous, JSON),
    }


def _newest(edition: Edition, page: Page) -> dict[str, Any]:
    history, catalogue = edition.history(), edition.catalogue
    return {
        "complete": history.complete,
        "note": history.note.in_(edition.settings.source),
        "since": moment(history.since) if history.since else "",
        "commit": history.commit,
        "records": {kind: len(catalogue.of(kind)) for kind in catalogue.kinds},
        "previous": pages.address(edition, page.previous, JSON),
    }


def change(edition: Edition, one: Change) -> dict[str, Any]:
    """A change as an object: what has nothing to say is left out, but for its number."""
    said = {
        "id": one.id,
        "at": moment(one.at),
        "change": one.what.value,
        "kind": one.ref.kind,
        "record": str(one.ref),
        "page": page_of(edition, one),
        "filled": list(one.fields.filled),
        "altered": list(one.fields.altered),
        "emptied": list(one.fields.emptied),
        "was": str(one.before or ""),
        "instead": [str(ref) for ref in one.instead],
    }
    return {"sequence": one.sequence, **{name: value for name, value in said.items() if value}}


def page_of(edition: Edition, one: Change) -> str:
    """The address of the record's page, where it has one or had one until it took another name."""
    return "" if one.what is What.REMOVED else edition.absolute(f"{one.ref}/")


def moment(at: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"


def schema(edition: Edition) -> dict[str, Any]:
    """The JSON Schema (2020-12) of every page."""
    text, address = {"type": "string"}, {"type": "string", "format": "uri-reference"}
    names = {"type": "array", "items": text, "minItems": 1, "uniqueItems": True}
    record = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*/[A-Za-z0-9][A-Za-z0-9._-]*$"}
    described: Iterator[tuple[str, dict[str, Any], str]] = iter(
        (
            ("sequence", {"type": ["integer", "null"], "minimum": 1}, _SEQUENCE),
            ("id", {"type": "string", "format": "uri"}, "The change's own name, for ever."),
            ("at", {"type": "string", "format": "date-time"}, "When it was committed, UTC."),
            ("change", {"enum": [one.value for one in What]}, _CHANGE),
            ("kind", {"enum": list(edition.catalogue.kinds)}, "The kind of the record: the name of its table."),
            ("record", record, "The record, as kind/identifier."),
            ("page", address, "The record's page; a record that was removed has none."),
            ("filled", names, "Fields that were empty and are not."),
            ("altered", names, "Fields that say something else."),
            ("emptied", names, "Fields that are empty now."),
            ("was", record, "The name that a record that moved had."),
            ("instead", {**names, "items": record}, "Records that one that was removed led to."),
        )
    )
    properties = {name: {**type, "description": about} for name, type, about in described}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": edition.absolute(SCHEMA),
        "title": "Changes of the catalogue",
        "type": "object",
        "properties": {
            "$schema": address,
            "page": {"type": "integer", "minimum": 1, "description": "The number of a full page: it stays as it is."},
            "newest": {**address, "description": "The page of the newest changes."},
            "previous": {**address, "description": "The page with the changes before these; empty on the first."},
            "complete": {"type": "boolean", "description": "Whether all changes since the beginning could be seen."},
            "note": {**text, "description": "Why not, in a sentence."},
            "since": {**text, "description": "When the oldest commit that could be seen was made."},
            "commit": {**text, "description": "The newest commit that touched the catalogue."},
            "records": {"type": "object", "additionalProperties": {"type": "integer"}, "description": _RECORDS},
            "changes": {
                "type": "array",
                "description": "From the oldest to the newest.",
                "items": {
                    "type": "object",
                    "properties": properties,
                    "required": ["sequence", "id", "at", "change", "kind", "record"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["$schema", "previous", "changes"],
        "additionalProperties": False,
    }


_SEQUENCE = "Rises from change to change, with gaps; null where older changes could not be seen."
_CHANGE = "verified: somebody checked the record and nothing else changed; removed: forget it."
_RECORDS = "How many records of each kind there are today: a copy in step has as many."
