"""How easy an Italian text is to read: the Gulpease index (Lucisano and Piemontese, 1988)."""

from __future__ import annotations

import re

# Below 80 a text is hard for who finished primary school, below 60 for who finished middle school, below 40 for who has a diploma.
EASY, FAIR, HARD = 80, 60, 40
# The index is a mean: of a few words it says nothing.
FEWEST = 30
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_END = re.compile(r"[.!?\u2026](?=\s|$)|\n\s*\n|\n\s*[-*+]\s|\n\s*\d+[.)]\s")
# What stands within a word or a number and is no letter.
_BETWEEN = dict.fromkeys(map(ord, "'\u2019.,:"))
# Links' addresses and marks of Markdown are not read aloud.
_MARKS = re.compile(r"\]\([^)]*\)|https?://\S+|[*_`#>\[\]]")


def words(text: str) -> list[str]:
    """The words of a text, numbers included."""
    return _WORD.findall(_MARKS.sub(" ", text))


def gulpease(text: str) -> int | None:
    """89 + (300 · sentences − 10 · letters) / words, from 0 to 100; None for a text of too few words.

    A sentence ends at a full stop, a question mark, an exclamation mark, or where a paragraph or the point of a list does.
    """
    found = words(text)
    if len(found) < FEWEST:
        return None
    letters = len("".join(found).translate(_BETWEEN))
    sentences = sum(1 for part in _END.split(_MARKS.sub(" ", text)) if _WORD.search(part))
    return min(100, max(0, round(89 + (300 * sentences - 10 * letters) / len(found))))
