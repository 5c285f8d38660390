"""Words on a page: those that are in another language than the page say so, and keep their own direction."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from markupsafe import Markup, escape

from crocevia.text import Text

_NOTHING = Markup()


@lru_cache
def direction(language: str) -> str:
    """Which way a language is written: `ltr` or `rtl`.

    >>> direction("it"), direction("ar")
    ('ltr', 'rtl')
    """
    return str(Locale.parse(language).text_direction)


@lru_cache
def marked(language: str, page: str) -> Markup:
    """The attributes of an element whose words are in `language`, on a page in the language `page`.

    >>> marked("it", "it"), marked("it", "en"), marked("it", "ar")
    (Markup(''), Markup(' lang="it"'), Markup(' lang="it" dir="auto"'))
    """
    if language == page:
        return _NOTHING
    # Where the page runs the other way, words keep their full stop at their own end.
    turned = Markup(' dir="auto"') if direction(language) != direction(page) else _NOTHING
    return Markup(' lang="{}"{}').format(language, turned)


def words(text: Text, page: str) -> Markup:
    """Words in the language of a page; where no one has translated them, as they were written, and marked so.

    >>> words(Text(it="Casa", en="Home"), "en"), words(Text(it="Casa"), "en")
    (Markup('Home'), Markup('<span lang="it">Casa</span>'))
    """
    said = text.in_(page)
    attributes = marked(text.language_for(page), page) if said else _NOTHING
    return Markup("<span{}>{}</span>").format(attributes, said) if attributes else escape(said)
