"""A booklet of A5 pages laid out on A4 sheets, two a side: printed on both sides, folded and stapled, it reads in order.

Sheets hold last and first page side by side, but the document stays in the order of its pages: a page becomes a form
(ISO 32000-1, 14.7.4.2) that its tags follow, and no tag changes its place. Typst lays pages out in the order in which they
are read and in no other, so this is done with qpdf (pikepdf) after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pikepdf import Pdf

# A4 across, in points.
WIDTH, HEIGHT = 841.89, 595.28


class Side(NamedTuple):
    """The pages of a side of a sheet, from the left, numbered from 0."""

    left: int
    right: int


def sides(pages: int, *, from_right: bool) -> Iterator[Side]:
    """Front and back of each sheet, the outermost first; numbers beyond `pages` are blank. `from_right`: bound on the right.

    >>> list(sides(7, from_right=False))
    [Side(left=7, right=0), Side(left=1, right=6), Side(left=5, right=2), Side(left=3, right=4)]
    """
    total = -(-pages // 4) * 4
    for first in range(0, total // 2, 2):
        for outer, inner in ((total - 1 - first, first), (first + 1, total - 2 - first)):
            yield Side(inner, outer) if from_right else Side(outer, inner)


def folded(data: bytes, *, from_right: bool) -> bytes:
    """A tagged PDF of A5 pages on A4 sheets. `from_right` is for what is read from right to left."""
    import pikepdf  # noqa: PLC0415 - only who folds pays for it

    with pikepdf.open(BytesIO(data)) as pdf:
        _impose(pdf, from_right=from_right)
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


class _Moved(NamedTuple):
    """Where a page has gone: its sheet, the form it has become, how far it was moved to the right."""

    sheet: Any
    form: Any
    shift: float


def _impose(pdf: Pdf, *, from_right: bool) -> None:
    from pikepdf import Array, Dictionary, Name, Page  # noqa: PLC0415 - likewise

    pages = [page.obj for page in pdf.pages]
    forms = [page.as_form_xobject() for page in pdf.pages]
    moved: dict[Any, _Moved] = {}
    made = []
    for side in sides(len(pages), from_right=from_right):
        sheet = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, WIDTH, HEIGHT]), Tabs=Name.S))
        shown, drawn, notes = Dictionary(), [], []
        for number, name in zip(side, ("/Left", "/Right"), strict=True):
            if number >= len(pages):
                continue
            page, form = pages[number], forms[number]
            width = float(page.MediaBox[2])
            shift = (WIDTH / 2 - width) / 2 + (WIDTH / 2 if name == "/Right" else 0)
            form.StructParents = page.StructParents
            form = pdf.make_indirect(form)
            shown[name] = form
            drawn.append(f"q 1 0 0 1 {shift:.3f} 0 cm {name} Do Q")
            notes += list(page.get("/Annots", []))
            moved[page.objgen] = _Moved(sheet, form, shift)
            for note in page.get("/Annots", []):
                left, bottom, right, top = (float(one) for one in note.Rect)
                note.Rect = Array([left + shift, bottom, right + shift, top])
        sheet.Resources = Dictionary(XObject=shown)
        sheet.Contents = pdf.make_stream("\n".join(drawn).encode())
        if notes:
            sheet.Annots = Array(notes)
        made.append(sheet)
    for note in (one for sheet in made for one in sheet.get("/Annots", [])):
        _lead(note, moved)
    _lead_within(pdf.Root.get("/Outlines"), moved)
    _tell(pdf.Root.StructTreeRoot.K, None, moved)
    del pdf.pages[:]
    for sheet in made:
        pdf.pages.append(Page(sheet))
    pdf.Root.ViewerPreferences.Duplex = Name.DuplexFlipShortEdge


def _lead(leading: Any, moved: dict[Any, _Moved]) -> None:
    """A link within the document leads to where its page is now."""
    # Several may share one destination: what leads to a sheet has been here.
    if "/Dest" in leading and leading.Dest[0].objgen in moved:
        there = moved[leading.Dest[0].objgen]
        leading.Dest[0] = there.sheet
        leading.Dest[2] = float(leading.Dest[2]) + there.shift


def _lead_within(outline: Any, moved: dict[Any, _Moved]) -> None:
    entry = outline.get("/First") if outline is not None else None
    while entry is not None:
        _lead(entry, moved)
        _lead_within(entry, moved)
        entry = entry.get("/Next")


def _tell(element: Any, page: Any, moved: dict[Any, _Moved]) -> None:
    """Let an element of the structure, and those below it, say where its content is now."""
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415 - likewise

    here = element.get("/Pg", page)
    kids = element.get("/K")
    if kids is None:
        return
    told = []
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            there = moved[here.objgen]
            told.append(Dictionary(Type=Name.MCR, Pg=there.sheet, Stm=there.form, MCID=int(kid)))
        elif kid.get("/Type") == Name.MCR:
            there = moved[kid.get("/Pg", here).objgen]
            told.append(Dictionary(Type=Name.MCR, Pg=there.sheet, Stm=there.form, MCID=kid.MCID))
        elif kid.get("/Type") == Name.OBJR:
            kid.Pg = moved[kid.get("/Pg", here).objgen].sheet
            told.append(kid)
        else:
            _tell(kid, here, moved)
            told.append(kid)
    if "/Pg" in element:
        element.Pg = moved[element.Pg.objgen].sheet
    element.K = Array(told)
