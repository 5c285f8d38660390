"""The command `import`, as it is typed: shows, accounts, writes only when told to."""

import csv
import io

import pytest

from crocevia import cli
from tests.imports.milan import Milan

LIST = """\
Denominazione;Attività;Settore;Comune;Telefono;Referente;E-mail
MENSA DEL PONTE;Pranzo per tutti.;Mangiare;Monza;288463107;Rossi Mario;mario.rossi@example.org
Emporio;Alimenti;Cibarie;Monza;039 2374334;;=HYPERLINK("x")
"""


@pytest.fixture
def milan(tmp_path):
    return Milan(tmp_path, whole=True)


@pytest.fixture
def run(milan, capsys, monkeypatch):
    """Run `import` on a list; (exit code, what it said, what it complained of)."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.chdir(milan.root)
    file = milan.file("elenco.csv", LIST.encode("cp1252"))

    def run(*arguments, lang="en"):
        given = ["import", "csv", str(file), "--config", str(milan.config), "--lang", lang, "--kind", "services"]
        try:
            code = cli.main([*given, *map(str, arguments)])
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


SOURCE = ("--source-title", "Elenco del Comune")


def test_without_yes_it_only_shows(milan, run):
    code, out, err = run(*SOURCE)
    assert (code, err) == (0, "")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "Telefono → phone (by its heading) 288463107 | 039 2374334" in lines
    assert "Referente → — (names of people are not kept) Rossi Mario" in lines
    assert "read as Windows-1252" in out
    assert "13 cells: 1 kept, 4 changed, 8 left out." in out
    assert "Records: 1 new" in out
    assert out.endswith("Nothing is written without --yes.\n")
    assert not (milan.catalogue / "services").exists()
    assert not (milan.root / "imports").exists()


def test_with_yes_it_writes_and_says_what(milan, run):
    code, out, _ = run(*SOURCE, "--yes", "--name", "Elenco 2026")
    assert code == 0
    assert out.endswith("catalogue/services/mensa-del-ponte.yml\nimports/elenco-2026.jsonl\n")
    assert "name: Mensa del Ponte\n" in milan.read("services/mensa-del-ponte")
    assert "02 8846 3107" in milan.read("services/mensa-del-ponte")
    assert "mario.rossi" not in milan.read("services/mensa-del-ponte")
    assert cli.main(["check", "--config", str(milan.config), "--jobs", "1"]) == 0


def test_a_map_is_saved_corrected_and_used(milan, run):
    saved = milan.root / "map.yml"
    run(*SOURCE, "--save-map", saved)
    text = saved.read_text()
    assert '"cibarie": ' in text
    saved.write_text(text.replace('"cibarie": ', '"cibarie": food'))
    _, out, _ = run(*SOURCE, "--map", saved)
    assert "Records: 2 new" in out


def test_the_map_is_saved_even_where_something_is_still_to_be_said(milan, run):
    code, _, err = run("--save-map", milan.root / "map.yml")
    assert code == 2
    assert "say where this list comes from" in err
    assert (milan.root / "map.yml").exists()


@pytest.mark.parametrize("ending", ["csv", "md"])
def test_the_report_has_every_cell_and_nothing_that_runs(milan, run, ending):
    report = milan.root / f"report.{ending}"
    run(*SOURCE, "--report", report)
    text = report.read_text(encoding="utf-8-sig")
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
        assert len(rows) == 14
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    else:
        assert len(text.splitlines()) == 15
        assert "=HYPERLINK(" in text
        assert "mario.rossi&#64;example.org" in text


def test_what_is_set_for_all_rows_stands_where_a_row_says_nothing(milan, run):
    run(*SOURCE, "--yes", "--set", "needs=food", "--set", "legal_basis=Delibera {Comune}")
    assert "legal_basis: Delibera Monza" in milan.read("services/emporio")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--kind", "nothing", *SOURCE), "the kinds are: services"),
        (("--set", "nothing=x", *SOURCE), "no kind here has the field “nothing”"),
        (("--report", "elenco.csv", *SOURCE), "this would be written over"),
        (("--save-map", "elenco.csv", *SOURCE), "this would be written over"),
        (("--report", "report.txt", *SOURCE), "a report ends in .csv or .md"),
        (("--report", "none/report.csv", *SOURCE), "there is no folder"),
        (("--map", "absent.yml", *SOURCE), "cannot be read"),
        (("--sheet", "x", *SOURCE), "a CSV has no sheets"),
        (("--yes", "--dry-run", *SOURCE), "either --yes or --dry-run"),
        ((), "say where this list comes from"),
    ],
)
def test_what_cannot_be_done_is_said(milan, run, arguments, problem):
    code, _, err = run(*arguments)
    assert code == 2
    assert problem in err
    assert (milan.root / "elenco.csv").read_bytes() == LIST.encode("cp1252")


def test_what_seems_to_be_there_ends_with_1(run):
    run(*SOURCE, "--yes")
    code, out, _ = run(*SOURCE, "--name", "another")
    assert code == 1
    assert "mensa-del-ponte: services/mensa-del-ponte  (the same name and Phone)" in out
