"""What an import is given may be hostile too: refused in plain words, or read as text; soon, and without much memory."""

import io
import json
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from crocevia.imports.given import Refused
from crocevia.imports.road import FORMATS
from tests.hostile.city import PAYLOADS

ROOT = Path(__file__).parents[2]


def workbook(change=lambda sheet: None):
    """The parts of a small right workbook, by name."""
    book = openpyxl.Workbook()
    book.active.append(["Denominazione", "Telefono"])
    book.active.append(["Mensa", "02 88463107"])
    change(book.active)
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ROWS = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row>'
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def lying(content):
    """An archive whose entry says that it is small."""
    data = bytearray(packed(workbook() | {SHEET: content}))
    at = data.rfind(SHEET.encode())
    directory = data.rfind(b"PK\x01\x02", 0, at)
    data[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def locked():
    data = bytearray(packed(workbook()))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


WORKBOOKS = {
    "a bomb": packed(workbook() | {SHEET: HEAD + b" " * 80_000_000 + FOOT}),
    "a bomb of one word": packed(workbook() | {"xl/sharedStrings.xml": b"<sst>" + b"a" * 50_000_000 + b"</sst>"}),
    "a bomb that lies": lying(HEAD + b" " * 50_000_000 + FOOT),
    "an archive in the archive": packed(workbook() | {"xl/inner.zip": packed({"a": b"x"})}),
    "files without end": packed({f"f{number}": b"" for number in range(2_000)}),
    "entities": packed(workbook() | {SHEET: ENTITIES + HEAD.partition(b"?>")[2] + FOOT}),
    "the last corner": packed(
        workbook() | {SHEET: HEAD + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + FOOT}
    ),
    "locked": locked(),
    "half": packed(workbook())[:-200],
    "no archive": b"PK\x03\x04" + b"\0" * 100,
    "a page": b"<html><table><tr><td>x</table>",
    "nothing": b"",
    "brackets of XML": packed(workbook() | {SHEET: HEAD + b"<row>" * 100_000}),
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_that_is_none_is_refused_in_plain_words(tmp_path, name):
    path = tmp_path / "one.xlsx"
    path.write_bytes(WORKBOOKS[name])
    with pytest.raises(Refused) as error:
        FORMATS["xlsx"](path, "")
    # That it has its Italian, tests/test_language.py asks of every sentence.
    assert 10 < len(error.value.message.in_("it")) < 200


def test_an_entry_that_leads_out_is_not_unpacked(tmp_path):
    path = tmp_path / "one.xlsx"
    path.write_bytes(packed(workbook() | {"../../evil.xml": b"x", "/etc/evil.xml": b"x"}))
    with suppress(Refused):
        FORMATS["xlsx"](path, "")
    assert [one.name for one in tmp_path.iterdir()] == ["one.xlsx"]
    assert not (tmp_path.parent / "evil.xml").exists()


def test_a_formula_does_not_run_and_its_text_is_not_brought(tmp_path):
    path = tmp_path / "one.xlsx"
    path.write_bytes(packed(workbook(lambda sheet: sheet.append(['=HYPERLINK("https://evil.example")', "=1+1"]))))
    (table,) = FORMATS["xlsx"](path, "").tables
    assert all("evil" not in one.text for row in table.rows for one in row.values)


PACKAGE = {"name": "x", "resources": [{"name": "services", "path": "services.csv"}]}


def package(**over):
    return json.dumps({**PACKAGE, "resources": [{**PACKAGE["resources"][0], **over}]})


PACKAGES = {
    "a way up": package(path="../secret.csv"),
    "a way up and down": package(path="data/../../secret.csv"),
    "from the root": package(path="/etc/passwd.csv"),
    "of Windows": package(path="..\\secret.csv"),
    "of a drive": package(path="C:/secret.csv"),
    "of the network": package(path="https://evil.example/x.csv"),
    "of the network, otherwise": package(path="ftp://evil.example/x.csv"),
    "a link": package(path="linked.csv"),
    "below a link": package(path="folder/secret.csv"),
    "NUL": package(path="a\0.csv"),
    "not there": package(path="nobody.csv"),
    "brackets without end": "[" * 100_000,
    "no object": "5",
    "odd resources": '{"resources": [5, null, {"path": 5}, {"path": ["a", "b"]}]}',
    "a name without end": package(path="a" * 5_000 + ".csv"),
}


@pytest.mark.parametrize("name", PACKAGES)
@pytest.mark.parametrize("format", ["datapackage", "hsds"])
def test_a_package_cannot_lead_elsewhere(tmp_path, name, format):
    (tmp_path / "secret.csv").write_text("name\nSegreto\n", encoding="utf-8")
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "linked.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "package" / "folder").symlink_to(tmp_path)
    (tmp_path / "package" / "datapackage.json").write_text(PACKAGES[name], encoding="utf-8")
    with pytest.raises(Refused) as error:
        FORMATS[format](tmp_path / "package" / "datapackage.json", "")
    assert "Segreto" not in error.value.message.in_("it")


CSVS = {
    "no text": bytes(range(256)) * 20,
    "a cell without end": b"Denominazione\n" + b"a" * 1_000_000,
    "a quote without end": b'Denominazione,Telefono\n"' + b"a\n" * 200_000,
    "columns without end": b"," * 1_000_000,
    "rows without end": b"Denominazione,Telefono\n" + b"a,b\n" * 300_000,
    "separators of every sort": b",;\t|" * 50_000,
    "half UTF-16": b"\xff\xfe" + b"a\0" * 100 + b"\0",
    "NUL": b"Denominazione,Telefono\na\0b,02\n",
    "empty": b"",
    "marks": b"\xef\xbb\xbf\xef\xbb\xbf\xef\xbb\xbf",
}


@pytest.mark.parametrize("name", CSVS)
@pytest.mark.parametrize("format", ["csv", "hsds"])
def test_any_csv_is_read_or_refused(tmp_path, name, format):
    path = tmp_path / "services.csv"
    path.write_bytes(CSVS[name])
    with suppress(Refused):
        brought = FORMATS[format](path, "")
        assert all(len(one.text) <= 100_000 for table in brought.tables for row in table.rows for one in row.values)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_link_a_folder_and_a_pipe_are_refused(tmp_path, format):
    (tmp_path / "secret.csv").write_text("name\nSegreto\n", encoding="utf-8")
    (tmp_path / "linked.csv").symlink_to(tmp_path / "secret.csv")
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    for name in ("linked.csv", "folder.csv", "pipe.csv", "nobody.csv"):
        with pytest.raises(Refused):
            FORMATS[format](tmp_path / name, "")


# In one process that may not grow by more than a reader of 20 MB needs, nor work for long.
PROGRAM = """
import resource, sys, time
from pathlib import Path
from crocevia.imports.given import Refused
from crocevia.imports.road import FORMATS

pages = int(Path("/proc/self/statm").read_text().split()[0])
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 400_000_000,) * 2)
for path in sorted(Path(sys.argv[1]).iterdir()):
    start = time.process_time()
    try:
        FORMATS[path.suffix[1:]](path, "")
    except Refused:
        pass
    assert time.process_time() - start < 10, path.name
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="asks Linux how large the process is")
def test_no_list_takes_much_memory_or_long(tmp_path):
    for name, content in WORKBOOKS.items():
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    for name, content in CSVS.items():
        (tmp_path / f"{name}.csv").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_what_a_list_says_stays_what_it_is(tmp_path):
    path = tmp_path / "one.csv"
    lines = ['"' + text.replace('"', '""') + '",x' for text in PAYLOADS]
    path.write_text("Denominazione,Note\n" + "\n".join(lines) + "\n", encoding="utf-8", newline="")
    (table,) = FORMATS["csv"](path, "").tables
    brought = {one.text for row in table.rows for one in row.values}
    assert {" ".join(text.split()) for text in PAYLOADS} <= {" ".join(text.split()) for text in brought}
