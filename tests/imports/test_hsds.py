"""HSDS packages: versions 1.1, 2 and 3, tables and JSON, made up and real."""

import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from crocevia.imports import hsds, hsds_files
from crocevia.imports.folders import Folder
from crocevia.when import hours
from tests.imports.milan import accounted, dry, judged, values, why

SHARED = Path(__file__).parents[3] / "shared"
ILLINOIS = SHARED / "data" / "hsds_illinois"
EXAMPLES = SHARED / "standards" / "hsds" / "3.1.1" / "correct_example"

MAP = """\
tables:
  organization:
    kind: associations
    key: id
    columns: {name: name, description: description, email: email, url: website, website: website, phones: phone}
    defaults: {summary: "{name}", zones: [milano]}
  service:
    kind: services
    key: id
    columns:
      {name: name, organization_id: provider, location_id: place, description: description, url: website, fees: cost,
      phones: phone, application_process: how_to, schedules: hours, hours_note: hours_note, taxonomy_terms: needs,
      languages: languages, status: status, minimum_age: min_age, required_documents: requirements}
    defaults: {zones: [milano], needs: [legal-aid]}
    values: {needs: {food pantries: food}}
  location:
    kind: places
    key: id
    columns: {name: name, schedules: hours, hours_note: hours_note, phones: phone, address_1: address, city: municipality}
    defaults: {municipality: "015146"}
"""

TABLES = {
    "organizations.csv": "id,name,description,email\no1,Il Ponte,Aiuta le famiglie.,info@example.org\n",
    "services.csv": "id,organization_id,name,description,status,minimum_age\n"
    "s1,o1,Mensa,Pranzo per tutti.,active,18\ns2,o9,Emporio,Alimenti.,defunct,\n",
    "locations.csv": "id,name,latitude,longitude\nl1,Casa del Ponte,45.46,9.19\n",
    "services_at_location.csv": "id,service_id,location_id\na1,s1,l1\n",
    "phones.csv": "id,service_id,location_id,number,extension,type\n"
    "p1,s1,,02 88463107,,voice\np2,s1,,02 88463108,,fax\np3,,l1,02 88463109,12,\n",
    "physical_addresses.csv": "id,location_id,address_1,city,postal_code\nd1,l1,via Roma 1,Milano,20121\n",
    "postal_addresses.csv": "id,location_id,address_1\nd2,l1,Casella postale 3\n",
    "regular_schedules.csv": "id,service_id,weekday,opens_at,closes_at\n"
    "r1,s1,Monday,09:00,12:00\nr2,s1,Tuesday,09:00,12:00\nr3,s1,3,14:00:00Z,18:00:00Z\nr4,s1,Friday,,\n",
    "schedules.csv": "id,service_id,freq,byday,opens_at,closes_at,valid_from,valid_to\n"
    'r5,s2,WEEKLY,"MO,WE",10:00,12:00,,\nr6,s2,WEEKLY,SA,10:00,12:00,2026-06-01,2026-08-31\n',
    "languages.csv": "id,service_id,language\nn1,s1,Arabic\n",
    "taxonomies.csv": "id,name\nt1,Food Pantries\nt2,Unused\n",
    "services_taxonomy.csv": "id,service_id,taxonomy_id\nx1,s1,t1\n",
    "contacts.csv": "id,service_id,name\nc1,s1,Mario Rossi\n",
    "required_documents.csv": "id,service_id,document\nq1,s1,Nessun documento\n",
    "programs.csv": "id,name\ng1,Programma\n",
}


def package(tmp_path, tables=TABLES):
    folder = tmp_path / "package"
    folder.mkdir()
    for name, text in tables.items():
        (folder / name).write_text(text)
    return folder


def brought(tmp_path, file, **more):
    saved = tmp_path / "map.yml"
    saved.write_text(MAP)
    return dry(file, format="hsds", kind="", map=saved, **more)


def check_ponte(imported):
    (body,), (place,) = values(imported, "associations"), values(imported, "places")
    assert body["name"] == "Il Ponte"
    assert place["phone"] == ("02 8846 3109 ext. 12",)
    assert place["address"] == "via Roma 1"
    mensa, emporio = values(imported, "services")
    assert mensa["provider"] == "il-ponte"
    assert mensa["place"] == "casa-del-ponte"
    assert mensa["phone"] == ("02 8846 3107",)
    assert mensa["needs"] == ("food",)
    assert mensa["languages"] == ("ar",)
    assert hours.parse(mensa["hours"]).osm == "Mo,Tu 09:00-12:00; We 14:00-18:00"
    assert (mensa["min_age"], mensa["requirements"]) == ("18", "Nessun documento")
    assert emporio["status"] == "closed"
    assert hours.parse(emporio["hours"]).osm == "Mo,We 10:00-12:00"
    assert "VALID_FROM=2026-06-01" in emporio["hours_note"]
    assert not judged(imported)


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_tables_of_versions_1_and_2(tmp_path, packed):
    folder = package(tmp_path)
    if packed:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for name, text in TABLES.items():
                archive.writestr(f"hsds/{name}", text)
        folder = tmp_path / "package.zip"
        folder.write_bytes(data.getvalue())
    check_ponte(brought(tmp_path, folder))


def test_what_has_no_place_here_is_left_out_and_said(tmp_path):
    lines = brought(tmp_path, package(tmp_path)).account.lines()
    said = {message.in_("en") for line in lines for message in line.why}
    assert "names of people are not kept" in said
    assert "an address for letters, not one where people go" in said
    assert "no hours are given for this day" in said
    assert "“fax 02 88463108”: a fax" in said
    assert "“o9”: no record of associations is called so" in said
    assert "the catalogue has no field for what HSDS calls program" in said
    assert "the catalogue has no field for what HSDS calls taxonomy" in said


def nested():
    """The same as version 3 has it: a page of an API, objects in objects."""
    organization = {"id": "o1", "name": "Il Ponte", "description": "Aiuta le famiglie.", "email": "info@example.org"}
    location = {
        "id": "l1",
        "name": "Casa del Ponte",
        "location_type": "physical",
        "addresses": [{"id": "d1", "address_1": "via Roma 1", "city": "Milano", "address_type": "physical"}],
        "phones": [{"id": "p3", "number": "02 88463109", "extension": 12}],
    }
    week = [
        {"id": "r1", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "12:00"},
        {"id": "r3", "freq": "WEEKLY", "byday": "WE", "opens_at": "14:00", "closes_at": "18:00", "interval": 1},
    ]
    term = {"id": "t1", "name": "Food Pantries", "code": "BD-1800"}
    mensa = {
        "id": "s1",
        "name": "Mensa",
        "description": "Pranzo per tutti.",
        "status": "active",
        "minimum_age": 18,
        "organization": organization,
        "phones": [{"id": "p1", "number": "02 88463107"}],
        "schedules": week,
        "languages": [{"id": "n1", "code": "ar", "name": "Arabic"}],
        "attributes": [{"id": "x1", "taxonomy_term": term}],
        "required_documents": [{"id": "q1", "document": "Nessun documento"}],
        "service_at_locations": [{"id": "a1", "location": location}],
        "contacts": [{"id": "c1", "name": "Mario Rossi", "phones": [{"id": "p9", "number": "02 88463101"}]}],
    }
    summer = {"id": "r6", "byday": "SA", "opens_at": "10:00", "closes_at": "12:00", "valid_from": "2026-06-01"}
    plain = {"id": "r5", "freq": "WEEKLY", "byday": "MO,WE", "opens_at": "10:00", "closes_at": "12:00"}
    emporio = {
        "id": "s2",
        "name": "Emporio",
        "description": "Alimenti.",
        "status": "defunct",
        "schedules": [plain, summer],
    }
    return {"total_items": 2, "page_number": 1, "contents": [mensa, {**emporio, "organization": organization}]}


def test_nested_json_of_version_3(tmp_path):
    file = tmp_path / "services.json"
    file.write_text(json.dumps(nested()))
    imported = brought(tmp_path, file)
    check_ponte(imported)
    assert [record["provider"] for record in values(imported, "services")] == ["il-ponte", "il-ponte"]


def test_the_numbers_that_others_gave_an_organization_are_read_under_their_name(tmp_path):
    """As version 3 has them; version 2 has one, `tax_id`."""
    organization = {
        "id": "o1",
        "name": "Il Ponte",
        "description": "Aiuta le famiglie.",
        "organization_identifiers": [{"id": "i1", "identifier_type": "Codice fiscale", "identifier": "80000000010"}],
    }
    file = tmp_path / "organizations.json"
    file.write_text(json.dumps([organization]))
    imported = dry(file, format="hsds", kind="", over={"zones": "milano"})
    assert [record["tax_code"] for record in values(imported, "associations")] == ["80000000010"]


def test_lists_of_an_api_are_what_they_are_called(tmp_path):
    """`service_at_locations` are no services, `taxonomy_terms` no taxonomies, though they begin so."""
    said = nested()["contents"][0]
    at = {"id": "a2", "service_id": "s1", "location": said["service_at_locations"][0]["location"]}
    term = {"id": "t9", "name": "Unused", "description": "x"}
    for name, things in {"services": [said], "service_at_locations": [at], "taxonomy_terms": [term]}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(things))
    things = hsds_files.read(Folder.of(tmp_path), Folder.of(tmp_path).names()).things
    assert [one.get("id") for one in things["service"]] == ["s1"]
    assert {one.get("id") for one in things["service_at_location"]} == {"a1", "a2"}
    assert "t9" in {one.get("id") for one in things["taxonomy_term"]}


def test_only_the_files_that_the_descriptor_lists_are_read(tmp_path):
    folder = package(tmp_path)
    listed = [name for name in TABLES if name != "programs.csv"]
    (folder / "datapackage.json").write_text(json.dumps({"resources": [{"path": name} for name in listed]}))
    imported = brought(tmp_path, folder)
    check_ponte(imported)
    assert not [line for line in imported.account.lines() if line.origin.table == "programs.csv"]


def test_a_packages_own_words_are_guessed(tmp_path):
    imported = dry(package(tmp_path), format="hsds", kind="")
    assert {name: plan.kind for name, plan in imported.plans.items()} == {
        "organization": "associations",
        "service": "services",
        "location": "places",
    }
    service = imported.plans["service"]
    assert service.key == "id"
    assert service.columns["organization_id"] == "provider"
    assert service.columns["schedules"] == "hours"
    assert why(imported, "minimum_age")


@pytest.mark.skipif(not EXAMPLES.exists(), reason=f"the standard's examples are not here: {EXAMPLES}")
@pytest.mark.parametrize("name", ["organization_full", "service_full", "service_at_location_full"])
def test_the_standards_own_examples_are_accounted_for(name):
    accounted(dry(EXAMPLES / f"{name}.json", format="hsds", kind=""))


@pytest.fixture(scope="module")
def illinois(tmp_path_factory):
    if not ILLINOIS.exists():
        pytest.skip(f"the real package is not here: {ILLINOIS}")
    folder = tmp_path_factory.mktemp("illinois")
    return brought(folder, ILLINOIS, country="US", source_url="https://example.org/illinois")


def test_a_real_packages_organisations_services_and_locations_arrive(illinois):
    assert Counter(draft.kind.name for draft in illinois.merged.new) == {
        "associations": 33,
        "places": 520,
        "services": 429,
    }
    # One of the 430 services has neither a name nor an identifier.
    assert {row: why.values["field"] for row, why in illinois.account.fallen.items()} == {("service", 431): "name"}
    assert not judged(illinois)


def test_a_real_packages_every_cell_is_accounted_for(illinois):
    accounted(illinois)
    assert sum(illinois.account.totals().values()) == 14_966
    phones = [phone for record in values(illinois) for phone in record.get("phone", ())]
    assert len(phones) > 900
    assert all(phone.startswith("+1 ") for phone in phones)


def test_a_real_packages_hours_are_all_read_or_noted(illinois):
    schedules = [line for line in illinois.account.lines() if line.origin.table == "regular_schedules.csv"]
    stated = {line.origin.row for line in schedules if line.origin.column == "opens_at"}
    lost = {line.origin.row for line in schedules if line.state == "left out"}
    assert len(stated) == 1_827
    assert not stated & lost


def test_services_name_the_organisations_that_are_there(illinois):
    ids = {record["provider"] for record in values(illinois, "services") if "provider" in record}
    assert ids <= {draft.id for draft in illinois.merged.new if draft.kind.name == "associations"}
    assert len(ids) > 20


def test_nothing_that_is_no_package_is_read(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Exception, match="no organisations, services or locations"):
        hsds.read(tmp_path / "empty")
