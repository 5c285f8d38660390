"""Lists as people have them: any separator, any encoding, titles above the headings, several sheets, lost zeros."""

import io
from datetime import date, time

import openpyxl
import pytest

from crocevia.imports import csv, xlsx
from crocevia.imports.given import Refused

ROWS = [["Nome", "Città", "Note"], ["Emporio", "Monza", "è aperto"], ["Mensa", "Milano", "più giorni"]]


def lines(separator=",", rows=ROWS):
    return "".join(separator.join(row) + "\r\n" for row in rows)


def read(tmp_path, data, **more):
    file = tmp_path / "list.csv"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return csv.read(file, **more)


def cells(brought):
    (table,) = brought.tables
    return [[value.text for value in row.values] for row in table.rows]


def said(brought):
    return [note.in_("en") for note in brought.notes]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_separators_and_encodings_are_found_out(tmp_path, separator, encoding):
    brought = read(tmp_path, lines(separator).encode(encoding))
    assert brought.tables[0].columns == ("Nome", "Città", "Note")
    assert cells(brought) == ROWS[1:]


@pytest.mark.parametrize(("encoding", "called"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16")])
def test_an_encoding_that_was_guessed_is_said(tmp_path, encoding, called):
    assert f"list.csv: read as {called}" in said(read(tmp_path, lines().encode(encoding)))


def test_commas_in_a_text_are_no_separator(tmp_path):
    rows = [["Nome", "Orario"], ["A, B, C", "lun, mar, mer"], ["D, E", "gio"], ["F", "ven, sab, dom, lun"]]
    assert cells(read(tmp_path, lines(";", rows))) == rows[1:]


def test_excels_own_line_says_the_separator(tmp_path):
    assert cells(read(tmp_path, "sep=|\r\nNome|Note\r\na,b|c\r\n")) == [["a,b", "c"]]


def test_a_text_in_quotes_may_hold_lines_and_separators(tmp_path):
    assert cells(read(tmp_path, 'Nome;Orario\n"A; B";"lun 9-12\nmar 9-12"\n')) == [["A; B", "lun 9-12\nmar 9-12"]]


def test_titles_above_the_headings_are_left_out_and_said(tmp_path):
    brought = read(tmp_path, "COMUNE DI MONZA;;\n;;\n" + lines(";"))
    assert brought.tables[0].columns == ("Nome", "Città", "Note")
    assert brought.tables[0].rows[0].number == 4
    assert [(one.origin.row, one.origin.column, one.text) for one in brought.left] == [(1, "A", "COMUNE DI MONZA")]
    assert "list.csv: the headings are in row 3" in said(brought)


def test_rows_keep_their_number_and_empty_ones_go(tmp_path):
    brought = read(tmp_path, "Nome;Note\n;\nA;b\n;\nC;d\n")
    assert [row.number for row in brought.tables[0].rows] == [3, 5]


def test_a_heading_that_comes_twice_or_not_at_all_gets_a_name(tmp_path):
    brought = read(tmp_path, "Nome,Telefono,Telefono,\na,b,c,d\ne,f,g,h\n")
    assert brought.tables[0].columns == ("Nome", "Telefono", "Telefono (2)", "D")
    assert any("“Telefono” stands there more than once" in one for one in said(brought))


@pytest.mark.parametrize("broken", ["Emporio &egrave; qui;Monza;x", "Emporio;Monza"])
def test_a_row_cut_in_the_wrong_place_is_left_out_and_said(tmp_path, broken):
    good = "".join(f"n{n};Monza;x\n" for n in range(9))
    brought = read(tmp_path, f"Nome;Comune;Note\n{good}{broken}\n")
    assert len(brought.tables[0].rows) == 9
    assert {one.why.in_("en").partition(":")[2] for one in brought.left} <= {
        " a separator stands in a text without quotes",
        " a line ends in a text without quotes",
    }
    assert len(brought.left) == broken.count(";") + 1


def test_a_file_of_no_text_is_refused(tmp_path):
    with pytest.raises(Refused, match="not a text file"):
        read(tmp_path, bytes(range(256)) * 50)


def book(sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def read_book(tmp_path, sheets, sheet=""):
    file = tmp_path / "list.xlsx"
    file.write_bytes(book(sheets))
    return xlsx.read(file, sheet)


def test_the_first_sheet_with_anything_is_read_and_the_others_are_named(tmp_path):
    brought = read_book(tmp_path, {"Vuoto": [], "Elenco": ROWS, "Altro": [["Nome"], ["x"]]})
    assert brought.tables[0].name == "Elenco"
    assert cells(brought) == ROWS[1:]
    assert said(brought) == ["sheets left out: Altro (choose with --sheet)"]


def test_a_sheet_can_be_chosen(tmp_path):
    sheets = {"Elenco": ROWS, "Altro": [["Nome"], ["x"]]}
    assert cells(read_book(tmp_path, sheets, "Altro")) == [["x"]]
    with pytest.raises(Refused, match="the sheets are: Elenco, Altro"):
        read_book(tmp_path, sheets, "Nessuno")


def test_cells_are_read_as_people_see_them(tmp_path):
    rows = [["CAP", "C.F.", "Anno", "Quota", "Dal", "Ora", "Gratis"]]
    rows.append(["00184", 1704670155, 2026.0, 12.5, date(2026, 1, 15), time(9, 30), True])
    assert cells(read_book(tmp_path, {"E": rows})) == [
        ["00184", "1704670155", "2026", "12.5", "2026-01-15", "09:30", "true"]
    ]


def test_no_formula_is_run(tmp_path):
    assert cells(read_book(tmp_path, {"E": [["Nome", "Somma"], ["a", "=1+1"]]})) == [["a"]]
