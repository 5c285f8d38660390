"""A new record: every field explained, and right as soon as what must be there is filled in."""

import re

import pytest
import yaml

from crocevia.skeleton import skeleton
from tests.cities import DAY


@pytest.fixture
def text(city):
    rulebook = city.judge().rulebook
    file = city.catalogue / "things" / "one.yml"
    return skeleton(rulebook.kinds["things"], file, city.settings, rulebook.vocabularies, DAY)


def test_an_editor_is_told_where_the_schema_is(text):
    assert text.startswith("# yaml-language-server: $schema=../../site/schemas/things.json\n")


def test_what_must_be_there_is_open_and_the_rest_behind_a_mark(text):
    assert yaml.safe_load(text) == {"called": None, "seen": DAY}
    assert "\ncalled: # Mensa del ponte\n" in text
    assert "\n# gist: \n" in text


def test_every_field_an_editor_writes_is_there_once(text, city):
    kind = city.judge().rulebook.kinds["things"]
    names = re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE)
    assert names == [field.name for field in kind.written]


def test_a_field_has_its_title_its_help_its_codes_and_an_example(text):
    assert "# Nome: Come si chiama.\n" in text
    assert "#   food: Mangiare\n#   soup: Minestra\n#   home: Casa\n# needs: [food, home]\n" in text
    assert "#   red: Rosso\n#   dark_green: Verde scuro\n" in text


def test_an_example_that_yaml_would_take_for_something_else_is_in_quotes(text):
    assert '# tel: ["02 8846 3107"]\n' in text
    assert '# ateco: "88.10"\n' in text


def test_a_long_list_of_codes_is_not_written_out(city):
    city.declare("vocabularies/needs", {"terms": [{"code": f"c{number}"} for number in range(100)]})
    rulebook = city.judge().rulebook
    written = skeleton(
        rulebook.kinds["things"], city.catalogue / "things" / "one.yml", city.settings, rulebook.vocabularies, DAY
    )
    assert "#   c1:" not in written


def test_a_new_record_is_right_once_what_must_be_there_is_written(city, text):
    assert [one.code for one in city.findings(text)] == ["missing"]
    assert city.findings(text.replace("called: # Mensa del ponte", "called: Mensa")) == []


def test_every_example_in_it_is_right(city, text):
    lines = [
        line[2:]
        if line.startswith("# ") and not line.startswith("#  ") and ": " in line and line[-2:] != ": "
        else line
        for line in text.replace("called: # Mensa del ponte", "called: Mensa").splitlines()
        if not line.startswith(("# yaml-", "# Nome: ", "# Colore"))
    ]
    written = "\n".join(lines)
    assert yaml.safe_load(written).keys() >= {"needs", "size", "ateco", "tel"}
    assert city.findings(written) == []
