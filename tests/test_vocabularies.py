"""A controlled list: what it answers, and what is wrong with it where it is broken."""

import pytest
import yaml

from crocevia import vocabularies
from crocevia.findings import CannotGoOn
from tests.cities import NEEDS, ZONES


@pytest.fixture
def read(tmp_path):
    def read(**lists):
        folder = tmp_path / "vocabularies"
        folder.mkdir(exist_ok=True)
        for name, content in lists.items():
            text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
            (folder / f"{name}.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
        return vocabularies.read(folder, "it")

    return read


def test_a_term_has_a_label_in_each_language_and_its_own_where_none_is_written(read):
    needs = read(needs=NEEDS)["needs"]
    assert needs.label("food").in_("en") == "Food"
    assert needs.label("home").in_("en") == "Casa"
    assert needs.label("home").language_for("en") == "it"


def test_a_code_that_is_not_there_is_its_own_label(read):
    assert read(needs=NEEDS)["needs"].label("xyz").in_("it") == "xyz"


def test_synonyms_are_kept_by_language(read):
    assert read(needs=NEEDS)["needs"].terms["food"].synonyms == {"it": ("ho fame",), "en": ("hungry",)}


def test_a_term_holds_all_that_is_narrower(read):
    zones = read(zones=ZONES)["zones"]
    assert zones.within("italy") == ("italy", "ivrea", "centre")
    assert zones.within("centre") == ("centre",)
    assert zones.within("nowhere") == ()
    assert zones.upwards("centre") == ("centre", "ivrea", "italy")


def test_terms_that_are_each_above_the_other_do_not_go_round_forever(read):
    terms = [{"code": "a", "broader": "b"}, {"code": "b", "broader": "a"}]
    assert read(x={"terms": terms})["x"].upwards("a") == ("a", "b")


def test_a_term_is_found_by_its_column(read):
    zones = read(zones=ZONES)["zones"]
    assert zones.holding("istat_code", "001125").code == "ivrea"
    assert zones.holding("code", "ivrea").code == "ivrea"
    assert zones.holding("istat_code", "999999") is None
    assert zones.values("istat_code") == {"001125"}
    assert zones.values("code") == {"italy", "ivrea", "centre"}


def test_a_list_without_terms_is_empty(read):
    assert read(x={"title": "X"})["x"].terms == {}


def test_a_title_is_the_name_of_the_file_where_none_is_written(read):
    assert read(x={"terms": []})["x"].title == {"it": "x"}


LEVEL = {"name": "level", "categories": [{"value": "town"}], "constraints": {"required": True}}
AREA = {"name": "area", "references": "needs"}
BROKEN = [
    ("terms: [", "this is not YAML"),
    ("- a\n", "must hold keys and values"),
    ("", "must hold keys and values"),
    (b"terms: \xff".decode("utf-8", "surrogateescape"), "not UTF-8"),
    ("terms: \0", "this is not YAML"),
    ("terms: [{code: 2026-99-99}]", "this is not YAML"),
    ("terms: " + "[" * 100_000, "inside brackets too many times"),
    ("terms: 5", "`terms` must be a list"),
    ("terms: [food]", "each with its `code`"),
    ("terms: [{label: Food}]", "each with its `code`"),
    ("columns: [icon]", "each with its `name`"),
    ({"terms": [{"code": "Food"}]}, "small letters"),
    ({"terms": [{"code": "fòod"}]}, "small letters"),
    ({"terms": [{"code": "a b"}]}, "small letters"),
    # YAML's own trap: `no` is false.
    ("terms: [{code: no}]", "small letters"),
    ({"terms": [{"code": "a"}, {"code": "a"}]}, "stands here twice"),
    ({"terms": [{"code": "a", "broader": "b"}]}, "no term has this code"),
    ({"columns": [LEVEL], "terms": [{"code": "a"}]}, "must be there"),
    ({"columns": [LEVEL], "terms": [{"code": "a", "level": "twon"}]}, "not one of the choices"),
    # An ISTAT code without quotes is an octal number.
    (
        "columns: [{name: istat, constraints: {pattern: '[0-9]{6}'}}]\nterms: [{code: a, istat: 001125}]",
        "put codes in quotes",
    ),
    ({"columns": [AREA], "terms": [{"code": "a", "area": "xyz"}]}, "not one of the choices"),
    ({"columns": [{"name": "n", "type": "integer"}], "terms": [{"code": "a", "n": "1.5"}]}, "not a whole number"),
    ({"columns": [{"name": "n", "type": "number"}], "terms": [{"code": "a", "n": "NaN"}]}, "not a number"),
    ({"columns": [{"name": "n", "type": "boolean"}], "terms": [{"code": "a", "n": "maybe"}]}, "neither yes nor no"),
    ({"columns": [{"name": "n", "type": "date"}], "terms": [{"code": "a", "n": "2026-02-30"}]}, "not a date"),
]


@pytest.mark.parametrize(("content", "words"), BROKEN, ids=[str(row[0])[:40] for row in BROKEN])
def test_a_broken_list_is_told(read, content, words):
    with pytest.raises(CannotGoOn) as error:
        read(needs=NEEDS, broken=content)
    assert {(one.file, one.code) for one in error.value.findings} == {("vocabularies/broken.yml", "declaration")}
    assert any(words in one.problem.in_("en") for one in error.value.findings)


def test_all_broken_lists_are_told_at_once(read):
    with pytest.raises(CannotGoOn) as error:
        read(a="[", b={"terms": [{"code": "A"}, {"code": "B"}]}, c="- x")
    assert [one.file for one in error.value.findings] == [
        "vocabularies/a.yml",
        "vocabularies/b.yml",
        "vocabularies/b.yml",
        "vocabularies/c.yml",
    ]


def test_a_column_that_refers_to_another_list_is_right_where_that_has_the_code(read):
    lists = read(needs=NEEDS, x={"columns": [AREA, LEVEL], "terms": [{"code": "a", "area": "food", "level": "town"}]})
    assert lists["x"].terms["a"].columns == {"area": "food", "level": "town"}
