"""Rules for the codes that the State gives: check digits and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale, iva

from crocevia import meanings as m
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.rules.base import Problem, for_values

_ELEVEN_DIGITS = re.compile("[0-9]{11}")


@for_values(m.TAX_ID)
def tax_code_has_its_check_digit(value: str, _field: Field) -> Iterator[Problem]:
    """A codice fiscale of a body: eleven digits. Sixteen characters would be a person's, which we do not keep."""
    if value.isdecimal():
        yield from _checked(value)
        return
    try:
        codicefiscale.validate(value)
    except ValidationError:
        remedy = say("A body's codice fiscale is eleven digits.")
        yield Problem("tax-code", say("this codice fiscale has a wrong character"), remedy, value)
    else:
        remedy = say("Write the body's own codice fiscale, eleven digits, or take the line out.")
        yield Problem("personal-data", say("this is a person's codice fiscale"), remedy, value)


@for_values(m.VAT_ID)
def vat_number_has_its_check_digit(value: str, _field: Field) -> Iterator[Problem]:
    """A partita IVA: eleven digits, the last a check."""
    yield from _checked(value)


def _checked(value: str) -> Iterator[Problem]:
    remedy = say("Copy the eleven digits again from an official document, zeros included.")
    # python-stdnum also takes spaces and a leading IT, which open data would carry on.
    if not _ELEVEN_DIGITS.fullmatch(value):
        yield Problem("check-digit", say("it must be eleven digits and nothing else"), remedy, value)
    elif not iva.is_valid(value):
        yield Problem("check-digit", say("a digit is wrong: the check digit does not agree"), remedy, value)
