"""Italian for the ear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Own, Tongue

_SUNDAY = 6
_VOWELS = "aeiouàèéìòùAEIOU"
# Men whose names end as women's do.
_MEN = {"andrea", "luca", "nicola", "mattia", "elia", "barnaba", "battista", "zaccaria", "isaia", "enea"}
# Women whose names, and saintly things whose words, do not end as most do.
_WOMEN = {"croce", "matilde", "clotilde", "geltrude", "beatrice"}


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
        r"p\.(?:ta|tta)": "piazzetta",
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
        r"ecc\.": "eccetera",
        r"es\.": "esempio",
        r"max\.(?=\s*\d)": "al massimo",
        r"ca\.(?=\s*\d)": "circa",
        r"dott\.ssa|d\.ssa": "dottoressa",
        r"dott\.": "dottor",
        r"prof\.ssa": "professoressa",
        r"prof\.": "professor",
        r"avv\.": "avvocato",
        r"mons\.": "monsignor",
        r"card\.": "cardinale",
        r"sig\.ra": "signora",
        r"sig\.": "signor",
        r"ss\.(?=\s*(?:trinità|annunziata))": "Santissima",
        r"ss\.(?=\s*\w)": "Santi",
    }
    # Behind a company's name `snc` is a form of company.
    streets: ClassVar[Mapping[str, str]] = {
        r"(?:snc\b|s\.n\.c\.|s\.n\.(?!\w))": "senza numero",
        r"v\.(?=\s*[^\W\d_])": "via",
        r"gen\.(?=\s*[^\W\d_])": "generale",
    }

    def own(self) -> Sequence[Own]:
        """`ore 9.30`: with a full stop a time only behind a word that says so; `24h`."""
        return (
            (r"\b((?:ore|[dn]?alle|le)\s+)([01]?\d|2[0-4])\.([0-5]\d)\b(?!\s*(?:€|euro))", self._dotted),
            (r"(?<![\d:.,])(\d{1,2})\s?h\b", lambda found: f" {self.cardinal(int(found[1]))} ore "),
        )

    def _dotted(self, found: re.Match[str]) -> str:
        return f"{found[1]}{self.time(int(found[2]) * 60 + int(found[3]))} "

    def price(self, euros: int, cents: int) -> str:
        """«Un euro cinquanta»."""
        said = super().price(euros, cents)
        return f"un{said.removeprefix('uno')}" if euros == 1 else said

    def ranked(self, number: int, *, feminine: bool) -> str:
        """«Terzo piano», «terza età»."""
        said = self.ordinal(number)
        return f"{said[:-1]}a" if feminine and said.endswith("o") else said

    def saint(self, name: str) -> str:
        """San, Santo, Santa or Sant'."""
        if name[:1] in _VOWELS:
            return "Sant'"
        if name.lower() in _WOMEN or (name.endswith("a") and name.lower() not in _MEN):
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
