"""Each record stands in a bulletin once, where it matters most; whom it is not for, it does not name."""

from dataclasses import replace

import pytest

from crocevia import publish
from crocevia.brief import Briefs
from crocevia.digest.entries import Entries
from crocevia.digest.made import Part
from crocevia.digest.scope import Unknown
from crocevia.history.told import What, nothing
from crocevia.model import Ref
from tests import editions
from tests.cities import DAY, NEEDS
from tests.digest.bulletins import DAYS, bulletin, change, said, told, with_past

GUARDED = {
    **NEEDS,
    "columns": [{"name": "quick_exit", "type": "boolean"}],
    "terms": [
        *NEEDS["terms"],
        {"code": "violence", "label": "Violenza", "quick_exit": True},
        {"code": "blows", "label": "Botte", "broader": "violence"},
    ],
}


def ref(id, kind="things"):
    return Ref(kind, id)


@pytest.fixture
def made(city):
    """A bulletin of the tiny city: things by their names, then what happened to them."""

    def made(things, *changes, days=DAYS, **asked):
        city.declare("vocabularies/needs", GUARDED)
        for name, text in things.items():
            city.write(f"things/{name}.yml", f"called: {name}\n{text}\n")
        judged = city.judge()
        assert not judged.broken, judged.findings
        edition = publish.unpressed(judged, city.settings, days.until, lambda *_: nothing())
        return bulletin(with_past(edition, *changes), days=days, **asked)

    return made


def test_a_record_stands_where_it_matters_most(made):
    things = {
        "new": "since: 2026-12-24",
        "moved-hours": "hours: lun 9-12",
        "over": "state: closed\nuntil: 2026-11-18\nrather: [things/new]",
        "soon": "until: 2026-11-23",
        "same": "",
    }
    found = made(
        things,
        change(What.CHANGED, ref("soon"), fields=["more"]),
        change(What.ADDED, ref("new")),
        change(What.CHANGED, ref("moved-hours"), fields=["tel", "size", "hours"]),
        change(What.CLOSED, ref("over")),
    )
    assert told(found) == {
        "NEW": ["things/new"],
        "SOON": ["things/soon"],
        "CHANGED": ["things/moved-hours"],
        "ENDED": ["things/over"],
    }
    # Fields by their titles, in the order of the record; what nobody acts upon is not named.
    assert said(found) == {
        "things/new": ["It begins on: Thursday, 24 December 2026"],
        "things/soon": ["Last day: Monday, 23 November 2026"],
        "things/moved-hours": ["What changed: tel, hours"],
        "things/over": ["It ended on: Wednesday, 18 November 2026"],
    }


@pytest.mark.parametrize(
    ("text", "part", "sentence"),
    [
        ("since: 2026-11-21", "NEW", ""),
        ("since: 2026-11-14", "NEW", ""),
        ("since: 2026-11-13", "", ""),
        ("since: 2026-11-28", "SOON", "It begins on: Saturday, 28 November 2026"),
        ("since: 2026-11-29", "", ""),
        ("until: 2026-11-21", "SOON", "Last day: Saturday, 21 November 2026"),
        ("until: 2026-11-28", "SOON", "Last day: Saturday, 28 November 2026"),
        ("until: 2026-11-29", "", ""),
        ("until: 2026-11-20", "ENDED", "It ended on: Friday, 20 November 2026"),
        # It was still there on the last day of the bulletin before.
        ("until: 2026-11-13", "ENDED", "It ended on: Friday, 13 November 2026"),
        ("until: 2026-11-12", "", ""),
        ("meets: [mercoledì 25 novembre 2026 18:00]", "SOON", "Once only: Wednesday, 25 November 2026, 18:00"),
        ("meets: [ogni martedì 18:00 dal 23 novembre 2026]", "SOON", "First meeting: Tuesday, 24 November 2026"),
        ("meets: [ogni martedì 18:00 fino al 2026-11-25]", "SOON", "Meetings end on: Wednesday, 25 November 2026"),
        # Its first day was told of last week, and no one met on it.
        ("meets: [ogni martedì 18:00 dal 20 novembre 2026]", "SOON", "First meeting: Tuesday, 24 November 2026"),
        ("meets: [ogni martedì 18:00]", "", ""),
        ("state: suspended\nmeets: [mercoledì 25 novembre 2026 18:00]", "", ""),
        ("state: closed\nuntil: 2026-11-23", "", ""),
    ],
)
def test_what_records_say_of_their_own_days(made, text, part, sentence):
    found = made({"one": text})
    assert told(found) == ({part: ["things/one"]} if part else {})
    assert said(found).get("things/one", []) == ([sentence] if sentence else [])
    assert bool(found) is bool(part)


def test_what_is_suspended_is_told_to_be_so(made):
    found = made(
        {"one": "state: suspended\nmeets: [ogni martedì 18:00]"}, change(What.CHANGED, ref("one"), fields=["state"])
    )
    (news,) = found.news[Part.CHANGED]
    entry = Entries(Briefs(found.scope.view.edition, "en")).open(news)
    assert entry.said == ("state: suspended", "What changed: state")


def test_a_new_last_day_is_said_and_one_that_fell_away_is_named(made):
    things = {"later": "until: 2027-11-23", "endless": ""}
    found = made(things, *(change(What.CHANGED, ref(one), fields=["until"]) for one in things))
    assert said(found) == {
        "things/later": ["Last day: Tuesday, 23 November 2027"],
        "things/endless": ["What changed: until"],
    }


def test_what_is_written_and_over_at_once_is_no_news(made):
    found = made({"one": "state: closed"}, change(What.ADDED, ref("one")))
    assert not found
    assert not made({"one": "until: 2026-11-18"}, change(What.ADDED, ref("one")))


@pytest.mark.parametrize(
    ("text", "what", "fields", "told_now"),
    [
        # It expired weeks ago, and somebody has written so now.
        ("state: closed\nuntil: 2026-11-01", What.CLOSED, ["state"], False),
        # Somebody has found out only now.
        ("state: closed\nuntil: 2026-11-01", What.CLOSED, ["state", "until"], True),
        # It was closed weeks ago, for a day that has come.
        ("state: closed\nuntil: 2026-11-18", None, [], False),
        ("until: 2026-11-18", None, [], True),
    ],
)
def test_what_ends_is_told_once(made, text, what, fields, told_now):
    found = made({"one": text}, *([change(what, ref("one"), fields=fields)] if what else []))
    assert told(found) == ({"ENDED": ["things/one"]} if told_now else {})


def test_of_guarded_needs_nothing_is_named_but_that_there_is_something(made):
    things = {"help": "needs: [blows]\nuntil: 2026-11-23", "soup": "needs: [soup]"}
    found = made(things, change(What.ADDED, ref("soup")), change(What.CHANGED, ref("help"), fields=["tel"]))
    assert told(found) == {"NEW": ["things/soup"]}
    assert found.guarded == 1
    for need in ("violence", "blows"):
        with pytest.raises(Unknown):
            made(things, need=need)


def test_what_was_removed_is_counted_and_leads_on_where_it_did(made):
    gone = change(What.REMOVED, ref("gone"), instead=[ref("there"), ref("help"), ref("over")])
    things = {"there": "", "help": "needs: [violence]", "over": "state: closed"}
    found = made(things, gone, change(What.REMOVED, ref("lost")))
    assert [(kind.in_("it"), [str(one.ref) for one in there]) for kind, there in found.gone] == [
        ("Cosa", ["things/there"])
    ]
    assert found.removed == 1
    # For whom it was, nobody knows any more.
    assert not made(things, gone, need="food")


def test_without_a_history_only_the_records_own_days_are_told(made):
    found = made({"new": "", "soon": "until: 2026-11-23"}, change(What.ADDED, ref("new")), seen=False)
    assert told(found) == {"SOON": ["things/soon"]}


def town(*names):
    edition = editions.edition("town")
    changed = (change(What.ADDED, one.ref) for one in edition.catalogue if one.id in names)
    return with_past(edition, *changed)


@pytest.mark.parametrize(
    ("zone", "there"),
    [
        # Itself, what is narrower, and what reaches it from above.
        ("ivrea", {"mensa-del-ponte", "cammino", "solo-il-necessario"}),
        ("borgo", {"mensa-del-ponte", "cammino", "solo-il-necessario"}),
        ("canavese", {"mensa-del-ponte", "cammino", "solo-il-necessario"}),
        ("chivasso", {"solo-il-necessario"}),
    ],
)
def test_a_zone_has_what_is_there_and_what_reaches_it(zone, there):
    found = bulletin(town("mensa-del-ponte", "cammino", "solo-il-necessario", "casa-rifugio"), zone=zone)
    assert {one.partition("/")[2] for one in told(found)["NEW"]} == there


def test_a_need_has_the_narrower_ones():
    found = bulletin(town("mensa-del-ponte", "cammino"), need="food")
    assert told(found) == {"NEW": ["services/mensa-del-ponte"]}
    assert told(bulletin(town("mensa-del-ponte", "cammino"), need="company", zone="chivasso")) == {}


@pytest.mark.parametrize(("asked", "near"), [({"zone": "ivrae"}, "ivrea"), ({"need": "fod"}, "food")])
def test_what_the_city_does_not_have_is_refused_with_what_is_near(asked, near):
    with pytest.raises(Unknown) as refused:
        bulletin(town(), **asked)
    assert near in refused.value.problem.in_("en")


def test_a_city_without_zones_says_so(city):
    edition = publish.unpressed(city.judge(), replace(city.settings), DAY, lambda *_: nothing())
    with pytest.raises(Unknown):
        bulletin(edition, zone="ivrea")
