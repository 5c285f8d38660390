"""Which calendars there are, what each holds, and what none of them says."""

from dataclasses import replace

import pytest

from tests import editions
from tests.calendars import read


def called(edition, of="all"):
    return [str(one["SUMMARY"]) for one in read.events(edition, of, "en")]


def test_a_calendar_for_the_record_for_where_it_is_for_whom_it_belongs_to_and_for_who_runs_it(town, thing):
    thing(at="house", part_of="[other]", run_by="square")
    edition = read.edition(town)
    assert read.names(edition) >= {"things/group", "spots/house", "things/other", "spots/square"}
    assert called(edition, "spots/house") == called(edition, "things/other") == called(edition, "all") == ["Group"]


def test_a_zone_has_what_is_held_there_or_in_its_parts_and_what_serves_it(town, thing):
    town.write("spots/court.yml", "called: Cortile\ntown: '001125'\nquarter: centre\n")
    thing("held", at="house")
    thing("part", serves="[centre]")
    thing("court", at="court")
    edition = read.edition(town)
    assert called(edition, "zones/ivrea") == called(edition, "zones/italy") == ["Court", "Held", "Part"]
    assert called(edition, "zones/centre") == ["Court", "Part"]
    assert "zones/turin" not in read.names(edition)


def test_a_zone_has_what_serves_a_wider_area_unless_it_is_held_in_another_town(town, thing):
    thing("local", serves="[centre]")
    thing("other", serves="[turin]")
    thing("everywhere", serves="[italy]")
    thing("there", serves="[italy]", at="house")
    thing("town", serves="[ivrea]", at="house")
    edition = read.edition(town)
    assert sorted(called(edition, "zones/centre")) == ["Everywhere", "Local", "There", "Town"]
    assert sorted(called(edition, "zones/turin")) == ["Everywhere", "Other"]


def test_a_need_has_the_narrower_ones_too(town, thing):
    thing(needs="[soup]")
    edition = read.edition(town)
    assert called(edition, "needs/food") == called(edition, "needs/soup") == ["Group"]
    assert "needs/home" not in read.names(edition)


def test_what_an_event_says(town, thing):
    thing(
        at="house",
        needs="[soup]",
        gist="Si mangia; insieme, e poi si parla",
        tel='["02 8846 3107"]',
        unsure="Chiedere prima",
    )
    (event,) = read.events(read.edition(town), language="en")
    assert event["DESCRIPTION"].split("\n") == [
        "Si mangia; insieme, e poi si parla",
        "every Tuesday, 18:00–20:00",
        "Telephone: 02 8846 3107",
        "Da verificare: Chiedere prima",
        "https://example.org/en/things/group/",
    ]
    assert (event["LOCATION"], event["URL"]) == (
        "Casa, via Roma 1, 10015 Ivrea",
        "https://example.org/en/things/group/",
    )
    assert (event["GEO"].latitude, event["GEO"].longitude) == (45.46, 7.87)
    assert [str(one) for one in event["CATEGORIES"].cats] == ["Minestra"]
    assert event["CONTACT"] == "02 8846 3107"
    assert event["SUMMARY"].params == {"LANGUAGE": "it"}
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_words_are_in_the_language_of_the_calendar_and_the_page_is_too(town, thing):
    thing(needs="[food]", at="house")
    edition = read.edition(town)
    (event,) = read.events(edition, language="en")
    assert event["URL"] == "https://example.org/en/things/group/"
    assert [str(one) for one in event["CATEGORIES"].cats] == ["Food"]
    assert event["DESCRIPTION"].params == {"LANGUAGE": "en"}
    # A name is not translated, nor what stands on the signs of streets.
    assert event["SUMMARY"].params == event["LOCATION"].params == {"LANGUAGE": "it"}
    whole = read.calendar(edition, "needs/food", "en")
    assert whole["NAME"] == whole["X-WR-CALNAME"] == "Food: meetings"
    assert whole["SOURCE"] == "https://example.org/en/calendar/needs/food.ics"
    assert whole["REFRESH-INTERVAL"].dt.days == 1


def test_of_a_confidential_place_nothing_is_said(town, thing):
    town.write("spots/refuge.yml", "called: Casa segreta\nsecret: true\n")
    thing(at="refuge", serves="[ivrea]")
    edition = read.edition(town)
    (event,) = read.events(edition)
    assert not {"LOCATION", "GEO"} & set(event)
    assert "spots/refuge" not in read.names(edition)
    said = read.data(edition) + read.data(edition, "zones/ivrea")
    assert not any(word in said for word in (b"segreta", b"refuge"))


def test_what_nobody_else_should_know_of_has_a_neutral_name_and_no_calendar_of_its_own(town, thing):
    thing(needs="[threat]", at="house", gist="Contro la violenza", tel='["02 8846 3107"]', part_of="[other]")
    edition = read.edition(town)
    # A place or a body of which nothing else is known would say it as well.
    assert read.names(edition) == {"zones/ivrea", "zones/italy"}
    (event,) = read.events(edition, language="en")
    assert (event["SUMMARY"], event["LOCATION"], event["CLASS"]) == ("Meeting", "via Roma 1, 10015 Ivrea", "PRIVATE")
    assert not {"DESCRIPTION", "URL", "CATEGORIES", "CONTACT", "GEO"} & set(event)
    thing("choir", at="house")
    assert sorted(called(read.edition(town), "spots/house")) == ["Choir", "Meeting"]


def test_where_the_city_has_said_no_address_none_is_invented(town, thing):
    thing(at="house")
    edition = read.edition(town)
    data = read.data(replace(edition, settings=replace(edition.settings, url="")))
    assert b"URL" not in data
    assert b"SOURCE" not in data


def test_a_city_in_which_nobody_meets_has_no_calendar_and_no_page(town):
    assert read.edition(town).described() == []


@pytest.mark.parametrize("city", ["milan", "town"])
def test_every_language_has_a_page_and_all_calendars(city):
    edition = editions.edition(city)
    paths = {path for one in edition.described() for path in one.paths if path.endswith(".ics") or "calendar/" in path}
    for language in edition.settings.languages:
        folder = f"{edition.prefix(language)}calendar/"
        assert {f"{folder}index.html", f"{folder}all.ics"} <= paths
        assert {f"{folder}{name}.ics" for name in read.names(edition)} <= paths
