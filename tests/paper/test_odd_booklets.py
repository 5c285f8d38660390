"""Booklets of what the issue names as bad input: they stay valid and readable, and nothing leaves the page."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2

from crocevia.model import Ref
from crocevia.paper.entries import MOST_PHONES, MOST_TIMES
from crocevia.paper.shelf import Format, Named
from tests.editions import edition
from tests.paper.making import booklets, valid
from tests.paper.reading import read

LONG = "Associazione di promozione sociale per il mutuo aiuto " * 4
MAILBOX = "segreteria.del.servizio.sociale@comune.sandonatomilanese.example.org"
FOUR_SCRIPTS = "Casa Дім 家 بيت"


def _odd(entry, **changes):
    return {**entry, **changes}


def test_odd_records_leave_a_booklet_valid_and_whole():
    made = booklets("milan", "it")
    content = made.of(Named("needs", "food"))
    entry = content["sections"][0]["entries"][0]
    nothing = {"text": "", "language": ""}
    odd = [
        _odd(entry, name={"text": LONG[:200], "language": "it"}),
        _odd(entry, where=[], when=[], phones=[], other=None, what=nothing, caution=nothing, doubt="", answers=nothing),
        _odd(
            entry,
            name={"text": FOUR_SCRIPTS, "language": "it"},
            what={"text": "Ciao 😀 #strong[x] $x$ *y*", "language": "it"},
        ),
        _odd(entry, when=["lunedì 9:00–12:00"] * MOST_TIMES, what={"text": "a" * 3000, "language": "it"}, long=True),
        _odd(entry, secret=True, where=[], other={"shown": MAILBOX, "uri": f"mailto:{MAILBOX}"}),
    ]
    content["sections"] = [{"title": {"text": "Prove", "language": "it"}, "level": 1, "entries": odd}]
    content["name"] = {"text": LONG[:200], "language": "it"}
    for format in Format:
        data = valid(made.typesetter.pdf("booklet.typ", "it", {**content, "layout": format}))
        texts = " ".join(one.text for one in read(data))
        assert LONG[:200].strip() in texts
        assert "Ciao □ #strong[x] $x$ *y*" in texts
        assert "Дім 家" in texts
        assert "a" * 3000 in texts
        assert MAILBOX in texts
        sheets = pypdfium2.PdfDocument(data)
        # The cover, however long the name.
        assert "Sei in pericolo?" in sheets[0].get_textpage().get_text_range()
        for sheet in sheets:
            across = sheet.get_width()
            page_text = sheet.get_textpage()
            boxes = [page_text.get_charbox(number) for number in range(page_text.count_chars())]
            assert "–\r\n" not in page_text.get_text_range()
            assert all(left > 0 and right < across for left, _, right, _ in boxes)


def test_every_line_of_a_foreign_name_begins_where_the_reader_does():
    made = booklets("milan", "ar")
    content = {**made.of(Named("needs", "food")), "name": {"text": LONG[:200], "language": "it"}, "layout": "a4"}
    page_text = pypdfium2.PdfDocument(made.typesetter.pdf("booklet.typ", "ar", content))[0].get_textpage()
    rects = [page_text.get_rect(number) for number in range(page_text.count_rects())]
    ends = [right for left, bottom, right, top in rects if "ci" in page_text.get_text_bounded(left, bottom, right, top)]
    assert len(ends) > 2
    assert max(ends) - min(ends) < 15


def test_a_timetable_without_end_is_cut():
    made = booklets("milan", "it")
    briefs = made.entries.briefs
    record = next(one for one in edition("milan").catalogue if briefs.of(one).hours and briefs.of(one).phones)
    brief = briefs.of(record)
    many = replace(brief, hours=brief.hours[:1] * 40, phones=brief.phones[:1] * 40)
    entry = made.entries._entry(many)
    assert len(entry["when"]) == MOST_TIMES + 1
    assert entry["when"][-1] == "…"
    assert len(entry["phones"]) == MOST_PHONES


def test_five_hundred_records_are_set_whole():
    made = booklets("milan", "it")
    refs = [one.ref for one in edition("milan").catalogue]
    data = made.list_pdf((refs + refs)[:500], "", "https://crocevia.example.org/list/", Format.A4)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 60
    assert Ref("services", "milano-aiuta-020202") in refs
