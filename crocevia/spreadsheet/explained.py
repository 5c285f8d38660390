"""The first sheet: what the workbook is, which sheets it has, what every column means and which codes stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from crocevia.edition import Edition
from crocevia.language import Message, say
from crocevia.spreadsheet.columns import Shown
from crocevia.spreadsheet.workbook import LINKS, Workbook, fitted
from crocevia.table import Column, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME = say("Read me")
_WIDTHS = (26, 34, 26, 14, 70, 70)
_NOTES: Sequence[Message] = (
    say("Beside words stands their code, as it is in the other files: tables are joined by codes, people read words."),
    say("In a column of codes, a vertical bar stands between the values of a list."),
    say("Telephone numbers, postal codes and tax codes are texts: nothing may take the zeros from their front."),
    say("In each sheet the first {links} addresses can be followed with a click; any others are texts.", links=LINKS),
    say("A cell that ends with […] was too long for a spreadsheet: the other files have the whole text."),
)
_SHEETS = (say("Sheet"), say("What it holds"), say("Name in the other files"), say("Rows"))
_COLUMNS = (
    say("Sheet"),
    say("Heading"),
    say("Name in the other files"),
    say("Type"),
    say("Meaning"),
    say("Codes and their words"),
)
_TYPES = {
    "string": say("text"),
    "integer": say("whole number"),
    "number": say("number"),
    "boolean": say("yes or no"),
    "date": say("day"),
    "list": say("list"),
    "geopoint": say("coordinates"),
}

# A table, its columns as they are shown, its sheets with how many rows each has.
Written = tuple[Table[Any], Sequence[Shown], Sequence[tuple[str, int]]]


class Explanation:
    """Begun before any other sheet, so that it is the first; filled when all others are known."""

    def __init__(self, book: Workbook, edition: Edition) -> None:
        self._book, self._edition, self._row = book, edition, 0
        self._language = edition.settings.source
        every = (edition.catalogue.kinds, edition.catalogue.vocabularies)
        self._titles = {name: one.title.in_(self._language) for tables in every for name, one in tables.items()}
        self._sheet: Worksheet = book.sheet(NAME.in_(self._language))
        for number, width in enumerate(_WIDTHS):
            self._sheet.set_column(number, number, width)

    def fill(self, tables: Sequence[Written]) -> None:
        """Everything, from the title to the last column of the last sheet."""
        settings = self._edition.settings
        self._line([settings.title or settings.name], "title")
        for cells in self._about():
            self._line(cells)
        for note in _NOTES:
            self._line(["", note.in_(self._language)])
        self._line([])
        self._line([one.in_(self._language) for one in _SHEETS], "heading")
        for table, _, sheets in tables:
            for name, count in sheets:
                self._line([name, self._about_table(table, name, sheets), table.name, count])
        self._line([])
        self._line([one.in_(self._language) for one in _COLUMNS], "heading")
        for _, columns, sheets in tables:
            for column in columns:
                self._line([sheets[0][0], *self._about_column(column)])

    def _about(self) -> Iterator[Sequence[str]]:
        settings = self._edition.settings
        said = (
            (say("About"), settings.description),
            (say("Published by"), settings.publisher),
            (say("Day"), self._edition.today.isoformat()),
            (say("Licence"), f"{settings.licence} {settings.licence_url}"),
            (say("Website"), settings.url),
        )
        yield from ((key.in_(self._language), value) for key, value in said if value)
        for one in settings.sources:
            yield say("Source").in_(self._language), " ".join(filter(None, (one.get("title"), one.get("path"))))

    def _about_table(self, table: Table[Any], name: str, sheets: Sequence[tuple[str, int]]) -> str:
        if name != sheets[0][0]:
            return say("The sheet {sheet} goes on here.", sheet=sheets[0][0]).in_(self._language)
        return table.description.in_(self._language) or table.title.in_(self._language)

    def _about_column(self, shown: Shown) -> Iterator[str]:
        column = shown.column
        yield shown.heading
        yield column.name
        yield _TYPES.get(column.type, _TYPES["string"]).in_(self._language)
        yield column.words("description", self._language).in_(self._language)
        yield self._codes(column)

    def _codes(self, column: Column[Any]) -> str:
        words = column.categories(self._language)
        if words:
            return "; ".join(f"{code} = {text.in_(self._language)}" for code, text in words.items())
        titles = [self._titles[one.partition(".")[0]] for one in column.references]
        return say("See: {sheets}", sheets=tuple(titles)).in_(self._language) if titles else ""

    def _line(self, cells: Sequence[str | int], style: str = "text") -> None:
        for number, cell in enumerate(cells):
            if isinstance(cell, int):
                self._sheet.write_number(self._row, number, cell, self._book.formats["whole"])
            elif cell:
                self._sheet.write_string(self._row, number, fitted(cell), self._book.formats[style])
        self._row += 1
