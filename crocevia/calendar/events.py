"""The meetings of a record as events of a calendar (RFC 5545, 3.6.1), in one language."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.calendar import rome
from crocevia.calendar.dates import Dates
from crocevia.calendar.held import Held, Hold
from crocevia.calendar.lines import line, text, words
from crocevia.calendar.revisions import Revision
from crocevia.edition import Edition
from crocevia.html.times import meeting as in_words
from crocevia.language import say
from crocevia.model import Record, Words
from crocevia.when.meetings import Meeting

# What an event is called that is about something of which nobody else should know.
NEUTRAL = say("Meeting")


class Events:
    """The events of an edition's records; each record's are made once."""

    def __init__(self, edition: Edition, hold: Hold, language: str) -> None:
        self.language = language
        self._hold = hold
        self._catalogue = edition.catalogue
        self._settings = edition.settings
        self._briefs = Briefs(edition, language)
        self._made: dict[Record, bytes] = {}

    def of(self, record: Record) -> bytes:
        """The components; nothing where nobody knows when people meet, or it is long over."""
        if record not in self._made:
            held = tuple(self._hold.of(record))
            self._made[record] = b"".join(self._components(record, held)) if held else b""
        return self._made[record]

    def _components(self, record: Record, held: tuple[Held, ...]) -> Iterator[bytes]:
        brief, revision = self._briefs.of(record), self._hold.revisions.of(record)
        guarded = self._briefs.view.guarded(record)
        for one in held:
            yield b"BEGIN:VEVENT\r\n"
            yield line("UID", one.uid)
            yield from _revised(revision)
            yield from _when(one.meeting, one.dates)
            if one.cancelled:
                yield line("STATUS", "CANCELLED")
            # To know of it is not to be busy.
            yield line("TRANSP", "TRANSPARENT")
            yield from self._neutral(brief, one) if guarded else self._told(brief, one)
            yield b"END:VEVENT\r\n"

    def _summary(self, brief: Brief, name: Words, *, cancelled: bool) -> bytes:
        """What programs show on a day. Some know no `STATUS`: to them a name alone says that it is held."""
        if not cancelled:
            return words("SUMMARY", name.text, name.language)
        event = say("Closed") if brief.closed else brief.unusual
        said = say("{event}: {name}", event=event, name=name.text).in_(self.language)
        return words("SUMMARY", said, self.language)

    def _neutral(self, brief: Brief, one: Held) -> Iterator[bytes]:
        """When and where, and nothing of what."""
        yield line("CLASS", "PRIVATE")
        yield self._summary(brief, Words(NEUTRAL.in_(self.language), self.language), cancelled=one.cancelled)
        if not brief.withheld:
            yield words("LOCATION", brief.address.text, brief.address.language)

    def _told(self, brief: Brief, one: Held) -> Iterator[bytes]:
        record, language = brief.record, self.language
        yield self._summary(brief, brief.name, cancelled=one.cancelled)
        yield words("DESCRIPTION", "\n".join(filter(None, self._said(brief, one.meeting))), language)
        if not brief.withheld:
            where = ", ".join(filter(None, (brief.place.text, brief.address.text)))
            yield words("LOCATION", where, brief.address.language)
            yield from self._point(record)
        yield words("CONTACT", _contact(brief), brief.name.language)
        if self._settings.url:
            yield line("URL", brief.url)
        if labels := self._needs(record):
            yield line(f"CATEGORIES;LANGUAGE={language}", ",".join(map(text, labels)))

    def _said(self, brief: Brief, meeting: Meeting) -> Iterator[str]:
        """What an app shows under the name: what it is, when in words, whom to call, what to make sure of, the page."""
        language = self.language
        if brief.closed:
            yield say("Closed.").in_(language)
        if brief.unusual:
            title = brief.record.kind.by_meaning[m.STATUS].title.in_(language)
            yield say("{label}: {value}", label=title, value=brief.unusual).in_(language)
        yield brief.what.text
        yield in_words(meeting, language)
        if brief.withheld:
            yield say("The address is kept secret, for the safety of those who live there.").in_(language)
        else:
            yield brief.area
        for phone in brief.phones:
            yield say("Telephone: {number}", number=phone.shown).in_(language)
        if brief.answers.text:
            yield f"{say('This is the number of:').in_(language)} {brief.answers.text}"
        if brief.caution.text:
            label = brief.record.kind.by_meaning[m.TO_VERIFY].title.in_(language)
            yield say("{label}: {value}", label=label, value=brief.caution.text).in_(language)
        yield brief.url if self._settings.url else ""

    def _needs(self, record: Record) -> list[str]:
        field = record.kind.by_meaning.get(m.SUBJECT)
        vocabulary = self._catalogue.vocabularies.get(field.vocabulary) if field else None
        return [vocabulary.label(str(code)).in_(self.language) for code in record.many(m.SUBJECT)] if vocabulary else []

    def _point(self, record: Record) -> Iterator[bytes]:
        place = self._catalogue.place(record)
        north, east = (place.get(m.LATITUDE), place.get(m.LONGITUDE)) if place else (None, None)
        if isinstance(north, Decimal) and isinstance(east, Decimal):
            yield line("GEO", f"{north:f};{east:f}")


def _revised(revision: Revision) -> Iterator[bytes]:
    """No `LAST-MODIFIED`: ICSx5 for one keeps what it has until that is later, and a translation has no commit of the record."""
    yield line("DTSTAMP", rome.moment(revision.at))
    yield line("SEQUENCE", str(revision.sequence))


def _when(meeting: Meeting, dates: Dates) -> Iterator[bytes]:
    """From when, to when if that is known, how often, and on which days not."""
    zone = f";TZID={rome.NAME}"
    yield line(f"DTSTART{zone}", rome.local(dates.first, meeting.start))
    if meeting.end is not None:
        yield line(f"DTEND{zone}", rome.local(dates.first, meeting.end))
    if meeting.rrule:
        until = f";UNTIL={rome.utc(dates.last, meeting.start)}" if dates.last else ""
        yield line("RRULE", meeting.rrule + until)
    if dates.excluded:
        yield line(f"EXDATE{zone}", ",".join(rome.local(day, meeting.start) for day in dates.excluded))


def _contact(brief: Brief) -> str:
    """Whom to ask, as text: no program should write to anybody by itself."""
    numbers = ", ".join(phone.shown for phone in brief.phones)
    return ", ".join(filter(None, (brief.answers.text, numbers, *brief.emails)))
