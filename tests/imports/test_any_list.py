"""Whatever a list holds: no traceback, every cell accounted for, and nothing that `check` would refuse."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crocevia.imports.given import Refused
from tests.imports.milan import dry, judged

HEADINGS = st.sampled_from(
    [
        *(
            "Denominazione",
            "Indirizzo",
            "Civico",
            "CAP",
            "Comune",
            "Telefono",
            "Cellulare",
            "Fax",
            "E-mail",
            "Sito",
            "Orario",
        ),
        *(
            "Codice fiscale",
            "Referente",
            "Descrizione",
            "Bisogni",
            "Destinatari",
            "Costo",
            "Lingue",
            "Ente gestore",
            "Lunedì",
        ),
        *(
            "id",
            "Latitudine",
            "Data inizio",
            "Età minima",
            "Incontri",
            "Note",
            "",
            "Nome",
            "Nome",
            "Partita IVA",
            "Forma",
        ),
    ]
)
NASTY = st.sampled_from(
    [
        *(
            "=1+1",
            "@x",
            "-",
            "n.d.",
            "<script>alert(1)</script>",
            "&lt;b&gt;",
            "\u202eabc",
            "a\u200bb",
            "x" * 600,
            "../../etc/passwd",
        ),
        *(
            "02 88463107",
            "0288463107/8",
            "tel. 02 1234567 fax 02 1",
            "+1 312 938 2106",
            "3,4E+09",
            "Sig. Rossi 339 1234567",
        ),
        *(
            "mario.rossi@example.org",
            "info@example.org",
            "javascript:alert(1)",
            "www.example.org",
            "http://a",
            "a@b",
            "MILANO",
        ),
        *(
            "milano",
            "Comune di Monza",
            "184",
            "20121",
            "1704670155",
            "RSSMRA80A01F205X",
            "lun-ven 9-12",
            "sempre",
            "gio 25:00",
        ),
        *(
            "Gratuito",
            "gratis",
            "sì",
            "x",
            "mangiare",
            "food; casa",
            "anziani, disabili",
            "italiano e arabo",
            "31/02/2026",
            "1.234,5",
        ),
        *(
            "EMPORIO SOLIDALE DI MONZA",
            "Mensa",
            "Mensa",
            "{Nome}",
            "{0.__class__}",
            "a: b #c",
            "'quoted",
            '"',
            "- x",
            "|",
            "con",
            "日本語",
        ),
    ]
)
CELLS = st.one_of(NASTY, st.text(max_size=30), st.just(""))


@st.composite
def lists(draw):
    heads = draw(st.lists(HEADINGS, min_size=1, max_size=8))
    rows = draw(st.lists(st.lists(CELLS, min_size=len(heads), max_size=len(heads)), max_size=6))
    text = io.StringIO()
    csv.writer(text, delimiter=draw(st.sampled_from(",;\t|"))).writerows([heads, *rows])
    return text.getvalue().encode("utf-8", "replace")


@settings(max_examples=100, suppress_health_check=list(HealthCheck), derandomize=True)
@given(lists(), st.sampled_from(["services", "associations", "groups", "companies", "places", "networks"]))
def test_any_list_is_accounted_for_and_makes_only_good_records(data, kind):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.csv"
        file.write_bytes(data)
        over = {"summary": "{Denominazione} {Nome}", "zones": "{Comune}|milano"}
        try:
            imported = dry(file, kind=kind, over={name: said for name, said in over.items() if kind != "places"})
        except Refused:
            # Said in plain words, before anything is read.
            return
    assert not judged(imported)
