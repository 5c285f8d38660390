"""The Data Package that says what every data file is: schemas, licence, sources, foreign keys."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from crocevia.channels import csv
from crocevia.edition import Data, Edition, Output
from crocevia.feeds import table as changes
from crocevia.language import say
from crocevia.table import Table
from crocevia.tables import tables
from crocevia.text import Text

PATH = "data/datapackage.json"
DATA = Data(
    say("What every table, column and code means, for programs that read tables."),
    "https://specs.frictionlessdata.io/data-package/",
)


def outputs(edition: Edition) -> Iterator[Output]:
    """One descriptor for all tables."""
    title = say("Data Package: the description of all tables")
    yield Output(PATH, "application/json", title, lambda file: _write(edition, file), data=DATA)


def _write(edition: Edition, file: BinaryIO) -> None:
    file.write(json.dumps(package(edition), ensure_ascii=False, indent=1).encode())


def package(edition: Edition) -> dict[str, Any]:
    """The descriptor, as Frictionless Data Package 1 with what version 2 adds for lists and categories."""
    settings = edition.settings
    descriptor = {
        "name": _name(settings.name),
        "title": settings.title or settings.name,
        "description": settings.description,
        "homepage": settings.url,
        "created": f"{edition.today.isoformat()}T00:00:00Z",
        "licenses": [{"name": settings.licence, "path": settings.licence_url}],
        "contributors": [{"title": settings.publisher, "role": "publisher"}] if settings.publisher else None,
        "sources": list(settings.sources),
        "resources": [_resource(table, edition) for table in _all(edition)],
    }
    return {name: value for name, value in descriptor.items() if value}


def _name(words: str) -> str:
    """A Data Package name: small letters, digits and `-`; any other name of a city becomes a stable digest."""
    name = "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in words.lower()).split())
    return name or f"catalogue-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def _all(edition: Edition) -> Iterator[Table[Any]]:
    """Every kind and vocabulary, and the table of changes where it is written."""
    yield from tables(edition)
    if edition.settings.has("changes"):
        yield changes.table(edition)


def _resource(table: Table[Any], edition: Edition) -> dict[str, Any]:
    source = edition.settings.source
    resource = {
        "name": table.name,
        "path": csv.path(table).removeprefix("data/"),
        "profile": "tabular-data-resource",
        **_said("title", table.title, source),
        **_said("description", table.description, source),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [dict(column.descriptor) for column in table.columns],
            "primaryKey": [table.key],
            "foreignKeys": [dict(key) for key in table.foreign_keys],
        },
    }
    return {name: value for name, value in resource.items() if value}


def _said(key: str, text: Text, source: str) -> dict[str, str]:
    return {key if language == source else f"{key}@{language}": words for language, words in text.items()}
