"""Writes sheets row by row within Excel's limits; what does not fit into one sheet goes on in the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from crocevia.edition import Edition
from crocevia.lexical import written
from crocevia.spreadsheet.columns import BOOLEAN, DATE, FIRST_DAY, LINK, NUMBER, TEXT, WHOLE, Shown

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Book
    from xlsxwriter.worksheet import Worksheet

# Excel's: rows of a sheet with the heading, UTF-16 units of a cell, of an address; characters of a sheet's name.
ROWS, UNITS, ADDRESS, NAME = 1_048_576, 32_767, 2_079, 31
# Excel's limit of links in a sheet is 65,530; each is in memory until the file is closed, so fewer are made.
LINKS = 20_000
_CUT = " […]"
_FORBIDDEN = str.maketrans("[]:*?/\\", "()-----")
# Three lines of a wrapped text.
_HEIGHT = 45
_KINDS, _LISTS = "#1F5F8B", "#8A8A8A"


class Workbook:
    """An XLSX file, written to `file` when the `with` block ends. Sheets are on disk meanwhile, not in memory."""

    def __init__(self, file: BinaryIO, edition: Edition) -> None:
        # Loaded where it is used: a check must not wait for it.
        from xlsxwriter import Workbook as Book  # noqa: PLC0415 - a check must not wait for it

        as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book: Book = Book(file, {"constant_memory": True, **as_text})
        self.book.set_properties(
            {
                "title": edition.settings.title or edition.settings.name,
                "author": edition.settings.publisher,
                "comments": edition.settings.licence_url,
                # The day is an input: the clock would make other bytes every time.
                "created": datetime.combine(edition.today, time(), UTC).replace(tzinfo=None),
            }
        )
        top = {"text_wrap": True, "valign": "top"}
        self.formats: Mapping[str, Format] = {
            "title": self.book.add_format({"bold": True, "font_size": 16}),
            "heading": self.book.add_format({"bold": True, **top, "bg_color": "#E4EEF4", "bottom": 1}),
            TEXT: self.book.add_format(top),
            # Excel's own short date: in the order of the reader's country.
            DATE: self.book.add_format({"num_format": 14, **top}),
            WHOLE: self.book.add_format({"num_format": 1, **top}),
            NUMBER: self.book.add_format({"num_format": "0.00000", **top}),
            LINK: self.book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"}),
        }
        self._names: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def sheet(self, name: str, colour: str = "") -> Worksheet:
        """A new sheet; its name is cut and counted where Excel would refuse it."""
        plain = name.translate(_FORBIDDEN).strip("' ") or "-"
        found, number = plain[:NAME], 1
        while found.casefold() in self._names or found.casefold() == "history":
            number += 1
            tail = f" ({number})"
            found = plain[: NAME - len(tail)] + tail
        self._names.add(found.casefold())
        sheet = self.book.add_worksheet(found)
        if colour:
            sheet.set_tab_color(colour)
        return sheet

    def table(
        self, name: str, columns: Sequence[Shown], rows: Iterator[Any], *, kind: bool, most: int
    ) -> list[tuple[str, int]]:
        """A table in as many sheets as it needs, `most` rows in each: the names of the sheets, and how many rows each has."""
        sheets: list[tuple[str, int]] = []
        row = next(rows, None)
        while row is not None or not sheets:
            sheet = self.sheet(name, _KINDS if kind else _LISTS)
            writer = _Rows(sheet, columns, self.formats)
            while row is not None and writer.last < most - 1:
                writer.write(row)
                row = next(rows, None)
            writer.end()
            sheets.append((sheet.get_name(), writer.last))
        return sheets


class _Rows:
    """The rows of one sheet, from the second on: the first has the headings."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Shown], formats: Mapping[str, Format]) -> None:
        self.last, self._sheet, self._columns, self._formats, self._links = 0, sheet, columns, formats, 0
        sheet.set_default_row(_HEIGHT)
        # The identifier and the name stay in sight.
        sheet.freeze_panes(1, 2)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, fitted(column.heading), formats["heading"])
        self._write: Mapping[str, Callable[[int, int, Any, Format], object]] = {
            WHOLE: sheet.write_number,
            NUMBER: lambda row, column, value, style: sheet.write_number(row, column, float(value), style),
            BOOLEAN: sheet.write_boolean,
            DATE: self._date,
            LINK: self._link,
        }

    def write(self, row: Any) -> None:
        """The next row."""
        self.last += 1
        for number, column in enumerate(self._columns):
            value = column.value(row)
            if value is not None:
                write = self._write.get(column.type, self._text)
                write(self.last, number, value, self._formats.get(column.type, self._formats[TEXT]))

    def end(self) -> None:
        """What has to know how many rows there are."""
        self._sheet.autofilter(0, 0, self.last, len(self._columns) - 1)

    def _text(self, row: int, column: int, value: Any, style: Format) -> None:
        self._sheet.write_string(row, column, fitted(str(value)), style)

    def _date(self, row: int, column: int, value: Any, style: Format) -> None:
        if value < FIRST_DAY:
            self._text(row, column, written(value), style)
        else:
            self._sheet.write_datetime(row, column, value, style)

    def _link(self, row: int, column: int, value: Any, style: Format) -> None:
        if self._links < LINKS and value.startswith(("https://", "http://")) and len(value) <= ADDRESS:
            self._links += 1
            self._sheet.write_url(row, column, value, style, fitted(value))
        else:
            self._text(row, column, value, self._formats[TEXT])


def fitted(text: str) -> str:
    """A text that fits into a cell; cut, and marked as cut, where it is longer."""
    # A character is two units at most.
    if len(text) * 2 <= UNITS or len(text.encode("utf-16-le")) <= UNITS * 2:
        return text
    return text.encode("utf-16-le")[: (UNITS - len(_CUT)) * 2].decode("utf-16-le", "ignore") + _CUT
