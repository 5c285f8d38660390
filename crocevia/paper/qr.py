"""QR codes (ISO/IEC 18004), by segno: an address as dots."""

from __future__ import annotations

import re
from functools import lru_cache

# The light modules that the standard wants around a code.
QUIET = 4
# Which of the eight masks is laid over the dots. The standard would have all eight tried and the most even taken: three
# quarters of the time, for a code that is read from any of them.
MASK = 3
_RUN = re.compile(b"\x01+")


@lru_cache(maxsize=20_000)
def qr(address: str) -> str:
    """An SVG without size: black dots on nothing, with the four light modules around it that the standard asks for.

    Level M: it is read with 15 % of it torn or stained.
    """
    import segno  # noqa: PLC0415 - only who prints pays for it

    rows = segno.make(address, error="m", micro=False, boost_error=False, mask=MASK).matrix
    size = len(rows) + 2 * QUIET
    # A line as wide as a dot for each run of dots: half of a rectangle's points. It is drawn around
    # whole numbers, which are written in no time. segno's own writer takes five times as long.
    runs = (
        f"M{QUIET + run.start()} {QUIET + number}h{run.end() - run.start()}"
        for number, row in enumerate(rows)
        for run in _RUN.finditer(row)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -.5 {size} {size}"><path fill="none" stroke="#000" d="{"".join(runs)}"/></svg>'
