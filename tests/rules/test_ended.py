"""Records that have ended: (what a record says, findings)."""

import pytest

from crocevia.findings import Level
from crocevia.rules import Row, ended
from tests.cities import DAY, rulebook

THINGS = rulebook().kinds["things"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"rather": ("things/b",)}, True),
        ({"rather": ("things/b",), "state": "suspended"}, True),
        ({"rather": ("things/b",), "until": "2026-11-21"}, True),
        ({"rather": ("things/b",), "state": "closed"}, False),
        ({"rather": ("things/b",), "until": "2026-11-20"}, False),
        ({"rather": ("things/b",), "until": "forse"}, True),
        ({}, False),
    ],
)
def test_only_what_ended_leads_elsewhere(cells, told):
    found = [(one.code, one.field, one.level) for one in ended.only_what_ended_leads_elsewhere(Row(THINGS, cells, DAY))]
    assert found == ([("not-ended", "rather", Level.WARNING)] if told else [])


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (("things/b", "things/a"), [("things/a", 1)]),
        ("things/a", [("things/a", -1)]),
        (("spots/a",), []),
        ((), []),
    ],
)
def test_nothing_takes_its_own_place(cell, found):
    told = list(ended.nothing_takes_its_own_place(Row(THINGS, {"rather": cell}, DAY, "a")))
    assert [(one.found, one.index) for one in told] == found
    assert {one.level for one in told} <= {Level.ERROR}


def test_a_kind_without_such_a_field_is_left_alone():
    row = Row(rulebook().kinds["spots"], {"rather": ("spots/a",)}, DAY, "a")
    assert [*ended.nothing_takes_its_own_place(row), *ended.only_what_ended_leads_elsewhere(row)] == []


def test_the_check_knows_which_record_it_is(city):
    text = "called: A\nstate: closed\nrather: [things/other, things/one]\n"
    assert [(one.line, one.column, one.code) for one in city.findings(text)] == [(3, 24, "itself")]
