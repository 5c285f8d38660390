"""The order and the headings of lists: by trust and name, under places or kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.words import words
from crocevia.model import Record
from crocevia.verification import Verification
from crocevia.vocabularies import Term

_TRUST = {state: rank for rank, state in enumerate(Verification)}


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading of a list."""

    label: str
    anchor: str
    records: tuple[Record, ...]


class Order:
    """The order of an edition's records; what is worked out for one list is kept for the others."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self._ranks: dict[Record, tuple[int, int, str]] = {}
        self._zones: dict[Record, Term | None] = {}

    def ranked(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Verified before due before unverified before closed; what one can ask for before whom it names; by name."""
        return tuple(sorted(records, key=self._rank))

    def by_place(self, records: Iterable[Record]) -> list[Group]:
        """Records under the municipality they are in, the one with most first; last those that are everywhere."""
        found: dict[Term | None, list[Record]] = {}
        for record in records:
            found.setdefault(self.zone(record), []).append(record)
        ordered = sorted(found, key=lambda term: (-len(found[term]), term.code if term else ""))
        return [
            Group(words(term.label, self.language) if term else "", term.code if term else "", self.ranked(found[term]))
            for term in ordered
        ]

    def by_kind(self, records: Iterable[Record]) -> list[Group]:
        """Records under their kind."""
        found: dict[str, list[Record]] = {}
        for record in records:
            found.setdefault(record.kind.name, []).append(record)
        kinds = [kind for name, kind in self.edition.catalogue.kinds.items() if name in found]
        return [Group(words(kind.title, self.language), kind.name, self.ranked(found[kind.name])) for kind in kinds]

    def zone(self, record: Record) -> Term | None:
        """The municipality a record is in; where it has no place, the one it serves, or the wider area."""
        if record not in self._zones:
            self._zones[record] = self.edition.catalogue.municipality(record) or self._served(record)
        return self._zones[record]

    def _served(self, record: Record) -> Term | None:
        field = record.kind.by_meaning.get(m.AREA_SERVED)
        value = record.many(m.AREA_SERVED)
        if not (field and value):
            return None
        vocabulary = self.edition.catalogue.vocabularies[field.vocabulary]
        # A district's records stand with its municipality's.
        path = [vocabulary.terms[code] for code in vocabulary.upwards(str(value[0]))]
        return next((term for term in path if term.columns.get("istat_code")), path[0] if path else None)

    def _rank(self, record: Record) -> tuple[int, int, str]:
        if record not in self._ranks:
            trust = _TRUST[record.verification(self.edition.today)]
            self._ranks[record] = (trust, record.kind.position, record.text(m.NAME).casefold())
        return self._ranks[record]


def cut(groups: Sequence[Group], number: int, per_page: int) -> list[Group]:
    """Page `number` (from 1) of grouped records: a group that goes on keeps its heading."""
    first, last, passed = (number - 1) * per_page, number * per_page, 0
    kept: list[Group] = []
    for group in groups:
        records = group.records[max(0, first - passed) : max(0, last - passed)]
        passed += len(group.records)
        if records:
            kept.append(Group(group.label, group.anchor, records))
    return kept
