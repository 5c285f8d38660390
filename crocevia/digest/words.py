"""The words around what a bulletin tells, alike in an e-mail, a text and a message."""

from __future__ import annotations

import re

from crocevia.html.times import number
from crocevia.html.words import direction
from crocevia.language import Message, say

WHERE, WHEN, CALL, WRITE = say("Where"), say("When"), say("Call"), say("Write to")
CAUTION = say("Before you go")
FREE = say("Free")
ALSO = say("Also:")
ASK = say("Someone to ask")
ALL = say("All that there is")

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
# More programs know marks than isolates.
_MARK = "\u200e"


def labelled(label: Message | str, text: str, language: str) -> str:
    """What something is called, and what it is: `Where: via Roma 1`."""
    return say("{title}: {text}", title=label, text=text).in_(language)


def counted(title: str, count: int, language: str) -> str:
    """A part of the bulletin, and how many stand in it: `New: 3`."""
    return labelled(title, number(count, language), language)


def beyond(count: int, language: str) -> str:
    """How many more there are."""
    return say("And on the site: {count} more", count=number(count, language)).in_(language)


def held(text: str, language: str) -> str:
    r"""Words that run from left to right (a number, a name), in a language that does not: none of it changes places.

    >>> held("02 0202", "it"), held("02 0202", "ar")
    ('02 0202', '\u200e02 0202\u200e')
    """
    turned = direction(language) == "rtl" and text and not _RIGHT_TO_LEFT.search(text)
    return f"{_MARK}{text}{_MARK}" if turned else text
