"""A rule is a function with a mark: nothing else registers it."""

import pkgutil

import pytest

from crocevia import meanings as m
from crocevia import rules
from crocevia.rules import Row, base
from tests.cities import DAY, rulebook

KIND = rulebook().kinds["things"]


def names(found):
    return {rule.__name__ for rule in found}


def test_every_module_of_rules_has_a_table_of_tests(request):
    modules = {module.name for module in pkgutil.iter_modules(rules.__path__)}
    assert modules == {path.stem.removeprefix("test_") for path in request.path.parent.glob("test_*.py")}


def test_a_rule_is_found_by_the_meaning_it_is_for():
    assert "phone_can_be_dialled" in names(rules.value_rules(m.TELEPHONE))
    assert "phone_can_be_dialled" not in names(rules.value_rules(m.NAME))


def test_a_rule_for_no_meaning_is_for_all():
    assert "text_has_no_markup" in names(rules.value_rules(m.TELEPHONE)) & names(rules.value_rules(""))


def test_the_rules_for_records_are_these():
    assert names(rules.record_rules()) == {
        "confidential_place_has_no_address",
        "mobile_number_has_a_body",
        "nothing_takes_its_own_place",
        "only_what_ended_leads_elsewhere",
        "pairs_are_in_order",
        "record_has_not_expired",
        "validation_has_its_day",
        "verification_is_fresh",
    }


def test_no_rule_is_found_twice():
    assert len(rules.record_rules()) == len(set(rules.record_rules()))
    assert len(rules.value_rules("")) == len(set(rules.value_rules("")))


def test_a_row_is_seen_by_what_its_fields_mean():
    row = Row(KIND, {"called": "A", "tel": ("1522",)}, DAY)
    assert row.name(m.NAME) == "called"
    assert row.text(m.NAME) == "A"
    assert row.has(m.TELEPHONE)
    assert not row.has(m.SUMMARY)


@pytest.mark.parametrize("meaning", [m.TELEPHONE, m.SUMMARY, m.STREET_ADDRESS, "urn:unknown"])
def test_a_list_what_is_not_said_and_what_the_kind_does_not_have_are_no_text(meaning):
    assert Row(KIND, {"tel": ("1522",)}, DAY).text(meaning) == ""


@pytest.mark.parametrize(("text", "day"), [("2026-11-21", DAY), ("2026-13-21", None), ("", None), ("ieri", None)])
def test_what_is_no_date_is_none(text, day):
    assert base.parsed_date(text) == day
