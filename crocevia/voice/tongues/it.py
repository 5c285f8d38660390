"""Italian for the ear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Tongue

_SUNDAY = 6
_VOWELS = "aeiouàèéìòùAEIOU"
# Men whose names end as women's do.
_MEN = {"andrea", "luca", "nicola", "mattia", "elia", "barnaba", "battista", "zaccaria", "isaia", "enea"}


class Italian(Tongue):
    """«Dalle otto e trenta alle dodici»; «dal lunedì al venerdì»."""

    words = "it"
    signs: ClassVar[Mapping[str, str]] = {
        ".": "punto", ",": "virgola", "@": "chiocciola", "/": "barra", "-": "trattino", "_": "trattino basso", "+": "più",
        "%": "per cento", "€": "euro",
    }  # fmt: skip
    extension = "interno"
    abbreviations: ClassVar[Mapping[str, str]] = {
        r"v\.le": "viale",
        r"p\.(?:za|zza)": "piazza",
        r"p\.(?:le|zzale)": "piazzale",
        r"c\.so": "corso",
        r"l\.go": "largo",
        r"f\.lli": "fratelli",
        r"fraz\.": "frazione",
        r"loc\.": "località",
        r"(?:n\.|n°|nr\.|n\.°)(?=\s*\d)": "numero",
        r"tel\.": "telefono",
        r"cell\.": "cellulare",
        r"int\.(?=\s*\d)": "interno",
        r"(?:h\.|h|ore)(?=\s*\d)": "ore",
        r"c/o": "presso",
        r"snc|s\.n\.c\.": "senza numero",
        r"ecc\.": "eccetera",
        r"es\.": "esempio",
        r"dott\.": "dottor",
        r"prof\.": "professor",
        r"ss\.(?=\s*(?:trinità|annunziata))": "Santissima",
        r"ss\.(?=\s*\w)": "Santi",
    }

    def saint(self, name: str) -> str:
        """San, Santo, Santa or Sant'."""
        if name[:1] in _VOWELS:
            return "Sant'"
        if name.endswith("a") and name.lower() not in _MEN:
            return "Santa"
        hard = name[:1] in "SZsz" and name[1:2] not in _VOWELS
        return "Santo" if hard and name[:1] in "Ss" else "San"

    def time(self, minutes: int) -> str:
        """«Otto e trenta»; «una»; «mezzanotte»."""
        hour, minute = divmod(minutes % DAY, 60)
        if not hour and not minute:
            return "mezzanotte"
        said = "una" if hour == 1 else self.cardinal(hour)
        return f"{said} e {_minutes(self, minute)}" if minute else said

    def span(self, start: int, end: int | None) -> str:
        """«Dalle otto e trenta alle dodici»."""
        if (start, end) == (0, DAY):
            return "giorno e notte"
        begin = self._with("dal", start)
        return begin if end is None else f"{begin} {self._with('al', end)}"

    def _with(self, word: str, minutes: int) -> str:
        hour, minute = divmod(minutes % DAY, 60)
        if not hour and not minute:
            return f"{word}la mezzanotte"
        return f"{word}l'{self.time(minutes)}" if hour == 1 else f"{word}le {self.time(minutes)}"

    def days(self, first: int, last: int) -> str:
        """«Dal lunedì al venerdì»; «tutti i giorni»."""
        if (first, last) == (0, _SUNDAY):
            return "tutti i giorni"
        known = names("days", "stand-alone", self.code)
        from_ = "dalla" if first == _SUNDAY else "dal"
        to = "alla" if last == _SUNDAY else "al"
        return f"{from_} {known[first]} {to} {known[last]}"

    def months(self, first: int, last: int) -> str:
        """«Da aprile a settembre»."""
        known = names("months", "stand-alone", self.code)
        to = "ad" if known[last][0] in _VOWELS else "a"
        return f"da {known[first]} {to} {known[last]}"

    def date(self, year: int, month: int, day: int) -> str:
        """«Primo maggio duemilaventisei»."""
        said = super().date(year, month, day)
        return f"primo {said.partition(' ')[2]}" if day == 1 else said

    def dates(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
        """«Dal dieci agosto all'undici settembre»."""
        begin, end = self.date(*first), self.date(*last)
        return f"{_article('dal', begin)} {_article('al', end)}"


def _article(word: str, date: str) -> str:
    return f"{word}l'{date}" if date[0] in _VOWELS else f"{word} {date}"


def _minutes(tongue: Tongue, minute: int) -> str:
    return tongue.cardinal(minute) if minute > 9 else f"zero {tongue.cardinal(minute)}"  # noqa: PLR2004 - two digits
