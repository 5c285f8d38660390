"""Words as a template of paper reads them, and as short as a line of it is."""

from __future__ import annotations

from collections.abc import Mapping

from crocevia.model import Words
from crocevia.text import Text

NOTHING = Words("", "")
# A text and the language it is in.
Said = Mapping[str, str]


def said(words: Words) -> Said:
    """Words, for a template."""
    return {"text": words.text, "language": words.language}


def words_in(text: Text, language: str) -> Words:
    """The words for something in a language, or in the one they were written in."""
    return Words(text.in_(language), text.language_for(language))


def shortened(words: Words, most: int) -> Words:
    """Words of at most so many letters, cut between two of them where there is a space not far from the end.

    >>> shortened(Words("Chi cerca lavoro si incontra", "it"), 20).text, shortened(Words("就业互助小组", "zh"), 4).text
    ('Chi cerca lavoro…', '就业互…')
    """
    if len(words.text) <= most:
        return words
    cut = words.text[: most - 1]
    space = cut.rfind(" ")
    return Words(f"{cut[:space] if space > most // 2 else cut}…", words.language)


def bare(address: str) -> str:
    """An address as one would tell it to somebody.

    >>> bare("https://www.example.org/")
    'example.org'
    """
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address
