"""A sheet as large again: what is laid out on A4 becomes A3, in the proportions that ISO 216 gives to both."""

from __future__ import annotations

from io import BytesIO
from math import sqrt
from typing import Any

TIMES = sqrt(2)


def enlarged(data: bytes) -> bytes:
    """A tagged PDF without links whose pages have twice the area, all that is on them as much larger; the tags are as they were.

    Laying it out anew would take four times as long, and might break its lines elsewhere.
    """
    import pikepdf  # noqa: PLC0415 - only who prints pays for it

    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.obj.MediaBox = _times(page.obj.MediaBox)
            page.contents_add(f"q {TIMES:.6f} 0 0 {TIMES:.6f} 0 0 cm\n".encode(), prepend=True)
            page.contents_add(b"Q")
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.Figure:
                told = thing.get("/A", pikepdf.Array())
                for one in told if isinstance(told, pikepdf.Array) else [told]:
                    # Where a picture stands is told to who listens, too.
                    if "/BBox" in one:
                        one.BBox = _times(one.BBox)
            # Where the outline leads: a page, how, and how far from its edges (ISO 32000-1, 12.3.2.2).
            elif isinstance(thing, pikepdf.Array) and len(thing) > 1 and thing[1] == pikepdf.Name.XYZ:
                thing[2:4] = _times(thing[2:4])
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _times(box: Any) -> Any:
    from pikepdf import Array  # noqa: PLC0415 - likewise

    return Array([round(float(one) * TIMES, 4) for one in box])
