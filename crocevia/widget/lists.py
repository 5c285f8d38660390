"""Which lists there are and which records stand in each: of all, of a zone, of a need, of both where both are large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from crocevia.edition import Edition
from crocevia.html.overview import Overview
from crocevia.html.questions import Questions
from crocevia.model import Record
from crocevia.verification import Verification
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
        found: list[Iterable[Record]] = [self.catalogue]
        if self.zones and room == self.zones.name:
            only = self.catalogue.under(self.needs.name, need) if need and self.needs else None
            found = [_among(one, only) for one in self._near(self.zones, zone)]
        elif code:
            found = [self.catalogue.under(room, code)]
        first, *rest = [[one for one in view.ranked(part) if self._goes_on(one)] for part in found]
        # What serves two areas, one in the other, stands with the nearer.
        ordered = list(dict.fromkeys([*first, *(one for part in rest for one in part)]))
        counted = Counter(one.kind.name for one in ordered)
        own, wider = ordered[: len(first)], ordered[len(first) :]
        if len(own) > LARGE:
            own = self._best(own, 0)
        if len(own) + len(wider) > LARGE:
            wider = self._best(wider, FEW)
        return [*own, *wider], counted

    def _near(self, zones: Vocabulary, code: str) -> Iterator[Iterable[Record]]:
        """What a zone has, then what each wider one has for all that is in it: as the zone's page does."""
        yield self.catalogue.under(zones.name, code)
        yield from (self.catalogue.tagged[zones.name].get(one, ()) for one in zones.upwards(code)[1:])

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

    def _goes_on(self, record: Record) -> bool:
        """What has ended stays on the site, for who comes from an old leaflet; elsewhere nobody needs it."""
        return record.verification(self.edition.today) != Verification.CLOSED

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


def _among(records: Iterable[Record], only: Sequence[Record] | None) -> Iterable[Record]:
    if only is None:
        return records
    kept = frozenset(only)
    return [one for one in records if one in kept]
