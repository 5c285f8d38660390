"""JSON Schema (2020-12) of one value: what a field's Table Schema says, in that language's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TYPES: Mapping[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "list": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
_LIMITS = ("minLength", "maxLength", "minimum", "maximum")


def of_type(name: str) -> dict[str, Any]:
    """The schema of a Table Schema type; of a list's, that of an item that is not said to be anything else."""
    return dict(_TYPES[name])


def limits(constraints: Mapping[str, Any]) -> dict[str, Any]:
    """The constraints that JSON Schema has too."""
    found = {name: constraints[name] for name in _LIMITS if name in constraints}
    if "pattern" in constraints:
        # Table Schema's pattern holds for the whole value, JSON Schema's for any part of it.
        found["pattern"] = f"^(?:{constraints['pattern']})$"
    return found


def format_of(name: str) -> dict[str, str]:
    """Table Schema's formats that JSON Schema has too."""
    return {"format": name} if name in {"email", "uri"} else {}
