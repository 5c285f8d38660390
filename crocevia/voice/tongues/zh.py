"""Chinese for the ear, by rule: num2words has none. One is 幺 in a telephone number, where 一 would be taken for 七."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from crocevia.voice.tongue import DAY, Own, Tongue

_DIGITS = "零一二三四五六七八九"
# The hour from which on a part of the day is called so.
_PARTS = ((0, "凌晨"), (6, "上午"), (12, "中午"), (13, "下午"), (18, "晚上"))
_HALF = 30


class Chinese(Tongue):
    """“从上午八点半到中午十二点”；“从星期一到星期五”."""

    signs: ClassVar[Mapping[str, str]] = {
        ".": "点", "@": "艾特", "/": "斜杠", "-": "横杠", "_": "下划线", "+": "加", "%": "百分之", "€": "欧元",
    }  # fmt: skip
    pause = "，"
    extension = "分机"

    def own(self) -> Sequence[Own]:
        """Two of something is 两; the second month is not."""
        return ((r"(?<![\d.,:/第-])2(?=个|人|天|次|位|名|间|张|周|小时)", lambda _: "两"),)

    def cardinal(self, number: int) -> str:
        """How many: 十二, 一百零五, 两千零二十六."""
        said = _ten_thousands(number)
        return said.removeprefix("一") if said.startswith("一十") else said

    def ordinal(self, number: int) -> str:
        """Which one."""
        return f"{self.cardinal(number)}世"

    def digit(self, digit: str) -> str:
        """One digit of a telephone number."""
        return "幺" if int(digit) == 1 else _DIGITS[int(digit)]

    def digits(self, group: str) -> str:
        """Digits one by one."""
        return "".join(map(self.digit, group))

    def year(self, number: int) -> str:
        """A year, digit by digit."""
        return "".join(_DIGITS[int(digit)] for digit in str(number))

    def decimal(self, whole: int, part: str) -> str:
        """A number with digits behind its point."""
        return f"{self.cardinal(whole)}点{''.join(_DIGITS[int(digit)] for digit in part)}"

    def price(self, euros: int, cents: int) -> str:
        """A sum in euro."""
        said = f"{self._counting(euros)}欧元"
        return f"{said}{self.cardinal(cents)}分" if cents else said

    def _counting(self, number: int) -> str:
        return "两" if number == 2 else self.cardinal(number)  # noqa: PLR2004 - two of something

    def time(self, minutes: int) -> str:
        """上午八点半."""
        hour, minute = divmod(minutes % DAY, 60)
        part = [words for since, words in _PARTS if hour >= since][-1]
        said = f"{part}{self._counting(hour % 12 or 12) if hour else '零'}点"
        if not minute:
            return said
        if minute == _HALF:
            return f"{said}半"
        return f"{said}{'零' if minute < 10 else ''}{self.cardinal(minute)}分"  # noqa: PLR2004 - two digits

    def span(self, start: int, end: int | None) -> str:
        """从上午九点到中午十二点."""
        if (start, end) == (0, DAY):
            return "全天二十四小时"
        return f"从{self.time(start)}开始" if end is None else f"从{self.time(start)}到{self.time(end)}"

    def days(self, first: int, last: int) -> str:
        """从星期一到星期五；每天."""
        return "每天" if (first, last) == (0, 6) else super().days(first, last)

    def between(self, first: str, last: str) -> str:
        """From one to another."""
        return f"从{first}到{last}"

    def months(self, first: int, last: int) -> str:
        """从四月到九月."""
        return self.between(f"{self.cardinal(first)}月", f"{self.cardinal(last)}月")

    def date(self, year: int, month: int, day: int) -> str:
        """二〇二六年十一月二十一日, as it is said."""
        said = f"{self.cardinal(month)}月{self.cardinal(day)}日"
        return f"{self.year(year)}年{said}" if year else said

    def listed(self, words: Sequence[str]) -> str:
        """从…到…，从…到…: no “and” stands before 从."""
        return "，".join(words)


def _ten_thousands(number: int) -> str:
    if number < 10_000:  # noqa: PLR2004 - 万
        return _thousands(number)
    high, low = divmod(number, 10_000)
    zero = "零" if 0 < low < 1000 else ""  # noqa: PLR2004 - a place that is passed over is said
    return f"{_thousands(high)}万{zero}{_thousands(low) if low else ''}"


def _thousands(number: int) -> str:
    said, passed = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            two = "两" if digit == 2 and size == 1000 else _DIGITS[digit]  # noqa: PLR2004 - its number is what a digit is
            said += ("零" if passed and said else "") + two + word
            passed = False
        else:
            passed = True
    return said or "零"
