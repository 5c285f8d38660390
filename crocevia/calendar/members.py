"""Which calendars there are, and whose meetings stand in each: of records, of zones, of needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.questions import Questions
from crocevia.model import Record, Ref
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

# A record's calendar has the meetings of those that name it so: what is held there, what belongs to it.
_NAMED = (m.LOCATION, m.MEMBER_OF, m.ORGANIZER)

Members = Mapping[str, tuple[Record, ...]]


class Calendars:
    """The calendars of an edition by their names: `groups/<id>`, `zones/<code>` …, whatever kinds and vocabularies are called.

    What is about something of which nobody else should know has no calendar of its own: neither the need, nor a record,
    nor a place where nothing else is held. Its address stays as long as a record says when people meet, held or not.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._catalogue = edition.catalogue
        self._view = Questions(edition, edition.settings.source)

    @cached_property
    def records(self) -> Members:
        """Of each record that says when people meet, or that such a record names."""
        found: dict[Ref, dict[Record, None]] = {}
        for record in self._catalogue.meeting:
            named = (ref for meaning in _NAMED for ref in record.many(meaning) if isinstance(ref, Ref))
            for ref in (record.ref, *named):
                found.setdefault(ref, {})[record] = None
        there = ((self._catalogue.find(ref), tuple(records)) for ref, records in found.items())
        chosen = (
            (one, records)
            for one, records in there
            if one and not self._view.guarded(one) and not all(map(self._view.guarded, records))
        )
        return {str(one.ref): records for one, records in chosen}

    @cached_property
    def zones(self) -> Members:
        """Of each area: what is held there or in its parts, what serves it, and what serves a wider area.

        Of the latter what is held in another municipality is left out: it stands in that one's calendar.
        """
        vocabulary = self.areas
        if not vocabulary:
            return {}
        found: dict[str, dict[Record, None]] = {}
        serving: dict[str, list[tuple[Record, str]]] = {}
        for record in self._catalogue.meeting:
            town = self._catalogue.municipality(record)
            for code in map(str, record.many(m.AREA_SERVED)):
                serving.setdefault(code, []).append((record, town.code if town else ""))
            for code in (*self._view.areas(record), *self._district(record, vocabulary)):
                found.setdefault(code, {})[record] = None
        for code, records in found.items():
            path = vocabulary.upwards(code)
            wider = (one for above in path[1:] for one in serving.get(above, ()))
            records.update(dict.fromkeys(record for record, town in wider if not town or town in path))
        return _in_order(vocabulary, found)

    @cached_property
    def needs(self) -> Members:
        """Of each need and the narrower ones."""
        vocabulary, guarded = self.subjects, set(self._view.guarded_needs)
        if not vocabulary:
            return {}
        meeting = frozenset(self._catalogue.meeting)
        found = {
            code: dict.fromkeys(one for one in self._catalogue.under(vocabulary.name, code) if one in meeting)
            for code in vocabulary.terms
            if code not in guarded
        }
        return _in_order(vocabulary, found)

    @cached_property
    def areas(self) -> Vocabulary | None:
        """The vocabulary of the areas, if it has pages."""
        return self._view.overview.vocabulary("schema:areaServed")

    @cached_property
    def subjects(self) -> Vocabulary | None:
        """The vocabulary of the needs, if it has pages."""
        return self._view.overview.vocabulary("dct:subject")

    @cached_property
    def every(self) -> Members:
        """All of them."""
        return {**self.records, **self.zones, **self.needs}

    def name(self, of: str) -> Text:
        """What a calendar is called: the record's name, the label of the area or need."""
        folder, _, code = of.partition("/")
        if folder in self._catalogue.vocabularies:
            return self._catalogue.vocabularies[folder].label(code)
        record = self._catalogue.find(Ref(folder, code))
        return Text({self._catalogue.source: record.text(m.NAME) if record else ""})

    def _district(self, record: Record, vocabulary: Vocabulary) -> Sequence[str]:
        """The district of a record's place, and the areas that it is part of."""
        place = self._catalogue.place(record)
        field = place.kind.by_meaning.get(m.DISTRICT) if place else None
        named = place and field and field.vocabulary == vocabulary.name
        return vocabulary.upwards(place.text(m.DISTRICT)) if place and named else ()

    @property
    def guarded(self) -> bool:
        """Whether any meeting is about something of which nobody else should know."""
        return any(map(self._view.guarded, self._catalogue.meeting))


def _in_order(vocabulary: Vocabulary, found: Mapping[str, Iterable[Record]]) -> Members:
    named = ((code, tuple(found.get(code, ()))) for code in vocabulary.terms)
    return {f"{vocabulary.name}/{code}": records for code, records in named if records}
