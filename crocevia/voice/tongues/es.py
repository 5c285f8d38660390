"""Spanish for the ear: twelve hours, with the part of the day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Own, Tongue

# The hour from which on a part of the day is called so.
_PARTS = ((0, "de la madrugada"), (6, "de la mañana"), (12, "del mediodía"), (13, "de la tarde"), (20, "de la noche"))


class Spanish(Tongue):
    """«De las ocho y media de la mañana a la una de la tarde»; «de lunes a viernes»."""

    words = "es"
    signs: ClassVar[Mapping[str, str]] = {
        ".": "punto", ",": "coma", "@": "arroba", "/": "barra", "-": "guion", "_": "guion bajo", "+": "más", "%": "por ciento",
        "€": "euros",
    }  # fmt: skip
    extension = "extensión"
    abbreviations: ClassVar[Mapping[str, str]] = {
        r"tel\.": "teléfono",
        r"(?:n\.º|n°|nº|núm\.)(?=\s*\d)": "número",
        r"etc\.": "etcétera",
        r"avda\.": "avenida",
        r"p\. ?ej\.": "por ejemplo",
    }

    groups = "., "

    def own(self) -> Sequence[Own]:
        """`13 h`, a time or a length of time."""
        return ((r"(?<![\d:.,])(\d{1,2})\s?h\b\.?", lambda found: f" {self._hours(int(found[1]))} "),)

    def _hours(self, number: int) -> str:
        said = re.sub(r"uno$", "una", self.cardinal(number))
        return f"{said} {'hora' if number == 1 else 'horas'}"

    def ranked(self, number: int, *, feminine: bool) -> str:
        """«Primero», «segunda»."""
        said = self.ordinal(number)
        return re.sub(r"o\b", "a", said) if feminine else said

    def price(self, euros: int, cents: int) -> str:
        """«Un euro con cincuenta»; before a noun «uno» loses its end."""
        count = re.sub(r"veintiuno$", "veintiún", re.sub(r"\buno$", "un", self.cardinal(euros)))
        said = f"{count} {'euro' if euros == 1 else 'euros'}"
        return f"{said} con {self.cardinal(cents)}" if cents else said

    def time(self, minutes: int) -> str:
        """«Las ocho y media de la mañana»."""
        hour, minute = divmod(minutes % DAY, 60)
        if not hour and not minute:
            return "medianoche"
        part = [words for since, words in _PARTS if hour >= since][-1]
        return f"{self._bare(hour, minute)} {part}"

    def _bare(self, hour: int, minute: int) -> str:
        half = hour % 12 or 12
        said = "la una" if half == 1 else f"las {self.cardinal(half)}"
        minutes = {0: "", 15: " y cuarto", 30: " y media"}
        return said + minutes.get(minute, f" y {self.cardinal(minute)}")

    def span(self, start: int, end: int | None) -> str:
        """«De las nueve de la mañana a la una de la tarde»."""
        if (start, end) == (0, DAY):
            return "día y noche"
        if end is None:
            return f"desde {self.time(start)}"
        begin, part = self.time(start), self.time(start).rpartition(" de")[2]
        # The part of the day is said once where it is the same: «de las dos a las seis de la tarde».
        if part and start % DAY < end % DAY and self.time(end).endswith(f" de{part}"):
            begin = begin.removesuffix(f" de{part}")
        return f"de {begin} a {self.time(end)}"

    def days(self, first: int, last: int) -> str:
        """«De lunes a viernes»; «todos los días»."""
        return "todos los días" if (first, last) == (0, 6) else super().days(first, last)

    def between(self, first: str, last: str) -> str:
        """From one to another."""
        return f"de {first} a {last}"

    def date(self, year: int, month: int, day: int) -> str:
        """«Veintiuno de noviembre de dos mil veintiséis»."""
        said = f"{'primero' if day == 1 else self.cardinal(day)} de {names('months', 'format', self.code)[month]}"
        return f"{said} de {self.year(year)}" if year else said

    def dates(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
        """«Del diez de agosto al veinte de agosto»."""
        return f"del {self.date(*first)} al {self.date(*last)}"
