"""How one text is written in YAML: as it is where neither YAML nor an editor that colours it would take it for something else."""

from __future__ import annotations

import re
from typing import Any

import yaml

from crocevia.flat import NOTHING

_YAML: Any = yaml.resolver.Resolver()
# What a plain text does not begin with.
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
# Between brackets: codes or a few words; a comma or a bracket would end them.
_WORDS = re.compile(r"[^\W_][\w ./+-]*")
# What newer YAML takes for numbers and PyYAML does not; what older YAML takes for yes and no.
_TYPED = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|[yYnN]")
# They join letters of many scripts, and the halves of an emoji: no one could read such a word with escapes in it.
_JOINERS = "\u200c\u200d"
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def plain(text: str, *, typed: bool = False) -> str:
    """A text behind a field's name or a hyphen. `typed`: the schema says that it is a date, a number, yes or no.

    >>> plain("lun-ven 9:00-12:00"), plain("02 1234"), plain("Nota: qui")
    ('lun-ven 9:00-12:00', '"02 1234"', '"Nota: qui"')
    >>> plain("2026-11-21", typed=True)
    '2026-11-21'
    """
    broken = text[0] in _INDICATORS or ": " in text or " #" in text or text[-1] == ":" or not visible(text)
    return quoted(text) if broken or text in NOTHING or (not typed and _misread(text)) else text


def in_brackets(text: str) -> str:
    """A text in a list on one line.

    >>> in_brackets("services/emporio"), in_brackets("ogni lunedì 9:00")
    ('services/emporio', '"ogni lunedì 9:00"')
    """
    return text if _WORDS.fullmatch(text) and text not in NOTHING and not _misread(text) else quoted(text)


def quoted(text: str) -> str:
    r"""A text in double quotes; what cannot be seen, or turns the direction of reading, is spelt out.

    >>> quoted('a "b"\u202e')
    '"a \\"b\\"\\u202e"'
    """
    return f'"{"".join(map(_escaped, text))}"'


def literal(text: str) -> list[str] | None:
    """The lines of a text of several, to be set in below `|-`; None where an editor could not see all of it."""
    lines = text.split("\n")
    fine = len(lines) > 1 and all(visible(line) and line == line.rstrip() for line in lines)
    return lines if fine else None


def visible(text: str) -> bool:
    """Whether nothing in it is invisible (line ends included), or turns the direction of reading."""
    return text.isprintable() or all(char.isprintable() or char in _JOINERS for char in text)


def _misread(text: str) -> bool:
    """Whether YAML or its readers would make a number, a day, a yes or a no of it."""
    if text[0] in "0123456789+." and not any(char.isalpha() for char in text):
        return True
    return (
        bool(_TYPED.fullmatch(text)) or _YAML.resolve(yaml.ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str"
    )


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() or char in _JOINERS:
        return char
    return char.encode("unicode_escape").decode("ascii")
