"""Which booklets there are, and in which formats: what a person takes away, and no more than a build has time for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.overview import Overview
from crocevia.model import Record
from crocevia.verification import Verification
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
            yield from (Named(self.zones.name, code) for code in self.zones.terms if self._is_town(code))
        if self.needs:
            yield from (Named(self.needs.name, code) for code in self.needs.terms if self._under(self.needs, code))
        for kind in self.catalogue.kinds.values():
            for record in self.catalogue.of(kind.name):
                if not self.closed(record) and self._has(record):
                    yield Named(kind.name, record.id)

    def files(self) -> Iterator[tuple[str, tuple[Named, Format]]]:
        """Every file that a build makes, by its name without language and ending: `needs/food-large`."""
        taken = {str(named) for named in self.named()}
        for named in self.named():
            for format in self.formats(named):
                file = f"{named}{format.suffix}"
                # A record may have the very name that another's large print would have: then the address is the record's.
                if format is Format.A4 or file not in taken:
                    yield file, (named, format)

    def formats(self, named: Named) -> tuple[Format, ...]:
        """What a build makes: A4; of what has pages to turn, and is no single place, also the fold and the large print.

        Anything else is made when somebody asks for it (`build.py booklet`).
        """
        shared = (self.zones, self.needs)
        vocabulary = next((one for one in shared if one and one.name == named.folder), None)
        if vocabulary:
            found = self._under(vocabulary, named.id)
        else:
            record = self.catalogue.records[named.folder][named.id]
            found = () if self.is_place(record) else self.members(record)
        return tuple(Format) if len(found) >= FEWEST_BOUND else (Format.A4,)

    @cached_property
    def zones(self) -> Vocabulary | None:
        """The areas that records serve."""
        return Overview(self.edition, self.edition.settings.source).vocabulary("schema:areaServed")

    @cached_property
    def needs(self) -> Vocabulary | None:
        """The needs that records answer."""
        return Overview(self.edition, self.edition.settings.source).vocabulary("dct:subject")

    def closed(self, record: Record) -> bool:
        """Whether there is nothing to go to any more."""
        return record.verification(self.edition.today) is Verification.CLOSED

    def of_need(self, needs: Vocabulary, code: str) -> tuple[Record, ...]:
        """The records that answer a need, or a narrower one."""
        return self._once(self._under(needs, code))

    def of_zone(self, zones: Vocabulary, code: str) -> tuple[Record, ...]:
        """A zone's own records."""
        return self._once(self._under(zones, code))

    def beyond(self, zones: Vocabulary, code: str) -> tuple[Record, ...]:
        """What broader zones have for people of a zone, nearest first, at most MOST_BEYOND.

        Each need's first record comes before any need's second, so that nobody is left without a number.
        """
        own = set(self._under(zones, code))
        tagged = self.catalogue.tagged.get(zones.name, {})
        broader = (one for above in zones.upwards(code)[1:] for one in tagged.get(above, ()))
        found = dict.fromkeys(one for one in broader if one not in own and not self.closed(one))
        return self._in_turn(self._once(found))

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

    def there(self, place: Record) -> tuple[Record, ...]:
        """What happens at a place."""
        return self._naming(place, m.LOCATION)

    def members(self, network: Record) -> tuple[Record, ...]:
        """Who belongs to a network."""
        return self._naming(network, m.MEMBER_OF)

    def is_place(self, record: Record) -> bool:
        """Whether it is a place: it has an address of its own, and others can name it as theirs."""
        return record.kind.name in self._named_by(m.LOCATION)

    def is_network(self, record: Record) -> bool:
        """Whether others can belong to it."""
        return record.kind.name in self._named_by(m.MEMBER_OF)

    def _has(self, record: Record) -> bool:
        if self.is_place(record):
            return len(self.there(record)) >= FEWEST_AT_PLACE
        return self.is_network(record) and bool(self.members(record))

    def _is_town(self, code: str) -> bool:
        """Whether a zone has records and is a municipality or within one; any zone, where the city has no municipalities.

        A region's booklet would be all of the catalogue: nobody carries that home.
        """
        assert self.zones  # noqa: S101 - asked by who has looked
        within = not self._towns or not self._towns.isdisjoint(self.zones.upwards(code))
        return within and bool(self._under(self.zones, code))

    @cached_property
    def _towns(self) -> frozenset[str]:
        """The zones that are municipalities: they have an ISTAT code."""
        assert self.zones  # noqa: S101 - likewise
        columns = {str(one["name"]) for one in self.zones.columns if m.expand(str(one.get("rdfType"))) == m.ISTAT_CODE}
        return frozenset(code for code, term in self.zones.terms.items() if not columns.isdisjoint(term.columns))

    def _under(self, vocabulary: Vocabulary, code: str) -> tuple[Record, ...]:
        return tuple(one for one in self.catalogue.under(vocabulary.name, code) if not self.closed(one))

    def _once(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Without the places of which the others say that they are there: address and hours would stand twice."""
        whole = tuple(records)
        told = {ref for one in whole for ref in one.many(m.LOCATION)}
        return tuple(one for one in whole if one.ref not in told)

    def _naming(self, record: Record, meaning: str) -> tuple[Record, ...]:
        pointing = self.catalogue.pointing.get(record.ref, ())
        found = (one for field, one in pointing if field.meaning == meaning and not self.closed(one))
        return tuple(dict.fromkeys(found))

    def _named_by(self, meaning: str) -> frozenset[str]:
        """The kinds that a field of this meaning names."""
        fields = (kind.by_meaning.get(meaning) for kind in self.catalogue.kinds.values())
        return frozenset(one.resource for field in fields if field for one in field.references)
