"""The page of the week: who meets on which day, and the calendars to subscribe to."""

from dataclasses import replace

from crocevia.channels import calendars
from tests.calendars import read


def said(edition):
    return read.page(edition).text.split("\n")


def links(edition):
    return [value for tag, name, value in read.page(edition).attributes if (tag, name) == ("a", "href")]


def test_the_days_stand_in_their_order_and_so_do_the_hours(town, thing):
    thing("evening", meets='["lun 20:00-22:00"]')
    thing("morning", meets='["lun 9:00", "sab 10-12"]')
    lines = [line.strip() for line in said(read.edition(town)) if line.strip()]
    first = lines[lines.index("The next seven days") : lines.index("The seven days after")]
    # The edition is of a Saturday.
    assert [line for line in first if "2026" in line] == ["Saturday, 21 November 2026", "Monday, 23 November 2026"]
    times = [line for line in first if line[0].isdigit() or line.startswith("from ")]
    assert [one.split(" Not")[0] for one in times] == [
        "10:00–12:00 Morning",
        "from 9:00 Morning",
        "20:00–22:00 Evening",
    ]


def test_a_meeting_is_told_as_long_as_its_record_says(town, thing):
    thing("ended", state="closed", until="2026-11-20")
    thing("later", since="2026-12-30")
    thing("stopped", state="suspended")
    thing("last", until="2026-11-24")
    thing("paused", meets='["ogni martedì 18:00 tranne novembre"]')
    text = read.page(read.edition(town)).text
    assert text.count("Last") == 1
    assert text.count("Paused") == 1
    assert "Ended" not in text
    assert "Later" not in text
    assert "Stopped" not in text


def test_who_meets_in_weeks_that_nobody_knows_is_told_apart(town, thing):
    thing("someweeks", meets='["ogni due settimane il lunedì 18:00"]')
    thing("ended", meets='["ogni due settimane il lunedì 18:00"]', state="closed", until="2026-11-20")
    text = read.page(read.edition(town)).text
    assert text.index("Not every week: ask which") < text.index("Someweeks") < text.index("every two weeks, on Monday")
    assert "Ended" not in text


def test_each_calendar_has_a_link_for_apps_and_its_address(town, thing):
    thing(needs="[food]", at="house")
    there = links(read.edition(town))
    for name in ("all", "zones/ivrea", "needs/food"):
        assert f"webcal://example.org/en/calendar/{name}.ics" in there
        assert f"https://example.org/en/calendar/{name}.ics" in there


def test_a_city_without_an_address_gives_files(town, thing):
    thing(needs="[food]")
    edition = read.edition(town)
    nameless = replace(edition, settings=replace(edition.settings, url=""))
    there = links(replace(nameless, described=lambda: list(calendars.outputs(nameless))))
    assert not [one for one in there if "://" in one]
    assert [one for one in there if one.endswith("calendar/needs/food.ics")]


def test_the_page_says_how_calendars_keep_what_is_guarded_and_only_then(town, thing):
    thing("choir")
    assert "violence" not in read.page(read.edition(town)).text
    thing("circle", needs="[fear]")
    edition = read.edition(town)
    assert "violence" in read.page(edition).text
    assert not [one for one in links(edition) if "fear" in one]


def test_a_day_with_too_many_says_how_many_more(town, thing):
    for number in range(63):
        thing(f"group-{number}")
    text = read.page(read.edition(town)).text
    assert text.count("3 more meetings on this day") == 2
    assert text.count("Group-") == 120


def test_a_name_of_another_alphabet_and_of_any_length_stands_there_whole(town, thing):
    names = ["Гурток", "小组", "مجموعة العمل", "Q" * 20]
    for number, name in enumerate(names):
        thing(f"group-{number}", called=name)
    text = read.page(read.edition(town)).text
    assert all(name in text for name in names)
