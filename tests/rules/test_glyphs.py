"""A character that no font of our paper has is told: where, which, and what would do."""

import shutil

import pytest

from crocevia import catalogue, press
from crocevia.rules.glyphs import MOST, character_can_be_printed
from tests.editions import CITIES, DAY
from tests.hostile.city import TOWN


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Mensa del Ponte", []),
        ("Perché così — «sì»", []),
        ("Mensa 😀", ["😀"]),
        ("בית פתוח", ["ב", "י", "ת"]),
        ("😀" * 5, ["😀"]),
    ],
)
def test_a_character_without_a_glyph_is_told_once(value, found):
    told = list(character_can_be_printed(value, None))
    assert [one.found for one in told] == found
    assert len(told) <= MOST
    assert all(one.level.name == "WARNING" for one in told)


def test_it_is_told_with_its_name_and_code_point():
    (told,) = character_can_be_printed("Mensa 😀", None)
    assert "GRINNING FACE (U+1F600)" in told.problem.in_("en")


def test_a_record_a_translation_and_a_vocabulary_are_told_with_their_lines(tmp_path):
    shutil.copytree(TOWN, tmp_path / "town")
    folder = tmp_path / "town" / "catalogue"
    file = tmp_path / "town" / "site_config.yml"
    file.write_text(file.read_text("utf-8").replace("../../../templates", str(TOWN.parents[2] / "templates")), "utf-8")
    changed = {
        folder / "services" / "piscina.yml": ("Piscina del borgo", "Piscina del borgo 😀"),
        folder / "translations" / "en" / "services" / "mensa-del-ponte.yml": ("Free lunch", "😀 Free lunch"),
        folder / "vocabularies" / "needs.yml": ("label: Mangiare", "label: Mangiare 🍲"),
    }
    for path, (before, after) in changed.items():
        path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    found = [one for one in catalogue.judge(press.settings(file), DAY).findings if one.code == "no-glyph"]
    told = {one.file.rpartition("/")[2]: one for one in found}
    assert {path.name for path in changed} <= set(told)
    for path in changed:
        one = told[path.name]
        assert one.found in path.read_text("utf-8").splitlines()[one.line - 1]
        assert one.column


def test_our_own_catalogue_can_be_printed():
    found = catalogue.judge(press.settings(CITIES["milan"]), DAY).findings
    assert not [one for one in found if one.code == "no-glyph"]
