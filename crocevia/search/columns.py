"""What search knows of entries in every language alike: who carries which code, who is open when, who is where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from crocevia.search.cards import gaps, point, times
from crocevia.search.entries import Entries
from crocevia.search.facets import Facet
from crocevia.search.lists import packed
from crocevia.when.browser import timetable

# Where a broader code is an answer too: what all of Lombardy has, Monza has.
AROUND = ("zone",)


class Facts:
    """What is alike in every language: who carries which code, opening hours, meetings, points."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries

    @cached_property
    def own(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """Facet → code → the entries that carry that very code."""
        found: dict[str, dict[str, list[int]]] = {name: {} for name in self.entries.facets}
        for number, entry in enumerate(self.entries.all):
            for name, codes in entry.codes.items():
                for code in codes:
                    found[name].setdefault(code, []).append(number)
        return found

    @cached_property
    def within(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """Facet → code → the entries that carry it or a narrower one."""
        found: dict[str, dict[str, Sequence[int]]] = {}
        for name, facet in self.entries.facets.items():
            wide: dict[str, set[int]] = {}
            for code, numbers in self.own[name].items():
                for one in (code, *facet.upwards(code)):
                    wide.setdefault(one, set()).update(numbers)
            found[name] = {code: sorted(numbers) for code, numbers in wide.items()}
        return found

    def around(self, facet: Facet, code: str) -> list[int]:
        """The entries that carry a broader code only: what all of Lombardy has, Monza has too."""
        wide = {n for above in facet.upwards(code) for n in self.own[facet.name].get(above, ())}
        return sorted(wide.difference(self.within[facet.name].get(code, ())))

    def code(self, name: str, code: str) -> list[str]:
        """Who has a code or a narrower one; who has a broader one only."""
        facet = self.entries.facets[name]
        around = self.around(facet, code) if name in AROUND else ()
        return [packed(self.within[name].get(code, ())), packed(around)]

    def column(self, name: str) -> dict[str, str]:
        """Code → who carries that very code."""
        return {code: packed(numbers) for code, numbers in sorted(self.own[name].items())}

    def hours(self) -> list[list[Any]]:
        """[timetable, entries] for every different one."""
        return [[timetable(text), packed(numbers)] for text, numbers in self.open]

    @cached_property
    def open(self) -> Sequence[tuple[str, Sequence[int]]]:
        """Opening hours as they are written → the entries that have them."""
        return self._alike(self.entries.hours)

    def meetings(self) -> list[list[Any]]:
        """[times of the next meetings, as gaps; entries] for every different one."""
        today = self.entries.edition.today
        return [[gaps(key), packed(numbers)] for key, numbers in self._alike(lambda entry: times(entry, today))]

    def points(self) -> list[list[Any]]:
        """[latitude, longitude, entries] for every different point."""
        return [[*key, packed(numbers)] for key, numbers in self._alike(lambda entry: point(self.entries, entry))]

    def _alike(self, said: Callable[[Any], Any]) -> list[tuple[Any, list[int]]]:
        found: dict[Any, list[int]] = {}
        for number, entry in enumerate(self.entries.all):
            if key := said(entry):
                found.setdefault(key, []).append(number)
        return sorted(found.items())
