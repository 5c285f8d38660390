"""Ukrainian for the ear: hours and dates are ordinals, and stand in the genitive."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Own, Tongue

# The stems of ordinals from 1 to 19, then the tens: «перш-ого» (day, year), «перш-ої» (hour).
_STEMS = (
    "", "перш", "друг", "", "четверт", "п'ят", "шост", "сьом", "восьм", "дев'ят", "десят", "одинадцят", "дванадцят",
    "тринадцят", "чотирнадцят", "п'ятнадцят", "шістнадцят", "сімнадцят", "вісімнадцят", "дев'ятнадцят",
)  # fmt: skip
_TENS = {
    20: "двадцят", 30: "тридцят", 40: "сороков", 50: "п'ятдесят", 60: "шістдесят", 70: "сімдесят", 80: "вісімдесят",
    90: "дев'яност",
}  # fmt: skip
_DAYS = ("понеділка", "вівторка", "середи", "четверга", "п'ятниці", "суботи", "неділі")
_THOUSANDS = {1: "тисяча", 2: "дві тисячі"}
_ROUND = {1000: "тисячного", 2000: "двохтисячного"}


class Ukrainian(Tongue):
    """«З восьмої тридцять до дванадцятої»; «з понеділка до п'ятниці»."""

    words = "uk"
    signs: ClassVar[Mapping[str, str]] = {
        ".": "крапка", ",": "кома", "@": "равлик", "/": "дріб", "-": "дефіс", "_": "підкреслення", "+": "плюс", "%": "відсотків",
        "€": "євро",
    }  # fmt: skip
    extension = "внутрішній"
    abbreviations: ClassVar[Mapping[str, str]] = {
        r"тел\.": "телефон",
        r"вул\.": "вулиця",
        r"буд\.": "будинок",
        r"№(?=\s*\d)": "номер",
        r"напр\.": "наприклад",
        r"т\. ?д\.": "таке далі",
    }

    groups = "., "

    def own(self) -> Sequence[Own]:
        """`2026 року`, `2026 р.` and `у 2026 році`: which year it is, in the case that the word behind it has."""
        return ((r"\b((?:19|20)\d\d)\s(року|році|р\.)", self._named_year),)

    def _named_year(self, found: re.Match[str]) -> str:
        said = self._in_year(int(found[1]))
        if found[2].lower() == "році":
            return f" {said.removesuffix('ого')}ому році" if said.endswith("ого") else f" {said} році"
        return f" {said} року"

    def time(self, minutes: int) -> str:
        """«Восьмої тридцять»."""
        hour, minute = divmod(minutes % DAY, 60)
        said = _ordinal(self, hour, feminine=True) if hour else "нульової"
        if not minute:
            return said
        return f"{said} {self.cardinal(minute)}" if minute > 9 else f"{said} нуль {self.cardinal(minute)}"  # noqa: PLR2004 - one figure

    def span(self, start: int, end: int | None) -> str:
        """«З дев'ятої до дванадцятої»."""
        if (start, end) == (0, DAY):
            return "цілодобово"
        begin = f"з {self.time(start)}"
        if end is None:
            return begin
        return f"{begin} до {self.time(end)}" if end % DAY else f"{begin} до півночі"

    def days(self, first: int, last: int) -> str:
        """«З понеділка до п'ятниці»; «щодня»."""
        return "щодня" if (first, last) == (0, 6) else f"з {_DAYS[first]} до {_DAYS[last]}"

    def months(self, first: int, last: int) -> str:
        """«З квітня до вересня»."""
        known = names("months", "format", self.code)
        return f"з {known[first]} до {known[last]}"

    def between(self, first: str, last: str) -> str:
        """From one to another."""
        return f"з {first} до {last}"

    def date(self, year: int, month: int, day: int) -> str:
        """«Двадцять першого листопада дві тисячі двадцять шостого року»."""
        said = f"{_ordinal(self, day)} {names('months', 'format', self.code)[month]}"
        return f"{said} {self._in_year(year)} року" if year else said

    def _in_year(self, number: int) -> str:
        thousands, rest = divmod(number, 1000)
        if thousands not in _THOUSANDS:
            return self.cardinal(number)
        if not rest:
            return _ROUND[number]
        hundreds, small = divmod(rest, 100)
        if not small:
            return self.cardinal(number)
        said = f"{_THOUSANDS[thousands]} {self.cardinal(hundreds * 100)}" if hundreds else _THOUSANDS[thousands]
        return f"{said} {_ordinal(self, small)}"


def _ordinal(tongue: Tongue, number: int, *, feminine: bool = False) -> str:
    """Which one, 1 to 99, in the genitive."""
    tens, unit = number - number % 10, number % 10
    if number < 20:  # noqa: PLR2004 - these have words of their own
        tens, unit = 0, number
    if unit == 3:  # noqa: PLR2004 - the only soft one
        last = "третьої" if feminine else "третього"
    else:
        stem = _STEMS[unit] if unit else _TENS[tens]
        last = stem + ("ої" if feminine else "ого")
    return f"{tongue.cardinal(tens)} {last}" if tens and unit else last
