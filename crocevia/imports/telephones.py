"""Takes the telephone numbers out of a cell in which people wrote them: several, with labels, without their zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from crocevia import phones
from crocevia.findings import excerpt
from crocevia.imports import persons
from crocevia.imports.outcome import Around, Outcome
from crocevia.language import say

_LINES = re.compile(
    r"[\n;|,]+|\s+(?:e|o|oppure|and|or)\s+|\s*//\s*|\s+[/–—-]\s+|(?<=\d{6})\s*/\s*(?=\d{5})"
    r"|(?<=\d)[\s,.-]*(?=\bfax\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W*(?:(?:tel(?:efono|\.)?|cell(?:ulare|\.)?|mob(?:ile)?|num(?:ero)?(?: verde)?|n(?:\.| ?°)|verde|phone|voice|ufficio"
    r"|segreteria|centralino|whats?app|t|c|m)\b[\s.:°/-]*)+",
    re.IGNORECASE,
)
_FAX = re.compile(r"\bfax\b", re.IGNORECASE)
_TWO = re.compile(r"^(.*\d)\s*/\s*(\d{1,3})$")
# A spreadsheet that took a long number for a quantity: 3,39E+09.
_ROUNDED = re.compile(r"^\d[.,]\d+E\+?\d+$", re.IGNORECASE)
_ADDRESS = re.compile(r"^tel:([+\d-]+)$")
# RFC 3966 says of a short number in which country it is one.
_CONTEXT = ";phone-context=+39"
_FOREIGN = re.compile(r"[+\d ().\-/]+(?:(?:x|ext\.?) ?\d{1,6})?", re.IGNORECASE)
_AFTER = re.compile(r"\s*[(\[]?[^\W\d][^\d]*$")
# Digits that someone has hidden or did not know: "039 6080 xxx".
_MASKED = re.compile(r"\d[\s.-]*(?:x{2,}|\*{2,}|…|\.{3,}|\?{2,})", re.IGNORECASE)
_FEWEST_DIGITS = 3
_OLD_MOBILE = 9
# What people write of telephones is shorter: looking for numbers in a text is slow.
LONGEST = 300


def clean(text: str, around: Around) -> Outcome:
    """The numbers that a cell holds, as they are dialled."""
    outcome = Outcome()
    if len(text) > LONGEST:
        outcome.lost.append(say("too long: {length} characters, at most {limit}", length=len(text), limit=LONGEST))
        return outcome
    if _ROUNDED.match(text):
        outcome.lost.append(say("“{text}”: the spreadsheet has rounded the number", text=excerpt(text)))
        return outcome
    text = text.replace(_CONTEXT, "")
    for piece in filter(str.strip, _LINES.split(text)):
        _piece(piece.strip(), around, outcome)
    outcome.values = list(dict.fromkeys(outcome.values))
    if len(outcome.values) > 1:
        outcome.changed.append(say("several numbers in one cell: taken apart"))
    return outcome


def _piece(text: str, around: Around, outcome: Outcome) -> None:
    if _FAX.search(text) and not re.search(r"tel", text, re.IGNORECASE):
        outcome.lost.append(say("“{text}”: a fax", text=excerpt(text)))
        return
    if _MASKED.search(text):
        outcome.lost.append(say("“{text}”: the number is not whole", text=excerpt(text)))
        return
    bare = _LABEL.sub("", text).strip(" .:()") if not _ADDRESS.match(text) else text
    found = list(_read(bare, around)) or list(_within(bare, around))
    if not found:
        if sum(c.isdigit() for c in bare) >= _FEWEST_DIGITS:
            outcome.lost.append(say("“{text}”: no phone has this number", text=excerpt(text)))
        elif bare:
            outcome.lost.append(say("“{text}”: no telephone number", text=excerpt(text)))
        return
    for number in found:
        if _ambiguous(number, bare, around):
            lost = say("“{text}”: a mobile, or a number that has lost its 0: write it whole", text=excerpt(text))
            outcome.lost.append(lost)
        elif not around.keep_persons and _is_persons(number, text, around):
            problem = say("“{text}”: it may be a person's own number", text=excerpt(text))
            outcome.lost.append(problem)
        else:
            _keep(number, text, outcome)


def _ambiguous(number: str, text: str, around: Around) -> bool:
    """A mobile of nine digits, as there were long ago, is also a telephone of Monza or Varese without its first zero."""
    digits = _digits(text)
    if around.country != phones.REGION or len(digits) != _OLD_MOBILE or not digits.startswith("3") or "+" in text:
        return False
    fixed = phonenumbers.parse(f"0{digits}", phones.REGION)
    return _digits(number) == digits and phonenumbers.is_valid_number(fixed)


def _keep(number: str, text: str, outcome: Outcome) -> None:
    outcome.values.append(number)
    written, meant = _digits(text), _digits(number)
    if _TWO.match(text):
        outcome.changed.append(say("“{text}”: two numbers, written as one", text=excerpt(text)))
    elif written != meant and meant.endswith(written):
        outcome.changed.append(say("“{text}”: its lost beginning is back: {number}", text=excerpt(text), number=number))
    elif written != meant and not written.endswith(meant):
        outcome.changed.append(say("“{text}”: the number was taken out of the text", text=excerpt(text)))


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _is_persons(number: str, text: str, around: Around) -> bool:
    """A mobile telephone in a row, or beside a title, that names a person."""
    try:
        parsed = phonenumbers.parse(number, phones.REGION)
    except NumberParseException:
        return False
    mobile = phonenumbers.number_type(parsed) == PhoneNumberType.MOBILE
    return persons.has_title(text) or (mobile and bool(around.people))


def _read(text: str, around: Around) -> Iterator[str]:
    """What `phones` reads in it: as it is, as a `tel:` address, with a zero or a prefix that was lost."""
    if address := _ADDRESS.match(text):
        text = address[1].replace("-", " ").removeprefix("+39 ") if "+39" in text else address[1]
    if two := _TWO.match(text):
        # "02 8846310/1": the last digits of the second number.
        first = two[1].strip()
        second = first[: -len(two[2])] + two[2]
        both = [_one(first, around), _one(second, around)]
        if all(both):
            yield from both
            return
    if one := _one(text, around):
        yield one


def _one(text: str, around: Around) -> str:
    digits = _digits(text)
    forms = [text, text.replace("/", " "), digits] if around.country == phones.REGION else []
    if around.country == phones.REGION and not text.startswith(("+", "00")):
        forms += [f"0{digits}", f"+{digits}" if digits.startswith("39") else ""]
    for form in filter(None, forms):
        try:
            return phones.read(form.strip()).shown
        except phones.PhoneError:
            continue
    return _abroad(text, around.country)


def _abroad(text: str, country: str) -> str:
    """A number as another country writes it, in its international form; "" where there is none."""
    try:
        number = phonenumbers.parse(text, country)
    except NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number) or not _FOREIGN.fullmatch(text):
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def _within(text: str, around: Around) -> Iterator[str]:
    """Numbers in a text that says more than numbers: "02 1234567 (mattina)", "int. 3 …"."""
    short = _AFTER.sub("", text).strip(" .:-")
    if short and short != text and (one := _one(short, around)):
        yield one
        return
    for match in phonenumbers.PhoneNumberMatcher(text[:300], around.country):
        if one := _one(match.raw_string, around):
            yield one
