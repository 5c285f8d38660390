"""The database, opened by SQLite: the CSV's values, typed and linked, words for codes, and a search that finds."""

import sqlite3
from contextlib import closing, contextmanager
from functools import cache

import pytest

from crocevia.channels import sqlite
from crocevia.tables import tables
from tests.channels.tabular import cell, csv_rows, file
from tests.editions import CITIES, edition


@pytest.fixture(params=[*CITIES, "hostile"])
def name(request):
    return request.param


@pytest.fixture
def city(name):
    return edition(name)


@cache
def packed(name):
    """A city's database: it is written once for all tests."""
    return file(sqlite, edition(name))


@pytest.fixture
def database(name):
    with connected(name) as made:
        yield made


@contextmanager
def connected(name):
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(packed(name))
        made.row_factory = sqlite3.Row
        yield made


def lists(database, table):
    """A table's columns that are lists: their tables."""
    found = database.execute("SELECT name, list_table FROM columns WHERE table_name = ? AND type = 'list'", [table])
    return dict(map(tuple, found))


def value(row, column):
    if column.type != "geopoint":
        return row[column.name]
    longitude = row[f"{column.name}_longitude"]
    return None if longitude is None else {"longitude": longitude, "latitude": row[f"{column.name}_latitude"]}


def test_sqlite_reads_the_values_of_the_csv(city, database):
    for table in tables(city):
        tied = lists(database, table.name)
        many = {name: {} for name in tied}
        for name, where in tied.items():
            for key, _, one in database.execute(f"SELECT * FROM {where} ORDER BY record, position"):  # noqa: S608 - the schema's names
                many[name].setdefault(key, []).append(one)
        said = []
        for row in database.execute(f"SELECT * FROM {table.name} ORDER BY rowid"):  # noqa: S608 - likewise
            values = [
                many[column.name].get(row[table.key]) if column.type == "list" else value(row, column)
                for column in table.columns
            ]
            said.append({c.name: cell(v, c) for c, v in zip(table.columns, values, strict=True)})
        assert said == csv_rows(city, table)


def test_every_reference_has_its_row_and_every_list_its_record(city, database):
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables(city):
        for column in table.columns:
            if column.references:
                holder, own = lists(database, table.name).get(column.name), column.name
                keys = database.execute(f"PRAGMA foreign_key_list({holder or table.name})").fetchall()
                assert any(key["from"] == ("value" if holder else own) for key in keys), (table.name, own)


def test_a_reference_to_nothing_would_be_caught(database):
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO records VALUES (1, 'a/b', 'a', 'b', 'x', NULL, 'due', 'x')")
    with pytest.raises(sqlite3.IntegrityError):
        name = next(iter(lists(database, "services").values()))
        database.execute(f"INSERT INTO {name} VALUES ('nobody', 1, 'nothing')")  # noqa: S608 - likewise


def test_cells_have_their_columns_types(city, database):
    types = {"string": "text", "integer": "integer", "number": "real", "boolean": "integer", "date": "text"}
    for table in tables(city):
        for column in table.columns:
            if column.type in types:
                found = database.execute(f"SELECT DISTINCT typeof({column.name}) FROM {table.name}")  # noqa: S608 - likewise
                assert {row[0] for row in found} <= {types[column.type], "null"}, column.name
    strict = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
    )
    assert [row[0] for row in strict] == ["sqlite_schema"]


def test_views_say_labels_for_codes_and_names_for_records():
    city = edition("milan")
    with connected("milan") as made:
        for row in made.execute("SELECT * FROM services_in_words"):
            record = city.catalogue.records["services"][row["id"]]
            needs = city.catalogue.vocabularies["needs"]
            assert row["needs"] == "; ".join(needs.label(code)["it"] for code in record.values["needs"])
            provider = record.values.get("provider")
            assert row["provider"] == (city.catalogue.find(provider).values["name"] if provider else None)
        assert {row["cost"] for row in made.execute("SELECT cost FROM services_in_words")} >= {"Gratuito", None}


def test_every_record_stands_among_the_opportunities(city, database):
    rows = {(row["kind"], row["id"]): row["name"] for row in database.execute("SELECT * FROM opportunities")}
    assert rows == {(record.kind.name, record.id): record.text("https://schema.org/name") for record in city.catalogue}


def test_the_search_that_the_database_itself_proposes_finds(city, database):
    query = database.execute("SELECT value FROM about WHERE key = 'search'").fetchone()[0]
    found = [row["name"] for row in database.execute(query)]
    assert "lavoro" in found[0].casefold()


@pytest.mark.parametrize(
    ("city", "words", "ref"),
    [
        # What people say for a need, of the broader need too.
        ("town", '"HO FAME"', "services/mensa-del-ponte"),
        ("milan", "lavoro piu", "companies/lavoro-piu"),
        ("milan", "emporio AND niguarda", "places/emporio-niguarda"),
    ],
)
def test_words_are_found_without_accents_and_case(city, words, ref):
    with connected(city) as made:
        query = "SELECT ref FROM search JOIN records ON number = search.rowid WHERE search MATCH ?"
        assert ref in {row["ref"] for row in made.execute(query, [words])}


def test_columns_and_choices_are_explained(city, database):
    source = city.settings.source
    for table in tables(city):
        rows = database.execute("SELECT * FROM columns WHERE table_name = ? ORDER BY position", [table.name]).fetchall()
        assert [row["name"] for row in rows] == [column.name for column in table.columns]
        assert [row["title"] for row in rows] == [c.words("title", source).in_(source) for c in table.columns]
        for column in table.columns:
            found = database.execute(
                "SELECT value, label FROM choices WHERE table_name = ? AND column_name = ?", [table.name, column.name]
            )
            assert dict(map(tuple, found)) == {
                code: text.in_(source) for code, text in column.categories(source).items()
            }
    about = dict(map(tuple, database.execute("SELECT key, value FROM about")))
    assert about["licence_url"] == city.settings.licence_url
    assert about["day"] == "2026-11-21"
