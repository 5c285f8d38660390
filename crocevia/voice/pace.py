"""How long a text takes to read aloud, calmly, to somebody who may write it down.

Letters a minute are what grown-ups read aloud in IReST, the International Reading Speed Texts (S. Trauzettel-Klosinski, K. Dietz:
*Standardized Assessment of Reading Performance*, IOVS 53 (2012), 5452–5461, doi 10.1167/iovs.11-8284). A desk reads at three
quarters of that: some 140 words a minute in Italian, 170 in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

# Characters without spaces, a minute. Ukrainian has Russian's, of the same script and length of words.
_MEASURED = {"it": 950, "en": 987, "fr": 998, "es": 1025, "uk": 986, "ar": 612, "zh": 255}
# Of the 14 alphabets that were measured: 68 ms a character. Romanian was not.
_OTHERS = 60_000 // 68
_CALM = 0.75
# Seconds of silence at the end of a sentence, and within.
_STOP = 0.5
_COMMA = 0.2
_COMMAS = frozenset(",;:،؛，；：、")


def seconds(runs: Iterable[tuple[str, str]]) -> float:
    """How many seconds one sentence takes, of runs of (words, language)."""
    return _STOP + sum(_letters(words) * _each(language) + _pauses(words) for words, language in runs)


def _each(language: str) -> float:
    """Seconds for a letter."""
    return 60 / (_MEASURED.get(language, _OTHERS) * _CALM)


def _letters(words: str) -> int:
    # Marks above letters (Arabic vowels) take no time of their own.
    return sum(category(one)[0] in "LNS" for one in words)


def _pauses(words: str) -> float:
    return _COMMA * sum(one in _COMMAS for one in words)
