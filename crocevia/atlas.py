"""What a map shows: the municipalities that have records, how many and for which needs, and the places known exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from crocevia import meanings as m
from crocevia.boundaries import Boundaries
from crocevia.edition import Edition
from crocevia.model import Record
from crocevia.vocabularies import Term, Vocabulary

# In a map's list of a municipality's places: those with most records are enough to see, the municipality's page has all.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality that has records, narrower areas' included.

    `code` is what boundaries call it. `point` is latitude and longitude of its middle, None where nobody has written them.
    """

    term: Term
    code: str
    point: tuple[float, float] | None
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place whose point is known exactly, and how many records are there, itself included."""

    place: Record
    latitude: float
    longitude: float
    count: int


class Atlas:
    """An edition on a map. It knows municipalities by the list that places' addresses refer to, whatever it is called."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.catalogue = edition.catalogue
        self.vocabulary, self._column = self._municipalities()

    def __bool__(self) -> bool:
        """Whether there is anything to draw."""
        return any(area.point for area in self.areas.values())

    def _municipalities(self) -> tuple[Vocabulary | None, str]:
        for kind in self.catalogue.kinds.values():
            field = kind.by_meaning.get(m.MUNICIPALITY)
            if field and field.references and field.references[0].to_vocabulary:
                reference = field.references[0]
                vocabulary = self.catalogue.vocabularies[reference.resource]
                # Without pages there is nowhere to lead to.
                return (vocabulary if vocabulary.has_pages else None), reference.column or "code"
        return None, ""

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The municipalities by their code in the vocabulary, the one with most records first."""
        if not self.vocabulary:
            return {}
        terms = ((term, self._code(term)) for term in self.vocabulary.terms.values())
        under = self.catalogue.under
        found = [Area(t, code, _point(t), under(self.vocabulary.name, t.code)) for t, code in terms if code]
        shown = (area for area in found if area.records)
        return {area.term.code: area for area in sorted(shown, key=lambda area: -len(area.records))}

    def _code(self, term: Term) -> str:
        return term.code if self._column == "code" else term.columns.get(self._column, "")

    @cached_property
    def subjects(self) -> Vocabulary | None:
        """The vocabulary of needs."""
        fields = (kind.by_meaning.get(m.SUBJECT) for kind in self.catalogue.kinds.values())
        found = (self.catalogue.vocabularies.get(field.vocabulary) for field in fields if field)
        return next((one for one in found if one), None)

    @cached_property
    def needs(self) -> Sequence[str]:
        """The codes of the needs that a record answers, in the order of their list."""
        needs = self.subjects
        return [code for code in needs.terms if self.catalogue.under(needs.name, code)] if needs else []

    def counts(self, area: Area) -> list[int]:
        """How many of an area's records answer each of `needs`, narrower ones included."""
        needs, found = self.subjects, Counter[str]()
        if needs:
            for record in area.records:
                said = record.many(m.SUBJECT)
                found.update({above for code in said for above in needs.upwards(str(code))})
        return [found[code] for code in self.needs]

    @cached_property
    def spots(self) -> Mapping[str, Sequence[Spot]]:
        """The places known exactly, by the code of their municipality, those with most records first."""
        counted = Counter(place for record in self.catalogue if (place := self.catalogue.place(record)))
        found: dict[str, list[Spot]] = {}
        for place, count in counted.items():
            town, spot = self.catalogue.municipality(place), _spot(place, count)
            if spot and town and town.code in self.areas:
                found.setdefault(town.code, []).append(spot)
        return {code: sorted(spots, key=lambda spot: -spot.count)[:MOST] for code, spots in found.items()}

    @cached_property
    def backgrounds(self) -> Sequence[Boundaries]:
        """The boundaries that hold a municipality with records."""
        codes = {area.code for area in self.areas.values() if area.point}
        return [one for one in self.catalogue.boundaries if not codes.isdisjoint(one.codes)]


def _point(term: Term) -> tuple[float, float] | None:
    north, east = term.columns.get("latitude"), term.columns.get("longitude")
    return (float(north), float(east)) if north and east else None


def _spot(place: Record, count: int) -> Spot | None:
    north, east = place.get(m.LATITUDE), place.get(m.LONGITUDE)
    return (
        Spot(place, float(north), float(east), count)
        if isinstance(north, Decimal) and isinstance(east, Decimal)
        else None
    )
