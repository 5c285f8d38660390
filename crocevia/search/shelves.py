"""Where a browser finds what belongs to a word: from the word alone, so that nothing has to be asked first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crocevia.search.concepts import Phrase
from crocevia.search.lists import packed

# Words of which so many first letters are alike stand together: what is mistyped may be several of them.
ALIKE = 6
# Bits of the number of two words, and how many of them are enough for one word.
PAIR, ALONE = 20, 14

# Files of words by their first letter: small letters, digits, sixteen for all other scripts.
LETTERS = (*"abcdefghijklmnopqrstuvwxyz", "0", *(f"x{n:x}" for n in range(16)))

Pair = tuple[str, str]


def hashed(stem: str) -> int:
    """A number of 32 bits (FNV-1a over code points); templates/search/files.js says the same.

    >>> hashed("affitt"), hashed("工作")
    (472616419, 3292947828)
    """
    found = 2_166_136_261
    for letter in stem:
        found = (found ^ ord(letter)) * 16_777_619 & 0xFFFFFFFF
    return found


def letter(stem: str) -> str:
    """The file of words in which a stem stands.

    >>> letter("affitt"), letter("104"), letter("工作")
    ('a', '0', 'x5')
    """
    first = stem[0]
    if first.isascii():
        return "0" if first.isdigit() else first
    return f"x{ord(first) % 16:x}"


def number(one: str, other: str, bits: int = PAIR) -> int:
    """The number of two words, whichever comes first; of a word and itself."""
    return (hashed(one) + hashed(other) & 0xFFFFFFFF) >> (32 - bits)


def apart(stems: Iterable[str], parts: int) -> Sequence[Sequence[str]]:
    """The words of each of so many files, in their order; those that begin alike are in one."""
    found: list[list[str]] = [[] for _ in range(parts)]
    for stem in stems:
        found[hashed(stem[:ALIKE]) % parts].append(stem)
    return found


def foretelling(phrases: Sequence[Phrase]) -> Mapping[tuple[str, str], str]:
    """For each (facet, code) the packed numbers of words: of every phrase for it one word, or two, where none is enough."""
    meant: dict[tuple[str, str], set[str]] = {}
    for phrase in phrases:
        if len(phrase.stems) == 1:
            meant.setdefault((phrase.facet, phrase.stems[0]), set()).add(phrase.code)
    found: dict[tuple[str, str], set[Pair]] = {}
    for phrase in sorted(phrases, key=lambda phrase: len(phrase.stems)):
        chosen = found.setdefault((phrase.facet, phrase.code), set())
        first, *more = phrase.stems
        # Without its little words a word that may mean several codes means none.
        if phrase.little and len(meant[phrase.facet, first]) > 1:
            more = list(phrase.little)
        if not any(set(pair) <= {first, *more} for pair in chosen):
            chosen.add((first, more[0] if more else first))
    return {one: packed(sorted({number(*pair) for pair in pairs})) for one, pairs in found.items()}
