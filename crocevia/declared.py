"""Reads what maintainers declare (schemas, vocabularies): plain YAML, told apart from records by its nesting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import Message, say

# The C parser is ten times faster; PyYAML falls back on the other where it was built without it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path, name: str) -> Any:
    """The content of one YAML file. Raises CannotGoOn with the place where it cannot be read."""
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=LOADER)  # noqa: S506 - a safe loader
    except UnicodeDecodeError:
        raise CannotGoOn([broken(name, say("the file is not UTF-8 text"))]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise CannotGoOn(
            [broken(name, say("this is not YAML: {why}", why=error.problem or ""), mark.line + 1, mark.column + 1)]
            if mark
            else [broken(name, say("this is not YAML: {why}", why=str(error)))]
        ) from None


def broken(file: str, problem: Message, line: int = 0, column: int = 0, found: object = "") -> Finding:
    """A finding on a declaration: always an error, for nothing can be judged by a broken rule."""
    return Finding(file, line, column, "", Level.ERROR, "declaration", str(found), problem)


def mapping(value: Any, name: str) -> Mapping[str, Any]:
    """`value` if it is a mapping. Raises CannotGoOn otherwise."""
    if not isinstance(value, dict):
        raise CannotGoOn([broken(name, say("the file must hold keys and values"))])
    return value
