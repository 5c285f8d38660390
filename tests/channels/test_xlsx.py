"""The workbook, opened by openpyxl and by calamine: the CSV's values with Excel's types, words beside codes, its limits kept."""

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from crocevia.channels import xlsx
from crocevia.spreadsheet import workbook
from crocevia.spreadsheet.columns import Shown, shown
from crocevia.spreadsheet.workbook import Workbook, fitted
from crocevia.table import Column
from crocevia.tables import tables
from tests.channels.tabular import cell, csv_rows, file
from tests.editions import CITIES, edition


@pytest.fixture(params=[*CITIES, "hostile"])
def name(request):
    return request.param


@pytest.fixture
def city(name):
    return edition(name)


@pytest.fixture
def book(name):
    return opened(name)


@cache
def packed(name):
    return file(xlsx, edition(name))


@cache
def opened(name):
    """A city's workbook: to read one takes long."""
    return openpyxl.load_workbook(io.BytesIO(packed(name)))


def sheets(book, city):
    """Each table with its sheet and its columns as they are shown."""
    return list(zip(tables(city), book.worksheets[1:], [shown(city, table) for table in tables(city)], strict=True))


def said(row, columns):
    """A row of a sheet as the CSV has it: of words beside codes, the codes."""
    cells, points = {}, {}
    for value, column in zip(row, columns, strict=True):
        if column.column.type == "geopoint":
            points.setdefault(column.column.name, []).append(value)
        else:
            # The code stands after the words.
            cells[column.column.name] = cell(value, column.column)
    for name, axes in points.items():
        cells[name] = ", ".join(f"{axis:.5f}" for axis in axes if isinstance(axis, float))
    return cells


def test_openpyxl_reads_the_values_of_the_csv(city, book):
    for table, sheet, columns in sheets(book, city):
        rows = [said(row, columns) for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert rows == csv_rows(city, table)


def test_calamine_reads_the_values_of_the_csv():
    city = edition("milan")
    book = CalamineWorkbook.from_filelike(io.BytesIO(packed("milan")))
    for number, table in enumerate(tables(city), 1):
        columns = shown(city, table)
        rows = book.get_sheet_by_index(number).to_python()[1:]
        assert [said(row, columns) for row in rows] == csv_rows(city, table)


def test_types_are_excel_s_own(city, book):
    types = {"text": {"s"}, "link": {"s"}, "whole": {"n"}, "number": {"n"}, "boolean": {"b"}, "date": {"d"}}
    seen = set()
    for _, sheet, columns in sheets(book, city):
        for row in sheet.iter_rows(min_row=2):
            for one, column in zip(row, columns, strict=True):
                if one.value is not None:
                    assert one.data_type in types[column.type], (column.heading, one.value)
                    seen.add(column.type)
    assert seen == set(types)


def test_headings_are_words_and_no_two_are_the_same(city, book):
    source = city.settings.source
    for table, sheet, columns in sheets(book, city):
        headings = [one.value for one in sheet[1]]
        assert len({one.casefold() for one in headings}) == len(headings)
        titles = {column.words("title", source).in_(source) for column in table.columns}
        assert all(any(one.startswith(title) for title in titles) for one in headings)
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert len(columns) == len(headings)


def test_words_stand_beside_their_codes():
    rows = list(opened("milan")["Servizi"].iter_rows(values_only=True))
    found = dict(zip(rows[0], next(row for row in rows if row[0] == "celav"), strict=True))
    words = [heading for heading in found if heading.startswith("Per chi")]
    assert [found[one] for one in words] == [
        "Chi cerca lavoro; Persone in difficoltà",
        "unemployed|vulnerable",
    ]


def test_the_first_sheet_explains_every_column_and_says_licence_and_day(city, book):
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    explained = {(row[0], row[1], row[2]) for row in rows}
    for table, sheet, columns in sheets(book, city):
        assert all((sheet.title, one.heading, one.column.name) in explained for one in columns)
        assert any(row[0] == sheet.title and row[2:4] == (table.name, sheet.max_row - 1) for row in rows)
    texts = [text for row in rows for text in row if isinstance(text, str)]
    assert any(city.settings.licence_url in text for text in texts)
    assert "2026-11-21" in texts


def test_addresses_can_be_clicked_and_only_those_of_the_web(city, book):
    links = [one.hyperlink.target for sheet in book for row in sheet.iter_rows() for one in row if one.hyperlink]
    assert len(links) >= sum(1 for _ in city.catalogue)
    assert all(link.startswith(("https://", "http://")) for link in links)


def column(name="x", type="string"):
    return Column(name, {"name": name, "title": name, "type": type}, lambda row: row)


def made(rows, type="text", most=workbook.ROWS, titles=("Cose",)):
    """A workbook with a table of one column for each title."""
    data = io.BytesIO()
    with Workbook(data, edition("town")) as book:
        columns = [Shown("x", column(), type, lambda row: row, 10)]
        told = [book.table(title, columns, iter(rows), kind=True, most=most) for title in titles]
    return openpyxl.load_workbook(io.BytesIO(data.getvalue())), told


def test_what_does_not_fit_into_a_sheet_goes_on_in_the_next():
    book, (told,) = made([str(number) for number in range(25)], most=11)
    assert told == [("Cose", 10), ("Cose (2)", 10), ("Cose (3)", 5)]
    rows = [row[0] for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [str(number) for number in range(25)]
    assert all(sheet["A1"].value == "x" for sheet in book)


def test_the_first_sheet_tells_of_sheets_that_go_on(monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS", 6)
    book = openpyxl.load_workbook(io.BytesIO(file(xlsx, edition("town"))))
    rows = book.worksheets[0].iter_rows(values_only=True)
    told = {row[0]: row[1:4] for row in rows if isinstance(row[3], int)}
    assert [name for name in book.sheetnames if name.startswith("Servizi")] == ["Servizi", "Servizi (2)", "Servizi (3)"]
    assert "Servizi" in told["Servizi (2)"][0]
    assert sum(told[name][2] for name in ("Servizi", "Servizi (2)", "Servizi (3)")) == 11


@pytest.mark.parametrize("title", ["a" * 50, "a/b:c*d?e[f]", "'quoted'", "History", "", "Cose"])
def test_any_title_becomes_a_name_that_excel_takes(title):
    book, _ = made(["1"], titles=(title, title, title.upper()))
    assert len({name.casefold() for name in book.sheetnames}) == 3
    for name in book.sheetnames:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.casefold() != "history"
        assert name.strip("'") == name


def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    book, _ = made(["a" * 40_000, "𠮷" * 20_000, "b" * 32_767])
    first, second, third = (book["Cose"].cell(row, 1).value for row in (2, 3, 4))
    assert first == "a" * 32_763 + " […]"
    assert second == "𠮷" * 16_381 + " […]"
    assert third == "b" * 32_767
    assert fitted("kept") == "kept"


@pytest.mark.parametrize(
    "text", ["=1+1", "+39 02", "@SUM(1)", "-1", "{=A1}", "0123", "1e5", "_x0041_", "a\x0bb", " a ", "a\nb"]
)
def test_a_text_is_the_text_that_was_written(text):
    book, _ = made([text])
    one = book["Cose"]["A2"]
    assert (one.data_type, one.value.replace("_x005F_", "_").replace("_x000B_", "\x0b")) == ("s", text)


def test_days_that_excel_does_not_know_are_texts():
    book, _ = made([date(1899, 12, 31), date(2026, 11, 21)], "date")
    assert [book["Cose"].cell(row, 1).value for row in (2, 3)] == [
        "1899-12-31",
        datetime.combine(date(2026, 11, 21), time()),
    ]


def test_more_links_than_a_sheet_may_have_are_texts(monkeypatch):
    monkeypatch.setattr(workbook, "LINKS", 3)
    rows = [f"https://example.org/{number}" for number in range(5)]
    book, _ = made([*rows, "javascript:alert(1)", "https://example.org/" + "a" * 3_000], "link")
    cells = [book["Cose"].cell(row, 1) for row in range(2, 9)]
    assert [bool(one.hyperlink) for one in cells] == [True] * 3 + [False] * 4
    assert [one.value for one in cells[:5]] == rows


def test_a_number_keeps_its_decimals():
    book, _ = made([Decimal("9.19")], "number")
    assert book["Cose"]["A2"].value == 9.19


def test_rows_are_not_in_memory_until_the_end():
    with zipfile.ZipFile(io.BytesIO(file(xlsx, edition("town")))) as parts:
        assert not [name for name in parts.namelist() if "sharedStrings" in name], "texts stand in their cells"
