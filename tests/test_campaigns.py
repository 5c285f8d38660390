"""Campaigns are declared, checked, and asked for at their time of the year."""

from datetime import date

import pytest

from crocevia import campaigns
from tests.cities import rulebook

WHOLE = {"code": "agosto", "name": "Agosto", "question": "Aperti?", "ask_from": "06-15", "ask_until": "07-20"}


def read(city, *entries):
    book = rulebook()
    path = city.declare("campaigns", list(entries))
    return campaigns.read(path, "campaigns.yml", "it", book.kinds, book.vocabularies)


def test_no_file_is_no_campaign(city):
    book = rulebook()
    assert campaigns.read(city.catalogue / "none.yml", "x", "it", book.kinds, book.vocabularies) == ({}, [])


def test_a_whole_campaign_is_read_with_what_is_narrower(city):
    found, wrong = read(
        city, {**WHOLE, "name@en": "August", "kinds": ["things"], "subjects": ["food"], "with_hours": True}
    )
    assert not wrong
    one = found["agosto"]
    assert one.name.in_("en") == "August"
    assert {"food"} <= one.subjects
    assert one.with_hours


@pytest.mark.parametrize(
    "change",
    [
        {"code": "Agosto!"},
        {"code": ["agosto"]},
        {"name": ""},
        {"question": 3},
        {"ask_from": "6-15"},
        {"ask_from": 615},
        {"ask_until": "02-30"},
        {"kinds": ["none"]},
        {"kinds": "things"},
        {"kinds": [["things"]]},
        {"subjects": ["none"]},
        {"with_hours": "yes please"},
        {"wen": "06-15"},
    ],
)
def test_what_is_wrong_in_a_campaign_is_told_and_it_is_not_asked(city, change):
    found, wrong = read(city, {**WHOLE, **change})
    assert not found
    assert len(wrong) == 1
    assert city.findings()[0].file == "catalogue/campaigns.yml"


def test_a_code_stands_once(city):
    found, wrong = read(city, WHOLE, dict(WHOLE))
    assert len(found) == len(wrong) == 1


def test_what_is_no_list_of_campaigns_is_told(city):
    city.write("campaigns.yml", "agosto\n")
    assert [one.code for one in city.findings()] == ["declaration"]


@pytest.mark.parametrize(
    ("first", "last", "on", "off"),
    [
        ("06-15", "07-20", ["2026-06-15", "2026-07-20"], ["2026-06-14", "2026-07-21"]),
        ("12-15", "01-06", ["2026-12-15", "2026-12-31", "2027-01-06"], ["2026-12-14", "2027-01-07"]),
    ],
)
def test_a_campaign_has_its_time_also_over_the_end_of_the_year(city, first, last, on, off):
    (one,) = read(city, {**WHOLE, "ask_from": first, "ask_until": last})[0].values()
    assert all(one.is_on(date.fromisoformat(day)) for day in on)
    assert not any(one.is_on(date.fromisoformat(day)) for day in off)
