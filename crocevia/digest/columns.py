"""Text in columns, as wide as a terminal or an old mail program shows it: Chinese takes two, a mark on a letter none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

from crocevia.graphemes import graphemes

# RFC 3676 wants lines of at most 78 characters.
WIDTH = 78
# What may not begin a line, as far as it stands between characters that may be parted.
_CLOSING = re.compile(r"[、。，．：；？！）」』】》〉’”…·]")
_WIDE = 2
_NO_WIDTH = {"Mn", "Me", "Cf", "Cc"}


def width(text: str) -> int:
    r"""The columns that a text takes.

    >>> width("pane"), width("面包"), width("e\u0301")
    (4, 4, 1)
    """
    return sum(_width(one) for one in text)


def _width(character: str) -> int:
    if category(character) in _NO_WIDTH:
        return 0
    return _WIDE if east_asian_width(character) in {"W", "F"} else 1


def wrapped(text: str, first: str = "", indent: str = "") -> Iterator[str]:
    """A text as lines of at most `WIDTH` columns, `first` before the first and `indent` before the others.

    What has no space in it (an address of the web) is not parted, however long; wide characters are, between two of them.
    """
    line, empty = first, True
    for piece, spaced in _pieces(text):
        gap = " " if spaced and not empty else ""
        if not empty and width(line) + len(gap) + width(piece) > WIDTH:
            yield line.rstrip()
            line, gap = indent, ""
        line, empty = line + gap + piece, False
    yield line.rstrip()


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What is not to be parted, and whether a space stood before it."""
    for word in text.split():
        held, spaced = "", True
        for one in graphemes(word):
            # Between two wide characters, or beside one, a line may end; not before what closes.
            if held and _WIDE in {_width(one[0]), _width(held[-1])} and not _CLOSING.match(one):
                yield held, spaced
                held, spaced = "", False
            held += one
        yield held, spaced
