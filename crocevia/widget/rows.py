"""A record as a row of the lists that other sites show: enough to call or to go, without opening its page."""

from __future__ import annotations

from typing import Any

from crocevia.brief import Briefs
from crocevia.html.questions import Questions
from crocevia.model import Record
from crocevia.search.cards import gaps
from crocevia.verification import Verification
from crocevia.widget.lists import Lists

# A row; templates/widget/row.js reads it in this order. What is not known is "".
ROW = (
    "record", "name", "what", "what_language", "address", "area", "phone", "uri", "answers", "hours", "meetings", "needs",
    "zones", "trust", "free",
)  # fmt: skip
_HOURS = ROW.index("hours")
# How far a record can be trusted, as a row has it; what has ended is in no list.
TRUST = (Verification.VERIFIED, Verification.DUE, Verification.UNVERIFIED)
# The address of a place that must not be found: the page says so in a sentence.
SECRET = 1


class Rows:
    """The rows of an edition in one language; each is made once."""

    def __init__(self, lists: Lists, language: str) -> None:
        self.lists = lists
        self.briefs = Briefs(lists.edition, language)
        self._made: dict[Record, tuple[list[Any], str]] = {}

    @property
    def view(self) -> Questions:
        """What else there is to ask of the records, in the same language."""
        return self.briefs.view

    def of(self, record: Record, tables: dict[str, int]) -> list[Any]:
        """Its row; `tables` maps opening hours to their places among the list's timetables, and grows."""
        if record not in self._made:
            self._made[record] = self._row(record), self.view.catalogue.opening_hours(record)
        row, text = self._made[record]
        # The same timetable has its place in each list.
        row[_HOURS] = tables.setdefault(text, len(tables)) if text else -1
        return row.copy()

    def _row(self, record: Record) -> list[Any]:
        said, view = self.briefs.of(record), self.view
        phone = said.phones[0] if said.phones else None
        place = ["" if said.place_is_said else said.place.text, said.address.text]
        return [
            str(record.ref),
            said.name.text,
            said.what.text,
            said.what.language if said.what.text and said.what.language != view.language else "",
            SECRET if said.withheld else ", ".join(filter(None, place)),
            said.area,
            phone.shown if phone else "",
            phone.uri if phone else "",
            said.answers.text if phone else "",
            -1,
            gaps(view.upcoming(record)),
            self.lists.codes(self.lists.needs, record),
            self.lists.codes(self.lists.zones, record),
            TRUST.index(view.verification(record)),
            int(said.free),
        ]
