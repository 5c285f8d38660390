"""What a reader takes for one character: text is never cut within it (after UAX #29, without the rare syllables of Indic scripts)."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

_JOINER = "\u200d"
# Joiners are letters of some scripts and of pictures; all else that is not seen could deceive.
_JOINERS = {"\u200c", _JOINER}
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_MARKS = {"Mn", "Me", "Mc"}


def graphemes(text: str) -> Iterator[str]:
    """The characters of a text, each with the marks, joined pictures and halves that belong to it.

    >>> list(graphemes("e\u0301a"))
    ['e\u0301', 'a']
    """
    held = ""
    for character in text:
        if held and not _belongs(held, character):
            yield held
            held = ""
        held += character
    if held:
        yield held


def _belongs(before: str, character: str) -> bool:
    last = before[-1]
    if character == "\n" and last == "\r":
        return True
    if category(last) in {"Cc", "Zl", "Zp"}:
        return False
    if character == _JOINER or category(character) in _MARKS or _is_tone(character) or last == _JOINER:
        return True
    if _is_flag(character) and _is_flag(last):
        return len(before) == 1
    return _is_jamo(last) and "\u1160" <= character <= "\u11ff"


def _is_flag(character: str) -> bool:
    """Half of a flag: two letters make one."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_tone(character: str) -> bool:
    """The colour of a skin, or a tag, which change the picture before them."""
    return "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0020" <= character <= "\U000e007f"


def _is_jamo(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff"


def seen(text: str) -> str:
    r"""A text on one line, without what nobody sees.

    >>> seen("a\u202e b\n\tc")
    'a b c'
    """
    shown = (
        " " if one.isspace() else one
        for one in text
        if one.isspace() or one in _JOINERS or category(one) not in _UNSEEN
    )
    return " ".join("".join(shown).split())


def cut(text: str, most: int, end: str = "…") -> str:
    """At most so many code points of a text: whole words where it has any, else whole characters; `end` says that it was cut.

    >>> cut("Mensa del ponte", 12), cut("Mensa", 12)
    ('Mensa del…', 'Mensa')
    """
    if len(text) <= most:
        return text
    room = most - len(end)
    if room < 0:
        return ""
    kept = ""
    for one in graphemes(text):
        if len(kept) + len(one) > room:
            break
        kept += one
    # What has no spaces (Chinese, an address) is cut between two characters; so is a first word that fills all.
    word = kept if text[len(kept)].isspace() else kept.rpartition(" ")[0]
    return (word or kept).rstrip(" ,;:-–") + end
