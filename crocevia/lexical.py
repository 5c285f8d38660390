"""What a value is in the open data, and how it is written in a cell, so that neither a spreadsheet nor a program mangles it.

Codes that begin with zeros, telephone numbers and whatever a spreadsheet would take for a number carry the prefix of a
published standard; the schema of the column says which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from crocevia import meanings as m
from crocevia.kinds import DELIMITER, Field
from crocevia.model import Ref, Scalar
from crocevia.phones import read as read_phone

# Meaning → prefix, and the name of the form for who reads the schema.
LAU = ("IT_", "Eurostat GISCO LAU identifier: IT_ + ISTAT")
PREFIXED = {
    m.MUNICIPALITY: LAU,
    m.ISTAT_CODE: LAU,
    # The semantics identifiers that SPID and eIDAS use.
    m.TAX_ID: ("TINIT-", "ETSI EN 319 412-1: TINIT- + codice fiscale"),
    m.VAT_ID: ("VATIT-", "ETSI EN 319 412-1: VATIT- + partita IVA"),
    m.POSTAL_CODE: ("IT-", "CEPT: IT- + CAP"),
}
PHONE_FORM = "RFC 3966: tel:"


class Point(NamedTuple):
    """Table Schema's geopoint: degrees (WGS 84), the longitude first."""

    longitude: Decimal
    latitude: Decimal


# What a cell holds before it is written: a list is a tuple; nothing is None, never "" nor an empty list.
Item = str | int | Decimal | bool | date
Value = Item | Point | tuple[Item, ...]

# Five decimals are a metre, and no spreadsheet reads them as thousands ("9.190" is 9190 in Italian).
_METRE = Decimal("0.00001")


def publisher(field: Field) -> Callable[[Scalar], Item]:
    """What makes of one value of a field the value that is published."""
    if field.meaning == m.TELEPHONE:
        return lambda value: read_phone(str(value)).uri
    if field.meaning in PREFIXED:
        prefix = PREFIXED[field.meaning][0]
        return lambda value: f"{prefix}{value}"
    if field.to_records and len(field.references) == 1:
        # Where a field allows one kind only, the identifier says all; where several, `kind/identifier`.
        return lambda value: value.id if isinstance(value, Ref) else str(value)
    return _plain


def _plain(value: Scalar) -> Item:
    if isinstance(value, Decimal):
        return degrees(value)
    return str(value) if isinstance(value, Ref) else value


def degrees(value: Decimal) -> Decimal:
    """A number with the decimals that are published: the same in every format.

    >>> degrees(Decimal("9.19"))
    Decimal('9.19000')
    """
    return value.quantize(_METRE)


def written(value: Scalar | Value) -> str:
    """A value in Table Schema's lexical form: the cell of a CSV."""
    match value:
        case str():
            # A list's separator inside a value would cut it in two; a line end would cut the row for a naive reader.
            return value.replace(DELIMITER, "/").replace("\r", " ").replace("\n", " ")
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Decimal() | float():
            return f"{value:.5f}"
        case Point():
            return ", ".join(map(written, value))
        case tuple():
            return DELIMITER.join(map(written, value))
        case _:
            return str(value)


_KEPT = ("name", "type", "title", "description", "example", "format", "categories", "translatable", "rdfType")


def published(field: Field) -> dict[str, Any]:
    """The Table Schema field of the CSV's column: as declared, but for how codes are written."""
    declared = field.descriptor
    descriptor = {name: declared[name] for name in _KEPT if name in declared}
    descriptor |= {name: value for name, value in declared.items() if name.startswith(("title@", "description@"))}
    descriptor["constraints"] = dict(field.constraints)
    descriptor["rdfType"] = field.meaning
    descriptor["references"] = [f"{r.resource}.{r.column}" if r.column else r.resource for r in field.references]
    if field.many:
        _as_list(descriptor, declared)
    _as_written(descriptor, field)
    return {name: value for name, value in descriptor.items() if value not in ({}, [], "", None)}


def _as_list(descriptor: dict[str, Any], declared: Mapping[str, Any]) -> None:
    descriptor |= {"delimiter": DELIMITER, "itemType": declared.get("itemType", "string")}
    descriptor.pop("format", None)
    example = descriptor.get("example")
    if isinstance(example, list):
        descriptor["example"] = DELIMITER.join(map(str, example))
    # The others are about an item, and Table Schema has no place for them.
    kept = {"required", "minLength", "maxLength"}
    descriptor["constraints"] = {name: value for name, value in descriptor["constraints"].items() if name in kept}


def _as_written(descriptor: dict[str, Any], field: Field) -> None:
    example = field.example
    if field.meaning == m.TELEPHONE and isinstance(example, list):
        descriptor |= {
            "lexicalForm": PHONE_FORM,
            "example": DELIMITER.join(read_phone(str(one)).uri for one in example),
        }
    elif field.meaning in PREFIXED:
        prefix, form = PREFIXED[field.meaning]
        descriptor["lexicalForm"] = form
        if pattern := descriptor["constraints"].get("pattern"):
            descriptor["constraints"]["pattern"] = prefix + pattern
        if example:
            descriptor["example"] = f"{prefix}{example}"
