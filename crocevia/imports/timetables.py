"""Opening hours and meetings in people's words: as they are where they can be read, a little mended, or kept as a note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from crocevia import meanings as m
from crocevia.findings import excerpt
from crocevia.imports.outcome import Around, Outcome
from crocevia.language import say
from crocevia.when import hours as opening
from crocevia.when import meetings as gathering
from crocevia.when.hours import CannotRead
from crocevia.when.tokens import LONGEST

_MEETINGS_NOTE = m.expand("crocevia:meetingsNote")
# What lists write and the reader does not know: tried only where the text as it stands cannot be read.
_SHORT = {
    r"\blu(?:ned)?\b\.?": "lun",
    r"\bmart(?:ed)?\b\.?": "mar",
    r"\bmerc(?:ol)?\b\.?": "mer",
    r"\bgiov(?:ed)?\b\.?": "gio",
    r"\bvener?\b\.?": "ven",
    r"\bdomen?\b\.?": "dom",
    r"\bsabat?\b\.?": "sab",
}
_SLASHED = re.compile(r"(\d{1,2}[.:]\d{2})\s*/\s*(\d{1,2}[.:]\d{2})")
_LABEL = re.compile(
    r"^\W*(?:orari?(?: di)?(?: apertura| sportello| ufficio)?|apertura|aperto|hours?|open)\s*:?\s+", re.IGNORECASE
)


def hours(text: str, _around: Around) -> Outcome:
    """Opening hours, or a note on them."""
    return _read(_line(text), opening.parse, m.HOURS_NOTE)


def meetings(text: str, _around: Around) -> Outcome:
    """Meetings, one a line or a semicolon, or a note on them."""
    found = [_read(one.strip(), gathering.parse, _MEETINGS_NOTE) for one in re.split(r"[\n;|]+", text) if one.strip()]
    if any(one.aside for one in found):
        return _read(_line(text), gathering.parse, _MEETINGS_NOTE)
    changed = [message for one in found for message in one.changed]
    return Outcome([value for one in found for value in one.values], changed)


def _line(text: str) -> str:
    """Lines as rules: a semicolon stands between."""
    return "; ".join(line.strip(" ;") for line in text.split("\n") if line.strip(" ;"))


def _read(text: str, parse: Callable[[str], object], note: str) -> Outcome:
    """`text` where `parse` reads it or a form of it; else a note."""
    why = ""
    for form in _forms(text) if len(text) <= LONGEST else ():
        try:
            parse(form)
        except CannotRead as error:
            why = why or error.found
        else:
            changed = [] if form == text else [say("written so that it can be read: {hours}", hours=excerpt(form))]
            return Outcome([form], changed)
    problem = (
        say("it cannot be read from “{word}” on: kept as a note", word=excerpt(why))
        if why
        else say("it cannot be read as days and times: kept as a note")
    )
    return Outcome([], [problem], [], {note: text})


def _forms(text: str) -> Iterator[str]:
    yield text
    mended = _SLASHED.sub(r"\1-\2", _LABEL.sub("", text))
    for pattern, word in _SHORT.items():
        mended = re.sub(pattern, word, mended, flags=re.IGNORECASE)
    if mended != text:
        yield mended
