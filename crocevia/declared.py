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
    except OSError as error:
        raise CannotGoOn([broken(name, say("the file cannot be read: {why}", why=error.strerror or ""))]) from None
    except UnicodeDecodeError:
        raise CannotGoOn([broken(name, say("the file is not UTF-8 text"))]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise CannotGoOn(
            [broken(name, say("this is not YAML: {why}", why=error.problem or ""), mark.line + 1, mark.column + 1)]
            if mark
            else [broken(name, say("this is not YAML: {why}", why=str(error)))]
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # A control character; a date or a number that YAML recognises and Python cannot make (2026-13-40).
        raise CannotGoOn([broken(name, say("this is not YAML: {why}", why=str(error)))]) from None


def broken(file: str, problem: Message, line: int = 0, column: int = 0, found: object = "") -> Finding:
    """A finding on a declaration: always an error, for nothing can be judged by a broken rule."""
    return Finding(file, line, column, "", Level.ERROR, "declaration", str(found), problem)


def entries(descriptor: Mapping[str, Any], key: str, name: str, named: str) -> list[Mapping[str, Any]]:
    """The list of mappings that stands under `key`, each with a `named`. Raises CannotGoOn where it is not that."""
    found = descriptor.get(key) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) and one.get(named) is not None for one in found):
        problem = say("`{key}` must be a list of entries, each with its `{named}`", key=key, named=named)
        raise CannotGoOn([broken(name, problem)])
    return found


def mapping(value: Any, name: str) -> Mapping[str, Any]:
    """`value` if it is a mapping. Raises CannotGoOn otherwise."""
    if not isinstance(value, dict):
        raise CannotGoOn([broken(name, say("the file must hold keys and values"))])
    return value
