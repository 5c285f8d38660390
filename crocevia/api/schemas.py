"""JSON Schemas of a kind's records in the API, from its Table Schema: closed, explained, with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crocevia import meanings as m
from crocevia.api.addresses import type_of
from crocevia.api.records import labelled
from crocevia.edition import Edition
from crocevia.kinds import Field, Kind
from crocevia.language import say
from crocevia.lexical import PHONE_FORM, PREFIXED
from crocevia.phones import PhoneError
from crocevia.phones import read as read_phone
from crocevia.schemata import format_of, limits, of_type
from crocevia.table import Column
from crocevia.tables import kind_table
from crocevia.vocabularies import CODE

Json = dict[str, Any]

# A longer vocabulary is not repeated at each field: its document says which codes there are.
MOST_CODES = 100
# Of our own addresses: a city that has not said its own has them from the root.
ADDRESS: Json = {"type": "string", "format": "uri-reference"}


def named(schema: str) -> Json:
    """A component by its name."""
    return {"$ref": f"#/components/schemas/{schema}"}


def kind_schema(edition: Edition, kind: Kind) -> Json:
    """A record of a kind, in a list and alone."""
    source = edition.settings.source
    table = kind_table(edition, kind)
    properties: Json = {
        "@context": ADDRESS,
        "@id": ADDRESS,
        "@type": {"const": type_of(kind.name)},
        "kind": {"const": kind.name},
        **_added(edition, kind),
        "license": ADDRESS,
    }
    properties |= {column.name: _column(edition, kind, column) for column in table.columns}
    # What names a record may be missing: the record may be confidential.
    must = [field.name for field in kind.fields if field.required and not field.to_records]
    return {
        "title": kind.singular.in_(source),
        "description": kind.description.in_(source) or kind.title.in_(source),
        "type": "object",
        "properties": properties,
        "required": list(dict.fromkeys(["@id", "@type", "kind", *must, "page_url", "verification"])),
        "additionalProperties": False,
    }


def _added(edition: Edition, kind: Kind) -> Json:
    """What only the record's own document has."""
    own = say("Only in the record's own document.").in_(edition.settings.source)
    labels = {field.name: named("labels") for field in labelled(kind)}
    translated = [field.name for field in kind.fields if field.translatable]
    found: Json = {}
    if m.OPENING_HOURS in kind.by_meaning:
        found["week"] = {"type": "array", "items": named("interval"), "description": own}
    if m.SCHEDULE in kind.by_meaning:
        found["schedule"] = {"type": "array", "items": named("meeting"), "description": own}
    if labels:
        found["labels"] = closed(labels) | {"description": own}
    if translated:
        found["translations"] = closed(dict.fromkeys(translated, named("words"))) | {"description": own}
        languages = {"type": "array", "items": {"type": "string"}}
        found["outdated_translations"] = closed(dict.fromkeys(translated, languages)) | {"description": own}
    return found


def closed(properties: Mapping[str, Any], required: tuple[str, ...] = ()) -> Json:
    """An object with these members and no other."""
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": dict(properties), **needed, "additionalProperties": False}


def _column(edition: Edition, kind: Kind, column: Column[Any]) -> Json:
    """A member that is a column of the table: a field, or what is derived."""
    source = edition.settings.source
    title, about = column.words("title", source).in_(source), column.words("description", source).in_(source)
    words = {"title": title, **({"description": about} if about else {})}
    field = kind.by_name.get(column.name)
    if not field:
        return words | _derived(column)
    one = _value(edition, field)
    value = {"type": "array", "items": one} if field.many else one
    examples = list(_examples(field))
    # Beside a reference nothing may stand in older readers; in OpenAPI 3.1 it may.
    return words | value | ({"examples": [examples if field.many else examples[0]]} if examples else {})


def _derived(column: Column[Any]) -> Json:
    if column.type == "geopoint":
        return {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    if column.name == "page_url":
        return ADDRESS
    constraints = column.descriptor.get("constraints", {})
    choices = {"enum": constraints["enum"]} if "enum" in constraints else {}
    one = {**of_type(column.item), **limits(constraints), **choices}
    return {"type": "array", "items": one} if column.type == "list" else one


def _value(edition: Edition, field: Field) -> Json:
    """One value of a field, as it is published."""
    if field.to_records:
        return named("reference")
    if field.categories:
        return {"type": "string", "enum": list(field.categories)}
    vocabulary = edition.catalogue.vocabularies.get(field.vocabulary)
    if vocabulary:
        few = len(vocabulary.terms) <= MOST_CODES
        return {"type": "string"} | ({"enum": list(vocabulary.terms)} if few else {"pattern": f"^(?:{CODE.pattern})$"})
    if field.meaning == m.TELEPHONE:
        return {"type": "string", "pattern": "^tel:", "$comment": PHONE_FORM}
    if field.meaning in PREFIXED:
        prefix, form = PREFIXED[field.meaning]
        return {"type": "string", "pattern": f"^{prefix}", "$comment": form}
    if field.many:
        return of_type(str(field.descriptor.get("itemType", "string"))) | format_of(field.format)
    choices = {"enum": field.constraints["enum"]} if "enum" in field.constraints else {}
    return {**of_type(field.type), **limits(field.constraints), **choices, **format_of(field.format)}


def _examples(field: Field) -> Iterator[object]:
    """The declaration's examples as they are published; none of what names a record."""
    if field.to_records or field.example is None:
        return
    for one in field.example if isinstance(field.example, list) else [field.example]:
        if field.meaning == m.TELEPHONE:
            try:
                yield read_phone(str(one)).uri
            except PhoneError:
                continue
        elif field.meaning in PREFIXED:
            yield f"{PREFIXED[field.meaning][0]}{one}"
        else:
            yield str(one) if field.type == "date" else one
