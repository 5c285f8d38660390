"""Romanian for the ear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crocevia.voice.tongue import DAY, Tongue

# Hours are feminine.
_FEMININE = {2: "două", 12: "douăsprezece", 22: "douăzeci și două"}


class Romanian(Tongue):
    """„De la ora opt și treizeci până la ora douăsprezece”; „de luni până vineri”."""

    words = "ro"
    signs: ClassVar[Mapping[str, str]] = {
        ".": "punct", ",": "virgulă", "@": "arond", "/": "bară", "-": "cratimă", "_": "linie jos", "+": "plus", "%": "la sută",
        "€": "euro",
    }  # fmt: skip
    extension = "interior"
    abbreviations: ClassVar[Mapping[str, str]] = {
        r"tel\.": "telefon",
        r"nr\.(?=\s*\d)": "numărul",
        r"str\.(?=\s)": "strada",
        r"etc\.": "et cetera",
        r"de ex\.": "de exemplu",
    }

    groups = "., "

    def price(self, euros: int, cents: int) -> str:
        """„Un euro și cincizeci de cenți”."""
        said = f"{'un' if euros == 1 else self.cardinal(euros)}{_of(euros)} euro"
        few = "un cent" if cents == 1 else f"{self.cardinal(cents)}{_of(cents)} cenți"
        return f"{said} și {few}" if cents else said

    def time(self, minutes: int) -> str:
        """„Opt și treizeci”."""
        hour, minute = divmod(minutes % DAY, 60)
        said = _FEMININE.get(hour) or self.cardinal(hour)
        if not minute:
            return said
        return f"{said} și {_minutes(self, minute)}"

    def span(self, start: int, end: int | None) -> str:
        """„De la ora nouă până la ora douăsprezece”."""
        if (start, end) == (0, DAY):
            return "zi și noapte"
        begin = f"de la {self._hour(start)}"
        return begin if end is None else f"{begin} până la {self._hour(end)}"

    def _hour(self, minutes: int) -> str:
        return f"ora {self.time(minutes)}" if minutes % DAY else "miezul nopții"

    def days(self, first: int, last: int) -> str:
        """„De luni până vineri”; „în fiecare zi”."""
        return "în fiecare zi" if (first, last) == (0, 6) else super().days(first, last)

    def between(self, first: str, last: str) -> str:
        """From one to another."""
        return f"de {first} până {last}"

    def months(self, first: int, last: int) -> str:
        """„Din aprilie până în septembrie”."""
        return super().months(first, last).replace("de ", "din ", 1).replace(" până ", " până în ", 1)

    def date(self, year: int, month: int, day: int) -> str:
        """„Întâi mai două mii douăzeci și șase”."""
        said = super().date(year, month, day)
        return f"întâi {said.partition(' ')[2]}" if day == 1 else said

    def dates(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
        """„De la zece august până la douăzeci august”."""
        return f"de la {self.date(*first)} până la {self.date(*last)}"


def _of(number: int) -> str:
    """Nineteen euro, but twenty *of* euro."""
    return "" if number and number % 100 in range(1, 20) else " de"


def _minutes(tongue: Tongue, minute: int) -> str:
    said = tongue.cardinal(minute)
    return said if minute > 9 else f"zero {said}"  # noqa: PLR2004 - two digits
