"""Hours, meetings and dates: (what a record says, finding or none)."""

from datetime import date

import pytest

from crocevia.findings import Level
from crocevia.rules import Row, times
from tests.cities import DAY, checked, rulebook

THINGS = rulebook().kinds["things"]
FIELDS = THINGS.by_name


def told(rule, today=DAY, **cells):
    return [(one.code, one.field, one.level) for one in rule(Row(THINGS, cells, today))]


HOURS = [
    ("lun-ven 8:30-12:00, 14:00-15:15; agosto chiuso", None),
    ("Mo-Fr 08:30-12:00", None),
    ("Monday to Friday 9am-5pm", None),
    ("tutti i giorni 0:00-24:00", None),
    ("quando capita", "hours"),
    ("lun 25:00-26:00", "hours"),
    ("lun 12:00-9:00 e poi", "hours"),
    ("lun-ven", "hours"),
    ("9:00-12:00 lun-", "hours"),
    ("::error::", "hours"),
]


@pytest.mark.parametrize(("value", "code"), HOURS)
def test_hours_can_be_read(value, code):
    found = list(times.hours_can_be_read(value, FIELDS["hours"]))
    assert [one.code for one in found] == ([code] if code else [])
    # What would do is pasted by who reads it: it must be right.
    for one in found:
        assert list(times.hours_can_be_read(one.remedy.values["nearest"], FIELDS["hours"])) == []


MEETINGS = [
    ("ogni martedì 18:00-20:00", None),
    ("primo sabato del mese 10:00", None),
    ("every second Tuesday of the month 18:00", None),
    ("12 dicembre 2026 18:00-20:00", None),
    ("ogni tanto", "meeting"),
    ("un giovedì al mese 10:00", "meeting"),
    ("ogni martedì", "meeting"),
    ("martedì 31 febbraio 2026 10:00", "meeting"),
]


@pytest.mark.parametrize(("value", "code"), MEETINGS)
def test_meetings_can_be_read(value, code):
    found = list(times.meetings_can_be_read(value, FIELDS["meets"]))
    assert [one.code for one in found] == ([code] if code else [])
    for one in found:
        assert list(times.meetings_can_be_read(one.remedy.values["nearest"], FIELDS["meets"])) == []


def test_what_could_not_be_read_is_named():
    (problem,) = times.hours_can_be_read("lun-ven 9:00-12:00 quando capita", FIELDS["hours"])
    assert problem.problem.in_("en").startswith("these hours cannot be read from “quando”")


def test_where_something_is_missing_no_empty_word_is_named():
    (problem,) = times.hours_can_be_read("lun-ven", FIELDS["hours"])
    assert "“”" not in problem.problem.in_("en")


# (the field that comes first, the one that comes last, their values, whether they are told)
PAIRS = [
    ("first", "last", "2026-01-01", "2026-01-02", False),
    ("first", "last", "2026-01-01", "2026-01-01", False),
    ("first", "last", "2026-01-02", "2026-01-01", True),
    ("first", "last", "2026-12-01", "2027-01-01", False),
    ("since", "until", "2026-11-21", "2026-11-20", True),
    ("since", "until", "2026-11-21", "2026-11-21", False),
    ("joined", "renew", "2023", "2023-06-01", False),
    ("joined", "renew", "2023-07", "2023-06-01", True),
    ("joined", "renew", "2024", "2023-06-01", True),
    ("least", "most", "9", "10", False),
    ("least", "most", "10", "10", False),
    ("least", "most", "11", "10", True),
    ("least", "most", "2000", "100", True),
    ("least", "most", "1000", "9999", False),
    ("least", "most", "-1", "0", False),
    ("least", "most", "+2", "1", True),
    # What is no date and no number the types tell; here it must neither be told nor break anything.
    ("first", "last", "domani", "2026-01-01", False),
    ("first", "last", "zzzz-01-01", "2026-01-01", False),
    ("least", "most", "²", "1", False),
    ("least", "most", "9" * 5000, "1", False),
    ("least", "most", "tanti", "1", False),
    ("least", "most", "", "1", False),
]


@pytest.mark.parametrize(("first", "last", "low", "high", "wrong"), PAIRS)
def test_what_begins_begins_before_it_ends(first, last, low, high, wrong):
    found = told(times.pairs_are_in_order, **{first: low, last: high})
    assert found == ([("order", last, Level.ERROR)] if wrong else [])


def test_one_of_a_pair_alone_is_in_order():
    assert told(times.pairs_are_in_order, first="2026-01-01") == []


EXPIRY = [
    ({"until": "2026-11-20"}, True),
    ({"until": "2026-11-21"}, False),
    ({"until": "2026-11-22"}, False),
    ({"until": "2026-11-20", "state": "closed"}, False),
    ({"until": "2026-11-20", "state": "seasonal"}, True),
    ({"until": "ieri"}, False),
    ({}, False),
]


@pytest.mark.parametrize(("cells", "wrong"), EXPIRY)
def test_a_record_past_its_end_is_told_once_its_day_has_passed(cells, wrong):
    found = told(times.record_has_not_expired, **cells)
    assert found == ([("expired", "until", Level.WARNING)] if wrong else [])


REVIEW = [
    ({"checked": "2026-11-21"}, None),
    ({"checked": "2026-11-22"}, "future"),
    ({"checked": "9999-12-31", "again": "60"}, "future"),
    # Twelve months where nothing is said; the day itself is still good.
    ({"checked": "2025-11-21"}, None),
    ({"checked": "2025-11-20"}, "review-due"),
    ({"checked": "2026-05-21", "again": "6"}, None),
    ({"checked": "2026-05-20", "again": "6"}, "review-due"),
    ({"checked": "2025-11-20", "again": "24"}, None),
    ({"checked": "2025-11-20", "state": "closed"}, None),
    ({"checked": "2025-11-20", "again": "²"}, "review-due"),
    ({"checked": "2025-11-20", "again": "9999"}, "review-due"),
    ({"checked": "2025-11-20", "again": "tanti"}, "review-due"),
    ({"checked": "ieri"}, None),
    ({}, None),
]


@pytest.mark.parametrize(("cells", "code"), REVIEW)
def test_a_verification_lasts_as_many_months_as_the_record_says(cells, code):
    level = Level.ERROR if code == "future" else Level.WARNING
    assert told(times.verification_is_fresh, **cells) == ([(code, "checked", level)] if code else [])


def test_a_month_without_that_day_ends_on_its_last():
    cells = {"checked": "2026-08-31", "again": "6"}
    assert told(times.verification_is_fresh, date(2027, 2, 28), **cells) == []
    assert told(times.verification_is_fresh, date(2027, 3, 1), **cells) == [("review-due", "checked", Level.WARNING)]


def test_a_kind_without_these_fields_breaks_no_rule(tmp_path):
    assert checked(tmp_path, "called: A\n", kind="spots") == []
