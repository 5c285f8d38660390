"""Reads a CSV as people have them: any of four separators, any of three encodings, a title above the headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from crocevia.imports import decoding, folders, headings
from crocevia.imports.given import LONGEST_CELL, MOST_ROWS, Brought, Refused
from crocevia.language import say

SEPARATORS = {",": say("comma"), ";": say("semicolon"), "\t": say("tab"), "|": say("vertical bar")}
# Rows that are enough to know the separator by.
SAMPLE = 50


def read(path: Path, sheet: str = "") -> Brought:
    """The one table of a CSV. Raises Refused. `sheet` is of no use here."""
    if sheet:
        raise Refused(say("a CSV has no sheets"))
    brought = Brought()
    text, notes = decoding.text(folders.content(path), path.name)
    brought.notes += notes
    grid, separator = cells(text, path.name)
    brought.notes.append(say("{file}: the separator is the {sign}", file=path.name, sign=SEPARATORS[separator]))
    brought.tables.append(headings.table(grid, path.name, brought, cut=True))
    return brought


def cells(text: str, name: str) -> tuple[list[list[str]], str]:
    """The grid and its separator. Raises Refused for what is no CSV."""
    if text[:4].casefold() == "sep=" and len(text) > len("sep=,"):
        # Excel's own way of saying it, on a line above all.
        separator, text = text[4], "\n" + text.partition("\n")[2]
        if separator in SEPARATORS:
            return _grid(text, separator, name), separator
    separator = max(SEPARATORS, key=lambda one: _agreement(text, one))
    return _grid(text, separator, name), separator


def _agreement(text: str, separator: str) -> tuple[float, int]:
    """How alike the rows are in width when cut here; a separator that cuts nothing agrees with nothing."""
    try:
        # Half a million characters are rows enough.
        rows = [row for row, _ in zip(_reader(text[:500_000], separator), range(SAMPLE), strict=False) if any(row)]
    except csv.Error:
        return (0.0, 0)
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (widths.count(usual) / len(widths), usual) if usual > 1 else (0.0, 0)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL * 4)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _grid(text: str, separator: str, name: str) -> list[list[str]]:
    grid: list[list[str]] = []
    try:
        for row in _reader(text, separator):
            if len(grid) > MOST_ROWS:
                break
            grid.append(row)
    except csv.Error as error:
        problem = say("{file}: this cannot be read as a CSV near row {row}", file=name, row=len(grid) + 1)
        raise Refused(problem) from error
    return grid
