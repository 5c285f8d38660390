"""JSON Schemas for editors: what they offer, with which words, and that no real record is underlined for nothing."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from crocevia.channels import json_schema
from tests.editions import edition

ROOT = Path(__file__).parents[2]
MILAN = edition("milan")
KINDS = MILAN.catalogue.kinds


class Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: true and false, numbers, nothing; a day is a text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 -- what PyYAML looks up


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), "-+0123456789")
Editor.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]*$"), "-+0123456789")
Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def schema(kind, city=MILAN):
    return json_schema.schema(city, city.catalogue.kinds[kind])


def offered(descriptor, whole):
    """Code → what an editor says beside it, wherever in a property's schema."""
    if "$ref" in descriptor:
        return offered(whole["$defs"][descriptor["$ref"].rpartition("/")[2]], whole)
    found = dict(zip(descriptor.get("enum", ()), descriptor.get("enumDescriptions", ()), strict=True))
    for one in [*descriptor.get("anyOf", ()), *([descriptor["items"]] if "items" in descriptor else ())]:
        found |= offered(one, whole)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_real_record_is_underlined(kind):
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    validator = jsonschema.Draft202012Validator(schema(kind))
    paths = sorted((ROOT / "catalogue" / kind).glob("*.yml"))
    assert len(paths) > 5
    for path in paths:
        wrong = [one.message for one in validator.iter_errors(yaml.load(path.read_text("utf-8"), Editor))]  # noqa: S506
        assert wrong == [], path.name


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_offered_with_its_help_and_every_code_with_its_label(kind):
    whole = schema(kind)
    assert list(whole["properties"]) == [field.name for field in KINDS[kind].written]
    for field in KINDS[kind].written:
        said = whole["properties"][field.name]
        assert said["title"]
        assert said["description"]
        labels = {code: label.in_("it") for code, label in field.categories.items()}
        if field.vocabulary:
            terms = MILAN.catalogue.vocabularies[field.vocabulary].terms
            labels = {code: term.label.in_("it") for code, term in terms.items()}
        if labels:
            assert offered(said, whole) == labels, field.name


def test_records_are_offered_by_name_and_no_other_is_refused():
    whole = schema("services")
    assert offered(whole["properties"]["provider"], whole)["caritas-ambrosiana"] == "Fondazione Caritas Ambrosiana"
    # Where a field may name several kinds it says which.
    assert offered(whole["properties"]["leads_to"], whole)["groups/job-club-milano"] == "Job Club Milano"
    validator = jsonschema.Draft202012Validator(whole["properties"]["provider"])
    assert validator.is_valid("an-association-written-a-minute-ago")
    codes = jsonschema.Draft202012Validator(whole["properties"]["cost"])
    assert codes.is_valid("free")
    assert not codes.is_valid("gratis")


def test_another_column_of_a_vocabulary_is_offered_with_the_name_of_its_term():
    whole = schema("places")
    assert offered(whole["properties"]["municipality"], whole)["015146"] == "Milano"


def test_more_names_than_anyone_reads_are_left_out(monkeypatch):
    town = edition("town")
    assert offered(schema("services", town)["properties"]["offered_by"], {})
    monkeypatch.setattr(json_schema, "MOST_NAMES", 1)
    assert not offered(schema("services", town)["properties"]["offered_by"], {})


def test_no_confidential_record_is_offered():
    town = edition("town")
    assert "casa-segreta" not in json.dumps([schema(kind, town) for kind in town.catalogue.kinds])


def test_an_editor_knows_the_schema_of_every_folder():
    text = re.sub(r"^\s*//.*$", "", (ROOT / ".vscode" / "settings.json").read_text("utf-8"), flags=re.MULTILINE)
    schemas = json.loads(text)["yaml.schemas"]
    assert schemas == {f"./site/schemas/{kind}.json": f"catalogue/{kind}/*.yml" for kind in KINDS}
