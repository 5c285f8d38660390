"""Looks into a workbook's XML before any reader does: entities that explode, cells so far out that no memory holds the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from crocevia.imports.folders import Folder
from crocevia.imports.given import Refused
from crocevia.language import say

# A reader holds a sheet as a full rectangle, and ends the whole program where there is no memory for it.
MOST_AREA = 3_000_000
# Neither has a place in a spreadsheet; a billion laughs are made of them.
_NEVER = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
# Where a row or a cell stands. One that is closed at once holds nothing.
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^<>]*?\br\s*=\s*[\"']([^\"']*)[\"'][^<>]*(?<!/)>")
_PLACE = re.compile(rb"([A-Za-z]{0,4})(\d{1,9})")
_OPENED = re.compile(rb"<(?:\w+:)?(c|row)\b")


def harmless(path: Path) -> None:
    """Raise Refused for a workbook that no reader should be given."""
    folder = Folder(path.name, path, _archive=True)
    for name in folder.names():
        if name.casefold().endswith((".xml", ".rels", ".vml")):
            data = folder.content(name)
            # Another encoding would hide from us what the reader sees.
            if _NEVER.search(data) or b"\0" in data or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
                raise Refused(say("{file}: it holds XML that no spreadsheet needs", file=path.name))
            if "worksheets/" in name.casefold() and _area(data) > MOST_AREA:
                raise Refused(
                    say("{file}: a sheet is too large: a cell stands very far from the others", file=path.name)
                )


def _area(data: bytes) -> int:
    """The rectangle that holds all cells; those that do not say where they are stand one after the other."""
    opened = [found[1] for found in _OPENED.finditer(data)]
    rows, columns = opened.count(b"row"), max(_widths(opened), default=0)
    for found in _CELL.finditer(data):
        place = _PLACE.fullmatch(found[1])
        if place is None:
            return MOST_AREA + 1
        rows, columns = max(rows, int(place[2])), max(columns, _number(place[1]))
    return rows * columns


def _widths(opened: list[bytes]) -> Iterator[int]:
    width = 0
    for one in opened:
        if one == b"row":
            yield width
            width = 0
        else:
            width += 1
    yield width


def _number(letters: bytes) -> int:
    """A column's letters as its number: A is 1; none is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
