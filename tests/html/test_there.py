"""What pages and the search say by the clock is what calendars say: on days on which a record is there, and no others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import recurring_ical_events

from crocevia.html.overview import Overview
from crocevia.html.questions import Questions
from crocevia.search.cards import times
from crocevia.search.entries import Entries
from crocevia.when.browser import MEETINGS, on_day
from tests.calendars import read
from tests.cities import DAY


@pytest.mark.parametrize(
    ("text", "first", "count", "is_open"),
    [
        ("", date(2026, 11, 24), MEETINGS, True),
        ("since: 2027-01-13\n", date(2027, 1, 19), MEETINGS, False),
        ("until: 2026-12-05\n", date(2026, 11, 24), 2, True),
        (f"until: {DAY}\n", None, 0, True),
        ("until: 2026-11-20\n", None, 0, False),
        ("state: suspended\n", None, 0, False),
        ("state: closed\n", None, 0, False),
    ],
)
def test_meetings_and_hours_are_told_while_the_record_is_there(city, text, first, count, is_open):
    city.write("things/group.yml", f"called: Gruppo\nhours: lun 9-12\nmeets: [ogni martedì 18:00]\n{text}")
    edition = read.edition(city)
    view, (record,) = Questions(edition, "it"), edition.catalogue.meeting
    days = [on_day(time) for time in view.upcoming(record)]
    assert (days[:1], len(days)) == ([first] if first else [], count)
    coming = recurring_ical_events.of(read.calendar(edition)).between(DAY, DAY + timedelta(days=366))
    held = sorted(one["DTSTART"].dt.date() for one in coming if one.get("STATUS") != "CANCELLED")
    assert held[:MEETINGS] == days
    assert (view.timetable(record) is not None) is is_open
    entries = Entries(edition)
    for entry in (one for one in entries.all if one.record is record):
        assert bool(entries.hours(entry)) is is_open
        assert [on_day(time) for time in times(entry, DAY)] == days


def test_nobody_is_sent_to_a_helpline_that_has_ended(city):
    city.write("things/ended.yml", "called: Una\nuntil: 2026-11-20\n")
    city.write("things/stopped.yml", "called: Due\nstate: suspended\n")
    city.write("things/there.yml", "called: Tre\n")
    edition = read.edition(city)
    named = ("things/ended", "things/stopped", "things/there", "things/lost")
    edition = replace(edition, settings=replace(edition.settings, helplines=named))
    assert [one.id for one in Overview(edition, "it").helplines] == ["there"]
