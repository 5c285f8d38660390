"""A record as an entry of a booklet: the data that `templates/paper/booklet.typ` lays out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crocevia.brief import Brief, Briefs
from crocevia.edition import Edition
from crocevia.language import NOTHING, Message, say
from crocevia.model import Record, Words
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

Data = dict[str, Any]


class Entries:
    """The entries of an edition in one language, each made once for all booklets that have it."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.briefs = Briefs(edition, language)
        self._made: dict[Record, Data] = {}

    def of(self, record: Record) -> Data:
        """What, where, when, whom to call, and the way to its page."""
        if record not in self._made:
            self._made[record] = self._entry(self.briefs.of(record))
        return self._made[record]

    def _entry(self, one: Brief) -> Data:
        # A place is often called as what happens there.
        where = [said(words) for words in (one.place, one.address) if words.text and words.text != one.name.text]
        if not where and one.area:
            where = [said(Words(one.area, self.language))]
        times = [" ".join(filter(None, line)) for line in one.hours] + list(one.meetings)
        entry = {
            "name": said(one.name),
            "what": said(one.what),
            "where": where,
            "when": times[:MOST_TIMES] + (["…"] if len(times) > MOST_TIMES else []),
            "free": one.free,
            "phones": [number(phone) for phone in one.phones[:MOST_PHONES]],
            "answers": said(one.answers),
            "other": next(iter((*one.emails, *one.websites)), ""),
            "secret": one.withheld,
            "doubt": self._doubt(one.record),
            "caution": said(one.caution),
            "url": one.url,
            "qr": qr(one.url),
        }
        return {**entry, "long": _length(entry) > LONG}

    def _doubt(self, record: Record) -> str:
        return _DOUBT.get(record.verification(self.edition.today), NOTHING).in_(self.language)


def said(words: Words) -> Data:
    """A text and its language, as `common.typ` wants them."""
    return {"text": words.text, "language": words.language}


def number(phone: Phone) -> Data:
    """A telephone number, to show and to dial."""
    return {"shown": phone.shown, "uri": phone.uri}


def _length(entry: Mapping[str, Any]) -> int:
    texts = (entry["name"], entry["what"], entry["answers"], entry["caution"], *entry["where"])
    return sum(len(one["text"]) for one in texts) + sum(map(len, entry["when"]))
