"""Rows as JSON: what a table's columns say, with JSON's own types, nothing where a row says nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from crocevia.lexical import Value
from crocevia.table import Table

Row = TypeVar("Row")


def _plain(value: object) -> object:
    """What JSON has no type for: a decimal is a number, a day is ISO 8601. Lists and points are arrays already."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


# One object a call, in C; NaN is no JSON.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)


def encoded(value: object) -> bytes:
    """JSON without white space, in UTF-8."""
    return _ENCODER.encode(value).encode()


def speaker(table: Table[Row]) -> Callable[[Row], dict[str, Value]]:
    """What gives of a row its values by their columns' names, in their order; columns that say nothing are left out."""
    columns = [(column.name, column.value) for column in table.columns]

    def said(row: Row) -> dict[str, Value]:
        return {name: found for name, value in columns if (found := value(row)) is not None}

    return said
