"""Opening hours and meetings as schedules: what a calendar makes of the rules is what the text says, day by day."""

from datetime import date, timedelta

import pytest

from crocevia.hsds import times
from crocevia.when import hours, meetings

rrule = pytest.importorskip("dateutil.rrule", reason="dateutil, the independent reader of rules, is not installed")
YEAR = 2026
DAYS = [date(YEAR, 1, 1) + timedelta(n) for n in range(730)]
HOURS = [
    "lun-ven 9:00-12:00",
    "lun, mer 9:00-13:00, 14:00-18:00; sab 9:00-12:30",
    "24 ore su 24",
    "ven-sab 20:00-2:00",
    "lun-ven 8:30-12:00, 14:00-15:15; agosto chiuso",
    "apr-set tutti i giorni 8:00-20:00",
    "da settembre a giugno lun-ven 16:00-19:00; dal 24 dicembre al 6 gennaio chiuso",
    "mar 12:30",
    "lun-sab 18:00-24:00",
]
MEETINGS = [
    "ogni martedì 18:00-20:00",
    "primo sabato del mese 10:00-12:00",
    "ultimo giovedì del mese 20:30",
    "ogni lunedì e mercoledì 10:00-11:00",
    "ogni due settimane il lunedì 18:00-19:30 dal 2026-01-12 al 2026-06-30",
    "ogni mercoledì 10:00 da settembre a giugno",
]


def timetable(schedules):
    """Day → its times, by the rules alone, as dateutil reads RFC 5545."""
    found = {day: set() for day in DAYS}
    for one in schedules:
        first, last = one.get("valid_from", str(DAYS[0])), one.get("valid_to", str(DAYS[-1]))
        for day in dates(one):
            if first <= str(day) <= last and day in found:
                found[day].add((one["opens_at"], one.get("closes_at")))
    return found


def dates(one):
    if "freq" not in one:
        return {date.fromisoformat(one["dtstart"])}
    start, until = (
        one.get(name, str(day)).replace("-", "") for name, day in (("dtstart", DAYS[0]), ("until", DAYS[-1]))
    )
    text = f"DTSTART:{start}\nRRULE:FREQ={one['freq']};INTERVAL={one['interval']};BYDAY={one['byday']};UNTIL={until}"
    return {each.date() for each in rrule.rrulestr(text)}


def clock(minutes):
    return "23:59:59" if minutes == 1440 else f"{minutes // 60 % 24:02}:{minutes % 60:02}:00"


@pytest.mark.parametrize("text", HOURS)
def test_hours_are_open_when_the_text_says_so(text):
    schedules, said = times.of_hours(text, YEAR), hours.parse(text)
    assert schedules
    for day, found in timetable(schedules).items():
        assert found == {(clock(one.start), one.end and clock(one.end)) for one in said.on(day)}, day


@pytest.mark.parametrize("text", MEETINGS)
def test_meetings_are_on_the_dates_that_the_text_means(text):
    schedules, meeting = times.of_meeting(text, YEAR), meetings.parse(text)
    expected = [day for day in meeting.next(DAYS[0], 800) if day <= DAYS[-1]]
    assert expected
    assert [day for day, found in timetable(schedules).items() if found] == expected


def test_a_meeting_held_once_has_its_date_and_no_rule():
    (one,) = times.of_meeting("sabato 12 dicembre 2026 15:00-18:00", YEAR)
    assert (one["dtstart"], one["until"], one["count"]) == ("2026-12-12", "2026-12-12", 1)
    assert "freq" not in one


def test_what_is_closed_all_year_has_no_schedule():
    assert times.of_hours("agosto chiuso", YEAR) == ()


def test_what_was_written_stands_beside_every_rule():
    text = "lun-ven 8:30-12:00, 14:00-15:15; agosto chiuso"
    assert {one["description"] for one in times.of_hours(text, YEAR)} == {text}
