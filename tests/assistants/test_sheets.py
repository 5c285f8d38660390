"""What an assistant reads is what the page says, and what it must not leave out."""

from dataclasses import replace

import pytest

from crocevia import meanings as m
from crocevia.assistants.sheets import Sheets
from crocevia.html.view import View
from crocevia.verification import CLOSED
from tests.editions import edition
from tests.parsers import PARSERS, Page

MILAN = edition("milan")


def lines(data):
    return [line for text in PARSERS["text/markdown"](data) for line in text.splitlines() if line]


@pytest.mark.parametrize("city", ["milan", "town"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_it_says_what_the_page_says(city, language):
    of = edition(city)
    sheets, view = Sheets(of, language), View(of, language)
    for record in list(of.catalogue)[::23]:
        said = " ".join(" ".join(lines(sheets.record(record))).split())
        page = Page(view.record(record))
        # Each value stands in an element of its own; ways on and timetables are laid out otherwise.
        values = [one.value for one in view.items(record).values() if one.widget == "text"]
        assert values
        for value in values:
            assert " ".join(str(value).split()) in said, record.ref
            assert str(value).split()[0] in page.text


@pytest.mark.parametrize("language", MILAN.settings.languages)
def test_how_far_to_trust_a_record_stands_before_anything_to_do(language):
    said = Sheets(MILAN, language).record(MILAN.catalogue.records["services"]["milano-aiuta-020202"]).decode()
    words = {"it": "Non verificato", "en": "Not verified", "ar": "غير مؤكَّد"}
    assert said.index(words.get(language, "**")) < said.index("02 0202")


def test_what_is_closed_has_nothing_to_do_in_short():
    record = MILAN.catalogue.records["services"]["milano-aiuta-020202"]
    closed = replace(record, values={**record.values, record.kind.by_meaning[m.STATUS].name: CLOSED})
    said = Sheets(MILAN, "it").record(closed).decode()
    assert "**Chiuso.**" in said
    assert "## In breve" not in said
    assert "- **Chiama:**" not in said


def test_a_list_leads_to_the_markdown_of_each_record():
    records = MILAN.catalogue.under("needs", "food")
    term = MILAN.catalogue.vocabularies["needs"].terms["food"]
    said = PARSERS["text/markdown"](Sheets(MILAN, "fr").listing("needs/food", term.label, term.description, records))
    assert {f"{MILAN.settings.url}fr/{one.ref}/index.md" for one in records} < set(said)
    assert f"{MILAN.settings.url}fr/needs/food/" in said


def test_the_guide_is_one_as_llmstxt_wants_it():
    """An H1 and a quotation first, then lists of links under headings of the second level."""
    said = Sheets(MILAN, "it").guide().decode()
    assert said.startswith("# Crocevia\n\n> ")
    assert "112" in said
    assert "1522" in said
    assert "21 novembre 2026" in said
    sections = said.split("\n## ")[1:]
    assert len(sections) >= 3
    for section in sections:
        heading, *rows = [line for line in section.splitlines() if line]
        assert heading
        assert rows
        assert all(row.startswith("- [") and "](<http" in row for row in rows)
    assert f"{MILAN.settings.url}ar/llms.txt" in PARSERS["text/markdown"](said.encode())


def test_without_an_address_nothing_leads_nowhere():
    nowhere = replace(MILAN, settings=replace(MILAN.settings, url=""))
    assert "](</" not in Sheets(nowhere, "it").guide().decode()
