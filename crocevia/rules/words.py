"""Rules for sentences: that people can read them and that a spreadsheet does not run them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crocevia import meanings as m
from crocevia.findings import Level
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.rules.base import Problem, for_values

# Below 40 a text is hard to read even for who has a diploma: Lucisano & Piemontese, "GULPEASE: una formula per la
# predizione della difficoltà dei testi in lingua italiana", Scuola e città 3/1988.
HARD = 40
# On a short text the index says little: one long name tips it.
FEWEST_WORDS = 12

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?;:]+(?:\s|$)")
# OWASP's list for CSV injection, and white space that hides one of them.
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_TAG = re.compile(r"<\s*[a-zA-Z!/?]")
# Characters that turn the direction of what follows or cannot be seen (Unicode TR 36, 3.1).
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def gulpease(text: str) -> float:
    """The Gulpease index, from 0 (unreadable) to 100: 89 + (300 × sentences − 10 × letters) / words.

    >>> round(gulpease("Il gatto beve il latte. La casa è grande."))
    100
    """
    words = _WORD.findall(text)
    if not words:
        return 100.0
    letters = sum(map(len, words))
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return min(100.0, 89 + (300 * sentences - 10 * letters) / len(words))


@for_values(m.SUMMARY)
def summary_can_be_read(value: str, _field: Field) -> Iterator[Problem]:
    """A summary is what a person in difficulty reads first."""
    index = gulpease(value)
    if len(_WORD.findall(value)) >= FEWEST_WORDS and index < HARD:
        problem = say("this sentence is hard to read (Gulpease {index} out of 100)", index=round(index))
        yield Problem("hard-to-read", problem, say("Shorter words, shorter sentences."), value, Level.WARNING)


@for_values()
def text_is_not_a_formula(value: str, field: Field) -> Iterator[Problem]:
    """Free text goes into a CSV: a spreadsheet would run what begins like a formula."""
    # A phone is written as a tel: address, a number as a number.
    if field.type in {"string", "list"} and field.meaning != m.TELEPHONE and _FORMULA.match(value):
        remedy = say("Begin with a letter or a digit.")
        yield Problem("formula", say("a spreadsheet would take this text for a formula"), remedy, value)


@for_values()
def text_has_no_markup(value: str, _field: Field) -> Iterator[Problem]:
    """Records hold words; HTML belongs to templates."""
    if _TAG.search(value):
        yield Problem("html", say("HTML is not allowed here"), say("Write the words alone."), value)


@for_values()
def text_has_no_hidden_characters(value: str, _field: Field) -> Iterator[Problem]:
    """What cannot be seen can deceive: reversed text, zero-width spaces, control characters."""
    if _HIDDEN.search(value):
        problem = say("the text holds a character that cannot be seen")
        yield Problem("hidden-character", problem, say("Delete the text and write it again by hand."), value)
