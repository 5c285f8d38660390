"""A JSON Schema of each kind, for editors: completes keys and codes, shows help, underlines mistakes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from crocevia import meanings as m
from crocevia.edition import Data, Edition, Output
from crocevia.kinds import Field, Kind
from crocevia.language import say
from crocevia.schemata import DRAFT, format_of, limits, of_type
from crocevia.text import Text

# An editor loads the whole schema with every record that it opens.
MOST_NAMES = 500
DATA = Data(say("For who writes records in an editor: fields, codes and help."), DRAFT)


def outputs(edition: Edition) -> Iterator[Output]:
    """One file a kind."""
    for kind in edition.catalogue.kinds.values():
        title = say("JSON Schema for editors: {kind}", kind=kind.title)
        yield Output(
            f"schemas/{kind.name}.json",
            "application/schema+json",
            title,
            partial(_write, edition, kind),
            data=DATA,
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
        "$defs": {field.name: _value(edition, field) for field in kind.written if field.many},
        "required": [field.name for field in kind.written if field.required],
        "additionalProperties": False,
    }


def _property(edition: Edition, field: Field) -> dict[str, Any]:
    source = edition.settings.source
    title = field.title.in_(source)
    # Editors show the description beside a name that they offer, the title only where the mouse rests.
    words = {"title": title, "description": field.description.in_(source) or title}
    example = {"examples": [field.example]} if field.example is not None else {}
    if not field.many:
        return words | _value(edition, field) | example
    one = {"$ref": f"#/$defs/{field.name}"}
    # One value where a list is meant is a list of one, for the check too.
    return words | {"anyOf": [{"type": "array", "items": one, "uniqueItems": True}, one]} | example


def _value(edition: Edition, field: Field) -> dict[str, Any]:
    if choices := _choices(edition, field):
        return _offered(choices)
    if field.meaning == m.TELEPHONE:
        # 1522 without quotes is a number for YAML; the check reads it as it is written.
        return {"type": ["string", "integer"]}
    value = {**of_type(field.type), **limits(field.constraints), **format_of(field.format)}
    if field.to_records and (names := _names(edition, field)):
        # Only offered: a record made since the last build, or one that is confidential, is none the less right.
        return {"anyOf": [_offered(names), value]}
    return value


def _offered(words: Mapping[str, str]) -> dict[str, Any]:
    """A closed list. Of what an editor can show beside a code, this is what yaml-language-server and VS Code read."""
    return {"type": "string", "enum": list(words), "enumDescriptions": list(words.values())}


def _choices(edition: Edition, field: Field) -> Mapping[str, str]:
    """Code → label."""
    vocabulary = edition.catalogue.vocabularies.get(field.vocabulary)
    labels: Mapping[str, Text] = field.categories
    if vocabulary:
        labels = {code: term.label for code, term in vocabulary.terms.items()}
    elif field.references and field.references[0].to_vocabulary:
        labels = _column(edition, field)
    return {code: label.in_(edition.settings.source) for code, label in labels.items()}


def _column(edition: Edition, field: Field) -> Mapping[str, Text]:
    """The values of another column of a vocabulary (a municipality's ISTAT code), with the label of the term."""
    reference = field.references[0]
    terms = edition.catalogue.vocabularies[reference.resource].terms.values()
    return {str(term.columns[reference.column]): term.label for term in terms if term.columns.get(reference.column)}


def _names(edition: Edition, field: Field) -> Mapping[str, str]:
    """What names a record → what it is called; nothing where there are more than anyone would read through."""
    tables = [reference.resource for reference in field.references]
    records = [record for table in tables for record in edition.catalogue.of(table)]
    if len(records) > MOST_NAMES:
        return {}
    return {str(one.ref) if len(tables) > 1 else one.id: one.text(m.NAME) for one in records}
