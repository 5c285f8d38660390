"""Which lists there are and which records stand in each: of all, of a zone, of a need, of both where both are large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from crocevia.edition import Edition
from crocevia.html.overview import Overview
from crocevia.html.questions import Questions
from crocevia.html.there import goes_on
from crocevia.model import Record
from crocevia.vocabularies import Vocabulary

# A list of more is large: it has only its best, so that whoever shows five on a page does not fetch thousands.
LARGE = 100
# The most that a page can show: of each kind a large list has so many.
MOST = 20
# Of what serves a wider area a large list of a zone has so many for each need too.
FEW = 3
ALL = "all"


class Lists:
    """The lists of an edition. A name is the path of its file: `all`, `zones/milano`, `needs/food`, `zones/milano/food`."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.catalogue = edition.catalogue
        overview = Overview(edition, edition.settings.source)
        self.zones = overview.vocabulary("schema:areaServed")
        self.needs = overview.vocabulary("dct:subject")
        self._last: tuple[str, list[Record], list[Record]] = ("", [], [])
        self._sets: dict[str, frozenset[Record]] = {}

    def names(self) -> tuple[str, ...]:
        """Every list."""
        single = [f"{one.name}/{code}" for one in (self.zones, self.needs) if one for code in self.shown(one)]
        return (ALL, *single, *self._pairs())

    def shown(self, vocabulary: Vocabulary) -> list[str]:
        """The codes that have records, and so a page on the site."""
        return [code for code in vocabulary.terms if self.catalogue.under(vocabulary.name, code)]

    def large(self, vocabulary: Vocabulary, code: str) -> bool:
        """Whether more records carry a code, or a narrower one, than a list has."""
        return len(self.catalogue.under(vocabulary.name, code)) > LARGE

    def _pairs(self) -> Iterator[str]:
        """Where neither the zone's list nor the need's holds all, both together have one."""
        if self.zones and self.needs:
            many = [code for code in self.shown(self.needs) if self.large(self.needs, code)]
            wide = [code for code in self.shown(self.zones) if self.large(self.zones, code)] if many else []
            yield from (f"{self.zones.name}/{zone}/{need}" for zone in wide for need in many)

    def records(self, name: str, view: Questions) -> tuple[list[Record], Counter[str]]:
        """The records of a list in order, what serves the zone itself first; and how many there are of each kind."""
        room, _, code = name.partition("/")
        zone, _, need = code.partition("/")
        if self.zones and room == self.zones.name:
            own, wider = self._near(zone, view)
            if need:
                own, wider = ([one for one in part if one in self._answering(need)] for part in (own, wider))
        else:
            own, wider = self._ranked(self.catalogue.under(room, code) if code else self.catalogue, view), []
        counted = Counter(one.kind.name for part in (own, wider) for one in part)
        if len(own) > LARGE:
            own = self._best(own, 0)
        if len(own) + len(wider) > LARGE:
            wider = self._best(wider, FEW)
        return [*own, *wider], counted

    def _near(self, zone: str, view: Questions) -> tuple[list[Record], list[Record]]:
        """What a zone has, and what each wider one has for all that is in it, the nearest first: as the zone's page does."""
        # The lists of a zone and its needs come one after the other.
        if self._last[0] != zone and self.zones:
            own = self._ranked(self.catalogue.under(self.zones.name, zone), view)
            tagged, above = self.catalogue.tagged[self.zones.name], self.zones.upwards(zone)[1:]
            around = [one for up in above for one in self._ranked(tagged.get(up, ()), view)]
            # What serves two areas, one in the other, stands with the nearer.
            self._last = zone, own, list(dict.fromkeys([*own, *around]))[len(own) :]
        return self._last[1:]

    def _ranked(self, records: Iterable[Record], view: Questions) -> list[Record]:
        """What goes on, in the order of trust and name. What has ended stays on the site, for who comes from an old leaflet."""
        return [one for one in view.ranked(records) if goes_on(one, self.edition.today)]

    def _answering(self, need: str) -> frozenset[Record]:
        if need not in self._sets and self.needs:
            self._sets[need] = frozenset(self.catalogue.under(self.needs.name, need))
        return self._sets[need]

    def _best(self, records: Sequence[Record], few: int) -> list[Record]:
        """The first MOST of each kind, and the first `few` that answer each need."""
        seen: Counter[str] = Counter()
        kept = []
        for one in records:
            needs = [code for own in self._needs.get(one, ()) for code in self._upwards(own)] if few else []
            if seen[one.kind.name] < MOST or any(seen[f"need {code}"] < few for code in needs):
                kept.append(one)
                seen.update([one.kind.name, *{f"need {code}" for code in needs}])
        return kept

    def _upwards(self, need: str) -> tuple[str, ...]:
        return self.needs.upwards(need) if self.needs else ()

    def codes(self, vocabulary: Vocabulary | None, record: Record) -> list[str]:
        """The codes that a record carries itself, whatever field says them."""
        known = self._zones if vocabulary is self.zones else self._needs
        return known.get(record, [])

    @cached_property
    def _zones(self) -> dict[Record, list[str]]:
        return self._carried(self.zones)

    @cached_property
    def _needs(self) -> dict[Record, list[str]]:
        return self._carried(self.needs)

    def _carried(self, vocabulary: Vocabulary | None) -> dict[Record, list[str]]:
        found: dict[Record, list[str]] = {}
        for code, records in self.catalogue.tagged.get(vocabulary.name, {}).items() if vocabulary else ():
            for one in records:
                found.setdefault(one, []).append(code)
        return found
