"""Which column goes to which field, by its heading and by its cells."""

from crocevia.imports import csv, plan
from crocevia.imports.guess import Guess
from tests.imports.milan import dry, rulebook, values, why

HEADS = "Denominazione;Cod. Fiscale;Via;N. civico;CAP;Comune;Tel./Cell.;Fax;E-mail;PEC;Sito web;Referente;Attività svolte;Orari"
ROW = (
    "Il Ponte;01704670155;Via Roma;12;20900;Monza;039 2374333;039 2374334;info@example.org;ponte@pec.example.org;"
    "www.example.org;Rossi Mario;Pacchi alimentari per famiglie;lun 9-12"
)


def guessed(tmp_path, text, kind="associations"):
    file = tmp_path / "list.csv"
    file.write_text(text)
    book = rulebook()
    brought = csv.read(file)
    return Guess(book.kinds[kind], book.kinds, book.vocabularies).plan(brought.tables[0])


def test_headings_of_an_italian_list(tmp_path):
    found = guessed(tmp_path, f"{HEADS}\n{ROW}\n")
    assert dict(found.columns) == {
        "Denominazione": "name",
        "Cod. Fiscale": "tax_code",
        "Via": "place.address",
        "N. civico": "place.address",
        "CAP": "place.postal_code",
        "Comune": "place.municipality",
        "Tel./Cell.": "phone",
        "Fax": "",
        "E-mail": "email",
        "PEC": "",
        "Sito web": "website",
        "Referente": "",
        "Attività svolte": "description",
        "Orari": "hours",
    }
    assert found.defaults == {"zones": "{Comune}"}
    assert found.key == "Cod. Fiscale"
    assert found.why["Referente"].in_("en") == "names of people are not kept"


def test_headings_in_english_and_field_names_are_known_too(tmp_path):
    found = guessed(tmp_path, "Name;summary;Phone;Opening hours\na;b;02 88463107;lun 9-12\n", "services")
    assert list(found.columns.values()) == ["name", "summary", "phone", "hours"]


def test_cells_say_what_a_heading_does_not(tmp_path):
    row = "a;info@example.org;02 88463107;www.example.org;lun-ven 9-12;cibo"
    found = guessed(tmp_path, f"Nome;Q1;Q2;Q3;Q4;Q5\n{row}\n", "services")
    assert list(found.columns.values()) == ["name", "email", "phone", "website", "hours", "needs"]


def test_cells_are_believed_more_than_a_heading_that_they_belie(tmp_path):
    found = guessed(tmp_path, "Nome;Telefono\na;info@example.org\nb;altro@example.org\n", "services")
    assert found.columns["Telefono"] == "email"


def test_codes_are_no_telephones(tmp_path):
    found = guessed(tmp_path, "Nome;P.IVA\na;1704670155\nb;1704670155\n", "services")
    assert found.columns["P.IVA"] == ""


def test_columns_of_days_are_hours(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Nome;Descrizione;Bisogni;Territorio;Lunedì;Sabato\nMensa;x;food;milano;9-12;10-13\n")
    (record,) = values(dry(file))
    assert record["hours"] == "Lunedì 9-12; Sabato 10-13"


def test_a_map_is_written_and_read_back(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text('Nome;"a: ""b"" \\ #c";Settore\nMensa;x;mangiamento\n')
    imported = dry(file, over={"zones": "milano", "summary": "{Nome}"})
    text = plan.written(imported.plans, imported.brought, imported.unmatched)
    saved = tmp_path / "map.yml"
    saved.write_text(text)
    (read,) = plan.read(saved, rulebook().kinds).values()
    (guess,) = imported.plans.values()
    assert dict(read.columns) == dict(guess.columns)
    assert dict(read.defaults) == dict(guess.defaults)
    assert read.values == {"needs": {"mangiamento": ""}}


def test_a_person_says_what_words_mean(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Nome;Descrizione;Settore;Territorio\nMensa;x;Mangiamento, altro;milano\n")
    saved = tmp_path / "map.yml"
    saved.write_text(
        "kind: services\ncolumns: {Nome: name, Descrizione: description, Settore: needs, Territorio: zones}\n"
        'values: {needs: {mangiamento: "food, shelter"}}\n'
    )
    imported = dry(file, map=saved)
    assert values(imported)[0]["needs"] == ("food", "shelter")
    assert why(imported, "Settore") == [("changed", ["“altro” is not one of the choices"])]
