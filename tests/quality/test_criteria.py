"""Each criterion, by what fields mean: what it gives, where it does not apply, what it says would do."""

from datetime import date, timedelta

import pytest

from crocevia.answers import Answer, after
from crocevia.quality.criterion import Circumstances
from crocevia.quality.score import CRITERIA
from tests.cities import DAY, THINGS

TEXT = "parola " * 60
MORE = {
    **THINGS,
    "fields": [
        *THINGS["fields"],
        {"name": "whom", "type": "string", "rdfType": "schema:audience"},
        {"name": "way", "type": "list", "rdfType": "crocevia:access"},
        {"name": "price", "type": "string", "rdfType": "crocevia:cost"},
        {"name": "price_note", "type": "string", "rdfType": "crocevia:costNote"},
        {"name": "note", "type": "string", "rdfType": "crocevia:hoursNote"},
        {"name": "by", "type": "string", "references": "things", "rdfType": "schema:provider"},
        {"name": "where", "type": "list", "references": "zones", "rdfType": "schema:areaServed"},
        {"name": "read_in", "type": "string", "rdfType": "crocevia:sourceTitle"},
        {"name": "read_at", "type": "string", "format": "uri", "rdfType": "dct:source"},
        {"name": "dated", "type": "string", "rdfType": "crocevia:sourceDate"},
    ],
}


@pytest.fixture
def mark(city):
    """What a criterion gives a thing that says this: its share (None where it does not apply) and what would do."""
    city.declare("schemas/things", MORE)
    city.write("things/other.yml", "called: Altra\ntel: ['02 8846 3107']\n")
    city.write("spots/square.yml", "called: Piazza\nstreet: via Roma 1\ntown: '001125'\n")
    city.write("spots/field.yml", "called: Prato\ntown: '001125'\nnorth: 45.46\neast: 7.87\n")
    judge = {one.code: one.judge for one in CRITERIA}

    def mark(code, text, kind="things", answers=(), languages=("it", "en"), day=DAY):
        city.write(f"{kind}/one.yml", f"called: A\n{text}")
        made = city.build()
        made.answers.update({one.address: one for one in answers})
        given = judge[code](made.records[kind]["one"], Circumstances(made, day, languages))
        if given is None:
            return None
        # Where something is missing it is said what would do.
        assert bool(given.remedy) == (given.share < 1) or code in {"links", "readable"}
        return round(given.share, 3)

    return mark


@pytest.mark.parametrize(
    ("code", "text", "share"),
    [
        ("need", "needs: [food]", 1),
        ("need", "", 0),
        ("audience", "whom: tutti", 1),
        ("audience", "", 0),
        ("contact", "tel: ['02 8846 3107']", 1),
        ("contact", "by: other", 0.5),
        ("contact", "at: square", 0),
        ("contact", "", 0),
        ("access", "way: [walk_in]", 1),
        ("access", "", 0),
        ("cost", "price: free", 1),
        ("cost", "price: fee", 0.5),
        ("cost", "price: fee\nprice_note: 3 euro", 1),
        ("cost", "", 0),
        ("times", "hours: lun-ven 9-12", 1),
        ("times", "meets: [mer 18:00-20:00]", 1),
        ("times", "note: su appuntamento", 0.5),
        ("times", "", 0),
        ("place", "at: square", 1),
        ("place", "at: field", 0.5),
        ("place", "where: [ivrea]", 0.5),
        ("place", "", 0),
        ("place", "way: [phone]", None),
        ("place", "way: [phone, online]", None),
        ("place", "way: [phone, walk_in]", 0),
        ("explanation", f"gist: {'a' * 200}", 0),
        ("explanation", f"gist: {'a' * 100}\nmore: {'b' * 200}", 0.5),
        ("explanation", f"more: {'a' * 400}", 1),
        ("verified", "", 0),
        ("verified", "checked: 2026-01-01\nvouched: [things/other]", 1),
        ("verified", "checked: 2026-01-01\nagain: 3", 0.5),
        ("recent", "", 0),
        ("recent", f"checked: {DAY - timedelta(days=183)}", 1),
        ("recent", f"checked: {DAY - timedelta(days=730)}", 0),
        ("recent", f"seen: {DAY}", 1),
        ("recent", f"seen: {DAY}\ndated: '2009'", 0),
        ("recent", f"seen: {DAY}\ndated: '{DAY:%Y-%m}'", 1),
        ("recent", "dated: '2025-11'", 0.68),
        ("source", "", 0),
        ("source", "read_in: Volantino", 0.333),
        ("source", f"read_in: Volantino\nread_at: https://a.example/\nseen: {DAY}", 1),
        ("coordinates", "", None),
        ("readable", f"gist: {'parola ' * 29}", None),
        ("readable", f"gist: {'parola ' * 30}", 0),
        ("readable", f"gist: {'Vai al centro. ' * 12}", 1),
        ("translated", "", None),
        ("links", "page: https://a.example/", None),
    ],
)
def test_what_is_given_to_a_thing(mark, code, text, share):
    assert mark(code, text) == share


@pytest.mark.parametrize(
    ("code", "text", "share"),
    [
        ("coordinates", "north: 45.46\neast: 7.87", 1),
        ("coordinates", "town: '001125'", 0.5),
        ("coordinates", "", 0),
        ("place", "street: via Roma 1\ntown: '001125'", 1),
        ("place", "town: '001125'", 0.5),
        ("contact", "", None),
        ("times", "", None),
        ("explanation", "", None),
        ("cost", "", None),
        ("verified", "", None),
        ("need", "", None),
    ],
)
def test_what_is_given_to_a_place_and_what_it_has_not_is_no_fault(mark, code, text, share):
    assert mark(code, text, kind="spots") == share


def test_what_a_body_offers_says_for_it_which_needs_it_answers(city, mark):
    assert mark("need", "") == 0
    city.write("things/two.yml", "called: B\nneeds: [food]\nby: one\n")
    assert mark("need", "") == 1


def test_another_language_is_not_judged_by_an_index_of_italian(mark):
    assert mark("readable", f"gist: {'parola ' * 30}", languages=("fr", "en")) is None


def test_a_translation_counts_and_half_where_it_is_out_of_date(city, mark):
    text = "gist: Ciao\nmore: Addio\n"
    assert mark("translated", text) == 0
    assert mark("translated", text, languages=("it",)) is None
    city.write("translations/en/things/one.yml", "gist: {source: Ciao, text: Hello}\n")
    assert mark("translated", text) == 0.5
    city.write(
        "translations/en/things/one.yml",
        "gist: {source: Ciao, text: Hello}\nmore: {source: Arrivederci, text: Good-bye}\n",
    )
    assert mark("translated", text) == 0.75


def dead(address):
    answer = None
    for days in range(3):
        answer = after(answer, address, date(2026, 11, 1) + timedelta(days=days), "404")
    return answer


def test_links_count_when_they_are_dead_and_not_when_nobody_knows(city, mark):
    text = "page: https://a.example/\npages: [https://b.example/]\n"
    fine, unclear = Answer("https://b.example/", DAY, "200"), Answer("https://b.example/", DAY, "403")
    lost = dead("https://a.example/")
    assert mark("links", text, answers=[fine]) == 1
    assert mark("links", text, answers=[unclear]) is None
    assert mark("links", text, answers=[lost, fine]) == 0.5
    assert mark("links", text, answers=[lost, unclear]) == 0
    # Gone once is not gone.
    assert mark("links", text, answers=[after(None, "https://a.example/", DAY, "404")]) == 1
    made = city.build()
    made.answers[lost.address] = lost
    given = CRITERIA[[one.code for one in CRITERIA].index("links")].judge(
        made.records["things"]["one"], Circumstances(made, DAY, ("it", "en"))
    )
    assert given.found.in_("en") == "dead since 2026-11-01: https://a.example/"


def test_a_link_that_moved_costs_nothing_but_is_told(city, mark):
    moved = Answer("https://a.example/", DAY, "200", moved_to="https://b.example/")
    assert mark("links", "page: https://a.example/", answers=[moved]) == 1
    made = city.build()
    made.answers[moved.address] = moved
    given = next(one for one in CRITERIA if one.code == "links").judge(
        made.records["things"]["one"], Circumstances(made, DAY, ("it", "en"))
    )
    assert given.found.in_("en") == "moved: https://a.example/ → https://b.example/"
    assert given.remedy
