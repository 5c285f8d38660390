"""Arabic for the ear: twelve hours, with the part of the day; minutes agree with what they count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Own, Tongue

_HOURS = (
    "الثانية عشرة", "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة",
    "العاشرة", "الحادية عشرة",
)  # fmt: skip
_UNITS = ("", "إحدى", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر")
_TEENS = {11: "إحدى عشرة", 12: "اثنتا عشرة"}
_TENS = {20: "عشرون", 30: "ثلاثون", 40: "أربعون", 50: "خمسون"}
# The hour from which on a part of the day is called so.
_PARTS = ((0, "ليلًا"), (5, "صباحًا"), (12, "ظهرًا"), (14, "بعد الظهر"), (18, "مساءً"), (22, "ليلًا"))
_DAYS = (
    "", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر",
    "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر", "السابع عشر", "الثامن عشر",
    "التاسع عشر", "العشرين",
)  # fmt: skip
_TWENTY, _THIRTY = 20, 30


class Arabic(Tongue):
    """«من الثامنة والنصف صباحًا إلى الثانية عشرة ظهرًا»؛ «من الاثنين إلى الجمعة»."""

    words = "ar"
    signs: ClassVar[Mapping[str, str]] = {
        ".": "نقطة", ",": "فاصلة", "@": "آت", "/": "شرطة مائلة", "-": "شرطة", "_": "شرطة سفلية", "+": "زائد", "%": "بالمائة",
        "€": "يورو",
    }  # fmt: skip
    pause = "، "
    extension = "تحويلة"
    abbreviations: ClassVar[Mapping[str, str]] = {r"د\.(?=\s)": "دكتور", r"إلخ\.?": "إلى آخره"}

    def cardinal(self, number: int) -> str:
        """How many; the “and” belongs to the word behind it."""
        said = " ".join(super().cardinal(number).replace(" و ", " و").split())
        # Two hundred and two thousand as they stand before a noun: here none follows.
        return f"{said}ن" if said.endswith(("ألفا", "مائتا", "مئتا")) else said

    def own(self) -> Sequence[Own]:
        """`لـ90`, `الـ33`, `في 33`: what is written together, and the case behind a preposition."""
        return (
            (r"(?<!\w)([وف]?[لب])ـ\s?(\d{1,3})(?!\d)", lambda found: f" {found[1]}{self._after(found[2])} "),
            (r"(?<!\w)([وف]?ال)ـ\s?(\d{1,3})(?!\d)", self._definite),
            (
                r"(?<!\w)(في|من|إلى|على|عن|حتى) (\d{1,3})(?![\d.,:/ -]?\d)",
                lambda found: f"{found[1]} {self._after(found[2])} ",
            ),
        )

    def _definite(self, found: re.Match[str]) -> str:
        return f" {found[1]}{self.cardinal(int(found[2])).replace(' و', ' وال')} "

    def _after(self, digits: str) -> str:
        """How many, behind a preposition: in the genitive."""
        return self._genitive(self.cardinal(int(digits)))

    def time(self, minutes: int) -> str:
        """«الثامنة والنصف صباحًا»."""
        hour, minute = divmod(minutes % DAY, 60)
        if not hour and not minute:
            return "منتصف الليل"
        return f"{_bare(hour, minute)} {_part(hour)}"

    def span(self, start: int, end: int | None) -> str:
        """From when to when."""
        if (start, end) == (0, DAY):
            return "ليلًا ونهارًا"
        if end is None:
            return f"من الساعة {self.time(start)}" if start % DAY else f"من {self.time(start)}"
        hour, last = start % DAY // 60, end % DAY // 60
        # The part of the day is said once where it is the same.
        alike = _part(hour) == _part(last) and start % DAY and start % DAY < end % DAY
        return f"من {_bare(hour, start % 60) if alike else self.time(start)} إلى {self.time(end)}"

    def days(self, first: int, last: int) -> str:
        """«من الاثنين إلى الجمعة»؛ «كل يوم»."""
        return "كل يوم" if (first, last) == (0, 6) else super().days(first, last)

    def between(self, first: str, last: str) -> str:
        """From one to another."""
        return f"من {first} إلى {last}"

    def date(self, year: int, month: int, day: int) -> str:
        """«الحادي والعشرين من نوفمبر عام ألفين وستة وعشرين»."""
        said = f"{_which(day)} من {names('months', 'format', self.code)[month]}"
        return f"{said} عام {self.year(year)}" if year else said

    def year(self, number: int) -> str:
        """A year, behind “in the year”: in the genitive."""
        return self._genitive(self.cardinal(number))

    def _genitive(self, said: str) -> str:
        return re.sub(r"ون\b", "ين", re.sub(r"(ألف|مائت|مئت|اثن)ان\b", r"\1ين", said))


def _bare(hour: int, minute: int) -> str:
    return _HOURS[hour % 12] + _minutes(minute)


def _part(hour: int) -> str:
    return [words for since, words in _PARTS if hour >= since][-1]


def _minutes(minute: int) -> str:
    """Minutes behind an hour."""
    known = {0: "", 15: " والربع", 30: " والنصف"}
    if minute in known:
        return known[minute]
    if minute in {1, 2}:
        return " ودقيقة" if minute == 1 else " ودقيقتان"
    if minute <= 10:  # noqa: PLR2004 - few are counted in the plural
        return f" و{'ثماني' if minute == 8 else _UNITS[minute]} دقائق"  # noqa: PLR2004 - its number is what it is about
    if minute < _TWENTY:
        return f" و{_TEENS.get(minute) or ('ثماني' if minute == 18 else _UNITS[minute - 10]) + ' عشرة'} دقيقة"  # noqa: PLR2004 - its number is what it is about
    tens, unit = minute - minute % 10, minute % 10
    return f" و{_UNITS[unit]} و{_TENS[tens]} دقيقة" if unit else f" و{_TENS[tens]} دقيقة"


def _which(day: int) -> str:
    """Which day of the month."""
    if day <= _TWENTY:
        return _DAYS[day]
    if day < _THIRTY:
        return f"{'الحادي' if day == 21 else _DAYS[day - 20]} والعشرين"  # noqa: PLR2004 - its number is what it is about
    return "الثلاثين" if day == _THIRTY else "الحادي والثلاثين"
