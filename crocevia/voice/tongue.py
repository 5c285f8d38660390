"""What a language must know to be spoken: numbers, times, dates. Each of `tongues/` is one; this is the one of all others.

A language that nobody has described yet keeps its figures, which every reader can read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, ClassVar

from babel.lists import format_list

from crocevia.html.times import cldr, clock, names
from crocevia.language import say

DAY = 24 * 60
# A regular expression without case, and how what it finds is said.
Own = tuple[str, Callable[[re.Match[str]], str]]


class Tongue:
    """A language as it is spoken. Hours are minutes from midnight; days 0 (Monday) to 6, months from 1, year 0 is none."""

    # What num2words calls it; "" where it has no words for its numbers.
    words: ClassVar[str] = ""
    # Whether somebody has: of another nothing is changed.
    described: ClassVar[bool] = True
    # Signs, and what people say for them.
    signs: ClassVar[Mapping[str, str]] = {
        ".": ".",
        "@": "@",
        "/": "/",
        "-": "-",
        "_": "_",
        "+": "+",
        "%": "%",
        "€": "€",
    }
    # Between what is said one after the other: digits in groups, days and their times.
    pause: ClassVar[str] = ", "
    # Before the digits of an extension.
    extension: ClassVar[str] = "int."
    # Pattern (a regular expression without case) → the words; and what holds in addresses alone.
    abbreviations: ClassVar[Mapping[str, str]] = {}
    streets: ClassVar[Mapping[str, str]] = {}
    # Signs between thousands and hundreds; no decimals have three figures.
    groups: ClassVar[str] = ".,"
    # Marks before which no space stands.
    closing: ClassVar[str] = ",.;:!?"

    def __init__(self, code: str) -> None:
        self.code = code

    def own(self) -> Sequence[Own]:
        """What only this language writes so, looked for before all else."""
        return ()

    def cardinal(self, number: int) -> str:
        """How many: 0 to 99,999,999."""
        return _counted(number, self.words, "cardinal") if self.words else str(number)

    def ordinal(self, number: int) -> str:
        """Which one, in the form that stands behind a name (John the Twenty-third)."""
        # Nobody is the zeroth: num2words stops there in some languages.
        return _counted(number, self.words, "ordinal") if self.words and number else self.cardinal(number)

    def ranked(self, number: int, *, feminine: bool) -> str:  # noqa: ARG002 - languages that have a feminine say it
        """Which one, of `3°` and (feminine) `3ª`."""
        return self.ordinal(number)

    def digit(self, digit: str) -> str:
        """One digit of a telephone number."""
        return self.cardinal(int(digit))

    def digits(self, group: str) -> str:
        """Digits one by one."""
        return " ".join(map(self.digit, group))

    def year(self, number: int) -> str:
        """A year."""
        return self.cardinal(number)

    def decimal(self, whole: int, part: str) -> str:
        """A number with digits behind its separator: 5,50 is ("5", "50")."""
        return f"{self.cardinal(whole)} {self.signs[',']} {self.digits(part)}"

    def price(self, euros: int, cents: int) -> str:
        """A sum in euro."""
        and_cents = f" {self.cardinal(cents)}" if cents else ""
        return f"{self.cardinal(euros)} {self.signs['€']}{and_cents}"

    def time(self, minutes: int) -> str:
        """What the clock says, as an answer to “at what time?” without its preposition."""
        return clock(minutes)

    def span(self, start: int, end: int | None) -> str:
        """From when to when; from when, where the end is not known."""
        if end is None:
            return say("from {time}", time=self.time(start)).in_(self.code)
        if (start, end) == (0, DAY):
            return say("all day").in_(self.code)
        return say("{start}–{end}", start=self.time(start), end=self.time(end)).in_(self.code)

    def days(self, first: int, last: int) -> str:
        """From one day of the week to another."""
        known = names("days", "stand-alone", self.code)
        return self.between(known[first], known[last])

    def months(self, first: int, last: int) -> str:
        """From one month to another."""
        known = names("months", "stand-alone", self.code)
        return self.between(known[first], known[last])

    def between(self, first: str, last: str) -> str:
        """From one day, month or date to another, by their names."""
        return say("{first}–{last}", first=first, last=last).in_(self.code)

    def date(self, year: int, month: int, day: int) -> str:
        """A day, with its year unless that is 0."""
        said = f"{self.cardinal(day)} {names('months', 'format', self.code)[month]}"
        return f"{said} {self.year(year)}" if year else said

    def dates(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
        """From one date to another."""
        return self.between(self.date(*first), self.date(*last))

    def listed(self, words: Sequence[str]) -> str:
        """Words one after the other, with “and” before the last."""
        return format_list(list(words), locale=cldr(self.code))

    def saint(self, name: str) -> str:  # noqa: ARG002 - Italian agrees with the name
        """What “S.” before a name means."""
        return "S."


@lru_cache(maxsize=20_000)
def _counted(number: int, language: str, form: str) -> str:
    # 50 ms to import: only what writes pays for it.
    return str(_num2words()(number, lang=language, to=form))


@cache
def _num2words() -> Any:
    from num2words import num2words  # type: ignore[import-untyped]  # noqa: PLC0415 - see above; it has no types

    return num2words
