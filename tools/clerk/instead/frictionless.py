"""What the engine asks of frictionless (crocevia/cells.py), for the browser: the whole of it would weigh more than Python.

Only in the archive that tools/clerk.mjs makes. tests/test_stand_in.py holds it to the original, value by value.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from types import SimpleNamespace
from typing import Any

from validators.email import email

Reader = Callable[[Any], Any]

# The engine empties its list of plugins; here there is none.
system = SimpleNamespace(plugins={})


class System:
    """Where the original keeps its plugins; there are none here."""


system = System()


class Field:
    """One column of a Table Schema."""

    def __init__(self, descriptor: Mapping[str, Any]) -> None:
        self.descriptor = descriptor

    @classmethod
    def from_descriptor(cls, descriptor: Mapping[str, Any]) -> Field:
        """A field as it is declared."""
        return cls(descriptor)

    def create_cell_reader(self) -> Callable[[Any], tuple[Any, dict[str, str] | None]]:
        """What reads one cell: its value, and notes by the name of what it breaks, or None."""
        read, checks = _value_reader(self.descriptor), {}
        for name in _SUPPORTED[self.descriptor["type"]]:
            limit = self.descriptor.get("constraints", {}).get(name)
            if limit is not None:
                checks[name] = (_CHECKS[name], _limit(name, limit, read))

        def reader(cell: Any) -> tuple[Any, dict[str, str] | None]:
            value = None if str(cell) == "" else read(cell)
            if value is None and str(cell) != "":
                return None, {"type": "type"}
            notes = {
                name: name for name, (fits, limit) in checks.items() if value is not None and not fits(value, limit)
            }
            return value, notes or None

        return reader


def _limit(name: str, limit: Any, read: Reader) -> Any:
    if name == "pattern":
        return re.compile(f"^{limit}$")
    if name == "enum":
        return [read(one) for one in limit]
    return read(limit) if name in _BOUNDS else limit


def _value_reader(descriptor: Mapping[str, Any]) -> Reader:
    match descriptor["type"]:
        case "integer":
            return _integer
        case "number":
            return _number
        case "date":
            return _date
        case "boolean":
            words = dict.fromkeys(descriptor["trueValues"], True) | dict.fromkeys(descriptor["falseValues"], False)
            return lambda cell: cell if isinstance(cell, bool) else words.get(cell)
    if descriptor.get("format") == "email":
        return lambda cell: cell if isinstance(cell, str) and email(cell) else None
    return lambda cell: cell if isinstance(cell, str) else None


def _integer(cell: Any) -> int | None:
    if isinstance(cell, str):
        try:
            return int(cell)
        except ValueError:
            return None
    value = _number(cell)
    return int(value) if value is not None and value % 1 == 0 else None


def _number(cell: Any) -> Decimal | None:
    if isinstance(cell, bool):
        return None
    try:
        return Decimal(cell.strip() if isinstance(cell, str) else str(cell))
    except InvalidOperation:
        return None


def _date(cell: Any) -> date | None:
    if isinstance(cell, date):
        return cell
    try:
        return datetime.strptime(cell, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no time zone
    except (TypeError, ValueError):
        return None


_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_ORDERED = (*_BOUNDS, "enum")
_SUPPORTED: Mapping[str, tuple[str, ...]] = {
    "string": ("minLength", "maxLength", "pattern", "enum"),
    "integer": _ORDERED,
    "number": _ORDERED,
    "date": _ORDERED,
    "boolean": ("enum",),
}
_CHECKS: Mapping[str, Callable[[Any, Any], bool]] = {
    "minLength": lambda value, limit: len(value) >= limit,
    "maxLength": lambda value, limit: len(value) <= limit,
    "pattern": lambda value, limit: bool(limit.match(value)),
    "enum": lambda value, limit: value in limit,
    "minimum": operator.ge,
    "maximum": operator.le,
    "exclusiveMinimum": operator.gt,
    "exclusiveMaximum": operator.lt,
}
