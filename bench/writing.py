"""The same synthetic record as a YAML file, as Hugo's front matter and as a Markdown page."""

from __future__ import annotations

import json
import re
from datetime import date

from bench.synthetic import Fields, Value

# What YAML reads as the text it is: no colon before a space, no `#`, no quotes, no sign at the beginning.
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ](?:[\w .,;@'/-]|:(?=\S))*[\w./]")
_RESERVED = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def as_yaml(fields: Fields) -> str:
    """A record's file, written as editors write it: quotes only where they are needed."""
    return "".join(f"{name}: {_yaml(value)}\n" for name, value in fields.items())


def as_front_matter(fields: Fields) -> str:
    """A page of Hugo's with all fields as parameters and no body."""
    return f"---\ntitle: {_yaml(fields['name'])}\n{as_yaml(fields)}---\n"


def as_markdown(fields: Fields) -> str:
    """A page of MkDocs' with a list of the fields."""
    lines = "".join(f"- **{name}**: {_line(value)}\n" for name, value in fields.items())
    return f"# {fields['name']}\n\n{lines}"


def _yaml(value: Value) -> str:
    match value:
        case tuple():
            return f"[{', '.join(_in_list(one) for one in value)}]"
        case bool():
            return "true" if value else "false"
        case str():
            return value if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED else _quoted(value)
        case _:
            return str(value)


def _in_list(text: str) -> str:
    return text if re.fullmatch(r"[a-z][a-z/0-9-]*", text) and text not in _RESERVED else _quoted(text)


def _quoted(text: str) -> str:
    # A JSON string is a double-quoted YAML one.
    return json.dumps(text, ensure_ascii=False)


def _line(value: Value) -> str:
    match value:
        case tuple():
            return ", ".join(value)
        case str():
            return value.replace("\n", "\n    ")
        case date() | int() | float():
            return str(value)
