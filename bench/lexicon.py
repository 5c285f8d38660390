"""Invented words that sound Italian, and sentences of them: varied like a language, about nobody."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate

# How many different words there are. The real catalogue's 209 records have about 3,000.
SIZE = 6_000
# Longer ones would make a summary hard to read (Gulpease), which the check tells.
LONGEST = 9

_ONSETS = (*"bcdfglmnprstvz", "br", "cr", "fr", "gr", "pr", "tr", "st", "sp", "sc", "gl", "ch")
_VOWELS = "aeiou"
_CODAS = ("", "", "", "n", "r", "l", "s")
_ENDINGS = ("a", "a", "o", "o", "e", "i", "ione", "ità", "ello", "ura")
_LITTLE = ("di", "a", "da", "in", "con", "su", "per", "tra", "e", "che", "chi", "il", "la", "un", "una", "del", "alla")


class Lexicon:
    """The same words for the same seed, the nth drawn with a weight of 1/n as in any language (Zipf)."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.words: Sequence[str] = _words(rng)
        self._weights = list(accumulate(1 / (n + 1) for n in range(len(self.words))))

    def sentence(self, pairs: int) -> str:
        """A sentence of `pairs` invented words, each after a little one that exists."""
        little = self._rng.choices(_LITTLE, k=pairs)
        great = self._rng.choices(self.words, cum_weights=self._weights, k=pairs)
        words = " ".join(f"{one} {other}" for one, other in zip(little, great, strict=True))
        return f"{words[0].upper()}{words[1:]}."

    def name(self) -> str:
        """A proper name: all are as likely."""
        return self._rng.choice(self.words).capitalize()


def slug(text: str) -> str:
    """An id from a name: small letters without accents, digits and hyphens.

    >>> slug("Università popolare")
    'universita-popolare'
    """
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _words(rng: random.Random) -> list[str]:
    found: dict[str, None] = {}
    for word in _sounds(rng):
        if len(word) <= LONGEST:
            found[word] = None
        if len(found) == SIZE:
            break
    return list(found)


def _sounds(rng: random.Random) -> Iterator[str]:
    while True:
        syllables = rng.choice((1, 1, 2))
        inner = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables))
        yield inner + rng.choice("bcdfglmnprstv") + rng.choice(_ENDINGS)
