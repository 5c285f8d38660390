"""The Data Package that says what every data file is: schemas, licence, sources, foreign keys."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from crocevia.channels import csv
from crocevia.edition import Data, Edition, Output
from crocevia.language import Message, say
from crocevia.tables import AnyTable, tables
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
        "resources": [*(_resource(table, edition) for table in tables(edition)), *_further(edition)],
    }
    return {name: value for name, value in descriptor.items() if value}


def _name(words: str) -> str:
    """A Data Package name: small letters, digits and `-`; any other name of a city becomes a stable digest."""
    name = "-".join("".join(c if c.isalnum() and c.isascii() else " " for c in words.lower()).split())
    return name or f"catalogue-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def _resource(table: AnyTable, edition: Edition) -> dict[str, Any]:
    source = edition.settings.source
    words = {**_said("title", table.title, source), **_said("description", table.description, source)}
    schema = {
        "fields": [dict(column.descriptor) for column in table.columns],
        "primaryKey": [table.key],
        "foreignKeys": [dict(key) for key in table.foreign_keys],
    }
    return _described(table.name, csv.path(table), words, schema)


def _further(edition: Edition) -> Iterator[dict[str, Any]]:
    """The tables that a channel makes of its own: neither a kind nor a vocabulary, and described by the channel itself."""
    for output in edition.described():
        if output.data and output.data.fields:
            (path,) = output.paths
            name = path.removeprefix("data/").removesuffix(".csv").replace("/", "-")
            words = {
                **_in_all("title", output.title, edition.settings.languages),
                **_in_all("description", output.data.about, edition.settings.languages),
            }
            schema = {"fields": [dict(one) for one in output.data.fields], "primaryKey": list(output.data.key)}
            yield _described(name, path, words, {key: value for key, value in schema.items() if value})


def _described(name: str, path: str, words: Mapping[str, str], schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "path": path.removeprefix("data/"),
        "profile": "tabular-data-resource",
        **words,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _in_all(key: str, words: Text | Message, languages: Sequence[str]) -> dict[str, str]:
    """Words of the engine's, or of a city's, in every language that the site has."""
    return {key if one == languages[0] else f"{key}@{one}": words.in_(one) for one in languages}


def _said(key: str, text: Text, source: str) -> dict[str, str]:
    return {key if language == source else f"{key}@{language}": words for language, words in text.items()}
