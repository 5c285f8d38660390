"""The same list brought again: nothing twice, a changed cell is a changed line, what was mended by hand stays."""

import pytest

from crocevia.imports import memory, writing
from crocevia.imports.given import Refused
from tests.imports.milan import values, why

LIST = """\
Nome;Descrizione;Bisogni;Territorio;Via;Comune;Telefono;Orario
Mensa;Pranzo per tutti.;food;milano;Via Roma 1;Milano;02 88463107;lun 9-12
Emporio;Alimenti per famiglie.;food;monza;Via Verdi 2;Monza;039 2374333;mar 9-12
"""


@pytest.fixture
def file(milan):
    return milan.file("elenco.csv", LIST)


def changed(milan, before):
    """path → the lines that are new in it."""
    found = {}
    for path in sorted((milan.root / "catalogue").rglob("*.yml")):
        old, new = before.get(path, ""), path.read_text()
        lines = [line for line in new.splitlines() if line not in old.splitlines()]
        if lines:
            found[path.relative_to(milan.catalogue).as_posix()] = lines
    return found


def kept(milan):
    return {path: path.read_text() for path in (milan.root / "catalogue").rglob("*.yml")}


def test_records_are_written_with_where_they_come_from(milan, file):
    assert milan.write(file, source_url="https://example.org/elenco") == [
        "catalogue/places/emporio.yml",
        "catalogue/places/mensa.yml",
        "catalogue/services/emporio.yml",
        "catalogue/services/mensa.yml",
        "imports/elenco.jsonl",
    ]
    assert milan.errors() == []
    assert milan.read("services/mensa").splitlines() == [
        "# yaml-language-server: $schema=../../site/schemas/services.json",
        "name: Mensa",
        "summary: Pranzo per tutti.",
        "needs: [food]",
        "place: mensa",
        "zones: [milano]",
        "hours: lun 9-12",
        'phone: ["02 8846 3107"]',
        "source_id: elenco:mensa",
        "source_title: Elenco",
        "source_url: https://example.org/elenco",
        "source_read_on: 2026-11-21",
    ]
    assert 'municipality: "015146"' in milan.read("places/mensa")


def test_the_same_list_again_changes_nothing(milan, file):
    milan.write(file)
    before = kept(milan)
    assert milan.write(file) == []
    assert kept(milan) == before


def test_a_changed_cell_is_a_changed_line(milan, file):
    milan.write(file)
    before = kept(milan)
    file.write_text(LIST.replace("02 88463107", "02 88463108").replace("Via Verdi 2", "Via Verdi 4"))
    milan.write(file)
    assert changed(milan, before) == {
        "places/emporio.yml": ["address: Via Verdi 4"],
        "services/mensa.yml": ['phone: ["02 8846 3108"]'],
    }


def test_a_cell_that_is_empty_now_takes_its_line_away(milan, file):
    milan.write(file)
    file.write_text(LIST.replace("lun 9-12", ""))
    milan.write(file)
    assert "hours" not in milan.read("services/mensa")


def test_a_comment_and_a_field_of_the_catalogue_stay(milan, file):
    milan.write(file)
    path = milan.catalogue / "services/mensa.yml"
    path.write_text(path.read_text().replace("needs:", "# so\naudience: [everyone]\nneeds:"))
    file.write_text(LIST.replace("02 88463107", "02 88463108"))
    milan.write(file)
    assert "# so\naudience: [everyone]\n" in milan.read("services/mensa")


@pytest.mark.parametrize("now", ["lun 9-12", "lun 8-12"], ids=["as it was", "changed too"])
def test_what_was_mended_by_hand_stays_and_both_are_said(milan, file, now):
    milan.write(file)
    path = milan.catalogue / "services/mensa.yml"
    path.write_text(path.read_text().replace("hours: lun 9-12", "hours: lun 10-12"))
    file.write_text(LIST.replace("lun 9-12", now))
    imported = milan.bring(file)
    assert not imported.merged.changed
    said = f"Opening hours: the catalogue says “lun 10-12”, the file “{now}”: the catalogue stays"
    assert [message.in_("en").replace("Orari", "Opening hours") for _, _, message in imported.merged.said] == [
        said.replace("Orari", "Opening hours")
    ]
    assert why(imported, "Orario")[0][0] == "left out"


def test_a_field_taken_away_by_hand_does_not_come_back(milan, file):
    milan.write(file)
    path = milan.catalogue / "services/mensa.yml"
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if "hours" not in line))
    assert milan.write(file) == []


def test_a_row_that_is_gone_is_said_until_the_record_is_closed(milan, file):
    milan.write(file)
    file.write_text("\n".join(LIST.splitlines()[:2]))
    assert [str(ref) for ref in milan.bring(file).merged.gone] == ["services/emporio"]
    milan.write(file)
    path = milan.catalogue / "services/emporio.yml"
    path.write_text(path.read_text().replace("source_id", "status: closed\nsource_id"))
    assert milan.bring(file).merged.gone == []


def test_a_record_that_was_renamed_is_known_by_its_source(milan, file):
    milan.write(file)
    (milan.catalogue / "services/mensa.yml").rename(milan.catalogue / "services/mensa-di-via-roma.yml")
    file.write_text(LIST.replace("02 88463107", "02 88463108"))
    imported = milan.bring(file)
    assert [str(ref) for ref in imported.merged.changed] == ["services/mensa-di-via-roma"]
    assert not imported.merged.new


def test_without_its_memory_the_catalogue_stays(milan, file):
    milan.write(file)
    memory.path(milan.settings, "elenco").unlink()
    file.write_text(LIST.replace("lun 9-12", "lun 8-12"))
    imported = milan.bring(file)
    assert not imported.merged.changed
    assert len(imported.merged.said) == 1


def test_a_key_column_knows_a_row_whose_name_has_changed(milan):
    text = LIST.replace("Nome", "Cod;Nome").replace("Mensa", "A1;Mensa").replace("Emporio", "A2;Emporio")
    file = milan.file("elenco.csv", text)
    saved = milan.file(
        "map.yml",
        "kind: services\nkey: Cod\ncolumns: {Nome: name, Descrizione: description, Bisogni: needs, Territorio: zones}\n",
    )
    milan.write(file, map=saved)
    assert "source_id: elenco:A1" in milan.read("services/mensa")
    file.write_text(text.replace("A1;Mensa", "A1;Mensa nuova"))
    milan.write(file, map=saved)
    assert "name: Mensa nuova" in milan.read("services/mensa")


def test_what_seems_to_be_there_is_left_to_a_person(milan, file):
    milan.write(file)
    other = milan.file("altro.csv", LIST)
    imported = milan.bring(other)
    assert not imported.merged.new
    assert [(one.draft.key, one.id) for one in imported.resembling] == [("mensa", "mensa"), ("emporio", "emporio")]
    assert why(imported, "Nome")[0][1][0].startswith(
        "it seems to be services/mensa, which is there already (the same name"
    )
    columns = "kind: services\ncolumns: {Nome: name, Descrizione: description, Bisogni: needs, Territorio: zones, Orario: hours}\n"
    same = milan.file("map.yml", f"{columns}same: {{mensa: services/mensa, emporio: new}}\n")
    decided = milan.bring(other, map=same)
    assert [draft.id for draft in decided.merged.new] == ["emporio-monza"]
    assert [str(ref) for ref in [*decided.merged.changed, *decided.merged.same]] == ["services/mensa"]


def test_rows_that_say_the_same_are_one(milan):
    head, first, _ = LIST.splitlines()
    file = milan.file("elenco.csv", f"N.;{head}\n1;{first}\n2;{first}\n")
    imported = milan.bring(file)
    assert len(values(imported, "services")) == 1
    assert why(imported, "Nome")[1] == ("left out", ["the same as row 2"])


def test_two_of_one_name_get_two_names(milan):
    head, first, _ = LIST.splitlines()
    second = first.replace("Via Roma 1", "Via Po 3").replace("milano", "monza").replace("Milano", "Monza")
    imported = milan.bring(milan.file("elenco.csv", f"{head}\n{first}\n{second}\n"))
    assert [draft.id for draft in imported.merged.new if draft.whole] == ["mensa", "mensa-monza"]


def test_those_at_one_address_share_a_place(milan):
    text = LIST.replace("Via Verdi 2;Monza", "VIA ROMA 1;MILANO")
    imported = milan.bring(milan.file("elenco.csv", text))
    assert [record["place"] for record in values(imported, "services")] == ["mensa", "mensa"]
    assert len(values(imported, "places")) == 1


def test_a_place_was_read_where_its_row_says_that_it_was_read(milan):
    head, first, _ = LIST.splitlines()
    file = milan.file("elenco.csv", f"{head};Fonte\n{first};Un volantino\n")
    imported = milan.bring(file, source_title="")
    assert [record["source_title"] for record in values(imported)] == ["Un volantino", "Un volantino"]


def test_anybodys_code_is_a_key_and_no_name_of_a_file(milan):
    head, first, second = LIST.splitlines()
    file = milan.file("elenco.csv", f"Codice;{head}\nit-1;{first}\nit-2;{second}\n")
    made = [draft for draft in milan.bring(file).merged.new if draft.whole]
    assert [(draft.id, draft.key) for draft in made] == [("mensa", "it-1"), ("emporio", "it-2")]


def test_nothing_is_half_written(milan, file):
    (milan.catalogue / "services").mkdir()
    (milan.catalogue / "services" / "mensa.yml").mkdir()
    with pytest.raises(Refused, match="nothing was written"):
        imported = milan.bring(file)
        writing.write(
            {milan.root / "imports/a.jsonl": "x", milan.catalogue / "services/mensa.yml": "y"}, milan.settings
        )
    assert imported.merged.new
    assert not (milan.root / "imports").exists() or not list((milan.root / "imports").iterdir())


def test_a_broken_memory_is_said(milan, file):
    milan.file("imports/elenco.jsonl", "{}\n")
    with pytest.raises(Refused, match="restore the file with Git"):
        milan.bring(file)


def test_where_a_list_comes_from_must_be_said(milan, file):
    with pytest.raises(Refused, match="say where this list comes from"):
        milan.bring(file, source_title="")
