"""A sheet as large again: what is laid out on A4 becomes A3, in the proportions that ISO 216 gives to both.

Typst writes a PDF as a row of objects and a table of where each begins (ISO 32000-1, 7.5), and the few that say how large
something is are written anew. A library that reads and writes all of them takes fifteen times as long.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import sqrt

TIMES = sqrt(2)

_TABLE = re.compile(
    rb"xref\n0 \d+\n((?:\d{10} \d{5} [fn]\r\n)+)trailer\n(<<.*>>)\nstartxref\n\d+\n%%EOF\s*\Z", re.DOTALL
)
# Objects that say where something is or how large: a page, a figure, a place that the outline leads to. None of them has words
# of a record in it, but for a figure's address.
_PAGE = re.compile(rb"\d+ 0 obj\n<</Type/Page/")
_FIGURE = re.compile(rb"\d+ 0 obj\n<</Type/StructElem/S/Figure/")
_PLACE = re.compile(rb"\d+ 0 obj\n\[\d+ 0 R/XYZ ")
_LENGTHS = re.compile(rb"(?<=/BBox\[)[-\d. ]+(?=\])|(?<=/MediaBox\[)[-\d. ]+(?=\])|(?<=/XYZ )[-\d.]+ [-\d.]+")
_CONTENTS = re.compile(rb"/Contents (\d+ 0 R)")
_ID = re.compile(rb"/ID\[(\(.*?\))\(.*?\)\]")


def enlarged(data: bytes) -> bytes:
    """A PDF as Typst writes it, its pages of twice the area, all that is on them as much larger; the tags are as they were.

    Laying it out anew would take much longer, and might break its lines elsewhere. Raises ValueError for a PDF that is
    written otherwise, or has notes (links): they would stay where they were.
    """
    found = _TABLE.search(data)
    rows = found[1].split(b"\n") if found else []
    starts = [int(row[:10]) for row in rows[1:-1]]
    if not found or starts != sorted(starts) or b"/Annots" in data:
        raise ValueError("not a PDF as Typst writes it, without links")
    count = len(rows) - 1
    # What is drawn is drawn larger: a stream before each page's own says so, another ends it.
    objects = [
        *_enlarged(data, [*starts, found.start()], count),
        _stream(count, b"q %.6f 0 0 %.6f 0 0 cm\n" % (TIMES, TIMES)),
        _stream(count + 1, b"\nQ"),
    ]
    body = data[: starts[0]] + b"".join(objects)
    if b"/Contents[" not in body:
        raise ValueError("no page")
    offsets = accumulate(map(len, objects[:-1]), initial=starts[0])
    table = b"".join(b"%010d 00000 n\r\n" % one for one in offsets)
    trailer = found[2].replace(b"/Size %d" % count, b"/Size %d" % (count + 2), 1)
    trailer = _ID.sub(rb"/ID[\1<%s>]" % hashlib.sha256(body).hexdigest()[:32].encode(), trailer, count=1)
    return b"%bxref\n0 %d\n%b\n%btrailer\n%b\nstartxref\n%d\n%%%%EOF" % (
        body, count + 2, rows[0], table, trailer, len(body),
    )  # fmt: skip


def _enlarged(data: bytes, bounds: list[int], around: int) -> Iterator[bytes]:
    """Each object, with its lengths as many times longer; `around` is the number of the first of the two streams."""
    for start, end in pairwise(bounds):
        one = data[start:end]
        if _PAGE.match(one):
            one = _CONTENTS.sub(rb"/Contents[%d 0 R \1 %d 0 R]" % (around, around + 1), one)
        elif not _FIGURE.match(one) and not _PLACE.match(one):
            yield one
            continue
        yield _LENGTHS.sub(lambda found: b" ".join(_times(length) for length in found[0].split()), one)


def _times(length: bytes) -> bytes:
    return b"%.4f" % (float(length) * TIMES)


def _stream(number: int, drawn: bytes) -> bytes:
    return b"%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, len(drawn), drawn)
