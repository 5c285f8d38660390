"""Values of our own open data → what stood in the record: the way back from `lexical`."""

from __future__ import annotations

import re

from crocevia import meanings as m
from crocevia import phones
from crocevia.imports.outcome import Outcome
from crocevia.kinds import DELIMITER, Field
from crocevia.language import say
from crocevia.lexical import PREFIXED

_SHORT = re.compile(r"tel:(\d+);phone-context=\+39")
_LONG = re.compile(r"tel:([+\d-]+(?:;ext=\d+)?)")


def read(text: str, field: Field) -> Outcome:
    """The values that a cell of our CSV holds for a field."""
    outcome = Outcome()
    for one in text.split(DELIMITER) if field.many else [text]:
        value = _telephone(one) if field.meaning == m.TELEPHONE else _without_prefix(one, field)
        if value:
            outcome.values.append(value)
        else:
            outcome.lost.append(say("this is not written as it should be"))
    return outcome


def _without_prefix(text: str, field: Field) -> str:
    if field.meaning in PREFIXED:
        return text.removeprefix(PREFIXED[field.meaning][0])
    # Five decimals, whatever there were.
    return text.rstrip("0").removesuffix(".") if field.type == "number" and "." in text else text.strip()


def _telephone(text: str) -> str:
    if short := _SHORT.fullmatch(text):
        return short[1]
    if long := _LONG.fullmatch(text):
        number = long[1].replace(";ext=", " int. ").replace("-", " ")
        # A city's own service number (020202) is known as it is dialled there.
        for one in (number, number.removeprefix("+39 ")):
            try:
                return phones.read(one).shown
            except phones.PhoneError:
                continue
    return ""
