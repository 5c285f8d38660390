"""Sheets that are folded: which page stands where, and that a voice reads on from page to page."""

import io

import pikepdf
import pytest

from crocevia.paper.booklet import TEMPLATE, Booklets
from crocevia.paper.fold import folded, sides
from crocevia.paper.shelf import Named
from tests.editions import edition
from tests.paper.reading import read


@pytest.mark.parametrize("pages", range(1, 14))
@pytest.mark.parametrize("from_right", [False, True])
def test_sheets_laid_one_in_the_other_read_in_order(pages, from_right):
    both = list(sides(pages, from_right=from_right))
    assert len(both) % 2 == 0
    # Fold: of a front the outer edge comes last, of a back it comes first.
    forward, backward = [], []
    for front, back in zip(both[::2], both[1::2], strict=True):
        right_hand, behind = (front.left, back.right) if from_right else (front.right, back.left)
        forward += [right_hand, behind]
        last, before = (front.right, back.left) if from_right else (front.left, back.right)
        backward = [before, last, *backward]
    assert forward + backward == list(range(2 * len(both)))
    assert 2 * len(both) - pages < 4


@pytest.fixture(scope="module", params=["it", "ar"])
def pair(request):
    """A booklet of A5 pages, and the same on sheets."""
    made = Booklets(edition("milan"), request.param)
    content = {**made.of(Named("needs", "hygiene")), "layout": "a5"}
    data = made.typesetter.pdf(TEMPLATE, request.param, content)
    return data, folded(data, from_right=request.param == "ar")


def test_a_voice_reads_the_same_as_before(pair):
    assert read(pair[1]) == read(pair[0])


def test_two_pages_stand_on_a_sheet_lying_down(pair):
    with pikepdf.open(io.BytesIO(pair[0])) as pages, pikepdf.open(io.BytesIO(pair[1])) as sheets:
        assert len(sheets.pages) == 2 * -(-len(pages.pages) // 4)
        assert {tuple(map(float, one.MediaBox)) for one in sheets.pages} == {(0, 0, 841.89, 595.28)}


def test_links_lead_to_the_sheets_and_lie_on_them(pair):
    with pikepdf.open(io.BytesIO(pair[1])) as pdf:
        sheets = {one.obj.objgen for one in pdf.pages}
        notes = [note for one in pdf.pages for note in one.get("/Annots", [])]
        assert notes
        assert {note.Dest[0].objgen for note in notes if "/Dest" in note} <= sheets
        assert all(0 <= float(note.Rect[0]) < float(note.Rect[2]) <= 842 for note in notes)
        with pikepdf.open(io.BytesIO(pair[0])) as before:
            assert len(notes) == sum(len(one.get("/Annots", [])) for one in before.pages)
