"""What of every record is searched and filtered: found by what its fields mean, closed records left out, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.there import over, there
from crocevia.kinds import Field, Kind
from crocevia.model import Record, Ref, Scalar
from crocevia.search.facets import Carried, Facet, carried, facets
from crocevia.verification import Verification

TRUST = (Verification.VERIFIED.value, Verification.DUE.value, Verification.UNVERIFIED.value)

# How much a word says of a record by where it stands: in its name most, beside its name much.
NAME, SUMMARY, NAMED, OTHER = 6, 3, 2, 1
# What says nothing of what is found there: whom it is not for, what an editor has yet to check.
_UNSAID = {m.NOT_FOR, m.TO_VERIFY, m.SOURCE_TITLE, m.VERIFIED_BY}
# Records by whose name this one is known too.
_KNOWN_BY = {m.PROVIDER, m.ORGANIZER, m.LOCATION}
# What facets and their everyday words say already.
_SAID = {m.SUBJECT, m.AUDIENCE, m.AREA_SERVED, m.LANGUAGE, m.COST, m.ACCESS, m.STATUS, m.DISTRICT, m.MUNICIPALITY}


class Said(NamedTuple):
    """A text of a record, the language it is in, how much its words say; `again`: other records say just the same."""

    text: str
    language: str
    weight: int
    again: bool


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A record that can be found. Its number is its place among all."""

    record: Record
    place: Record | None
    codes: Carried
    trust: int


class Entries:
    """Everything that can be found, alike in every language: what is closed or over is not there.

    In this order results follow each other that are as good: by trust, by kind, by area (where most is, most people
    are), by what they are for first, by zone. What is asked for together stands together: lists of numbers are short.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.facets: Mapping[str, Facet] = facets(edition)

    def hours(self, entry: Entry) -> str:
        """When it is open, as it is written; "" where that is not known, where people meet instead, or while it is not there."""
        return self.edition.catalogue.opening_hours(entry.record) if there(entry.record, self.edition.today) else ""

    @cached_property
    def count(self) -> int:
        """How many there are, known without working anything else out."""
        return sum(1 for record in self.edition.catalogue if self._is_there(record))

    @cached_property
    def all(self) -> tuple[Entry, ...]:
        """All of them, in order."""
        codes = carried(self.edition, self.facets)
        place = self.edition.catalogue.place
        entries = []
        for record in self.edition.catalogue:
            if self._is_there(record):
                at = place(record)
                said = codes(record, at)
                entries.append(Entry(record, at, said, TRUST.index(said["verified"][0])))
        kinds = {name: rank for rank, name in enumerate(self.edition.catalogue.kinds)}
        ranks = {
            "kind": kinds,
            **{name: _ranks(entry.codes.get(name, ()) for entry in entries) for name in ("zone", "need")},
        }
        ranks["area"] = _ranks(map(self._areas, entries))
        entries.sort(key=lambda entry: self._order(entry, ranks))
        return tuple(entries)

    @cached_property
    def version(self) -> str:
        """What changes when numbers do: files of two builds must never be read together."""
        names = "\n".join(f"{entry.record.kind.name}/{entry.record.id}" for entry in self.all)
        return f"{crc32(names.encode()):x}"

    def _is_there(self, record: Record) -> bool:
        return not over(record, self.edition.today)

    def _order(self, entry: Entry, ranks: Mapping[str, Mapping[str, int]]) -> tuple[object, ...]:
        codes = {"area": self._areas(entry), **entry.codes}
        kind, zone, need, area = ([rank[code] for code in codes.get(name, ())] for name, rank in ranks.items())
        record = entry.record
        return (
            entry.trust,
            kind,
            sorted(area)[:1],
            need[:1],
            sorted(zone),
            sorted(need),
            record.text(m.NAME).casefold(),
            record.kind.name,
            record.id,
        )

    def _areas(self, entry: Entry) -> set[str]:
        """The wide zones in which it is: of a country, a region and a province, the province."""
        zones = self.facets.get("zone")
        return {(code, *zones.upwards(code))[-3:][0] for code in entry.codes.get("zone", ())} if zones else set()

    def boundaries(self) -> tuple[int, int]:
        """How many are verified; how many of the first are verified or due."""
        states = [entry.trust for entry in self.all]
        return states.count(0), len(states) - states.count(2)


def _ranks(carried: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """The place of each code that entries carry, the one with most entries first."""
    counted = Counter(code for codes in carried for code in codes)
    return {code: rank for rank, code in enumerate(sorted(counted, key=lambda code: (-counted[code], code)))}


class Texts:
    """The texts of entries in one language: a translation where there is one, the original where there is none."""

    def __init__(self, entries: Entries, language: str) -> None:
        self.entries = entries
        self.edition = entries.edition
        self.language = language
        self.source = entries.edition.settings.source
        self._readers = {name: tuple(self._read(kind)) for name, kind in self.edition.catalogue.kinds.items()}

    def of(self, entry: Entry) -> Iterator[Said]:
        """Every text by which an entry can be found."""
        values = entry.record.values
        for name, read in self._readers[entry.record.kind.name]:
            value = values.get(name)
            if value is not None:
                yield from read(entry.record, value if isinstance(value, tuple) else (value,))
        if entry.place and entry.place is not entry.record:
            street = entry.place.text(m.STREET_ADDRESS)
            if street:
                yield Said(street, self.source, OTHER, again=True)

    def _read(self, kind: Kind) -> Iterator[tuple[str, Callable[[Record, tuple[Scalar, ...]], Iterator[Said]]]]:
        for field in kind.written:
            first = kind.by_meaning.get(field.meaning) is field
            if field.meaning in _UNSAID or (first and field.meaning in _SAID):
                continue
            if field.meaning == m.NAME and first:
                yield field.name, lambda _, values: iter((Said(str(values[0]), self.source, NAME, again=False),))
            elif field.translatable:
                yield field.name, self._translated(field, SUMMARY if field.meaning == m.SUMMARY else OTHER)
            elif field.meaning == m.STREET_ADDRESS:
                yield field.name, lambda _, values: iter((Said(str(values[0]), self.source, OTHER, again=True),))
            elif field.to_records:
                if field.meaning in _KNOWN_BY or field.meaning == m.MEMBER_OF:
                    yield field.name, self._names(NAMED if field.meaning in _KNOWN_BY else OTHER)
            elif field.vocabulary or (field.categories and field.descriptor.get("facet")):
                yield field.name, self._labels(field)

    def _translated(self, field: Field, weight: int) -> Callable[[Record, tuple[Scalar, ...]], Iterator[Said]]:
        def read(record: Record, _: tuple[Scalar, ...]) -> Iterator[Said]:
            said = record.words(field, self.language, self.source)
            yield Said(said.text, said.language, weight, again=False)

        return read

    def _names(self, weight: int) -> Callable[[Record, tuple[Scalar, ...]], Iterator[Said]]:
        find = self.edition.catalogue.find

        def read(_: Record, values: tuple[Scalar, ...]) -> Iterator[Said]:
            for value in values:
                named = find(value) if isinstance(value, Ref) else None
                if named:
                    yield Said(named.text(m.NAME), self.source, weight, again=True)

        return read

    def _labels(self, field: Field) -> Callable[[Record, tuple[Scalar, ...]], Iterator[Said]]:
        vocabulary = self.edition.catalogue.vocabularies.get(field.vocabulary)

        def read(_: Record, values: tuple[Scalar, ...]) -> Iterator[Said]:
            for value in values:
                label = vocabulary.label(str(value)) if vocabulary else field.categories.get(str(value))
                if label:
                    yield Said(label.in_(self.language), label.language_for(self.language), OTHER, again=True)

        return read
