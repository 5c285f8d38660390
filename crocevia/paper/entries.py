"""A record as an entry of a booklet: the data that `templates/paper/booklet.typ` lays out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from crocevia.brief import Brief, Briefs
from crocevia.edition import Edition
from crocevia.language import NOTHING, Message, say
from crocevia.model import Record, Words
from crocevia.paper.plain import NOTHING as NO_WORDS
from crocevia.paper.plain import Said, bare, said
from crocevia.paper.qr import qr
from crocevia.phones import Phone
from crocevia.verification import Verification

# What an entry says at most: a timetable or a list of meetings without end stays on the page of the record.
MOST_TIMES, MOST_PHONES = 8, 3
# From so many characters on an entry may be taller than a page, and is divided.
LONG = 500
_DOUBT: Mapping[Verification, Message] = {
    Verification.DUE: say("To be checked again."),
    Verification.UNVERIFIED: say("Not verified."),
}
# What there is to say of something that has ended: nobody is sent there.
_NOTHING_TO_DO: Mapping[str, Any] = {
    "where": [],
    "when": [],
    "free": False,
    "phones": [],
    "answers": said(NO_WORDS),
    "other": None,
    "secret": False,
    "doubt": "",
    "caution": said(NO_WORDS),
}

Data = dict[str, Any]


class Entries:
    """The entries of an edition in one language, each made once for all booklets that have it."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.briefs = Briefs(edition, language)
        self._made: dict[Record, Data] = {}

    def of(self, record: Record) -> Data:
        """What, where, when, whom to call, and the way to its page; of what has ended, that it has, and where to go instead."""
        if record not in self._made:
            self._made[record] = self._entry(self.briefs.of(record))
        return self._made[record]

    def code(self, address: str) -> str:
        """A QR code that leads to an address of the site; "" where the city has not said what its own is."""
        return qr(address) if self.edition.settings.url else ""

    def _entry(self, one: Brief) -> Data:
        ended = self._ended(one)
        entry = {
            "name": said(one.name),
            "what": said(one.what),
            "ended": ended,
            "instead": [said(self.briefs.name(other)) for other in one.instead],
            **(_NOTHING_TO_DO if ended else self._going_on(one)),
            "url": one.url,
            "qr": self.code(one.url),
        }
        return {**entry, "long": _length(entry) > LONG}

    def _ended(self, one: Brief) -> str:
        if one.ended_on:
            return say("It ended on {day}.", day=one.ended_on).in_(self.language)
        return say("It is closed: it is no longer there.").in_(self.language) if one.closed else ""

    def _going_on(self, one: Brief) -> Data:
        place = NO_WORDS if one.place_is_said else one.place
        where = [said(words) for words in (place, one.address) if words.text]
        if not where and one.area:
            where = [said(Words(one.area, self.language))]
        times = [*filter(None, [one.unusual]), *(" ".join(filter(None, line)) for line in one.hours), *one.meetings]
        return {
            "where": where,
            "when": times[:MOST_TIMES] + (["…"] if len(times) > MOST_TIMES else []),
            "free": one.free,
            "phones": [number(phone) for phone in one.phones[:MOST_PHONES]],
            "answers": said(one.answers),
            "other": _other(one),
            "secret": one.withheld,
            "doubt": self._doubt(one.record),
            "caution": said(one.caution),
        }

    def _doubt(self, record: Record) -> str:
        return _DOUBT.get(record.verification(self.edition.today), NOTHING).in_(self.language)


def number(phone: Phone) -> Said:
    """A telephone number, to show and to dial."""
    return {"shown": phone.shown, "uri": phone.uri}


def _other(one: Brief) -> Said | None:
    """Where to write or read, to show and to open; None for nothing."""
    if one.emails:
        return {"shown": one.emails[0], "uri": f"mailto:{quote(one.emails[0], safe='@')}"}
    return {"shown": bare(one.websites[0]), "uri": one.websites[0]} if one.websites else None


def _length(entry: Mapping[str, Any]) -> int:
    texts = (entry["name"], entry["what"], entry["answers"], entry["caution"], *entry["where"])
    return sum(len(one["text"]) for one in texts) + sum(map(len, entry["when"]))
