"""The forms are what the schemas want and what GitHub takes."""

import re
from pathlib import Path

import pytest
import yaml

from crocevia import catalogue, cli, press
from crocevia.findings import CannotGoOn
from crocevia.forge.inputs import inputs
from tests.cities import DAY, THINGS

ROOT = Path(__file__).parents[2]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
# What the documentation of the form schema lets each element have.
KEYS = {"label", "description", "placeholder", "value"}


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_forms_are_as_the_schemas_want_them():
    assert cli.main(["issue-forms", "--check", "--config", str(ROOT / "site_config.yml")]) == 0


@pytest.mark.parametrize("path", [path for path in FORMS if path.stem != "config"], ids=lambda path: path.stem)
def test_github_takes_each_form(path):
    form = read(path)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    assert asked
    for one in asked:
        assert set(one) <= {"type", "id", "attributes", "validations"}
        assert one["type"] in {"input", "textarea"}
        assert re.fullmatch(r"[A-Za-z0-9_-]+", one["id"])
        assert set(one["attributes"]) <= KEYS
        assert all(isinstance(text, str) and text.strip() for text in one["attributes"].values())
        # A line of input that is filled in with several would lose their ends.
        if one["type"] == "input":
            assert "\n" not in one["attributes"].get("placeholder", "") + one["attributes"].get("value", "")
    ids = [one["id"] for one in asked]
    labels = [one["attributes"]["label"].casefold() for one in asked]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    # Two that differ in signs alone are one to GitHub.
    assert len({re.sub(r"[\W_]+", "-", label) for label in labels}) == len(labels)
    # What YAML takes for true or false is forbidden as a label.
    assert not {"y", "yes", "n", "no", "true", "false", "on", "off"} & set(labels)


def test_names_differ_and_no_issue_is_opened_without_a_form():
    names = [read(path)["name"] for path in FORMS if path.stem != "config"]
    assert len(set(names)) == len(names)
    assert read(FORMS[0].parent / "config.yml") == {"blank_issues_enabled": False}


def test_every_field_but_the_secret_one_is_asked_under_its_own_name():
    rulebook, _, _ = catalogue.survey(press.settings(ROOT / "site_config.yml"), DAY)
    for kind in rulebook.kinds.values():
        ids = [one["id"] for one in read(FORMS[0].parent / f"{kind.name}.yml")["body"][1:]]
        secret = [field.name for field in kind.written if field.meaning == "urn:crocevia:confidential"]
        assert ids == ["record", *(field.name for field in kind.written if field.name not in secret), "to-reviewer"]


def test_two_fields_of_one_title_get_different_headings(city):
    fields = [*THINGS["fields"], {"name": "second", "type": "string", "title": "nome"}]
    fields.append({"name": "third", "type": "string", "title": "Scheda"})
    city.declare("schemas/things", THINGS | {"fields": fields})
    rulebook, _, _ = catalogue.survey(city.settings, DAY)
    labels = {one.id: one.label for one in inputs(rulebook.kinds["things"], "it")}
    assert (labels["called"], labels["second"], labels["third"]) == ("Nome (called)", "nome (second)", "Scheda (third)")


def test_a_field_cannot_take_the_name_of_our_own_questions(city):
    city.declare("schemas/things", THINGS | {"fields": [*THINGS["fields"], {"name": "record", "type": "string"}]})
    rulebook, _, _ = catalogue.survey(city.settings, DAY)
    with pytest.raises(CannotGoOn):
        inputs(rulebook.kinds["things"], "it")


def test_forms_are_written_where_they_differ_and_taken_away_with_their_kind(city, capsys):
    command = ["issue-forms", "--config", str(city.config)]
    folder = city.root / ".github" / "ISSUE_TEMPLATE"
    assert cli.main([*command, "--check"]) == 1
    assert not folder.exists()
    assert cli.main(command) == 0
    assert {path.name for path in folder.iterdir()} == {"config.yml", "correction.yml", "spots.yml", "things.yml"}
    capsys.readouterr()
    assert cli.main(command) == 0
    assert "things" not in capsys.readouterr().out
    (folder / "gone.yml").write_bytes((folder / "things.yml").read_bytes())
    (folder / "own.yml").write_text("name: by hand\n", encoding="utf-8")
    assert cli.main([*command, "--check"]) == 1
    assert cli.main(command) == 0
    assert {path.stem for path in folder.iterdir()} == {"config", "correction", "spots", "things", "own"}
