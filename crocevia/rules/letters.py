"""Rules for letters that pass for others: a name that looks right and is another's, an address that leads elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from crocevia.findings import Level
from crocevia.hosts import deceptive
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.rules.base import Problem, for_values

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# The alphabets whose letters look like Latin ones: Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu.
_LOOKALIKE = (
    "\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f\u0531-\u0587\u13a0-\u13ff\uab70-\uabbf"
    "\u2c80-\u2cff\ua4d0-\ua4ff"
)
_MIXED = re.compile(f"[{_LATIN}]([{_LOOKALIKE}])|([{_LOOKALIKE}])[{_LATIN}]")
# Letters that are signs: full-width, circled, squared, mathematical. No search finds them, no voice reads them.
_SIGNS = re.compile("[\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001d400-\U0001d7cb\U0001f130-\U0001f189]")
_APART = re.compile("[A-Za-z][\u0300-\u036f]")
_ADDRESS = re.compile(r"(?:https?://|@)([^\s/?#:\\()\[\]<>\"',;@|]+)", re.IGNORECASE)

_WRITE_AGAIN = say("Write it again by hand.")


@for_values()
def host_is_what_it_looks_like(value: str, _field: Field) -> Iterator[Problem]:
    """A web or e-mail address, alone or within a text, of a host that passes for another."""
    if value.isascii() and "xn--" not in value.casefold():
        return
    for host in dict.fromkeys(_ADDRESS.findall(value)):
        shown = deceptive(host.rstrip("."))
        if shown:
            problem = say(
                "this address looks like another's: it has letters of another alphabet ({shown})", shown=shown
            )
            remedy = say("Copy the address from the body's own page, or delete it.")
            yield Problem("lookalike-address", problem, remedy, host)


@for_values()
def word_is_of_one_alphabet(value: str, _field: Field) -> Iterator[Problem]:
    """Latin and Cyrillic letters in one word are a mistake of the keyboard, or a name that passes for another."""
    if value.isascii():
        return
    found = _MIXED.search(value) or _SIGNS.search(value)
    if found:
        letter = unicodedata.name(next(filter(None, (*found.groups(), found[0]))), "?")
        problem = say("a letter here is not the one it looks like: {letter}", letter=letter)
        yield Problem("lookalike", problem, _WRITE_AGAIN, value, Level.WARNING)


@for_values()
def accents_stand_on_their_letters(value: str, _field: Field) -> Iterator[Problem]:
    """A letter and its accent apart (as some systems write them) are not the letter that everyone searches for."""
    if not value.isascii() and _APART.search(value) and not unicodedata.is_normalized("NFC", value):
        problem = say("the accents here are written apart from their letters")
        yield Problem("accents", problem, _WRITE_AGAIN, value, Level.WARNING)
