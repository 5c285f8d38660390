"""Every document is valid HSDS 3.1, formats and unknown keys included; what they point to is there."""

import copy
import json
import uuid

import pytest

from crocevia.hsds import LISTS, Directory
from crocevia.hsds.columns import SHEETS
from tests.editions import CITIES, edition
from tests.hsds.schemas import FOLDER, schemas, wrong

OBJECT = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


@pytest.fixture(scope="module", params=[*CITIES, "hostile"])
def directory(request):
    return Directory(edition(request.param))


@pytest.mark.parametrize("name", LISTS)
def test_every_document_is_valid(directory, name):
    ids = directory.ids(name)
    assert ids
    for id in ids:
        full, brief = directory.full(name, id), directory.brief(name, id)
        assert full["id"] == brief["id"] == id
        assert not wrong(OBJECT[name], full)
        assert not wrong(OBJECT[name], brief)
        # What is not plain JSON (a Decimal, a date) would fail here.
        json.dumps(full, allow_nan=False)


def test_identifiers_are_uuids_of_version_5_and_each_belongs_to_one_thing(directory):
    found = {}
    for name in LISTS:
        for document in directory.each(name):
            for kind, thing in objects(OBJECT[name], document):
                assert uuid.UUID(thing["id"]).version == 5
                assert found.setdefault(thing["id"], kind) == kind


def objects(kind, document):
    """An object and all within it, by what the schemas call them."""
    yield kind, document
    for key, value in document.items():
        about = schemas()[f"{kind}.json"]["properties"][key]
        inner = (about.get("$ref") or about.get("items", {}).get("$ref", "")).removesuffix(".json")
        for one in (value if isinstance(value, list) else [value]) if inner else ():
            yield from objects(inner, one)


def test_what_documents_point_to_is_there(directory):
    services, places = set(directory.ids("services")), set(directory.ids("locations"))
    organizations, terms = set(directory.ids("organizations")), set(directory.ids("taxonomy_terms"))
    for document in directory.each("services"):
        assert document["organization"]["id"] in organizations
        for at in document.get("service_at_locations", ()):
            assert at["service_id"] in services
            assert at["location_id"] == at["location"]["id"]
            assert at["location_id"] in places
        for one in document.get("attributes", ()):
            assert one["taxonomy_term"]["id"] in terms


def test_the_same_identifiers_come_in_another_build(directory):
    again = Directory(directory.city.edition)
    assert all(again.ids(name) == directory.ids(name) for name in LISTS)


def test_an_unknown_identifier_is_no_document(directory):
    with pytest.raises(KeyError):
        directory.full("services", str(uuid.uuid4()))


CHANGES = {
    "id": lambda thing: thing.update(id="services/mensa"),
    "status": lambda thing: thing.update(status="open"),
    "no name": lambda thing: thing.pop("name"),
    "null": lambda thing: thing.update(alert=None),
    "unknown key": lambda thing: thing.update(summary="x"),
    "url": lambda thing: thing.update(url="https://www.example.org/a b"),
    "email": lambda thing: thing.update(email="x"),
    "age": lambda thing: thing.update(minimum_age="18"),
    "telephone": lambda thing: thing.update(phones=[{"id": thing["id"]}]),
    "unknown key within": lambda thing: thing["organization"].update(vat="x"),
    "term": lambda thing: thing["attributes"][0]["taxonomy_term"].pop("description"),
    "date and time": lambda thing: thing.update(last_modified="2026-11-21"),
    "extension": lambda thing: thing.update(phones=[{"id": thing["id"], "number": "1", "extension": "12"}]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_document_that_is_wrong_is_caught(change):
    document = copy.deepcopy(next(Directory(edition("town")).each("services")))
    assert not wrong("service", document)
    change(document)
    assert wrong("service", document)


def test_the_columns_are_those_of_the_standard():
    for name, sheet in SHEETS.items():
        schema = json.loads((FOLDER / f"{name}.json").read_text())
        plain = {key: one for key, one in schema["properties"].items() if one.get("type") in {"string", "number"}}
        assert f"{sheet.name}.csv" == schema["path"]
        assert list(sheet.columns) == list(plain)
        needed = {*schema["required"], *schema.get("tabular_required", ())}
        for field in sheet.fields:
            one = plain[field["name"]]
            kind = one.get("datapackage_type") or one["type"]
            assert field["type"] == kind, (name, field)
            assert field.get("format") == (one.get("format") if kind == "string" else None), (name, field)
            assert field.get("constraints", {}).get("required", False) is (field["name"] in needed)
            assert field.get("constraints", {}).get("enum") == one.get("enum")
