"""A secret place has no trace of where it is."""

import pytest

from crocevia.findings import Level
from tests.cities import checked, short

# Each line by which a secret place could be found.
TRACES = [
    ("street: via Segreta 1", "street"),
    ('cap: "10015"', "cap"),
    ("quarter: centre", "quarter"),
    ("north: 45.4", "north"),
    ("east: 7.8", "east"),
    ("bus: fermata Ponte", "bus"),
    ("more: vicino al fiume", "more"),
]


@pytest.mark.parametrize(("line", "field"), TRACES)
@pytest.mark.parametrize("yes", ["true", "yes", "sì", "si", "vero"])
def test_a_confidential_place_has_no(tmp_path, line, field, yes):
    findings = checked(tmp_path, f"called: A\nsecret: {yes}\n{line}\n", kind="spots")
    assert short(findings) == [(3, len(field) + 3, field, "confidential")]
    assert findings[0].level is Level.ERROR


@pytest.mark.parametrize(("line", "field"), TRACES)
@pytest.mark.parametrize("yes", ["True", "YES", "Sì"])
def test_a_yes_that_is_not_well_written_protects_too(tmp_path, line, field, yes):
    findings = checked(tmp_path, f"called: A\nsecret: {yes}\n{line}\n", kind="spots")
    assert {one.code for one in findings} == {"type", "confidential"}


@pytest.mark.parametrize(("line", "field"), TRACES)
@pytest.mark.parametrize("no", ["secret: false", "secret: no", "secret: falso", ""])
def test_a_place_that_is_not_secret_says_where_it_is(tmp_path, line, field, no):
    assert checked(tmp_path, f"called: A\n{no}\n{line}\n", kind="spots") == []


def test_all_traces_are_told_at_once(tmp_path):
    lines = "\n".join(line for line, _ in TRACES)
    findings = checked(tmp_path, f"called: A\nsecret: true\n{lines}\n", kind="spots")
    assert [one.field for one in findings] == [field for _, field in TRACES]


def test_the_report_does_not_repeat_the_address(tmp_path):
    (finding,) = checked(tmp_path, "called: A\nsecret: true\nstreet: via Segreta 1\n", kind="spots")
    assert finding.found == ""
    assert "Segreta" not in finding.problem.in_("it") + finding.remedy.in_("it")


def test_a_confidential_place_without_a_trace_is_right(tmp_path):
    assert checked(tmp_path, "called: A\nsecret: true\ntown: 001125\n", kind="spots") == []


@pytest.mark.parametrize("value", ["[true]", "forse", "{a: b}"])
def test_what_says_neither_yes_nor_no_stops_the_build(tmp_path, value):
    findings = checked(tmp_path, f"called: A\nsecret: {value}\nstreet: via Segreta 1\n", kind="spots")
    assert findings[0].level is Level.ERROR
