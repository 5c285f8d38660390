"""Holds one value against its field's Table Schema (frictionless), and says in an editor's words what it breaks."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import frictionless

from crocevia import declared
from crocevia.findings import Finding, excerpt
from crocevia.kinds import FALSE, TRUE, Field, Kind
from crocevia.language import Message, say

# frictionless reads one cell: its value, and notes by the name of what it breaks.
Reader = Callable[[Any], tuple[Any, Mapping[str, str] | None]]

# What is written alike by people, spreadsheets and programs.
_FORMS = {
    "date": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "integer": re.compile("[+-]?[0-9]{1,15}"),
    "number": re.compile("[+-]?[0-9]{1,15}([.][0-9]{1,15})?"),
}


def item_descriptor(field: Field) -> dict[str, Any]:
    """The Table Schema of one value of a field (of an item, where it holds a list), as frictionless reads it."""
    descriptor: dict[str, Any] = {
        "name": field.name,
        "type": field.descriptor.get("itemType", "string") if field.many else field.type,
        "constraints": {name: value for name, value in field.constraints.items() if name != "required"},
    }
    if field.many and field.categories:
        descriptor["constraints"]["enum"] = list(field.categories)
    # Web addresses are a rule's: `uri` lets `javascript:` through, and two complaints on one value are one too many.
    if field.format and field.format != "uri":
        descriptor["format"] = field.format
    if field.type == "boolean":
        descriptor |= {"trueValues": list(TRUE), "falseValues": list(FALSE)}
    return descriptor


def reader(field: Field) -> Reader | None:
    """frictionless's reader of one value; None where there is nothing it could say against a text."""
    descriptor = item_descriptor(field)
    if descriptor["type"] == "string" and not descriptor["constraints"] and "format" not in descriptor:
        return None
    with _without_plugins():
        read: Reader = frictionless.Field.from_descriptor(descriptor).create_cell_reader()
    form = _FORMS.get(descriptor["type"])
    return _strict(read, form) if form else read


def unreadable(kind: Kind, file: str) -> Iterator[Finding]:
    """The fields that frictionless cannot make a reader of: a limit that is no number, a type of items that is none."""
    for field in kind.fields:
        try:
            reader(field)
        except frictionless.FrictionlessException as error:
            problem = say(
                "nothing can be held against the field {field}: {why}", field=field.name, why=error.error.note
            )
            yield declared.broken(file, problem)


@contextmanager
def _without_plugins() -> Iterator[None]:
    """frictionless without its readers of Excel, SQL, GitHub …: a cell needs none, and to load them takes longer than a check.

    They are cached on a thing that the whole process shares, and so is what is worked out from them: left as they were.
    """
    cached = vars(frictionless.system)
    before = {name: cached[name] for name in ("plugins", "methods") if name in cached}
    cached["plugins"] = OrderedDict()
    cached.pop("methods", None)
    try:
        yield
    finally:
        for name in ("plugins", "methods"):
            cached.pop(name, None)
        cached |= before


def _strict(read: Reader, form: re.Pattern[str]) -> Reader:
    """A reader that refuses what Python would read and no one else: `2026-1-5`, `1_000`, `NaN`, digits of other scripts."""
    return lambda value: read(value) if form.fullmatch(value) else (None, {"type": form.pattern})


def in_words(name: str, field: Field, value: str) -> tuple[Message, Message]:
    """frictionless's name of what is broken (`type`, or a constraint) → a plain sentence and what would do."""
    limit = field.constraints.get(name)
    match name:
        case "type":
            return _TYPES.get(field.format) or _TYPES[item_descriptor(field)["type"]]
        case "enum" if not field.categories:
            allowed = tuple(map(str, field.constraints["enum"]))
            return say("this is not one of the choices"), say("Write one of: {codes}.", codes=allowed)
        case "enum":
            words = {code.casefold(): code for code in field.categories}
            words |= {word.casefold(): code for code, label in field.categories.items() for word in label.values()}
            near = get_close_matches(value.casefold(), words, n=1)
            choices = tuple(say("{code} ({label})", code=code, label=label) for code, label in field.categories.items())
            remedy = (
                say("Did you mean {near}?", near=f"`{words[near[0]]}`")
                if near
                else say("Write one of: {codes}.", codes=choices)
            )
            return say("this is not one of the choices"), remedy
        case "maxLength":
            problem = say("too long: {length} characters, at most {limit}", length=len(value), limit=limit)
            return problem, say("Say it in fewer words.")
        case "pattern":
            example = field.example or "—"
            return say("this is not written as it should be"), say("Write it like this: {example}.", example=example)
        case "minimum" | "maximum":
            sides = {"minimum": say("it must be at least {limit}", limit=limit)}
            return sides.get(name, say("it must be at most {limit}", limit=limit)), say("Correct the number.")
        case _:
            return say("this breaks the rule {rule}", rule=f"{name}: {excerpt(limit)}"), say("Correct the value.")


_TYPES: Mapping[str, tuple[Message, Message]] = {
    "string": (say("this is not a text"), say("Write it in double quotes.")),
    "integer": (say("this is not a whole number"), say("Write digits only, without dots or words.")),
    "number": (say("this is not a number"), say("Write digits, with a point before the decimals.")),
    "boolean": (say("this is neither yes nor no"), say("Write true or false.")),
    "date": (say("this is not a date"), say("Write year-month-day, for instance 2026-11-21.")),
    "email": (say("this is not an e-mail address"), say("Write it like this: {example}.", example="info@example.org")),
}
