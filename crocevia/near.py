"""Finds the words nearest to one that is in no list, quickly even where the list has ten thousand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

# How many share most with the word, and are worth comparing letter by letter.
SHORTLIST = 40
# How often a piece of the word is found in a list.
LOOKED_AT = 3_000
# No code is as long; comparing takes as long as the product of both lengths.
LONGEST = 200


class Near:
    """Words that can be asked which of them are near to another.

    >>> Near(["food", "home", "shelter"]).to("fod")
    ['food']
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._with: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            for piece in _pieces(word):
                self._with[piece].append(word)

    def to(self, word: str, most: int = 3) -> list[str]:
        """The nearest, best first; none where nothing is near."""
        if len(word) > LONGEST:
            return []
        # The rare pieces say most, and those that thousands have say nothing.
        found = sorted((self._with.get(piece, ()) for piece in _pieces(word)), key=len)
        shared = Counter(islice((one for words in found for one in words), LOOKED_AT))
        # Of those that share as much the shorter: they hold less that the word does not say.
        best = sorted(shared, key=lambda one: (-shared[one], len(one), one))[:SHORTLIST]
        return get_close_matches(word, best, n=most)


def _pieces(word: str) -> set[str]:
    """The word's runs of three letters, its two ends included."""
    whole = f"^{word}$"
    return {whole[at : at + 3] for at in range(len(whole) - 2)} or {whole}
