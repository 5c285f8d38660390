"""A record as its page shows it, worked out once: templates lay it out and ask nothing else of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from crocevia import meanings as m
from crocevia.html import ended
from crocevia.html.questions import Questions
from crocevia.html.values import Item
from crocevia.html.words import words
from crocevia.model import Catalogue, Record, Ref
from crocevia.verification import CLOSED, Verification
from crocevia.vocabularies import Term

# The order of a record's page: the vocabulary `sections`, which follows the Italian service sheet.
SECTIONS = "sections"
# Said at the head of the page, in their own places.
_HEAD = {m.NAME, m.SUMMARY, m.DESCRIPTION, m.SUBJECT}
# Said in short, before the sections, wherever there is anything to act upon.
_ACT = {
    m.TELEPHONE,
    m.LOCATION,
    m.STREET_ADDRESS,
    m.POSTAL_CODE,
    m.MUNICIPALITY,
    m.OPENING_HOURS,
    m.SCHEDULE,
}
_COST = {m.COST, m.FREE}
USUAL = {"active", CLOSED}
# Whom to call for a record that has no number of its own.
ANSWERING = (m.CONTACT_POINT, m.LOCATION, m.PROVIDER, m.ORGANIZER)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a record's page."""

    code: str
    label: str
    items: tuple[Item, ...]


class Profile:
    """What a record's page says."""

    def __init__(self, view: Questions, record: Record) -> None:
        self.view = view
        self.record = record
        self.state = record.verification(view.edition.today)
        self.place = view.catalogue.place(record)
        self.caller = answering(view.catalogue, record)
        self.hours = view.item(record, m.OPENING_HOURS) or self._there(m.OPENING_HOURS)
        self.meetings = view.item(record, m.SCHEDULE)
        self.free = view.free(record)
        self.where = view.where(record)
        closed = self.state == Verification.CLOSED
        known = self.caller or self.place or self.free or self.hours or self.meetings or record.withheld
        # Whether there is anything to do: to call, to go to, to know before one goes.
        self.acts = bool(known) and not closed
        # Where there is no place, the area that is served stands in its stead.
        self.area = view.item(record, m.AREA_SERVED) if self.acts and not self.place else None

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The line for every field, by what it means: only a page needs all of them, a description's Markdown included."""
        return self.view.items(self.record)

    @property
    def timeless(self) -> bool:
        """Whether one could go there, but when is not known."""
        return bool(self.acts and self.place and not self.hours and not self.meetings)

    def item(self, meaning: str) -> Item | None:
        """The line for the field that has a meaning (a `prefix:name`)."""
        return self.items.get(m.expand(meaning))

    def sections(self, told: Collection[str] = (), opened: Collection[str] = ()) -> Iterator[Section]:
        """The parts of the page in the order of the service sheet, but for what is said elsewhere on it.

        `told` are meanings (`prefix:name`) that a template says in its own words; a section that is `opened` is there
        even where nothing is left to say in it.
        """
        view = self.view
        said: set[str] = _HEAD.union(map(m.expand, told), _ACT if self.acts else ())
        if self.acts and self.free:
            said |= _COST
        if self.area:
            said.add(m.AREA_SERVED)
        lines: dict[str, list[Item]] = {code: [] for code in opened}
        for item in self.items.values():
            if item.section and item.key not in said:
                lines.setdefault(item.section, []).append(item)
        vocabulary = view.catalogue.vocabularies.get(SECTIONS)
        for code in vocabulary.terms if vocabulary else lines:
            if code in lines:
                label = words(vocabulary.label(code), view.language) if vocabulary else code
                yield Section(code, label, tuple(lines[code]))

    @cached_property
    def inverse(self) -> list[tuple[str, tuple[Record, ...]]]:
        """The records that name this one, under what that makes of it; two alike are told apart by the kind."""
        found = list(self.view.inverse(self.record))
        labels = [label for label, _ in found]
        return [
            (
                Markup("{}: {}").format(label, words(records[0].kind.title, self.view.language))
                if labels.count(label) > 1
                else label,
                records,
            )
            for label, records in found
        ]

    @property
    def unusual(self) -> str:
        """The status in words, where it is neither active nor closed: the notice says that it is closed."""
        status = self.items.get(m.STATUS)
        code = self.record.text(m.STATUS)
        return str(status.value[0].label) if status and status.widget == "links" and code not in USUAL else ""

    @property
    def verified_on(self) -> str:
        """The day of the last check, in words."""
        return self.view.date(self.record.get(m.VERIFIED_ON))

    @property
    def verified_by(self) -> str:
        """Who did the last check, where it says how far the record can be trusted."""
        checked = self.state in {Verification.VERIFIED, Verification.DUE}
        return self.record.text(m.VERIFIED_BY) if checked else ""

    @property
    def ended_on(self) -> str:
        """The day on which it ended, in words; "" where it goes on."""
        day = ended.ended_on(self.record, self.view.edition.today)
        return self.view.date(day) if day else ""

    @cached_property
    def instead(self) -> tuple[Record, ...]:
        """Where to go, if it has ended and its editors know."""
        there = ended.over(self.record, self.view.edition.today)
        return ended.instead(self.view, self.record) if there else ()

    @cached_property
    def alike(self) -> tuple[Record, ...]:
        """What else there is for the same need in the same area, if it has ended and nobody says more."""
        there = ended.over(self.record, self.view.edition.today) and not self.instead
        return ended.alike(self.view, self.record) if there else ()

    @property
    def mapped(self) -> bool:
        """Whether a map can be asked for the address."""
        return bool(self.place and self.place.text(m.STREET_ADDRESS))

    @property
    def on_map(self) -> Term | None:
        """The municipality of its place, where the map shows it."""
        town = self.view.catalogue.municipality(self.record)
        return town if town and self.view.on_map(town.code) else None

    def _there(self, meaning: str) -> Item | None:
        """What the place says of itself."""
        return self.view.item(self.place, meaning) if self.place else None


def answering(catalogue: Catalogue, record: Record) -> Record | None:
    """Whose number to call: its own, the contact's, the place's, then the body's."""
    if record.many(m.TELEPHONE):
        return record
    named = (ref for meaning in ANSWERING for ref in record.many(meaning) if isinstance(ref, Ref))
    found = (catalogue.find(ref) for ref in named)
    return next((one for one in found if one and one.many(m.TELEPHONE)), None)
