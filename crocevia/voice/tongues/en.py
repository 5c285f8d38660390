"""English for the ear: twelve hours, with the part of the day, for nobody says “fifteen thirty”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Own, Tongue

_HOUR, _NOON, _EVENING, _NIGHT = 60, 720, 18 * 60, 22 * 60
_MORNING = 60


class English(Tongue):
    """“From eight thirty in the morning to noon”; “Monday to Friday”."""

    words = "en"
    signs: ClassVar[Mapping[str, str]] = {
        ".": "dot", ",": "point", "@": "at", "/": "slash", "-": "dash", "_": "underscore", "+": "plus", "%": "per cent", "€": "euro",
    }  # fmt: skip
    extension = "extension"
    abbreviations: ClassVar[Mapping[str, str]] = {
        r"tel\.": "telephone",
        r"no\.(?=\s*\d)": "number",
        r"e\.g\.": "for example",
        r"i\.e\.": "that is",
        r"etc\.": "and so on",
        r"approx\.": "about",
    }

    def own(self) -> Sequence[Own]:
        """`9:30 am` and `1st`."""
        return (
            (r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s?([ap])\.?m\b\.?", self._noted),
            (r"\b(\d{1,3})(?:st|nd|rd|th)\b", lambda found: f" {super(English, self).ordinal(int(found[1]))} "),
        )

    def _noted(self, found: re.Match[str]) -> str:
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
        return f" {self.time(hour * 60 + int(found[2] or 0))} "

    def saint(self, name: str) -> str:  # noqa: ARG002 - the same for all
        """Saint."""
        return "Saint"

    def ordinal(self, number: int) -> str:
        """“The twenty-third”."""
        return f"the {super().ordinal(number)}"

    def year(self, number: int) -> str:
        """“Nineteen ninety-nine”, “two thousand and nine”, “twenty twenty-six”."""
        century, rest = divmod(number, 100)
        if century < 11 or rest < 10 or century > 99:  # noqa: PLR2004 - years that are said in two halves
            return self.cardinal(number)
        return f"{self.cardinal(century)} {self.cardinal(rest)}"

    def time(self, minutes: int) -> str:
        """“Eight thirty in the morning”."""
        point = minutes % DAY
        if not point % _NOON:
            return "noon" if point else "midnight"
        return f"{self._bare(point)} {_part(point)}"

    def span(self, start: int, end: int | None) -> str:
        """“From two to six in the afternoon”."""
        if (start, end) == (0, DAY):
            return "day and night"
        if end is None:
            return f"from {self.time(start)}"
        first, last = start % DAY, end % DAY
        # The part of the day is said once where it is the same.
        alike = first % _NOON and last % _NOON and _part(first) == _part(last) and first < last
        return f"from {self._bare(first) if alike else self.time(start)} to {self.time(end)}"

    def _bare(self, point: int) -> str:
        hour, minute = divmod(point, _HOUR)
        said = self.cardinal(hour % 12 or 12)
        if not minute:
            return said
        return f"{said} {self.cardinal(minute)}" if minute > 9 else f"{said} oh {self.cardinal(minute)}"  # noqa: PLR2004 - one figure

    def days(self, first: int, last: int) -> str:
        """“From Monday to Friday”; “every day”."""
        return "every day" if (first, last) == (0, 6) else super().days(first, last)

    def between(self, first: str, last: str) -> str:
        """From one to another."""
        return f"from {first} to {last}"

    def date(self, year: int, month: int, day: int) -> str:
        """“The twenty-first of November twenty twenty-six”."""
        said = f"{self.ordinal(day)} of {names('months', 'format', self.code)[month]}"
        return f"{said} {self.year(year)}" if year else said


def _part(point: int) -> str:
    if point < _MORNING or point >= _NIGHT:
        return "at night"
    if point < _NOON:
        return "in the morning"
    return "in the afternoon" if point < _EVENING else "in the evening"
