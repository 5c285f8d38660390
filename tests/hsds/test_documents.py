"""Every document is valid HSDS 3.1, formats and unknown keys included; what they point to is there."""

import copy
import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crocevia import meanings as m
from crocevia.history.told import Change, History, What
from crocevia.hsds import LISTS, Directory
from crocevia.hsds.city import UNKNOWN
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


def test_identifiers_are_those_of_the_uuid_library(directory):
    """UUIDv5 (RFC 9562) in the namespace of the city's address, of `table/kind/record`."""
    city = directory.city
    space = uuid.uuid5(uuid.NAMESPACE_URL, city.edition.settings.url)
    record = next(iter(city.records("service")))
    assert city.ids.record("service", record.ref) == str(uuid.uuid5(space, f"service/{record.ref}"))
    assert city.ids.of("phone", str(record.ref), 0) == str(uuid.uuid5(space, f"phone/{record.ref}/0"))


def test_what_is_not_known_is_said_to_be_unknown(directory):
    """HSDS wants an organization, a postal code and a province where nobody may have told us any."""
    unknown = directory.things.city.words(UNKNOWN)
    offered = {document["organization"]["name"] for document in directory.each("services")}
    assert unknown in offered
    assert [one["name"] for one in directory.each("organizations")].count(unknown) == 1
    codes = {one["postal_code"] for document in directory.each("locations") for one in document.get("addresses", ())}
    assert unknown in codes


def test_a_service_was_modified_when_git_says_so():
    """The service, who offers it or where it is; a commit dated tomorrow is not known today."""
    town = edition("town")
    record = next(one for one in Directory(town).city.records("service") if one.get(m.PROVIDER))
    assert "last_modified" not in Directory(town).things.service(record)
    days = {record.ref: datetime(2026, 3, 1, tzinfo=UTC), record.get(m.PROVIDER): datetime(2026, 5, 1, 9, tzinfo=UTC)}
    changes = [Change(None, "c", at, What.CHANGED, ref) for ref, at in days.items()]
    late = Change(None, "d", datetime(2027, 1, 1, tzinfo=UTC), What.CHANGED, record.ref)
    known = replace(town, history=lambda: History((*changes, late)))
    service = Directory(known).things.service(record)
    assert service["last_modified"] == "2026-05-01T09:00:00.000Z"
    assert not wrong("service", service)


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
