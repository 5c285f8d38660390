"""Lists of entries' numbers as they stand in the files: a gap a character, which compresses to near what it tells."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

# "#" to "[" are a whole gap or the end of one, "]" to "~" its beginning: all that JSON writes as it is.
_ENDS, _BEGINS = 57, 34
_END = [chr(35 + n) for n in range(_ENDS)]
_BEGIN = [chr(93 + n) for n in range(_BEGINS)]


def packed(numbers: Iterable[int]) -> str:
    """Rising numbers as how many are left out before each: 0 to 56 in one character, more in several.

    >>> packed([5, 6, 7, 8, 20]), packed([57, 2000])
    ('(###.', 't$at$')
    """
    found: list[str] = []
    after = 0
    for number in numbers:
        gap, after = number - after, number + 1
        while gap >= _ENDS:
            found.append(_BEGIN[gap % _BEGINS])
            gap //= _BEGINS
        found.append(_END[gap])
    return "".join(found)


def by_level(postings: Iterable[int]) -> str:
    """Postings (number × 16 + level), the highest level first: its letter ("]" is 0) and its numbers, "!" between levels.

    >>> by_level([0x19, 0x2F, 0x3F])
    'l%#!f$'
    """
    levels: dict[int, list[int]] = {}
    for posting in postings:
        levels.setdefault(posting & 15, []).append(posting >> 4)
    return "!".join(f"{_BEGIN[level]}{packed(levels[level])}" for level in sorted(levels, reverse=True))


def together(stems: Iterable[str], words: Iterable[str]) -> str:
    """Words, each as how many letters it shares with the stem before its own (nine at most) and the rest of it.

    >>> together(["affitt", "affittuar", "casa"], ["affitt'o", "affittuar'io", "casa"])
    "0affitt'o 6uar'io 0casa"
    """
    found, before = [], ""
    for stem, word in zip(stems, words, strict=True):
        # A browser counts letters beyond U+FFFF twice.
        same = (one == other <= "\uffff" for one, other in zip(stem[:9], before, strict=False))
        shared = sum(takewhile(bool, same))
        found.append(f"{shared}{word[shared:]}")
        before = stem
    return " ".join(found)
