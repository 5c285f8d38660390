"""A cell's text as words alone: no HTML, no hidden characters, no formula, no sign for "nothing"."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from crocevia.language import NOTHING, Message, say

_BLOCK = re.compile(r"<\s*(?:br|/?p|/?div|/?li|/?tr|/?h[1-6])\b[^>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<\s*(script|style)\b.*?(?:<\s*/\s*\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<\s*[a-zA-Z!/?][^<>]*>")
# What is left begins no tag that ends: the sign goes, the words stay.
_SIGN = re.compile(r"<(?=\s*[a-zA-Z!/?])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
# What no one sees, and what turns the direction of what follows; the rule of the same name refuses them.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffc-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_NOTHING = frozenset(
    "- -- --- – — / // . .. ... n.d. nd n/d n.a. na n/a n.p. np none null nessuno nessuna non disponibile nan #n/d #n/a"  # noqa: SIM905 -- read as a list
    " #rif! #ref! #valore! #value! #nome? #name? #div/0! x.x. ? ?? ???".split()
) | {"non disponibile", "non presente", "da definire", "non noto"}
_BULLET = re.compile(r"^\s*[-–—•*·]\s+(?=\w)")
_FORMULA = re.compile(r"^\s*=")


class Plain(NamedTuple):
    """The words, what was changed, and why nothing of it can be used."""

    text: str
    changed: list[Message]
    refused: Message


def plain(text: str) -> Plain:
    """A cell's words, line by line."""
    changed: list[Message] = []
    if _FORMULA.match(text):
        return Plain("", changed, say("a spreadsheet would take this text for a formula"))
    if _HIDDEN.search(text):
        text = _HIDDEN.sub("", text)
        changed.append(say("characters that cannot be seen were taken out"))
    if _ENTITY.search(text):
        text = _HIDDEN.sub("", html.unescape(text))
        changed.append(say("HTML was taken out"))
    if _SIGN.search(text):
        text = _without_tags(text)
        changed.append(say("HTML was taken out"))
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    text = "\n".join(filter(None, lines))
    if text.startswith("'") and text.count("'") == 1:
        text = text[1:]
    if _BULLET.match(text):
        text = _BULLET.sub("", text)
        changed.append(say("a dash before the text was taken out"))
    if text.casefold() in _NOTHING or not text:
        return Plain("", [], say("it says that nothing is known"))
    return Plain(text, _once(changed), NOTHING)


def _without_tags(text: str) -> str:
    """Without tags, and without what could still begin one once others are gone."""
    return _SIGN.sub("", _TAG.sub(" ", _BLOCK.sub("\n", _UNSEEN.sub("", text))))


def _once(messages: list[Message]) -> list[Message]:
    seen: dict[str, Message] = {}
    for one in messages:
        seen.setdefault(one.text, one)
    return list(seen.values())
