"""Reads what maintainers declare (schemas, vocabularies): plain YAML, told apart from records by its nesting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from crocevia import guard, opened
from crocevia.complaints import Complaint
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import NOTHING, Message, say

# The largest of ours has 100 kB; a whole country's municipalities would have 1 MB.
MOST_BYTES = 5_000_000
# What a kind, a list or a field is called: it becomes an address, a file, the head of a column.
NAME = re.compile("[a-z][a-z0-9]{0,39}([_-][a-z0-9]{1,39}){0,9}")
# A number in base 60 (`1:30:00`), which YAML 1.1 works out whatever its length.
_SEXAGESIMAL = re.compile(r"[0-9](:[0-9]{1,2}){9}")
# Beyond it programs do not agree on what a whole number is (RFC 8259, 6).
LARGEST = 2**53
_TOO_LARGE = say("this number is too large: put it in quotes")

# The C parser is ten times faster; PyYAML falls back on the other where it was built without it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(LOADER):  # type: ignore[misc]  # PyYAML's C parser has no types
    """A safe loader that refuses a key that is no word, or that stands there twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - PyYAML's own
        """A mapping. Raises Refused."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
                raise _refused(key, say("a key is a word: put it in quotes"))
            if key.value in seen:
                raise _refused(key, say("this key stands here twice"), key.value)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read(path: Path, name: str) -> Any:
    """The content of one YAML file: words as keys, lists, plain values. Raises CannotGoOn with the place."""
    try:
        return content(opened.text(path, MOST_BYTES))
    except opened.Refused as refused:
        one = refused.complaint
        told = broken(name, one.problem, one.line, one.column, one.found)
        raise CannotGoOn([replace(told, remedy=one.remedy)]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise CannotGoOn(
            [broken(name, say("this is not YAML: {why}", why=error.problem or ""), mark.line + 1, mark.column + 1)]
            if mark
            else [broken(name, say("this is not YAML: {why}", why=str(error)))]
        ) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # A control character; a date or a number that YAML recognises and Python cannot make (2026-13-40).
        raise CannotGoOn([broken(name, say("this is not YAML: {why}", why=str(error)))]) from None


def content(text: str) -> Any:
    """The same of a text, which is in no file. Raises Refused, YAMLError, ValueError or OverflowError."""
    found = guard.forbidden(yaml.parse(text, LOADER), text) if guard.suspect(text) else None
    if found:
        raise opened.Refused(*found)
    sexagesimal = _SEXAGESIMAL.search(text)
    made = None if sexagesimal else yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    if sexagesimal or _too_large(made):
        raise opened.Refused("too-large", Complaint(0, 0, _TOO_LARGE, NOTHING))
    return made


def _too_large(content: Any) -> bool:
    """Whether a number stands there that no channel could write."""
    if isinstance(content, dict | list):
        return any(map(_too_large, content.values() if isinstance(content, dict) else content))
    return isinstance(content, int | float) and not abs(content) <= LARGEST


def _refused(node: yaml.Node, problem: Message, found: str = "") -> opened.Refused:
    place = node.start_mark.line + 1, node.start_mark.column + 1
    return opened.Refused("key", Complaint(*place, problem, NOTHING, found))


def named(name: str, file: str) -> None:
    """Raises CannotGoOn for a name that could not be an address, a file and the head of a column."""
    if not NAME.fullmatch(name):
        problem = say("a name here is made of small letters without accents, digits, `-` and `_`")
        raise CannotGoOn([broken(file, problem, found=name)])


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


def constraints(file: str, field: Mapping[str, Any]) -> None:
    """Raises CannotGoOn for the constraints of a field that no value could be held against."""
    said = field.get("constraints") or {}
    try:
        re.compile(str(mapping(said, file).get("pattern", "")))
    except (re.error, OverflowError, RecursionError) as error:
        problem = say("the pattern of {field} cannot be read: {why}", field=field["name"], why=str(error))
        raise CannotGoOn([broken(file, problem, found=said["pattern"])]) from None
