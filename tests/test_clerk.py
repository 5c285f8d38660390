"""What `check` says of a record, the clerk says of it in a form: the same findings, the same sentences."""

import json
from functools import cache
from pathlib import Path

import pytest

from crocevia import check, clerk, language, load
from crocevia.bundles import bundle
from crocevia.carried import packed, unpacked
from crocevia.catalogue import judge
from crocevia.language import sentences
from crocevia.press import settings
from tests.cities import DAY, rulebook
from tests.editions import CITIES
from tests.test_check import BROKEN, GOOD

TEXTS = [GOOD, *(f"called: A\n{text}\n" for text, _, _ in BROKEN), "size: 3\n", "colur: 1\n" * 3, "called: {a: b}\n"]


def carried(book, source="it", **changed):
    ids = changed.get("ids", book.ids)
    return packed(book.kinds.values(), book.vocabularies.values(), ids, source)


@cache
def hired(speaks="it", kinds=None):
    """A clerk for the tests' small city; `kinds` are those of which all records are known."""
    book = rulebook()
    ids = {kind: book.ids[kind] for kind in kinds or book.ids}
    taught = sentences(speaks, json.loads(bundle("clerk/sentences.json")))
    return clerk.hired(carried(book, ids=ids), json.dumps(taught), speaks, DAY.isoformat())


@pytest.fixture(scope="module", autouse=True)
def expected():
    """What `check` finds in each text, said before a clerk was taught anything; what it was taught goes with the module."""
    known = dict(language._known)
    found = {
        (text, speaks): of_check(load.parsed(text, "things", "one"), rulebook(), speaks)
        for text in TEXTS
        for speaks in ("it", "en")
    }
    yield found
    language._known.clear()
    language._known.update(known)
    hired.cache_clear()


def asked(one, name, **arguments):
    return json.loads(clerk.call(one, name, json.dumps(arguments)))


def plain(cells):
    return json.loads(json.dumps(cells))


def of_check(source, book, speaks):
    """What `check` finds, as a form says it."""
    return [
        {
            "field": one.field,
            "index": one.index,
            "level": one.level.name.lower(),
            "code": one.code,
            "found": one.found,
            "problem": one.problem.in_(speaks),
            "remedy": clerk.IN_A_FORM.get(one.remedy.text, one.remedy).in_(speaks),
        }
        for one in check.problems(source.kind, source.id, source.cells, book)
    ]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:40] for text in TEXTS])
@pytest.mark.parametrize("speaks", ["it", "en"])
def test_what_check_finds_the_clerk_finds(text, speaks, expected):
    cells = plain(load.parsed(text, "things", "one").cells)
    assert asked(hired(speaks), "judge", kind="things", id="one", cells=cells) == expected[text, speaks]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:40] for text in TEXTS])
def test_findings_of_a_file_are_those_of_check(tmp_path, text):
    (tmp_path / "one.yml").write_text(text, encoding="utf-8")
    found = check.check(load.read(tmp_path / "one.yml", "things", "one.yml"), rulebook(), tmp_path)
    read = asked(hired(), "cells", kind="things", id="one", text=text)
    judged = asked(hired(), "judge", kind="things", id="one", cells=read["cells"])
    told = {one["field"] for one in read["findings"] if one["code"] == "nested"}
    ours = [*read["findings"], *(one for one in judged if one["field"] not in told)]
    assert [(one["code"], one["field"], one["found"]) for one in ours] == [(o.code, o.field, o.found) for o in found]


@pytest.mark.parametrize("city", CITIES)
def test_every_record_of_a_city_is_judged_alike(city):
    judged = judge(settings(CITIES[city]), DAY)
    one = clerk.hired(carried(judged.rulebook), "{}", "en", DAY.isoformat())
    assert unpacked(carried(judged.rulebook), DAY).ids == judged.rulebook.ids
    for source in judged.sources:
        found = asked(one, "judge", kind=source.kind, id=source.id, cells=plain(source.cells))
        expected = of_check(source, judged.rulebook, "en")
        assert [(it["code"], it["field"]) for it in found] == [(it["code"], it["field"]) for it in expected]


def test_items_are_counted_as_they_stand_in_the_form():
    cells = {"called": " A ", "tel": ["", "02 88", " ", "1522", "x"], "gist": "  ", "sizes": [""]}
    found = asked(hired(), "judge", kind="things", id="one", cells=cells)
    assert [(one["field"], one["index"], one["found"]) for one in found] == [("tel", 1, "02 88"), ("tel", 4, "x")]


def test_of_a_kind_whose_records_are_not_known_no_reference_is_judged():
    cells = {"called": "A", "at": "nowhere", "leads_to": ["nowhere"], "needs": ["fod"]}
    found = asked(hired(kinds=("things",)), "judge", kind="things", id="one", cells=cells)
    assert [(one["field"], one["code"]) for one in found] == [("needs", "reference")]


def test_remedies_that_speak_of_files_are_said_for_a_form():
    cells = {"at": "xyz"}
    found = asked(hired("en"), "judge", kind="things", id="A b", cells=cells)
    assert [
        (one["code"], one["remedy"]) for one in found if "Choose" in one["remedy"] or one["code"] != "reference"
    ] == [
        ("file-name", "Write another short name."),
        ("reference", "Choose one of the list."),
        ("missing", "Fill it in."),
    ]


def test_every_remedy_that_is_replaced_is_one_of_the_engine():
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(check.__file__).parent.rglob("*.py"))
    assert all(sources.count(json.dumps(text, ensure_ascii=False)) > 1 for text in clerk.IN_A_FORM)


def test_hours_are_a_timetable_or_the_nearest_that_can_be_read():
    one = hired("en")
    assert asked(one, "hours", text="lun 9-12; agosto chiuso") == {
        "osm": "Mo 09:00-12:00; Aug off",
        "week": [[[540, 720]], [], [], [], [], [], []],
        "seasons": [{"from": [0, 8, 1], "to": [0, 8, 31], "days": [0, 1, 2, 3, 4, 5, 6], "intervals": []}],
    }
    unread = asked(one, "hours", text="lun kwe 9-12")
    assert (unread["nearest"], unread["column"], unread["word"]) == ("lun 9-12", 5, "kwe")
    assert unread["problem"] == "these hours cannot be read from “kwe” on"


def test_meetings_are_the_next_ones_or_the_nearest_that_can_be_read():
    one = hired("en")
    found = asked(one, "meetings", text="ogni martedì 18-20")
    assert found["text"] == "Tu 18:00-20:00"
    assert len(found["next"]) == 8
    assert "on" in asked(one, "meetings", text="ogni tanto")["problem"]


def test_what_is_written_is_read_back():
    one = hired()
    cells = {"called": " Una: mensa", "needs": ["food", "", "soup"], "gist": ""}
    text = asked(one, "yaml", kind="things", cells=cells)["yaml"]
    assert asked(one, "cells", kind="things", id="one", text=text) == {
        "cells": {"called": "Una: mensa", "needs": ["food", "soup"]},
        "whole": True,
        "findings": [],
    }


def test_an_edit_leaves_the_other_lines_and_takes_away_what_is_emptied():
    text = "# Remark\ncalled: A # so\ngist: B\nneeds: [food]\n"
    edited = asked(hired(), "edited", kind="things", text=text, changes={"gist": None, "needs": ["soup"]})
    assert edited["yaml"].startswith("# Remark\ncalled: A # so\nneeds:")
    assert "gist" not in edited["yaml"]
    assert asked(hired(), "edited", kind="things", text=text, changes={"gist": " "})["yaml"].count("gist") == 0


def test_what_cannot_be_written_is_a_problem():
    (problem,) = asked(hired("en"), "yaml", kind="things", cells={"colur": "x"}).values()
    assert problem


def test_what_a_second_record_would_share_is_told():
    keys = asked(hired(), "keys", kind="things", cells={"called": "Mensa del ponte", "tel": ["02 8846 3107", ""]})[
        "keys"
    ]
    assert "tel:+39-02-8846-3107" in keys


def test_a_call_that_there_is_not_is_refused():
    with pytest.raises(KeyError):
        clerk.call(hired(), "exec", "{}")
    with pytest.raises(TypeError):
        clerk.call(hired(), "hours", '{"of": "today"}')
