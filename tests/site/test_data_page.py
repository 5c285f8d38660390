"""The examples on the page of the open data run as they stand: only the site's address is replaced by where it is served."""

import csv
import html
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date

import duckdb
import openpyxl
import pyarrow as pa
import pytest
import yaml
from pyarrow import parquet

from tests.site.pages import PREFIXES, ROOT

URL = "https://crocevia.example.org/"
# What "How many free services for job seekers in each municipality" asks besides, and the page says how to leave out.
THIS_YEAR = " AND year(verified_on) = 2026"


def examples(site, language):
    """The code on the page: formulas, Python, SQL."""
    page = (site / PREFIXES[language] / "dati" / "index.html").read_text(encoding="utf-8")
    found = [html.unescape(one) for one in re.findall("<pre><code>(.*?)</code></pre>", page, re.DOTALL)]
    (formulas,) = [one for one in found if one.startswith("=")]
    (python,) = [one for one in found if one.startswith("import ")]
    (sql,) = [one for one in found if one.startswith("SELECT ")]
    return formulas.splitlines(), python, sql


def services():
    """The records of the kind that the examples are about, as they were written."""
    for path in (ROOT / "catalogue" / "services").glob("*.yml"):
        yield yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - every value as text: it makes no objects


def many(record, field):
    value = record.get(field, [])
    return value if isinstance(value, list) else [value]


def test_the_code_is_the_same_in_every_language(site):
    first = examples(site, "it")
    for language in PREFIXES:
        formulas, python, sql = examples(site, language)
        assert (python, sql) == first[1:]
        # A spreadsheet has its functions' names in its own language, and no comma where numbers have one.
        english = [
            re.sub(r"^=(CONTA\.SE|NB\.SI|CONTAR\.SI|COUNTIF)\((.*)[;,]", r"=COUNTIF(\2,", one) for one in formulas
        ]
        assert english == examples(site, "en")[0]


def test_the_python_example_counts_what_is_in_the_catalogue(site, address):
    _, python, _ = examples(site, "it")
    assert python.count(URL) == 1
    run = subprocess.run(
        [sys.executable, "-c", python.replace(URL, address)], capture_output=True, text=True, check=True, timeout=60
    )
    found = {code: int(count) for count, code in (line.split() for line in run.stdout.splitlines())}
    assert found == Counter(need for record in services() for need in many(record, "needs"))


def asked(sql, site, table=None):
    """What DuckDB answers; it reads the file, for without a network it has no `httpfs` to read addresses with."""
    assert sql.count(URL) == 1
    assert "\n" not in sql
    path = str(table) if table else f"{site}/data/services.parquet"
    return dict(duckdb.connect().execute(sql.replace(f"{URL}data/services.parquet", path)).fetchall())


def test_the_query_counts_free_services_for_job_seekers_in_each_municipality(site, tmp_path):
    *_, sql = examples(site, "it")
    # Nobody has verified any yet, and the page does not pretend.
    assert asked(sql, site) == {}
    every = asked(sql.replace(THIS_YEAR, ""), site)
    wanted = [one for one in services() if one.get("cost") == "free" and "unemployed" in many(one, "audience")]
    assert wanted
    zones = yaml.load((ROOT / "catalogue" / "vocabularies" / "zones.yml").read_text(), yaml.BaseLoader)  # noqa: S506 - as above
    towns = {term["code"] for term in zones["terms"] if "istat_code" in term}
    assert every == Counter(zone for one in wanted for zone in many(one, "zones") if zone in towns)
    # Were all verified this year, or all last year.
    published = parquet.read_table(site / "data" / "services.parquet")
    for day, expected in ((date(2026, 3, 1), every), (date(2025, 12, 31), {})):
        days = pa.array([day] * published.num_rows, pa.date32())
        place = published.schema.get_field_index("verified_on")
        parquet.write_table(published.set_column(place, "verified_on", days), tmp_path / f"{day}.parquet")
        assert asked(sql, site, tmp_path / f"{day}.parquet") == expected


def test_the_formulas_ask_the_column_that_says_how_far_a_row_can_be_trusted(site):
    """What a spreadsheet would count, for whoever tests without one."""
    sheet = openpyxl.load_workbook(site / "data" / "catalogue.xlsx", read_only=True)["Servizi"]
    rows = list(sheet.iter_rows(values_only=True))
    for formula, word in zip(examples(site, "en")[0], ("verified", "unverified"), strict=True):
        letters, again, asked_for = re.fullmatch(r'=COUNTIF\(([A-Z]+):([A-Z]+),"(\w+)"\)', formula).groups()
        assert (letters, asked_for) == (again, word)
        column = openpyxl.utils.column_index_from_string(letters) - 1
        records = list(services())
        # None of the real records has been verified.
        assert sum(row[column] == word for row in rows) == (0 if word == "verified" else len(records))


@pytest.mark.skipif(not shutil.which("soffice"), reason="there is no LibreOffice")
def test_libreoffice_counts_so(site, tmp_path):
    book = openpyxl.load_workbook(site / "data" / "catalogue.xlsx")
    for name in book.sheetnames:
        if name != "Servizi":
            del book[name]
    sheet = book["Servizi"]
    free = sheet.max_column + 1
    for row, formula in enumerate(examples(site, "en")[0], 1):
        sheet.cell(row, free, formula)
    book.save(tmp_path / "asked.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = "csv:Text - txt - csv (StarCalc):44,34,76"
    command = ["soffice", "--headless", profile, "--convert-to", form, "--outdir", tmp_path, tmp_path / "asked.xlsx"]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    with (tmp_path / "asked.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[free - 1] for row in rows[:2]] == ["0", str(len(list(services())))]
