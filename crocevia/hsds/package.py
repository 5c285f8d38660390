"""The Data Package of the HSDS tables: which files, columns, types, keys; licence and language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crocevia.edition import Edition
from crocevia.hsds.columns import SHEETS, STANDARD, VERSION, Sheet


def package(edition: Edition) -> dict[str, Any]:
    """The descriptor (Frictionless Data Package 1)."""
    settings = edition.settings
    descriptor = {
        "name": "hsds",
        "title": settings.title or settings.name,
        "description": settings.description,
        "homepage": settings.url,
        "version": VERSION,
        "profile": "tabular-data-package",
        "conformsTo": STANDARD,
        "created": f"{edition.today.isoformat()}T00:00:00Z",
        "licenses": [{"name": settings.licence, "path": settings.licence_url}],
        "contributors": [{"title": settings.publisher, "role": "publisher"}] if settings.publisher else None,
        "resources": [_resource(sheet) for sheet in SHEETS.values()],
    }
    return {name: value for name, value in descriptor.items() if value}


def _resource(sheet: Sheet) -> Mapping[str, Any]:
    keys = [
        # An empty resource is Table Schema's name for the table itself.
        {"fields": [column], "reference": {"resource": _table(to, sheet), "fields": ["id"]}}
        for column, to in sheet.keys
    ]
    return {
        "name": sheet.name,
        "path": f"{sheet.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [dict(one) for one in sheet.fields], "primaryKey": ["id"], "foreignKeys": keys},
    }


def _table(to: str, sheet: Sheet) -> str:
    return "" if SHEETS[to] is sheet else SHEETS[to].name
