"""Telephone numbers as Italians write them, and in the form of RFC 3966."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType, shortnumberinfo

REGION = "IT"
# Service numbers of cities and bodies that no numbering plan lists as such: 020202 (Milano), 060606 (Roma) …
# are ordinary geographic numbers, shorter than the plan's pattern; they are dialled whole, area code included.
_CITY_NUMBERS = frozenset({"020202", "060606", "060608", "051051"})


# The European number for a doctor out of hours: in use in Italy, and not yet in the numbering plan's short numbers.
_SHORT_NUMBERS = frozenset({"116117"})
_WRITTEN = re.compile(r"\+?[0-9 ().\-/]+( *(int|ext)\.? *[0-9]{1,6})?")
# "02 8846310/1" is two numbers, and would be read as one that is neither.
_TWO_IN_ONE = re.compile(r"/ *[0-9]{1,3}$")


class PhoneError(ValueError):
    """No telephone has this number."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number: how it is shown, and its RFC 3966 address (what a link opens and a CSV holds)."""

    shown: str
    uri: str


# Reading a number takes as long as reading a record: it is done once. A hostile catalogue must not fill the memory.
_known: dict[str, Phone] = {}
_new: dict[str, Phone] = {}
MOST_KNOWN = 500_000


def read(text: str) -> Phone:
    """The number that `text` says. Raises PhoneError when none can be.

    >>> read("02 88463107").uri
    'tel:+39-02-8846-3107'
    >>> read("1522").uri
    'tel:1522;phone-context=+39'
    """
    if text not in _known:
        phone = _read(text)
        if len(_known) < MOST_KNOWN:
            _known[text] = _new[text] = phone
        return phone
    return _known[text]


def learned() -> Mapping[str, Phone]:
    """The numbers read since this was last asked: what a process can tell another."""
    new = dict(_new)
    _new.clear()
    return new


def remember(phones: Mapping[str, Phone]) -> None:
    """Take over what another process has read."""
    _known.update(phones)


def _read(text: str) -> Phone:
    try:
        number = phonenumbers.parse(text, REGION)
    except NumberParseException:
        raise PhoneError(text) from None
    # phonenumbers passes over what stands around a number; here nothing may.
    if not _WRITTEN.fullmatch(text) or _TWO_IN_ONE.search(text):
        raise PhoneError(text)
    digits = "".join(c for c in text if c.isdigit())
    if number.country_code == phonenumbers.country_code_for_region(REGION) and not text.startswith(("+", "00")):
        if digits in _CITY_NUMBERS:
            return Phone(f"{digits[:2]} {digits[2:]}", f"tel:+39-{digits}")
        if digits in _SHORT_NUMBERS or shortnumberinfo.is_valid_short_number_for_region(number, REGION):
            return Phone(digits, f"tel:{digits};phone-context=+39")
    if not phonenumbers.is_valid_number(number):
        raise PhoneError(text)
    abroad = number.country_code != phonenumbers.country_code_for_region(REGION)
    shown = PhoneNumberFormat.INTERNATIONAL if abroad else PhoneNumberFormat.NATIONAL
    return Phone(
        phonenumbers.format_number(number, shown), phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
    )


def is_free(text: str) -> bool:
    """Whether calling it costs nothing.

    >>> is_free("800 995988"), is_free("02 88463107")
    (True, False)
    """
    return _type(text) == PhoneNumberType.TOLL_FREE


def is_mobile(text: str) -> bool:
    """Whether it is in someone's pocket.

    >>> is_mobile("333 802 5536"), is_mobile("02 88463107")
    (True, False)
    """
    return _type(text) == PhoneNumberType.MOBILE


def _type(text: str) -> int | None:
    try:
        kind: int = phonenumbers.number_type(phonenumbers.parse(text, REGION))
    except NumberParseException:
        return None
    return kind
