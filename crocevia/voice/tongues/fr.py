"""French for the ear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Own, Tongue

_NOON = 12
_VOWELS = "aeiouéèàyAEIOU"


class French(Tongue):
    """« De huit heures trente à midi » ; « du lundi au vendredi »."""

    words = "fr"
    signs: ClassVar[Mapping[str, str]] = {
        ".": "point", ",": "virgule", "@": "arobase", "/": "barre", "-": "tiret", "_": "tiret bas", "+": "plus", "%": "pour cent",
        "€": "euros",
    }  # fmt: skip
    extension = "poste"
    abbreviations: ClassVar[Mapping[str, str]] = {
        r"tél\.": "téléphone",
        r"(?:n°|n\.|nº)(?=\s*\d)": "numéro",
        r"etc\.": "et cetera",
        r"bd\.?(?=\s)": "boulevard",
        r"av\.(?=\s)": "avenue",
        r"p\. ?ex\.": "par exemple",
    }

    # "Dix : douze": a space stands before a double mark.
    closing = ",."
    groups = "., "

    def own(self) -> Sequence[Own]:
        """`18 h 30`, a time or a length of time; `1er`, `2e`."""
        return (
            (r"\b(\d{1,2})\s?h(?:\s?([0-5]\d))?\b", self._hours),
            (r"\b1(er|re|ère)\b", lambda found: " premier " if found[1].lower() == "er" else " première "),
            (r"\b(\d{1,3})(?:e|ème)\b", lambda found: f" {self.ordinal(int(found[1]))} "),
        )

    def _hours(self, found: re.Match[str]) -> str:
        hour, minute = int(found[1]), int(found[2] or 0)
        said = self._counted_hours(hour)
        return f" {said} {self.cardinal(minute)} " if minute else f" {said} "

    def price(self, euros: int, cents: int) -> str:
        """« Un euro cinquante »."""
        said = super().price(euros, cents)
        return f"un euro{said.removeprefix('un euros')}" if euros == 1 else said

    def saint(self, name: str) -> str:  # noqa: ARG002 - written in full in French
        """Saint."""
        return "Saint"

    def time(self, minutes: int) -> str:
        """« Huit heures trente »."""
        hour, minute = divmod(minutes % DAY, 60)
        if not minute and hour in {0, _NOON}:
            return "midi" if hour else "minuit"
        said = self._counted_hours(hour)
        return f"{said} {self.cardinal(minute)}" if minute else said

    def _counted_hours(self, hour: int) -> str:
        feminine = self.cardinal(hour) + ("e" if hour % 10 == 1 and hour % 100 not in {11, 71, 91} else "")
        return f"{feminine} {'heure' if hour < 2 else 'heures'}"  # noqa: PLR2004 - one and zero

    def span(self, start: int, end: int | None) -> str:
        """« De neuf heures à midi »."""
        if (start, end) == (0, DAY):
            return "jour et nuit"
        return f"à partir de {self.time(start)}" if end is None else f"de {self.time(start)} à {self.time(end)}"

    def days(self, first: int, last: int) -> str:
        """« Du lundi au vendredi » ; « tous les jours »."""
        return "tous les jours" if (first, last) == (0, 6) else super().days(first, last)

    def between(self, first: str, last: str) -> str:
        """From one to another."""
        return f"du {first} au {last}"

    def months(self, first: int, last: int) -> str:
        """« D'avril à septembre »."""
        known = names("months", "stand-alone", self.code)
        begin = f"d'{known[first]}" if known[first][0] in _VOWELS else f"de {known[first]}"
        return f"{begin} à {known[last]}"

    def date(self, year: int, month: int, day: int) -> str:
        """« Premier mai deux mille vingt-six »."""
        said = super().date(year, month, day)
        return f"premier {said.partition(' ')[2]}" if day == 1 else said
