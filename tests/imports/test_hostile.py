"""Files made to harm: refused in plain words, quickly, with nothing read outside and nothing written."""

import io
import json
import os
import time
import zipfile

import pytest

from crocevia.imports import csv, datapackage, hsds, plan, xlsx
from crocevia.imports.given import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Refused
from tests.imports.milan import dry, rulebook, values
from tests.imports.test_reading import book

# Seconds; what the issue allows for a hostile file.
QUICK = 2


@pytest.fixture(autouse=True)
def _quick():
    rulebook()
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < QUICK


def zipped(entries):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return data.getvalue()


def tampered(**entries):
    """A good workbook with some of its files exchanged or added."""
    with zipfile.ZipFile(io.BytesIO(book({"E": [["Nome"], ["a"]]}))) as good:
        held = {name: good.read(name) for name in good.namelist()}
    return zipped([*{**held, **entries}.items()])


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9))
    + b"]><sst><si><t>&a8;</t></si></sst>"
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not a whole archive or spreadsheet"),
        (b"PK\x03\x04" + b"\0" * 100, "not a whole archive or spreadsheet"),
        (zipped([("a.txt", b"x")]), "cannot be read as an Excel workbook"),
        (zipped([("big", b"\0" * 30_000_000)]), "unpacks to more than any table does"),
        (zipped([(str(n), b"x") for n in range(1_500)]), "holds more than 1000 files"),
        (zipped([("in.zip", b"x")]), "an archive in the archive"),
        (tampered(**{"xl/sharedStrings.xml": BOMB}), "XML that no spreadsheet needs"),
        (tampered(**{"xl/sharedStrings.xml": BOMB.decode().encode("utf-16")}), "XML that no spreadsheet needs"),
        (tampered(**{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}), "cannot be read|nothing in it"),
        (book({"E": [["Nome"]] + [["a"]] * (MOST_ROWS + 1)}), "more than 10000 rows"),
        (book({"E": [["a"] * (MOST_COLUMNS + 1)]}), "more than 200 columns"),
    ],
    ids=[
        "empty",
        "no-zip",
        "no-book",
        "ratio",
        "entries",
        "nested",
        "entities",
        "hidden-entities",
        "half",
        "rows",
        "columns",
    ],
)
def test_a_hostile_workbook_is_refused(tmp_path, data, problem):
    file = tmp_path / "list.xlsx"
    file.write_bytes(data)
    with pytest.raises(Refused, match=problem):
        xlsx.read(file)


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='999999'><c><v>1</v></c><c r='XFD1'><v>1</v></c></row>",
        b'<x:row r="1"><x:c r = "ZZZ999999999"><x:v>1</x:v></x:c></x:row>',
        b'<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row>',
        b'<row r="4294967295"><c r="A1"><v>1</v></c><c r="XFD2"><v>1</v></c></row>',
    ],
)
def test_one_cell_at_the_end_of_the_world_is_not_a_billion_cells(tmp_path, cells):
    """Such a sheet ends the reader's process: it must not come so far."""
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="%b" xmlns:x="%b"><dimension ref="A1:A1"/><sheetData>%b</sheetData></worksheet>'
    file = tmp_path / "list.xlsx"
    file.write_bytes(tampered(**{"xl/worksheets/sheet1.xml": sheet % (space, space, cells)}))
    with pytest.raises(Refused, match="too large"):
        xlsx.read(file)


def test_a_sheet_that_says_it_is_larger_than_it_is_is_read(tmp_path):
    sheet = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nome</t></is></c></row>
    <row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="XFD2" s="1"/></row></sheetData></worksheet>"""
    file = tmp_path / "list.xlsx"
    file.write_bytes(tampered(**{"xl/worksheets/sheet1.xml": sheet}))
    (table,) = xlsx.read(file).tables
    assert [value.text for row in table.rows for value in row.values] == ["a"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"x" * (MOST_BYTES + 1), "larger than 20000000 bytes"),
        (b"a;b\n" * (MOST_ROWS + 2), "more than 10000 rows"),
        (b";" * 5_000 + b"\n" + b"x;" * 5_000, "more than 200 columns"),
        (b'a;b\n"' + b"x" * 100_000, "cannot be read as a CSV"),
        (b"a;b\n" + b"x" * 20_000 + b";y\n", "more than 10000 characters"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not a text file"),
    ],
    ids=["bytes", "rows", "columns", "quote", "cell", "picture"],
)
def test_a_hostile_csv_is_refused(tmp_path, data, problem):
    file = tmp_path / "list.csv"
    file.write_bytes(data)
    with pytest.raises(Refused, match=problem):
        csv.read(file)


def test_links_are_not_followed(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("Nome,Note\na,b\n")
    link = tmp_path / "list.csv"
    link.symlink_to(secret)
    folder = tmp_path / "package"
    (folder / "data").mkdir(parents=True)
    (folder / "inside").symlink_to(tmp_path)
    (folder / "linked.csv").symlink_to(secret)
    for read, path in ((csv.read, link), (xlsx.read, link), (hsds.read, link), (datapackage.read, link)):
        with pytest.raises(Refused, match="links are not followed"):
            read(path)
    for path in ("linked.csv", "inside/secret.csv"):
        (folder / "datapackage.json").write_text(json.dumps({"resources": [{"name": "a", "path": path}]}))
        with pytest.raises(Refused, match="links are not followed"):
            datapackage.read(folder)


@pytest.mark.parametrize(
    "path", ["../secret.csv", "/etc/passwd.csv", "a/../../secret.csv", "..\\secret.csv", "C:secret.csv", "data/\0.csv"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_package_reads_nothing_outside_itself(tmp_path, path, packed):
    (tmp_path / "secret.csv").write_text("Nome,Note\na,b\n")
    descriptor = json.dumps({"resources": [{"name": "a", "path": path}]})
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "datapackage.json").write_text(descriptor)
    if packed:
        folder = tmp_path / "package.zip"
        folder.write_bytes(zipped([("datapackage.json", descriptor), ("../secret.csv", "Nome,Note\na,b\n")]))
    with pytest.raises(Refused, match="leads out of the package"):
        datapackage.read(folder)


@pytest.mark.parametrize(
    ("descriptor", "problem"),
    [
        ("[" * 100_000, "not JSON"),
        ("{", "not JSON"),
        ("[]", "describes no resources"),
        ('{"resources": [{"path": "https://example.org/a.csv"}]}', "not fetched from the network"),
        ('{"resources": [1, {"path": 2}, {"path": "a.json"}]}', "no table in it"),
        ('{"resources": [{"path": "absent.csv"}]}', "cannot be read"),
        ('{"n": ' + "9" * 10_000 + "}", "not JSON|describes no resources"),
    ],
)
def test_a_hostile_descriptor_is_refused(tmp_path, descriptor, problem):
    file = tmp_path / "datapackage.json"
    file.write_text(descriptor)
    with pytest.raises(Refused, match=problem):
        datapackage.read(file)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("[" * 100_000, "not JSON"),
        ('{"contents": [' + '{"services":[' * 20 + "]}" * 20 + "]}", "inside brackets too many times"),
        ('[{"name": "a"}]', "no organisations, services or locations|."),
        ("[]", "no organisations, services or locations"),
    ],
)
def test_a_hostile_hsds_is_refused(tmp_path, said, problem):
    file = tmp_path / "list.json"
    file.write_text(said)
    if problem.endswith("|."):
        assert hsds.read(file).tables
        return
    with pytest.raises(Refused, match=problem):
        hsds.read(file)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("a: &a [x]\nb: *a\n", "not YAML"),
        ("a: [" * 5_000, "not YAML"),
        ("kind: !!python/object/apply:os.system [ls]\n", "not YAML"),
        ("- a\n", "must hold keys and values"),
        ("kind: nothing\n", "the kinds are"),
        ("kind: services\nstrange: x\n", "“strange” is none of"),
        ("kind: services\ncolumns: {a: nothing}\n", "no field “nothing”"),
        ("kind: services\ncolumns: {a: place.nothing}\n", "no field “place.nothing”"),
        ("kind: services\ncolumns: x\n", "`columns` must hold lines"),
    ],
)
def test_a_hostile_map_is_refused(tmp_path, said, problem):
    file = tmp_path / "map.yml"
    file.write_text(said)
    with pytest.raises(Refused, match=problem):
        plan.read(file, rulebook().kinds)


def test_what_is_not_a_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "list.csv")
    for path in (tmp_path / "list.csv", tmp_path, tmp_path / "absent.csv"):
        with pytest.raises(Refused, match=r"not a file|cannot be read"):
            csv.read(path)


def test_names_and_identifiers_cannot_leave_their_folder(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(
        "id;Denominazione;Descrizione;Bisogni;Territorio\n"
        "../../evil;../../evil;x;food;milano\na/b;..\\..;y;food;milano\ncon.yml;日本;z;food;milano\n"
    )
    made = dry(file).merged.new
    assert [draft.id for draft in made][:1] == ["evil"]
    assert len(made) == 3
    assert all(draft.id.replace("-", "").isalnum() for draft in made)


def test_formulas_markup_and_hidden_characters_never_come_through(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(
        "Denominazione;Descrizione;Bisogni;Territorio;Note\n"
        "Mensa;\"<img src=x onerror=alert(1)>Pranzo &amp; cena<script>alert(1)</script>\";food;milano;=cmd|' /C calc'!A0\n"
        "Do\u202ecce\u200b;@SUM(1+1);food;milano;+1\n",
        encoding="utf-8",
    )
    (first,) = values(dry(file))
    assert first["summary"] == "Pranzo & cena"
    text = json.dumps(values(dry(file)))
    assert "onerror" not in text
    assert "alert" not in text
