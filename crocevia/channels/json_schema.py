"""A JSON Schema of each kind, for editors: completes keys and codes, shows help, underlines mistakes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from crocevia import meanings as m
from crocevia.edition import Edition, Output
from crocevia.kinds import Field, Kind
from crocevia.language import say
from crocevia.text import Text

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def outputs(edition: Edition) -> Iterator[Output]:
    """One file a kind."""
    for kind in edition.catalogue.kinds.values():
        title = say("JSON Schema for editors: {kind}", kind=kind.title)
        yield Output(
            f"schemas/{kind.name}.json",
            "application/schema+json",
            title,
            partial(_write, edition, kind),
        )


def _write(edition: Edition, kind: Kind, file: BinaryIO) -> None:
    file.write(json.dumps(schema(edition, kind), ensure_ascii=False, indent=1).encode())


def schema(edition: Edition, kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what an editor writes in a record of this kind."""
    source = edition.settings.source
    return {
        "$schema": DRAFT,
        "$id": edition.absolute(f"schemas/{kind.name}.json"),
        "title": kind.singular.in_(source),
        "description": kind.description.in_(source),
        "type": "object",
        "properties": {field.name: _property(edition, field) for field in kind.written},
        "required": [field.name for field in kind.written if field.required],
        "additionalProperties": False,
    }


def _property(edition: Edition, field: Field) -> dict[str, Any]:
    source = edition.settings.source
    words = {"title": field.title.in_(source), "description": field.description.in_(source)}
    example = {"examples": [field.example]} if field.example is not None else {}
    value = _value(edition, field)
    if field.many:
        # One value where a list is meant is a list of one, for the check too.
        value = {"anyOf": [{"type": "array", "items": value, "uniqueItems": True}, value]}
    return {name: said for name, said in words.items() if said} | value | example


def _value(edition: Edition, field: Field) -> dict[str, Any]:
    choices = _choices(edition, field)
    if choices:
        # `oneOf` with `const` and `title` is how an editor shows a code together with its label.
        return {"oneOf": choices}
    if field.meaning == m.TELEPHONE:
        # 1522 without quotes is a number for YAML; the check reads it as it is written.
        return {"type": ["string", "integer"]}
    return {**_TYPES[field.type], **_limits(field.constraints), **_format(field)}


def _choices(edition: Edition, field: Field) -> list[dict[str, str]]:
    vocabulary = edition.catalogue.vocabularies.get(field.vocabulary)
    labels: Mapping[str, Text] = field.categories
    if vocabulary:
        labels = {code: term.label for code, term in vocabulary.terms.items()}
    return [{"const": code, "title": label.in_(edition.settings.source)} for code, label in labels.items()]


_TYPES: Mapping[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "list": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
_LIMITS = {"minLength": "minLength", "maxLength": "maxLength", "minimum": "minimum", "maximum": "maximum"}


def _limits(constraints: Mapping[str, Any]) -> dict[str, Any]:
    limits = {ours: constraints[theirs] for theirs, ours in _LIMITS.items() if theirs in constraints}
    if "pattern" in constraints:
        # Table Schema's pattern holds for the whole value, JSON Schema's for any part of it.
        limits["pattern"] = f"^(?:{constraints['pattern']})$"
    return limits


def _format(field: Field) -> dict[str, str]:
    return {"format": field.format} if field.format in {"email", "uri"} else {}
