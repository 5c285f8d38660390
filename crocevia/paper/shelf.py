"""Which booklets there are, and in which formats: what a person takes away, and no more than a build has time for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.ended import over
from crocevia.html.overview import Overview
from crocevia.model import Record, Ref
from crocevia.vocabularies import Vocabulary


class Format(StrEnum):
    """A4; A5 pages on A4 sheets that are folded; large print."""

    A4 = "a4"
    FOLD = "a5"
    LARGE = "large"

    @property
    def suffix(self) -> str:
        """What it adds to the name of the file."""
        return "" if self is Format.A4 else f"-{self}"


# Records of a zone's second part, "also for people here": each need's first before any need's second.
MOST_BEYOND = 12
# With fewer, everything is seen at a glance: no cover, no contents, nothing to fold.
FEWEST_BOUND = 4
# A place where one thing happens has a poster, and that thing a page.
FEWEST_AT_PLACE = 2


@dataclass(frozen=True, slots=True)
class Named:
    """What a booklet is about: a folder of the site and a name in it, `zones/milano`."""

    folder: str
    id: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.id}"


class Shelf:
    """The booklets of an edition; what is in them is the same in every language."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.catalogue = edition.catalogue

    def named(self) -> Iterator[Named]:
        """Every booklet that a build makes: zones, needs, places, networks."""
        if self.zones:
            zones = (Named(self.zones.name, code) for code in self.zones.terms if self._is_town(code))
            yield from (one for one in zones if self._all(one))
        if self.needs:
            needs = (Named(self.needs.name, code) for code in self.needs.terms)
            yield from (one for one in needs if self._all(one))
        for kind in self.catalogue.kinds.values():
            fewest = FEWEST_AT_PLACE if self._is_place(kind.name) else 1
            for record in self.catalogue.of(kind.name):
                named = Named(kind.name, record.id)
                if len(self._all(named)) >= fewest:
                    yield named

    def files(self) -> Iterator[tuple[str, tuple[Named, Format]]]:
        """Every file that a build makes, by its name without language and ending: `needs/food-large`."""
        booklets = tuple(self.named())
        taken = set(map(str, booklets))
        for named in booklets:
            for format in self.formats(named):
                file = f"{named}{format.suffix}"
                # A record may have the very name that another's large print would have: then the address is the record's.
                if format is Format.A4 or file not in taken:
                    yield file, (named, format)

    def formats(self, named: Named) -> tuple[Format, ...]:
        """What a build makes: A4; of what has pages to turn, and is no single place, also the fold and the large print.

        Anything else is made when somebody asks for it (`build.py booklet`).
        """
        many = len(self._all(named)) >= FEWEST_BOUND
        return tuple(Format) if many and not self._is_place(named.folder) else (Format.A4,)

    def vocabulary(self, folder: str) -> Vocabulary | None:
        """The zones or the needs, if it is theirs; None for a kind's folder."""
        return next((one for one in (self.zones, self.needs) if one and one.name == folder), None)

    def knows(self, named: Named) -> bool:
        """Whether there is a zone, a need, a place or a network of that name."""
        vocabulary = self.vocabulary(named.folder)
        if vocabulary:
            return named.id in vocabulary.terms
        holds = self._is_place(named.folder) or self._is_network(named.folder)
        return holds and self.catalogue.find(Ref(named.folder, named.id)) is not None

    def records(self, named: Named) -> tuple[Record, ...]:
        """A zone's own records, those that answer a need, what happens at a place, who is in a network, as the catalogue has them.

        None for what has ended, and for what nobody can be at or belong to. Raises KeyError for a term that is not there.
        """
        return self._once(self._all(named))

    @cached_property
    def zones(self) -> Vocabulary | None:
        """The areas that records serve."""
        return Overview(self.edition, self.edition.settings.source).vocabulary("schema:areaServed")

    @cached_property
    def needs(self) -> Vocabulary | None:
        """The needs that records answer."""
        return Overview(self.edition, self.edition.settings.source).vocabulary("dct:subject")

    def ended(self, record: Record) -> bool:
        """Whether there is nothing to go to any more."""
        return over(record, self.edition.today)

    def beyond(self, zone: Named) -> tuple[Record, ...]:
        """What broader zones have for people of a zone, nearest first, at most MOST_BEYOND.

        Each need's first record comes before any need's second, so that nobody is left without a number.
        """
        zones, own = self.catalogue.vocabularies[zone.folder], self.records(zone)
        tagged = self.catalogue.tagged.get(zone.folder, {})
        broader = (one for above in zones.upwards(zone.id)[1:] for one in tagged.get(above, ()))
        within = set(self.catalogue.under(zone.folder, zone.id))
        found = (one for one in broader if one not in within and not self.ended(one))
        return self._in_turn(self._once(found, beside=own))

    def _in_turn(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """As many as there is room for: the first of every need, then the second of every need."""
        ranks = {code: rank for rank, code in enumerate(self.needs.terms)} if self.needs else {}
        passed: Counter[str] = Counter()
        found: list[tuple[int, int, int, Record]] = []
        for number, record in enumerate(records):
            need = self.need(record)
            passed[need] += 1
            found.append((passed[need], ranks.get(need, len(ranks)), number, record))
        return tuple(one[3] for one in sorted(found, key=lambda one: one[:3])[:MOST_BEYOND])

    def need(self, record: Record) -> str:
        """The need under which a record stands: the first that its editor named; "" for none."""
        first = next((str(code) for code in record.many(m.SUBJECT)), "")
        return first if self.needs and first in self.needs.terms else ""

    def _is_place(self, kind: str) -> bool:
        """Whether records of a kind are places: others can name them as theirs."""
        return kind in self._named_by[m.LOCATION]

    def _is_network(self, kind: str) -> bool:
        """Whether others can belong to records of a kind."""
        return kind in self._named_by[m.MEMBER_OF]

    def _is_town(self, code: str) -> bool:
        """Whether a zone is a municipality or within one; any zone, where the city has no municipalities.

        A region's booklet would be all of the catalogue: nobody carries that home.
        """
        assert self.zones  # noqa: S101 - asked by who has looked
        return not self._towns or not self._towns.isdisjoint(self.zones.upwards(code))

    @cached_property
    def _towns(self) -> frozenset[str]:
        """The zones that are municipalities: they have an ISTAT code."""
        assert self.zones  # noqa: S101 - likewise
        columns = {str(one["name"]) for one in self.zones.columns if m.expand(str(one.get("rdfType"))) == m.ISTAT_CODE}
        return frozenset(code for code, term in self.zones.terms.items() if not columns.isdisjoint(term.columns))

    def _all(self, named: Named) -> tuple[Record, ...]:
        """The same as `records`, places included that others name."""
        vocabulary = self.vocabulary(named.folder)
        if vocabulary:
            return tuple(one for one in self.catalogue.under(vocabulary.name, named.id) if not self.ended(one))
        record = self.catalogue.find(Ref(named.folder, named.id))
        if not record or self.ended(record):
            return ()
        if self._is_place(named.folder):
            return self._naming(record, m.LOCATION)
        return self._naming(record, m.MEMBER_OF) if self._is_network(named.folder) else ()

    def _naming(self, record: Record, meaning: str) -> tuple[Record, ...]:
        pointing = self.catalogue.pointing.get(record.ref, ())
        found = (one for field, one in pointing if field.meaning == meaning and not self.ended(one))
        return tuple(dict.fromkeys(found))

    def _once(self, records: Iterable[Record], beside: Collection[Record] = ()) -> tuple[Record, ...]:
        """Without the places of which others, or those `beside`, say that they are there: address and hours would stand twice."""
        whole = tuple(dict.fromkeys(records))
        told = {ref for one in (*whole, *beside) for ref in one.many(m.LOCATION)}
        return tuple(one for one in whole if one.ref not in told)

    @cached_property
    def _named_by(self) -> Mapping[str, frozenset[str]]:
        """A meaning → the kinds that fields of this meaning name."""
        kinds = self.catalogue.kinds.values()
        return {
            meaning: frozenset(
                named.resource
                for field in (kind.by_meaning.get(meaning) for kind in kinds)
                for named in (field.references if field else ())
            )
            for meaning in (m.LOCATION, m.MEMBER_OF)
        }
