"""A meeting stays the same one while its record is edited: its UID stays, its SEQUENCE rises, what ended says so for a while."""

from datetime import date, timedelta

import pytest

from tests.calendars import read
from tests.cities import DAY, City
from tests.histories import Past
from tests.repositories import git

TUESDAY, SATURDAY = "ogni martedì 18:00-20:00", "primo sabato del mese 10:00"


def thing(*meets, more=""):
    texts = ", ".join(f'"{one}"' for one in meets)
    return f"called: Gruppo\nmeets: [{texts}]\nat: square\n{more}"


def held(city, day=DAY):
    """Day of the week of each event → (UID, SEQUENCE, status), for the one record that meets."""
    return {
        one["DTSTART"].dt.strftime("%a"): (str(one["UID"]), one["SEQUENCE"], one.get("STATUS"))
        for one in read.events(read.edition(city, day))
    }


def uids(city):
    return {day: uid for day, (uid, _, _) in held(city).items()}


@pytest.fixture
def past(city):
    past = Past(city)
    past.commit(things__group=thing(TUESDAY))
    return past


def test_a_meeting_keeps_its_name_when_its_hours_and_limits_are_edited(city):
    city.write("things/group.yml", thing(TUESDAY))
    before = uids(city)
    city.write("things/group.yml", thing("ogni martedì 17:30 tranne agosto e festivi, dal 3/11/2026"))
    assert uids(city) == before


def test_a_meeting_keeps_its_name_when_others_come_before_it_and_go(city):
    city.write("things/group.yml", thing(TUESDAY))
    before = uids(city)
    city.write("things/group.yml", thing(SATURDAY, "ogni lunedì 9:00", TUESDAY))
    after = uids(city)
    assert after["Tue"] == before["Tue"]
    assert len(set(after.values())) == 3
    city.write("things/group.yml", thing("ogni lunedì 9:00"))
    assert uids(city) == {"Mon": after["Mon"]}


def test_a_meeting_that_is_written_twice_is_one(city):
    city.write("things/group.yml", thing(TUESDAY, "Tuesdays 6-8 pm"))
    assert len(read.events(read.edition(city))) == 1


def test_two_meetings_on_the_same_days_are_two(city):
    city.write("things/group.yml", thing(TUESDAY, "ogni martedì 9:00"))
    first, second = (str(one["UID"]) for one in read.events(read.edition(city)))
    assert first != second
    city.write("things/group.yml", thing("ogni martedì 9:30", TUESDAY))
    assert [str(one["UID"]) for one in read.events(read.edition(city))] == [first, second]


def test_a_record_that_is_renamed_twice_keeps_the_names_of_its_meetings(city):
    city.write("things/group.yml", thing(TUESDAY))
    before = uids(city)
    for old, new, lines in (
        ("group", "circle", "things/group: things/circle\n"),
        ("circle", "ring", "things/group: things/ring\nthings/circle: things/ring\n"),
    ):
        (city.catalogue / "things" / f"{old}.yml").unlink()
        city.write(f"things/{new}.yml", thing(TUESDAY))
        city.write("redirects.yml", lines)
        assert uids(city) == before


def test_in_every_language_a_meeting_has_the_same_name(city):
    city.write("things/group.yml", thing(TUESDAY))
    edition = read.edition(city)
    assert [one["UID"] for one in read.events(edition)] == [one["UID"] for one in read.events(edition, language="en")]


def test_the_number_rises_with_what_matters_and_only_with_that(past):
    numbers = [held(past.city)["Tue"][1]]
    for files in (
        {"things__group": thing("ogni martedì 18:30")},
        {"things__group": thing("ogni martedì 18:30").replace("Gruppo", "Cerchio")},
        {"spots__square": "called: Piazza\nstreet: via Roma 1\n"},
    ):
        past.commit(**files)
        numbers.append(held(past.city)["Tue"][1])
    assert numbers == sorted(set(numbers))
    last = thing("ogni martedì 18:30").replace("Gruppo", "Cerchio")
    past.commit(things__group=f"{last}checked: 2026-03-01\n")
    past.commit(things__other="called: Altra cosa\n")
    past.commit(things__group=f"{last}checked: 2026-03-01\nsize: 5\n")
    assert held(past.city)["Tue"][1] == numbers[-1]


def test_the_stamps_are_those_of_the_last_change_and_not_of_the_day(past):
    past.commit(things__group=thing("ogni martedì 18:30"))
    first, second = (read.data(read.edition(past.city, day)) for day in (DAY, DAY + timedelta(days=30)))
    assert first == second
    # 2 March at noon, and before it the day on which all calendars begin anew.
    assert b"DTSTAMP:20260302T120000Z" in first
    # A program that has it and sees it stay keeps what it has, and not all that an event says is in these files' history.
    assert b"LAST-MODIFIED" not in first


def test_the_number_rises_where_the_clock_of_who_commits_goes_back(past):
    before = held(past.city)["Tue"][1]
    past.commit(things__group=thing("ogni martedì 18:30"), at="2024-01-01 00:00:00 +0000")
    assert held(past.city)["Tue"][1] > before


def test_the_number_stays_one_that_programs_can_hold_where_a_clock_is_far_ahead(past):
    past.commit(things__group=thing("ogni martedì 18:30"), at="@13569465600 +0000")
    assert held(past.city)["Tue"][1] < 2**31
    assert b"DTSTAMP:2026" in read.data(read.edition(past.city))


def test_the_number_never_falls_where_the_history_is_cut_off(past, tmp_path):
    numbers = []
    for step, files in enumerate(
        (
            {"things__group": thing("ogni martedì 18:30")},
            {"things__other": "called: Altra cosa\n"},
            {"things__group": thing("ogni martedì 18:45")},
            {"things__other": "called: Altra cosa ancora\n"},
        )
    ):
        past.commit(**files)
        folder = tmp_path / f"clone{step}"
        git(tmp_path, "clone", "--quiet", "--depth", "2", past.folder.as_uri(), str(folder))
        numbers.append(held(City(folder))["Tue"][1])
        # Who sees less may number higher, never lower.
        assert numbers[-1] >= held(past.city)["Tue"][1]
    assert numbers == sorted(numbers)
    assert numbers[2] > numbers[1]


def test_the_number_never_falls_where_there_is_no_history(city):
    city.write("things/group.yml", thing(TUESDAY))
    numbers = [held(city, DAY + timedelta(days=days))["Tue"][1] for days in (0, 1, 40, 41, 120)]
    assert numbers == sorted(set(numbers))


def test_on_one_day_of_the_year_all_begin_anew_and_rise(past):
    days = [date(2027, 3, 1), date(2027, 3, 2)]
    (old, new) = (read.events(read.edition(past.city, day))[0] for day in days)
    assert [one["DTSTART"].dt.year for one in (old, new)] == [2026, 2027]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert new["UID"] == old["UID"]


def test_what_has_closed_is_cancelled_for_sixty_days_and_then_gone(past):
    open_ = held(past.city)["Tue"]
    past.commit(things__group=thing(TUESDAY, more="state: closed\nuntil: 2026-11-10\n"))
    closed = held(past.city)["Tue"]
    assert (closed[0], closed[2]) == (open_[0], "CANCELLED")
    assert closed[1] > open_[1]
    (event,) = read.events(read.edition(past.city))
    # Of programs that know no status too.
    assert event["SUMMARY"] == "Chiuso: Gruppo"
    # What was held was held: the first that is cancelled is the first that would have come.
    assert event["DTSTART"].dt.date() == date(2026, 11, 17)
    assert held(past.city, date(2027, 1, 9))
    assert not held(past.city, date(2027, 1, 10))
    assert "things/group" in read.names(read.edition(past.city, date(2027, 1, 10)))


def test_where_only_the_history_knows_when_it_closed_that_day_counts(past):
    past.commit(things__group=thing(TUESDAY, more="state: closed\n"), at="2026-11-01 12:00:00 +0000")
    (event,) = read.events(read.edition(past.city))
    assert event["DTSTART"].dt.date() == date(2026, 11, 3)
    assert not held(past.city, date(2027, 1, 1))


def test_what_is_suspended_is_cancelled_until_it_goes_on(past):
    before = held(past.city)["Tue"]
    past.commit(things__group=thing(TUESDAY, more="state: suspended\n"), at="2026-09-01 12:00:00 +0000")
    (event,) = read.events(read.edition(past.city))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "suspended: Gruppo")
    assert event["DTSTART"].dt.date() == date(2026, 9, 8)
    stopped = held(past.city, date(2027, 6, 1))["Tue"]
    assert stopped[0] == before[0]
    past.commit(things__group=thing(TUESDAY), at="2026-10-01 12:00:00 +0000")
    again = held(past.city)["Tue"]
    assert (again[0], again[2]) == (before[0], None)
    assert before[1] < stopped[1]
    assert before[1] < again[1]


def test_what_is_suspended_since_nobody_knows_when_is_cancelled_too(city):
    city.write("things/group.yml", thing(TUESDAY, more="state: suspended\n"))
    assert held(city)["Tue"][2] == "CANCELLED"


def test_what_is_closed_since_nobody_knows_when_is_in_no_calendar(city):
    city.write("things/group.yml", thing(TUESDAY, more="state: closed\n"))
    assert not held(city)


def test_a_meeting_whose_last_day_passed_was_held_and_stays_for_a_while(city):
    city.write("things/group.yml", thing(f"{TUESDAY} fino al 27/10/2026"))
    assert held(city)["Tue"][2] is None
    assert held(city, date(2026, 12, 26))
    assert not held(city, date(2026, 12, 27))


def test_a_record_limits_its_meetings(city):
    city.write("things/group.yml", thing(TUESDAY, more="since: 2026-09-15\nuntil: 2026-12-31\n"))
    (event,) = read.events(read.edition(city))
    assert event["DTSTART"].dt.date() == date(2026, 9, 15)
    assert event["RRULE"]["UNTIL"][0].date() == date(2026, 12, 31)
