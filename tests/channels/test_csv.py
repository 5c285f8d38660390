"""The published tables: clean for frictionless, whole for a spreadsheet, explained for a person."""

import csv
import io
import re

import frictionless
import pytest

from crocevia.channels import csv as channel
from crocevia.channels import datapackage
from crocevia.tables import tables
from tests.editions import CITIES, edition, packaged

# What Excel, LibreOffice Calc and Google Sheets make of a plain cell in an Italian or English locale.
FORMULA = re.compile(r"[=+\-@\t\r]")
LEADING_ZERO = re.compile(r"0\d+")
TOO_LONG = re.compile(r"\d{16,}")
SCIENTIFIC = re.compile(r"\d+(\.\d+)?[eE]\+?\d+")
THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")
DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}([-/.]\d{2,4})?|\d{1,2} ?[a-zA-Z]{3}|[a-zA-Z]{3} ?\d{1,2}")
TIME = re.compile(r"\d{1,2}:\d{2}")
MANGLED = (FORMULA, LEADING_ZERO, TOO_LONG, SCIENTIFIC, THOUSANDS, DAY, TIME)


@pytest.fixture(params=CITIES)
def city(request):
    return edition(request.param)


def rows(city, name):
    file = io.BytesIO()
    next(output for output in channel.outputs(city) if output.table == name).write(file)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


def test_frictionless_finds_the_package_clean(city, tmp_path):
    paths = packaged(city, tmp_path)
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == len(paths)


def test_no_cell_is_one_that_a_spreadsheet_would_change(city):
    """Of no channel's tables; HSDS alone is for programs, and says its telephones as the standard does (manual/hsds.md)."""
    written = [
        one for one in city.described() if one.media_type == "text/csv" and not one.path.startswith("data/hsds/")
    ]
    assert len(written) > len(list(tables(city)))
    for output in written:
        file = io.BytesIO()
        output.write(file)
        for row in csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")):
            for cell in row:
                spoiled = [pattern.pattern for pattern in MANGLED if pattern.match(cell) and pattern is FORMULA]
                spoiled += [pattern.pattern for pattern in MANGLED[1:] if pattern.fullmatch(cell)]
                assert not spoiled, (output.path, cell)


def test_every_published_record_has_one_row(city):
    for kind in city.catalogue.kinds:
        assert [row["id"] for row in rows(city, kind)] == [record.id for record in city.catalogue.of(kind)]


def test_columns_stand_in_the_order_of_the_schema_then_the_derived_ones(city):
    for table in tables(city):
        derived = [bool(column.descriptor.get("derived")) for column in table.columns]
        assert derived == sorted(derived)


def test_every_column_is_explained_in_every_language(city):
    languages = city.settings.languages
    for table in tables(city):
        for column in table.columns:
            for language in languages:
                key = "title" if language == languages[0] else f"title@{language}"
                assert column.descriptor.get(key), (table.name, column.name, key)


def test_what_a_reader_gets_back_is_what_the_record_says(city):
    package = frictionless.Package(datapackage.package(city))
    for resource in package.resources:
        if resource.name in city.catalogue.kinds:
            fields = {field.name: field for field in resource.schema.fields}
            for record, row in zip(city.catalogue.of(resource.name), rows(city, resource.name), strict=True):
                for name in record.values:
                    if name in fields and fields[name].type == "list":
                        value, notes = fields[name].read_cell(row[name])
                        assert not notes
                        assert len(value) == len(record.values[name])
