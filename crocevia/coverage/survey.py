"""All opportunities of a catalogue, looked through once: what each answers, whom and which areas it serves, who provides it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from crocevia import meanings as m
from crocevia.coverage.zones import DISTRICT, MUNICIPALITY, Zones, vocabulary_of
from crocevia.edition import Edition
from crocevia.kinds import Kind
from crocevia.model import Record, Ref
from crocevia.verification import Verification
from crocevia.vocabularies import Vocabulary

_PROVIDING = (m.PROVIDER, m.ORGANIZER)


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A record that somebody can turn to. `needs` include the broader ones; `zones` are the codes that the record says."""

    record: Record
    needs: tuple[str, ...]
    audiences: tuple[str, ...]
    zones: frozenset[str]
    providers: frozenset[Ref]
    verified: bool


Area = Mapping[str, Counter[str]]


class Survey:
    """An edition as a planner asks of it. Whatever has to be counted is counted when it is first asked for.

    An opportunity is a record of a kind that answers needs and says who provides or organises it; where no kind says so,
    of any kind that answers needs.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.catalogue = edition.catalogue
        self.zones = Zones(edition)
        self.needs = self._vocabulary(m.SUBJECT)
        self.audiences = self._vocabulary(m.AUDIENCE)
        self.kinds = self._kinds()

    def _vocabulary(self, meaning: str) -> Vocabulary | None:
        return vocabulary_of(meaning, self.catalogue.kinds, self.catalogue.vocabularies)

    def _kinds(self) -> Sequence[Kind]:
        answering = [kind for kind in self.catalogue.kinds.values() if m.SUBJECT in kind.by_meaning]
        return [kind for kind in answering if any(one in kind.by_meaning for one in _PROVIDING)] or answering

    @cached_property
    def _all(self) -> tuple[Sequence[Opportunity], Sequence[Opportunity]]:
        """Those that go on, and those that have ended."""
        active: list[Opportunity] = []
        ended: list[Opportunity] = []
        for kind in self.kinds:
            for record in self.catalogue.of(kind.name):
                (ended if self.over(record) else active).append(self._opportunity(record))
        return active, ended

    def _opportunity(self, record: Record) -> Opportunity:
        needs, zones = self.needs, self.zones.vocabulary
        said = {above: None for code in record.many(m.SUBJECT) for above in (needs.upwards(str(code)) if needs else ())}
        providers = (one for meaning in _PROVIDING for one in record.many(meaning) if isinstance(one, Ref))
        return Opportunity(
            record,
            tuple(said),
            tuple(str(code) for code in record.many(m.AUDIENCE)),
            frozenset(str(code) for code in record.many(m.AREA_SERVED) if zones and str(code) in zones.terms),
            frozenset(providers),
            record.verification(self.edition.today) is Verification.VERIFIED,
        )

    def over(self, record: Record) -> bool:
        """Whether it has ended: it says so, or its last day has gone by."""
        until, today = record.get(m.VALID_UNTIL), self.edition.today
        return record.verification(today) is Verification.CLOSED or (isinstance(until, date) and until < today)

    @property
    def active(self) -> Sequence[Opportunity]:
        """The opportunities that have not ended, verified or not."""
        return self._all[0]

    @property
    def ended(self) -> Sequence[Opportunity]:
        """Those that have."""
        return self._all[1]

    @cached_property
    def verified(self) -> Sequence[Opportunity]:
        """The active ones whose verification is fresh on the day of the edition."""
        return [one for one in self.active if one.verified]

    def by_area(self, among: Iterable[Opportunity], says: Callable[[Opportunity], Iterable[str]]) -> tuple[Area, Area]:
        """How many say each thing, by zone: of those that are here, and of those that reach it from a wider area."""
        # Few combinations of zones stand for many opportunities.
        alike: dict[frozenset[str], Counter[str]] = {}
        for one in among:
            alike.setdefault(one.zones, Counter()).update(says(one))
        here: dict[str, Counter[str]] = {}
        around: dict[str, Counter[str]] = {}
        for codes, counted in alike.items():
            for into, zones in ((here, self.zones.here(codes)), (around, self.zones.around(codes))):
                for zone in zones:
                    into.setdefault(zone, Counter()).update(counted)
        return here, around

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """How many active opportunities are in each zone that has any."""
        return {zone: counted[""] for zone, counted in self.by_area(self.active, lambda _: [""])[0].items()}

    @cached_property
    def shown(self) -> Sequence[str]:
        """The zones that are counted: those in which something is, and the districts of municipalities among them."""
        vocabulary = self.zones.vocabulary
        if not vocabulary:
            return ()
        below = {
            code
            for zone in self.totals
            if self.zones.level(zone) == MUNICIPALITY
            for code in vocabulary.within(zone)
            if self.zones.level(code) == DISTRICT
        }
        return [code for code in vocabulary.terms if code in self.totals or code in below]

    @cached_property
    def towns(self) -> Sequence[str]:
        """The municipalities among them, those with most first; where the list knows no municipalities, all of them."""
        towns = [code for code in self.shown if self.zones.level(code) == MUNICIPALITY] or self.shown
        return sorted(towns, key=lambda code: -self.totals.get(code, 0))

    @cached_property
    def near(self) -> Sequence[str]:
        """The municipalities and districts among them, as people live in them; where nothing tells, all of them."""
        return [code for code in self.shown if self.zones.level(code) in {MUNICIPALITY, DISTRICT}] or self.shown
