"""Rules for sentences: that people can read them and that a spreadsheet does not run them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crocevia import declared
from crocevia import meanings as m
from crocevia.findings import Finding, Level
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.rules.base import Problem, for_values
from crocevia.vocabularies import Vocabulary

# Below 40 a text is hard to read even for who has a diploma: Lucisano & Piemontese, "GULPEASE: una formula per la
# predizione della difficoltà dei testi in lingua italiana", Scuola e città 3/1988.
HARD = 40
# On a short text the index says little: one long name tips it.
FEWEST_WORDS = 12

_WORD = re.compile(r"[^\W\d_]+")
# Each run of signs is gone through once: a hundred thousand of them are one end of a sentence.
_SENTENCE_END = re.compile(r"(?<![.!?;:])[.!?;:]++(?:\s|$)")
# OWASP's list for CSV injection, full-width signs included, and white space that hides one of them.
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠−]")
# What a spreadsheet cuts a row at, here or elsewhere in the world: what follows would be a cell of its own. There a `-` or
# an `@` is read as a sign by people; only a call, or a program's name, makes it a formula that does harm.
_CUT = re.compile(r"[,;\t\r\n]")
_IN_A_CELL = re.compile(r"[=＝](?!\s)|[-+@＋－＠][\w.+-]{0,40}[(|!]")
_PICTURE = re.compile(r"!\[[^\]]{0,80}\]?")
_TAG = re.compile(r"<\s*[a-zA-Z!/?]")
# Characters that turn the direction of what follows or cannot be seen (Unicode TR 36, 3.1); joiners between Latin letters,
# which join nothing; more marks on a letter than any language puts there.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b"
    "\u2028-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    "|(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]"
    "|[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4}"
)
_A_FORMULA = say("a spreadsheet would take this text for a formula")
_UNSEEN = say("the text holds a character that cannot be seen")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text, or a piece of it that stands where another country cuts a row.

    >>> is_formula("=1+1"), is_formula("a; @SUM(A1)"), is_formula("a = b; c")
    (True, True, False)
    """
    return bool(_FORMULA.match(text)) or any(_IN_A_CELL.match(cell.lstrip(" \"'")) for cell in _CUT.split(text)[1:])


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
    if field.type in {"string", "list"} and field.meaning != m.TELEPHONE and is_formula(value):
        yield Problem("formula", _A_FORMULA, say("Begin with a letter or a digit."), value)


@for_values()
def text_has_no_markup(value: str, _field: Field) -> Iterator[Problem]:
    """Records hold words; HTML belongs to templates."""
    if _TAG.search(value):
        yield Problem("html", say("HTML is not allowed here"), say("Write the words alone."), value)


@for_values()
def text_has_no_hidden_characters(value: str, _field: Field) -> Iterator[Problem]:
    """What cannot be seen can deceive: reversed text, zero-width spaces, control characters."""
    if _HIDDEN.search(value):
        yield Problem("hidden-character", _UNSEEN, say("Delete the text and write it again by hand."), value)


@for_values()
def markdown_has_no_pictures(value: str, field: Field) -> Iterator[Problem]:
    """A picture from another site tells that site who reads; pages show a link in its place."""
    if field.markdown and (found := _PICTURE.search(value)):
        problem = say("pictures are not shown: whoever has them would learn who reads the page")
        yield Problem("picture", problem, say("Say it in words, or link to the page where the picture is."), found[0])


def unfit(vocabulary: Vocabulary, file: str) -> Iterator[Finding]:
    """The words of a list that could not be published: they go into the same spreadsheets and pages as a record's."""
    for term in vocabulary.terms.values():
        words = [
            *term.label.values(),
            *term.description.values(),
            *(one for many in term.synonyms.values() for one in many),
        ]
        for text in (*words, *term.columns.values()):
            number = text in term.columns.values() and not text.lstrip("+-").strip("0123456789.")
            problem = _UNSEEN if _HIDDEN.search(text) else _A_FORMULA if is_formula(text) and not number else None
            if problem:
                yield declared.broken(file, problem, found=f"{term.code}: {text}")
