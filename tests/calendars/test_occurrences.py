"""A program that is not ours, given our calendars, meets on the days on which the site says that people meet."""

from datetime import date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from crocevia import meanings as m
from crocevia.when.meetings import parse
from tests import editions
from tests.calendars import read
from tests.cities import DAY, City

ROME = ZoneInfo("Europe/Rome")
# Both changes of the clock, Christmas, August, two Easters: fourteen months.
LAST = date(2028, 1, 21)
HARD = (
    "ogni martedì 18:00-20:00",
    "ogni secondo martedì 18:00, dal 6/1/2026",
    "secondo martedì del mese 18-20",
    "ogni due settimane il lunedì 18:00, dal 12/1/2026",
    "ogni due settimane il lunedì e il giovedì 18:00, dal 15/1/2026 al 30/6/2027",
    "ogni tre settimane la domenica 10-12, dal 4/1/2026",
    "every 2 weeks Su 22:00-02:00 from 2019-05-05",
    "ultimo giovedì del mese 21",
    "FREQ=MONTHLY;BYDAY=-2FR 9:00",
    "FREQ=MONTHLY;BYDAY=5MO 18:00",
    "primo e terzo lunedì del mese 17:30-19",
    "primo lunedì e terzo giovedì del mese 18",
    "primo lunedì del mese 18-20, tranne agosto e festivi",
    "ogni mercoledì 18-20 tranne luglio, agosto e festivi",
    "ogni martedì 18, escluso dal 24/12 al 6/1",
    "ogni martedì 18 tranne 8/12/2026",
    "lun-ven 9-12 tranne festivi",
    "tutti i giorni 8:00-8:30 tranne festivi",
    "ogni domenica 2:30-3:30",
    "tutte le domeniche dalle 22 alle 2",
    "ogni martedì alle 18, da settembre a giugno",
    "ogni martedì 18-20 dal 12/01/2027 al 30/06/2027, marzo escluso",
    "every Monday 5-7pm until 29 March 2027",
    "sabato 19 dicembre 2026 18:00-20:00",
    "2027-03-28 02:30",
)
# These no calendar has: nobody knows in which weeks, or it was long ago, or it never is.
NEVER = (
    "ogni due settimane il lunedì 18:00",
    "14/3/2026 18:00-20:00",
    "ogni martedì 18 dal 7/1/2025 al 30/6/2026",
    "FREQ=MONTHLY;BYDAY=5MO;BYMONTH=2 18:00 until 2027-12-31",
)


def occurrences(data):
    """(UID, day, minutes from midnight to when it begins, and to when it ends) of all from the day of the edition on."""
    found = []
    for one in recurring_ical_events.of(Calendar.from_ical(data)).between(DAY, LAST + timedelta(days=1)):
        start, end = one["DTSTART"].dt, (one.get("DTEND") or one["DTSTART"]).dt
        assert start.tzinfo
        day = start.date()
        if day >= DAY:
            midnight = datetime.combine(day, datetime.min.time())
            # The library gives what has no end an end of its own: its beginning.
            said = int((end.replace(tzinfo=None) - midnight).total_seconds()) // 60 if end != start else None
            found.append((" ".join(one["SUMMARY"].split()), day, start.hour * 60 + start.minute, said))
    return sorted(found, key=str)


def expected(edition):
    """The same, by our own reading of the records."""
    found = []
    for record in edition.catalogue.meeting:
        for text in record.many(m.SCHEDULE):
            meeting = parse(str(text))
            days = (day for day in meeting.next(DAY, 500) if day <= LAST)
            found += [(" ".join(record.text(m.NAME).split()), day, meeting.start, meeting.end) for day in days]
    return sorted(found, key=str)


@pytest.fixture(scope="module")
def hard(tmp_path_factory):
    city = City.begun(tmp_path_factory.mktemp("hard"))
    for number, text in enumerate((*HARD, *NEVER)):
        city.write(f"things/t{number}.yml", f'called: T{number}\nmeets: ["{text}"]\n')
    return read.edition(city)


@pytest.fixture(scope="module")
def both(hard):
    """What a program finds in the calendar of all, and what we read ourselves."""
    return occurrences(read.data(hard)), expected(hard)


@pytest.mark.parametrize("number", range(len(HARD)), ids=HARD)
def test_a_hard_meeting_falls_on_the_same_days(both, number):
    found, mine = ([one for one in some if one[0] == f"T{number}"] for some in both)
    assert mine
    assert found == mine


# The hostile city meets on the days of the town.
@pytest.mark.parametrize("city", ["milan", "town"])
def test_every_meeting_of_every_city_falls_on_the_same_days(city):
    edition = editions.edition(city)
    mine = expected(edition)
    assert mine
    assert occurrences(read.data(edition)) == mine


def test_the_clock_on_the_wall_stays_when_summer_time_comes_and_goes(hard):
    starts = [
        one["DTSTART"].dt
        for one in recurring_ical_events.of(Calendar.from_ical(read.data(hard, "things/t0"))).between(DAY, LAST)
    ]
    assert {one.hour for one in starts} == {18}
    assert {one.utcoffset() for one in starts} == {timedelta(hours=1), timedelta(hours=2)}
    assert all(one.replace(tzinfo=ROME).utcoffset() == one.utcoffset() for one in starts)


def test_the_end_of_a_repetition_is_utc(hard):
    (event,) = read.events(hard, "things/t22")
    # The last meeting is on the day after the clock was put forward.
    assert event["RRULE"]["UNTIL"] == [datetime(2027, 3, 29, 15, 0, tzinfo=ZoneInfo("UTC"))]


def test_where_no_end_is_known_none_is_invented(hard):
    (event,) = read.events(hard, "things/t1")
    assert "DTEND" not in event
    assert "DURATION" not in event


def test_what_nobody_can_date_stands_in_no_calendar_but_its_address_answers(hard):
    for number in range(len(HARD), len(HARD) + len(NEVER)):
        assert f"things/t{number}" in read.names(hard)
        assert not read.events(hard, f"things/t{number}")


def test_the_time_zone_is_declared_as_the_world_knows_it(hard):
    declared = read.calendar(hard).timezones[0].to_tz()
    for month, day, hour in product(range(1, 13), (1, 25, 28), (1, 12)):
        at = datetime.combine(date(2026, month, day), time(hour))
        assert declared.utcoffset(at) == ROME.utcoffset(at)
