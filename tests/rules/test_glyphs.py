"""A character that no font of our paper has is told: where, which, and what would do."""

import pytest
import yaml

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
    import shutil  # noqa: PLC0415 - used once

    shutil.copytree(TOWN, tmp_path / "town")
    folder = tmp_path / "town" / "catalogue"
    file = tmp_path / "town" / "site_config.yml"
    file.write_text(file.read_text("utf-8").replace("../../../templates", str(TOWN.parents[2] / "templates")), "utf-8")
    record = folder / "services" / "piscina.yml"
    name = yaml.safe_load(record.read_text("utf-8"))["name"]
    record.write_text(record.read_text("utf-8").replace(f"name: {name}", f"name: {name} 😀"), "utf-8")
    needs = folder / "vocabularies" / "needs.yml"
    first = yaml.safe_load(needs.read_text("utf-8"))["terms"][0]["label"]
    needs.write_text(needs.read_text("utf-8").replace(f"label: {first}", f"label: {first} 🍲", 1), "utf-8")
    found = [one for one in catalogue.judge(press.settings(file), DAY).findings if one.code == "no-glyph"]
    files = {one.file.rpartition("/")[2]: one for one in found}
    assert set(files) == {"piscina.yml", "needs.yml"}
    for told, path in ((files["piscina.yml"], record), (files["needs.yml"], needs)):
        line = path.read_text("utf-8").splitlines()[told.line - 1]
        assert told.found in line
        assert told.column


def test_our_own_catalogue_can_be_printed():
    found = catalogue.judge(press.settings(CITIES["milan"]), DAY).findings
    assert not [one for one in found if one.code == "no-glyph"]
