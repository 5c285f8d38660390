"""What of a record's past is news to a person, and how it is told."""

from dataclasses import replace
from datetime import date

import pytest

from crocevia.channels import feeds
from crocevia.feeds.news import Board
from crocevia.history.told import What
from crocevia.model import Ref
from tests.digest.bulletins import change, on, with_past
from tests.feeds.rules import atom, json_feed
from tests.histories import edition
from tests.outputs import files

ALL = ("feeds",)


def titles(city, of="all", **settings):
    """(title, day of the event, day it was mended) of the entries of a feed, the newest first."""
    read = atom(files(feeds, edition(city, channels=ALL, **settings))[f"en/feeds/{of}.atom"])
    return [(one.title, one.published[5:10], one.updated[5:10]) for one in read.entries]


def test_what_is_added_is_new(past):
    past.commit(things__one="called: Una\n")
    # What came in one commit stands by kind and name.
    assert titles(past.city) == [
        ("New: Una", "03-02", "03-02"),
        ("New: Altra", "03-01", "03-01"),
        ("New: Piazza", "03-01", "03-01"),
    ]


def test_what_is_mended_within_a_fortnight_is_still_new_and_the_same_entry(past):
    past.commit(things__one="called: Una\n")
    before = entry(past.city, "New: Una")
    past.commit(things__one="called: Una\ntel: ['02 8846 3107']\n")
    assert titles(past.city)[0] == ("New: Una", "03-02", "03-03")
    assert entry(past.city, "New: Una").id == before.id


def entry(city, title):
    read = atom(files(feeds, edition(city, channels=ALL))["en/feeds/all.atom"])
    return next(one for one in read.entries if one.title == title)


def test_a_change_names_its_fields_in_words_and_is_another_entry(past):
    first = entry(past.city, "New: Altra")
    past.commit(at="2026-05-01 12:00:00 +0000", things__other="called: Altro\ncolour: red\n")
    assert titles(past.city)[0] == ("Changed: Altro (Name, Colore)", "05-01", "05-01")
    assert entry(past.city, "Changed: Altro (Name, Colore)").id != first.id


def test_what_one_acts_upon_is_named_first(past):
    past.commit(
        at="2026-05-01 12:00:00 +0000", things__other="called: Altro\nsize: 2\ntel: ['02 8846 3107']\nhours: lun 9-12\n"
    )
    assert titles(past.city)[0][0] == "Changed: Altro (tel, hours, Name, …)"


def test_a_change_of_many_fields_names_the_first_and_tells_all(past):
    past.commit(
        at="2026-05-01 12:00:00 +0000",
        things__other="called: Altro\ngist: Sì\nmore: Sì\nneeds: [food]\ncolour: red\nsize: 2\n",
    )
    title = titles(past.city)[0][0]
    assert title.startswith("Changed: Altro (Name, ")
    assert title.endswith(", …)")
    assert "Colore" not in title
    assert "Colore" in entry(past.city, title).content[0].value


def test_what_is_suspended_is_told_to_be_so_beside_its_hours(past):
    past.commit(at="2026-05-01 12:00:00 +0000", things__other="called: Altra\nhours: lun 9-12\nstate: suspended\n")
    said = entry(past.city, "Changed: Altra (hours, state)").content[0].value
    assert "state:</b> suspended" in said
    assert "9:00" in said


@pytest.mark.parametrize(
    "text", ["checked: 2026-04-01\n", "seen: 2026-04-01\n", "checked: 2026-04-01\nseen: 2026-04-01\n"]
)
def test_a_check_or_a_source_alone_is_no_news(past, text):
    past.commit(at="2026-05-01 12:00:00 +0000", things__other=f"called: Altra\n{text}")
    assert ("New: Altra", "03-01", "03-01") in titles(past.city)


def test_what_closes_is_told_with_where_to_go_instead_and_no_number(past):
    closed = "called: Una\ntel: ['02 8846 3107']\nstate: closed\nuntil: 2026-03-02\nrather: [things/other]\n"
    past.commit(things__one="called: Una\ntel: ['02 8846 3107']\n")
    assert "02 8846 3107" in entry(past.city, "New: Una").content[0].value
    past.commit(things__one=closed)
    assert titles(past.city)[0] == ("Closed: Una", "03-03", "03-03")
    said = entry(past.city, "Closed: Una").content[0].value
    assert "2 March 2026" in said
    assert "https://example.org/en/things/other/" in said
    assert "8846" not in said
    # Whatever is written of it afterwards, it closed once.
    before = entry(past.city, "Closed: Una").id
    past.commit(things__one=closed.replace("Una", "Uno"))
    assert titles(past.city)[0] == ("Closed: Uno", "03-03", "03-03")
    assert entry(past.city, "Closed: Uno").id == before


def test_what_opens_again_is_told(past):
    past.commit(things__other="called: Altra\nstate: closed\nuntil: 2026-03-02\n")
    past.commit(things__other="called: Altra\n")
    assert titles(past.city)[0] == ("Open again: Altra", "03-03", "03-03")


def test_what_was_removed_is_gone_and_what_moved_has_kept_its_entry(past):
    past.commit(things__one="called: Una\n")
    before = entry(past.city, "New: Una")
    past.commit("things/one", things__uno="called: Una\n", redirects="things/one: things/uno\n")
    assert entry(past.city, "New: Una").id == before.id
    assert entry(past.city, "New: Una").link == "https://example.org/en/things/uno/"
    past.commit("things/uno", redirects="things/one: things/other\n")
    assert {one[0] for one in titles(past.city)} == {"New: Altra", "New: Piazza"}


def test_a_record_says_itself_that_it_begins_and_ends(past):
    past.commit(
        things__one="called: Una\nsince: 2026-11-01\n",
        things__two="called: Due\ntel: ['02 8846 3107']\nuntil: 2026-11-10\n",
    )
    # Not yet begun, not yet over: the city's day is 21 November.
    past.commit(things__three="called: Tre\nsince: 2026-11-22\n", things__four="called: Quattro\nuntil: 2026-11-21\n")
    assert titles(past.city)[:4] == [
        ("Closed: Due", "11-11", "11-11"),
        ("Begins: Una", "11-01", "11-01"),
        ("New: Quattro", "03-03", "03-03"),
        ("New: Tre", "03-03", "03-03"),
    ]
    assert "22 November 2026" in entry(past.city, "New: Tre").content[0].value
    ended = entry(past.city, "Closed: Due").content[0].value
    assert "It ended on 10 November 2026." in ended
    assert "8846" not in ended


OTHER = Ref("things", "other")


def news(city, text, *changes):
    """The (event, day of it) and id of the news of one thing that says this and had this past, if there are any."""
    city.write("things/other.yml", f"called: Altra\n{text}")
    city_ = with_past(edition(city, channels=ALL), *changes)
    found = Board(city_).newest([city_.catalogue.find(OTHER)], 1)
    return [(one.event.value, one.at.date().isoformat()) for one in found], [one.id for one in found]


def test_what_expired_and_is_closed_later_has_ended_once(city):
    added, closed = (
        change(what, OTHER, on(day)) for what, day in ((What.ADDED, "2026-10-01"), (What.CLOSED, "2026-11-15"))
    )
    expired = news(city, "until: 2026-11-10\n", added)
    assert expired[0] == [("closed", "2026-11-11")]
    assert news(city, "until: 2026-11-10\nstate: closed\n", added, closed) == expired
    early = news(city, "until: 2026-11-30\nstate: closed\n", added, closed)
    assert early[0] == [("closed", "2026-11-15")]


def test_what_had_ended_long_ago_or_when_it_came_is_no_news_when_it_is_edited(city):
    edited = change(What.CHANGED, OTHER, on("2026-11-15"), fields=["tel"])
    assert news(city, "until: 2024-11-10\n", edited) == ([], [])
    assert news(city, "state: closed\n", change(What.ADDED, OTHER, on("2026-11-14")), edited) == ([], [])


def test_what_opened_again_is_that_for_a_fortnight_even_if_it_is_mended(city):
    opened = change(What.REOPENED, OTHER, on("2026-11-01"))
    soon, later = (change(What.CHANGED, OTHER, on(day), fields=["tel"]) for day in ("2026-11-15", "2026-11-17"))
    assert news(city, "", opened, soon)[0] == [("reopened", "2026-11-01")]
    assert news(city, "", opened, soon, later)[0] == [("changed", "2026-11-17")]


def test_a_commit_of_a_clock_that_is_ahead_is_told_when_its_day_has_come(city):
    added, ahead = (
        change(What.ADDED, OTHER, on("2026-01-01")),
        change(What.CHANGED, OTHER, on("2026-11-22"), fields=["tel"]),
    )
    assert news(city, "", added, ahead)[0] == [("added", "2026-01-01")]


def test_without_a_past_only_what_records_say_of_themselves_is_told(city):
    city.write("things/one.yml", "called: Una\nsince: 2026-11-01\nseen: 2026-11-20\nchecked: 2026-11-20\n")
    # More than a year ago it is no news.
    city.write("things/two.yml", "called: Due\nsince: 2025-11-01\n")
    assert titles(city) == [("Begins: Una", "11-01", "11-01")]
    read = atom(files(feeds, edition(city, channels=ALL))["en/feeds/all.atom"])
    assert "Not all changes could be seen" in read.feed.subtitle


def test_an_empty_feed_is_valid_and_as_old_as_the_edition(city):
    made = files(feeds, edition(city, channels=ALL))
    assert atom(made["feeds/all.atom"]).feed.updated == "2026-11-21T00:00:00Z"
    assert json_feed(made["feeds/all.json"])["items"] == []


def test_a_need_has_its_own_and_the_narrower_ones(past):
    past.commit(things__one="called: Una\nneeds: [soup]\n", things__two="called: Due\nneeds: [home]\n")
    assert [one[0] for one in titles(past.city, "needs/food")] == ["New: Una"]
    assert [one[0] for one in titles(past.city, "needs/soup")] == ["New: Una"]
    assert [one[0] for one in titles(past.city, "needs/home")] == ["New: Due"]


def test_at_most_fifty_entries_the_newest(past):
    for number in range(60):
        past.write(**{f"things__n{number}": f"called: N{number}\n"})
    past.commit()
    past.commit(things__last="called: Ultima\n")
    found = titles(past.city)
    assert len(found) == 50
    assert found[0][0] == "New: Ultima"


def test_a_confidential_place_is_not_told_of_and_its_address_is_said_to_be_secret(past):
    past.commit(spots__hidden="called: Rifugio\nsecret: true\n", things__one="called: Una\nat: hidden\n")
    made = files(feeds, edition(past.city, channels=ALL))
    assert not any(b"Rifugio" in data for data in made.values())
    assert "kept secret" in entry(past.city, "New: Una").content[0].value


def test_the_same_day_the_same_bytes_and_the_next_day_the_same_entries(past):
    today = edition(past.city, channels=ALL)
    assert files(feeds, today) == files(feeds, edition(past.city, channels=ALL))
    tomorrow = replace(today, today=date(2026, 11, 22))
    assert files(feeds, tomorrow)["feeds/all.atom"] == files(feeds, today)["feeds/all.atom"]
