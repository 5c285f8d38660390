"""Reads one sheet of an Excel workbook, cells as a person sees them: no formula runs, no zero of a text is lost."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine as calamine

from crocevia.imports import folders, headings, workbooks
from crocevia.imports.given import MOST_COLUMNS, MOST_ROWS, Brought, Refused
from crocevia.language import say

# Larger numbers a spreadsheet does not keep to the last digit.
_EXACT = 1e15


def read(path: Path, sheet: str = "") -> Brought:
    """The sheet of that name, or the first that holds anything; the others are named in the notes. Raises Refused."""
    data = folders.content(path)
    folders.unpacked_safely(path)
    workbooks.harmless(path)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _read(book, path.name, sheet)
    except Refused:
        raise
    except Exception as error:
        # The library has a dozen kinds of complaint.
        problem = say("{file}: this cannot be read as an Excel workbook", file=path.name)
        raise Refused(problem) from error


def _read(book: calamine.CalamineWorkbook, name: str, sheet: str) -> Brought:
    brought = Brought()
    if sheet and sheet not in book.sheet_names:
        problem = say("{file}: the sheets are: {sheets}", file=name, sheets=", ".join(book.sheet_names))
        raise Refused(problem)
    wanted = sheet or next((one for one in book.sheet_names if _size(book, one)[0]), "")
    if not wanted:
        raise Refused(say("{file}: there is nothing in it", file=name))
    _near(*_size(book, wanted), wanted)
    chosen = book.get_sheet_by_name(wanted)
    grid = [[_shown(cell) for cell in row] for row in chosen.to_python(skip_empty_area=False)]
    brought.tables.append(headings.table(grid, wanted, brought))
    others = tuple(one for one in book.sheet_names if one != wanted and _size(book, one)[0])
    if others:
        left = say("sheets left out: {sheets} (choose with --sheet)", sheets=", ".join(others))
        brought.notes.append(left)
    return brought


def _size(book: calamine.CalamineWorkbook, sheet: str) -> tuple[int, int]:
    """Rows and columns up to the last cell that holds anything; none of either where nothing does."""
    end = book.get_sheet_by_name(sheet).end
    return (end[0] + 1, end[1] + 1) if end else (0, 0)


def _near(rows: int, columns: int, name: str) -> None:
    if rows > MOST_ROWS:
        raise Refused(say("{table}: more than {most} rows: cut it in pieces", table=name, most=MOST_ROWS))
    if columns > MOST_COLUMNS:
        raise Refused(say("{table}: more than {most} columns", table=name, most=MOST_COLUMNS))


def _shown(cell: object) -> str:
    """A cell as text: whole numbers without `.0`, days in ISO 8601, yes and no as Table Schema writes them."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case timedelta():
            minutes = int(cell.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return str(cell)
