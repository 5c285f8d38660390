"""The Parquet files, opened by pyarrow and by DuckDB: the CSV's values, typed, and the question that they must answer."""

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from crocevia.channels import parquet
from crocevia.tables import tables
from tests.channels.tabular import cell, csv_rows, file
from tests.editions import CITIES, DAY, ROOT, edition


@pytest.fixture(params=[*CITIES, "hostile"])
def city(request):
    return edition(request.param)


@pytest.fixture
def folder(city, tmp_path):
    for table in tables(city):
        (tmp_path / f"{table.name}.parquet").write_bytes(file(parquet, city, table.name))
    return tmp_path


def test_pyarrow_reads_the_values_of_the_csv(city, folder):
    for table in tables(city):
        columns = {column.name: column for column in table.columns}
        read = pq.read_table(folder / f"{table.name}.parquet").to_pylist()
        said = [{name: cell(value, columns[name]) for name, value in row.items()} for row in read]
        assert said == csv_rows(city, table)


def test_duckdb_reads_the_values_of_the_csv(city, folder):
    for table in tables(city):
        read = duckdb.sql(f"SELECT * FROM '{folder}/{table.name}.parquet'")  # noqa: S608 - the schema's names
        rows = [dict(zip(read.columns, row, strict=True)) for row in read.fetchall()]
        said = [{column.name: cell(row[column.name], column) for column in table.columns} for row in rows]
        assert said == csv_rows(city, table)


TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "geopoint": pa.struct([("longitude", pa.float64()), ("latitude", pa.float64())]),
}


def test_columns_have_their_types_and_say_what_they_mean(city, folder):
    source = city.settings.source
    for table in tables(city):
        schema = pq.read_schema(folder / f"{table.name}.parquet")
        assert schema.metadata[b"licence"].decode() == city.settings.licence_url
        assert schema.metadata[b"created"] == b"2026-11-21"
        for column in table.columns:
            field = schema.field(column.name)
            wanted = TYPES[column.item]
            assert field.type == (pa.list_(wanted) if column.type == "list" else wanted), column.name
            assert field.nullable == (column.name != table.key)
            assert field.metadata[b"title"].decode() == column.words("title", source).in_(source)


def test_rows_stand_in_groups_so_that_no_table_is_in_memory(monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 10)
    city = edition("milan")
    made = pq.ParquetFile(io.BytesIO(file(parquet, city, "services")))
    rows = len(city.catalogue.of("services"))
    assert made.metadata.num_row_groups == -(-rows // 10)
    assert [row["id"] for row in made.read().to_pylist()] == [record.id for record in city.catalogue.of("services")]


def test_a_table_without_rows_is_a_file_with_columns(monkeypatch):
    city = edition("town")
    none = replace(city.catalogue, _sorted=dict.fromkeys(city.catalogue.kinds, ()))
    made = pq.read_table(io.BytesIO(file(parquet, replace(city, catalogue=none), "services")))
    assert made.num_rows == 0
    assert made.column_names == [column.name for column in next(tables(city)).columns]


def test_the_manual_s_question_is_answered_in_one_line(tmp_path):
    city = verified(edition("milan"))
    (tmp_path / "services.parquet").write_bytes(file(parquet, city, "services"))
    manual = (ROOT / "manual" / "data.md").read_text("utf-8")
    (question,) = re.findall(r"^SELECT municipality, .*unnest\(municipalities\).*$", manual, re.MULTILINE)
    question = re.sub(r"'[^']*services.parquet'", f"'{tmp_path}/services.parquet'", question)
    answer = duckdb.sql(question.replace("today()", f"DATE '{DAY}'")).fetchall()
    assert answer == sorted(by_hand(city).items())
    assert len(answer) > 5
    assert sum(count for _, count in answer) > 20


def verified(city):
    """The city with a good part of its services free, for job seekers, verified this year or before."""
    changed = []
    for number, record in enumerate(city.catalogue.of("services")):
        values = dict(record.values)
        values["cost"] = "fee" if number % 7 == 0 else "free"
        values["audience"] = ("women",) if number % 5 == 0 else ("everyone", "unemployed")
        values["verified_on"] = DAY - timedelta(days=5 * number)
        if number % 11 == 0:
            values["status"] = "closed"
        if number % 13 == 0:
            values["zones"] = ("milano-municipio-7", "milano", "lombardia", "bologna")
        changed.append(replace(record, values=MappingProxyType(values)))
    known = {**city.catalogue._sorted, "services": tuple(changed)}
    return replace(city, catalogue=replace(city.catalogue, _sorted=known))


def by_hand(city):
    """How many free services for job seekers there are in each municipality, verified this year."""
    zones, found = city.catalogue.vocabularies["zones"], Counter()
    for record in city.catalogue.of("services"):
        said = record.values
        free, there = said["cost"] == "free", said.get("status") != "closed"
        if free and there and "unemployed" in said["audience"] and said["verified_on"] >= date(2026, 1, 1):
            above = {above for code in said["zones"] for above in zones.upwards(code)}
            found.update(code for code in above if zones.terms[code].columns["level"] == "municipality")
    return found
