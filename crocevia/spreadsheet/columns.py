"""What a column of a table becomes in a sheet: a heading in words, values of Excel's types, the code beside its label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from crocevia.edition import Edition
from crocevia.labels import Labeller, labeller
from crocevia.language import Message, say
from crocevia.lexical import Point, Value, written
from crocevia.table import Column, Table

TEXT, WHOLE, NUMBER, BOOLEAN, DATE, LINK = "text", "whole", "number", "boolean", "date", "link"
_TYPES = {"integer": WHOLE, "number": NUMBER, "boolean": BOOLEAN, "date": DATE}
# Excel's days begin here; what is older is a text.
FIRST_DAY = date(1900, 3, 1)
# Labels of a list; codes keep the delimiter of the CSV.
BETWEEN = "; "
_LONG, _SHORT, _CODE = 50, 22, 16
# A text longer than this in its schema gets a wide column.
_MANY = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a sheet, and the table's column that it shows."""

    heading: str
    column: Column[Any]
    type: str
    value: Callable[[Any], Any]
    width: int


def shown(edition: Edition, table: Table[Any]) -> list[Shown]:
    """The columns of a table's sheet, no two with the same heading."""
    taken: set[str] = set()
    found = []
    for one in (part for column in table.columns for part in _parts(edition, column)):
        heading = one.heading if one.heading.casefold() not in taken else f"{one.heading} [{one.column.name}]"
        taken.add(heading.casefold())
        found.append(replace(one, heading=heading))
    return found


def _parts(edition: Edition, column: Column[Any]) -> Iterator[Shown]:
    source = edition.settings.source
    title = column.words("title", source).in_(source) or column.name
    label = labeller(edition, column)
    if column.type == "geopoint":
        for index, axis in enumerate(_AXES):
            yield Shown(f"{title}: {axis.in_(source)}", column, NUMBER, _axis(column, index), _CODE)
    elif label:
        yield Shown(title, column, TEXT, _labelled(column, label), _SHORT)
        yield Shown(f"{title} ({_CODES.in_(source)})", column, TEXT, _plain(column), _CODE)
    else:
        yield Shown(title, column, _type(column), _plain(column), _width(column))


_AXES: Sequence[Message] = (say("longitude"), say("latitude"))
_CODES = say("code")


def _type(column: Column[Any]) -> str:
    if column.type == "string" and column.descriptor.get("format") == "uri":
        return LINK
    return _TYPES.get(column.type, TEXT)


def _width(column: Column[Any]) -> int:
    if column.type in {"integer", "number", "boolean", "date"}:
        return _CODE
    limit = (column.descriptor.get("constraints") or {}).get("maxLength", 0)
    return _LONG if column.descriptor.get("markdown") or limit >= _MANY else _SHORT


def _plain(column: Column[Any]) -> Callable[[Any], Any]:
    """The value as it is, a list as the CSV has it."""

    def value(row: Any) -> Value | None:
        found = column.value(row)
        return written(found) if isinstance(found, tuple) else found

    return value


def _labelled(column: Column[Any], label: Labeller) -> Callable[[Any], str | None]:
    def value(row: Any) -> str | None:
        found = column.value(row)
        if found is None:
            return None
        return BETWEEN.join(map(label, found)) if isinstance(found, tuple) else label(found)

    return value


def _axis(column: Column[Any], index: int) -> Callable[[Any], Any]:
    def value(row: Any) -> Any:
        point = column.value(row)
        return point[index] if isinstance(point, Point) else None

    return value
