"""The tabular package: clean for frictionless, every key resolved, the same as the documents; and the report of losses."""

import csv
import io
import json

import frictionless
import pytest

from crocevia.channels import hsds
from crocevia.hsds import Directory
from crocevia.hsds.columns import SHEETS
from tests.editions import CITIES, edition


def written(city):
    return {
        path.rpartition("/")[2]: bytes_of(write)
        for output in hsds.outputs(edition(city))
        for path, write in output.files()
    }


def bytes_of(write):
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@pytest.fixture(scope="module", params=[*CITIES, "hostile"])
def package(request, tmp_path_factory):
    """A city, and the folder of its package."""
    folder = tmp_path_factory.mktemp("package")
    for name, data in written(request.param).items():
        (folder / name).write_bytes(data)
    return request.param, folder


def test_frictionless_finds_nothing_to_mend(package):
    report = frictionless.validate(str(package[1] / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])[:9]
    assert len(report.tasks) == len(SHEETS)


def test_tables_and_documents_say_the_same(package):
    city, folder = package
    directory = Directory(edition(city))
    for table in ("service", "organization", "location"):
        found = {row["id"]: row for row in rows((folder / f"{table}s.csv").read_bytes())}
        assert set(found) == set(directory.ids(f"{table}s"))
        for id, row in found.items():
            plain = {
                key: value
                for key, value in directory.full(f"{table}s", id).items()
                if not isinstance(value, list | dict)
            }
            said = {key: text for key, text in row.items() if text and not key.endswith("_id")}
            assert {key: str(value) for key, value in plain.items()} == said
    parts = rows((folder / "attributes.csv").read_bytes())
    documents = [one for table in ("services", "organizations", "locations") for one in directory.each(table)]
    assert {row["id"] for row in parts} == {
        one["id"] for document in documents for one in document.get("attributes", ())
    }


def test_what_attributes_lead_to_is_there(package):
    """A reference between records is the identifier of an object, which no foreign key can say."""
    tables = {name: rows((package[1] / f"{sheet.name}.csv").read_bytes()) for name, sheet in SHEETS.items()}
    things = {row["id"] for name in ("service", "organization", "location") for row in tables[name]}
    attributes = tables["attribute"]
    assert {row["link_id"] for row in attributes} <= things
    led = [row["value"] for row in attributes if row["label"]]
    assert led
    assert set(led) <= things


def test_there_is_no_byte_order_mark_and_every_column(package):
    for sheet in SHEETS.values():
        head = (package[1] / f"{sheet.name}.csv").read_bytes().split(b"\r\n")[0].decode()
        assert head == ",".join(sheet.columns)


def change(folder, name, column, value):
    """Change a column in the first row of a table that has something there."""
    path = folder / f"{name}.csv"
    table = rows(path.read_bytes())
    next(row for row in table if row[column])[column] = value
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)


UNKNOWN = "00000000-0000-5000-8000-000000000000"
# What is changed, and what frictionless must call it.
CHANGES = {
    ("services", "organization_id", UNKNOWN): "foreign-key",
    ("services", "status", "open"): "constraint-error",
    ("services", "name", ""): "constraint-error",
    ("services", "assured_date", "21/11/2026"): "type-error",
    ("service_at_location", "location_id", UNKNOWN): "foreign-key",
    ("phones", "service_id", UNKNOWN): "foreign-key",
    ("attributes", "taxonomy_term_id", UNKNOWN): "foreign-key",
    ("taxonomy_terms", "parent_id", UNKNOWN): "foreign-key",
    ("schedules", "opens_at", "9"): "type-error",
    ("locations", "latitude", "45,46"): "type-error",
    ("url", "url", "no address"): "type-error",
    ("organizations", "id", "associations/il-ponte"): "type-error",
}


def test_tables_that_are_wrong_are_caught(tmp_path):
    for file, data in written("town").items():
        (tmp_path / file).write_bytes(data)
    for name, column, value in CHANGES:
        change(tmp_path, name, column, value)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    found = [(task.name, error.type, error.message) for task in report.tasks for error in task.errors]
    for (name, column, _), kind in CHANGES.items():
        assert any((name, kind) == one[:2] and column in one[2] for one in found), (name, column)


def test_the_report_accounts_for_every_field_of_every_record(package):
    city, folder = package
    said = rows((folder / "losses.csv").read_bytes())
    for kind in edition(city).catalogue.kinds.values():
        for field in kind.fields:
            records = [record for record in edition(city).catalogue.of(kind.name) if field.name in record.values]
            told = [row for row in said if (row["table"], row["field"]) == (kind.name, field.name)]
            assert sum(int(row["records"]) for row in told if row["part"] == "value") == len(records)
            translated = sum(1 for record in records if any(field.name in one for one in record.translations.values()))
            assert sum(int(row["records"]) for row in told if row["part"] == "translations") == translated


def test_only_what_the_report_calls_lost_is_lost(package):
    """What fields and attributes hold comes back: tests/hsds/test_round_trip.py holds this against the report."""
    lost = [row for row in rows((package[1] / "losses.csv").read_bytes()) if row["how"] == "lost"]
    kinds = edition(package[0]).catalogue.kinds
    assert {row["part"] for row in lost if row["table"] in kinds} <= {"translations"}


def test_the_descriptor_names_the_standard():
    said = json.loads(written("town")["datapackage.json"])
    assert said["conformsTo"].startswith("https://docs.openreferral.org/")
    assert {one["path"] for one in said["resources"]} == {f"{sheet.name}.csv" for sheet in SHEETS.values()}
