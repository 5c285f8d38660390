"""Roman numerals that stand in names: popes and kings behind a name, days before a month."""

from __future__ import annotations

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_CANONICAL = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# Two letters at least: "V" and "X" are letters too. The name before it has small letters, or it is a word in capitals.
ROMAN = re.compile(
    r"(?P<before>(?<!\w)[^\W\d_A-Z]*[A-Z][^\W\d_A-Z]+ )?(?<![\w'’])(?P<number>[IVXL]{2,7})(?!\w)(?P<after> [^\W\d_]+)?"
)


def value(numeral: str) -> int:
    """What a numeral says, 1 to 89; 0 where it is none.

    >>> value("XXIII"), value("IV"), value("IIII"), value("LI")
    (23, 4, 0, 51)
    """
    if not _CANONICAL.fullmatch(numeral):
        return 0
    digits = [_VALUES[letter] for letter in numeral]
    following = [*digits[1:], 0]
    return sum(-one if one < after else one for one, after in zip(digits, following, strict=True))
