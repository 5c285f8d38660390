"""Reads the YAML that records are almost always written in (a name, a colon, a plain text or a short list) by itself.

libyaml makes an object of every scalar, with its place. What is read here is read as libyaml would read it (a test
holds both against each other); what is in any doubt is left to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Control characters, what YAML 1.1 takes for the end of a line, what it refuses.
_DOUBTFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NAME = re.compile("[a-z][a-z0-9_]{0,60}")
# What a plain text does not begin with.
_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`=")
_QUOTED = re.compile(r'"(?:[^"\\]|\\["\\n])*"')
_ESCAPE = re.compile(r"\\(.)")
# In brackets: codes or a few words.
_ITEM = r'(?:[^\W_][\w ./+-]*|"[^"\\\n]*")'
_LIST = re.compile(rf"\[{_ITEM}(?:, ?{_ITEM})*\]")
_ITEMS = re.compile(_ITEM)
# Plain words that stand for nothing.
NOTHING = frozenset({"~", "null", "Null", "NULL"})


def read(text: str) -> dict[str, str | tuple[str, ...]] | None:
    r"""Field → text or list of texts, empty ones left out; None where the text is not of this simple form.

    >>> read('name: Sportello\nphone: ["020202", 02 1234]\n')
    {'name': 'Sportello', 'phone': ('020202', '02 1234')}
    >>> read('name: {a: b}\n') is None
    True
    """
    if _DOUBTFUL.search(text) or not text.endswith("\n"):
        return None
    cells: dict[str, str | tuple[str, ...]] = {}
    for line in text[:-1].split("\n"):
        name, colon, rest = line.partition(": ")
        if colon and name not in cells and _named(name):
            cell = _cell(rest)
            if cell is None:
                return None
            cells[name] = cell
        elif not line.startswith("#"):
            return None
    return {name: cell for name, cell in cells.items() if cell} if cells else None


@lru_cache(maxsize=1_000)
def _named(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def _cell(rest: str) -> str | tuple[str, ...] | None:
    if not rest:
        return None
    if rest[0] not in _INDICATORS:
        # A colon or a hash in a plain text has no space on the side that would end it.
        return None if ": " in rest or " #" in rest or rest[-1] == ":" else _plain(rest)
    if rest[0] == "[":
        return _items(rest)
    if _QUOTED.fullmatch(rest):
        return (_ESCAPE.sub(_unescaped, rest[1:-1]) if "\\" in rest else rest[1:-1]).strip()
    return None


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]


def _plain(text: str) -> str:
    return "" if text in NOTHING else text.strip()


# Lists of codes come back in record after record.
@lru_cache(maxsize=5_000)
def _items(listed: str) -> tuple[str, ...] | None:
    if not _LIST.fullmatch(listed):
        return None
    items = (item[1:-1].strip() if item[0] == '"' else _plain(item.strip()) for item in _ITEMS.findall(listed, 1))
    return tuple(filter(None, items))
