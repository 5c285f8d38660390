"""Every cell has a value of its column's type, and the CSV's text is that value written."""

from datetime import date
from decimal import Decimal

import pytest

from crocevia.lexical import Point, written
from crocevia.tables import tables
from tests.editions import CITIES, edition

# Table Schema's types → what a value is; bool is an int, and a date with a time is a date: so exactly these.
TYPES = {"string": str, "integer": int, "number": Decimal, "boolean": bool, "date": date, "geopoint": Point}


@pytest.fixture(params=[*CITIES, "hostile"])
def city(request):
    return edition(request.param)


def cells(city):
    for table in tables(city):
        for row in table.rows():
            for column in table.columns:
                yield column, row, column.value(row)


def test_every_value_is_of_its_column_s_type(city):
    seen = set()
    for column, _, value in cells(city):
        if value is None:
            continue
        seen.add(column.type)
        items = value if column.type == "list" else (value,)
        assert items, f"{column.name}: an empty list is None"
        assert {type(one) for one in items} == {TYPES[column.item]}, (column.name, value)
        assert "" not in items, f"{column.name}: an empty text is None"
    assert seen >= {"string", "list", "boolean", "date", "geopoint", "number", "integer"}


def test_a_cell_is_its_value_written(city):
    for column, row, value in cells(city):
        assert column.cell(row) == ("" if value is None else written(value))


def test_numbers_have_the_same_decimals_everywhere(city):
    numbers = [value for _, _, value in cells(city) if isinstance(value, Decimal)]
    numbers += [axis for _, _, value in cells(city) if isinstance(value, Point) for axis in value]
    assert numbers
    assert all(Decimal(written(number)) == number for number in numbers)


def test_a_text_keeps_its_lines_where_the_format_can_hold_them():
    texts = [value for column, _, value in cells(edition("milan")) if column.type == "string" and value]
    assert any("\n" in text for text in texts)


def test_a_column_says_which_tables_it_names():
    named = {column.name: column.references for table in tables(edition("milan")) for column in table.columns}
    assert named["place"] == ("places",)
    assert named["strategic_area"] == ("strategic_areas",)
    assert named["leads_to"] == ("services", "groups")
    assert named["summary"] == ()
