"""Which characters paper can show: what our fonts draw, and what becomes of the rest.

Needs no font, so that a check needs none: `ranges` is made of them once (tools/glyphs.py), and a test holds it against them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from crocevia.glyphs.ranges import RANGES

# Stands for a character that no font has: a reader sees that something is missing.
STAND_IN = "□"
# Drawn by nobody and needed by scripts: they join letters, part them, or choose a form of the one before.
_JOINING = "\u200c\u200d\u200e\u200f\ufe0e\ufe0f"
_BLANK = "\t\n"
# They turn what follows around, or hide: no paper shows them, and no letter is lost with them.
_HIDDEN = "\u00ad\u061c\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
_HIDING = re.compile(f"[{_HIDDEN}]")


@cache
def _beyond() -> re.Pattern[str]:
    """Any character that no font has."""
    runs = (one.split("-") for one in RANGES.split())
    known = "".join("-".join(re.escape(chr(int(end, 16))) for end in run) for run in runs)
    return re.compile(f"[^{known}{_JOINING}{_BLANK}{_HIDDEN}]")


def missing(text: str) -> str:
    """The characters of a text that no font has, each once, in their order.

    >>> missing("Perché no?"), missing("Ciao 😀😀")
    ('', '😀')
    """
    if text.isascii() and text.isprintable():
        return ""
    return "".join(dict.fromkeys(_beyond().findall(text)))


def drawn(text: str) -> str:
    """A text as paper shows it: what no font has becomes a square, what turns or hides is left out.

    >>> drawn("Ciao 😀!")
    'Ciao □!'
    """
    if text.isascii() and text.isprintable():
        return text
    return _beyond().sub(STAND_IN, _HIDING.sub("", text))


def named(character: str) -> str:
    """Its name in Unicode and its code point.

    >>> named("😀")
    'GRINNING FACE (U+1F600)'
    """
    return f"{unicodedata.name(character, '?')} (U+{ord(character):04X})"
