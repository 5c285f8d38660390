"""A record in short, as plain words: what paper, messages, cards and voices say of it, all alike.

It is the head of the record's page (`html/profile.py`) without the page: whoever is told something by a poster, a message
or a voice is told what the site says.
"""

from __future__ import annotations

from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.profile import USUAL, Profile
from crocevia.html.questions import Questions
from crocevia.model import Record, Words
from crocevia.phones import Phone
from crocevia.verification import SUSPENDED, Verification

_NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Brief:
    """What, where, when and whom to call. What is not known is empty; nothing is guessed.

    Sentences of ours (`kind`, `hours`, `meetings`) are in the language that was asked for. What an editor wrote says its
    language: `name` is as it was given, `what` the translation where there is one. `address` is in the language of the
    street signs. `hours` are lines of days and times, of which the days may be ""; of a service that has none, the hours of
    its place. `phones` are its own, else those of `answers`, who is named then. `url` is the page in that language.
    """

    record: Record
    language: str
    kind: str
    name: Words
    what: Words
    # Where it happens, if that is a record of its own.
    place: Words
    address: Words
    # The areas it serves, where it has no place.
    area: str
    # Its place is confidential: one may say that it is not told, and nothing else.
    withheld: bool
    hours: tuple[tuple[str, str], ...]
    meetings: tuple[str, ...]
    free: bool
    phones: tuple[Phone, ...]
    answers: Words
    emails: tuple[str, ...]
    websites: tuple[str, ...]
    # What somebody should make sure of before going.
    caution: Words
    # Its status in words where it is neither active nor closed (suspended, seasonal): who is told when it is told this too.
    unusual: str
    # It has ended: there is nothing to do any more.
    closed: bool
    # The day on which it ended, in words; "" where it goes on, or nobody knows.
    ended_on: str
    # Where to go if it has ended, as far as its editors know.
    instead: tuple[Record, ...]
    url: str

    @property
    def suspended(self) -> bool:
        """Whether nobody should go there for now: its times are those of before, and of afterwards."""
        return self.record.text(m.STATUS) == SUSPENDED

    @property
    def place_is_said(self) -> bool:
        """Whether name or address say the place's name: many a place has the name of what is there."""
        place = self.place.text.casefold()
        return place in self.name.text.casefold() or place in self.address.text.casefold()


class Briefs:
    """The records of an edition in short, in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.view = Questions(edition, language)

    def of(self, record: Record) -> Brief:
        """What there is to say of a record."""
        page = Profile(self.view, record)
        place, caller = page.place, page.caller
        return Brief(
            record=record,
            language=self.language,
            kind=record.kind.singular.in_(self.language),
            name=self.name(record),
            what=self._words(record, m.SUMMARY),
            place=self.name(place) if place and place is not record else _NOTHING,
            address=self.address(place) if place else _NOTHING,
            area=str(page.where.in_(self.language)) if not place else "",
            withheld=bool(record.withheld),
            hours=page.hours.value[0] if page.hours and page.hours.value else (),
            meetings=tuple(page.meetings.value) if page.meetings else (),
            free=page.free,
            phones=tuple(self.view.phone(one) for one in caller.many(m.TELEPHONE)) if caller else (),
            answers=self.name(caller) if caller and caller is not record else _NOTHING,
            emails=tuple(map(str, record.many(m.EMAIL))),
            websites=tuple(map(str, record.many(m.URL))),
            caution=self._words(record, m.TO_VERIFY),
            unusual=self._unusual(record),
            closed=page.state is Verification.CLOSED,
            ended_on=page.ended_on,
            instead=page.instead,
            url=self.edition.absolute(self.edition.record_path(record, self.language)),
        )

    def address(self, place: Record) -> Words:
        """Street, postal code and municipality of a place, as an envelope has them: `via Statuto 15, 20121 Milano`."""
        source = self.edition.settings.source
        municipality = self.edition.catalogue.municipality(place)
        town = municipality.label.in_(source) if municipality else ""
        town = " ".join(filter(None, (place.text(m.POSTAL_CODE), town)))
        return Words(", ".join(filter(None, (place.text(m.STREET_ADDRESS), town))), source)

    def name(self, record: Record) -> Words:
        """What it is called, as it was given."""
        return Words(record.text(m.NAME), self.edition.settings.source)

    def _unusual(self, record: Record) -> str:
        field, code = record.kind.by_meaning.get(m.STATUS), record.text(m.STATUS)
        if not field or not code or code in USUAL:
            return ""
        return field.categories[code].in_(self.language) if code in field.categories else code

    def _words(self, record: Record, meaning: str) -> Words:
        field = record.kind.by_meaning.get(meaning)
        if not field or field.name not in record.values:
            return _NOTHING
        return record.words(field, self.language, self.edition.settings.source)
