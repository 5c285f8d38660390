"""One workbook of everything: a sheet a kind and a vocabulary, after one that explains them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from crocevia.edition import Data, Edition, Output
from crocevia.language import say
from crocevia.spreadsheet.columns import shown
from crocevia.spreadsheet.explained import Explanation
from crocevia.spreadsheet.workbook import ROWS, Workbook
from crocevia.tables import tables

PATH = "data/catalogue.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DATA = Data(
    say(
        "For Excel and LibreOffice: a sheet for each kind, with headings in words and a first sheet that explains them."
    ),
    "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
)


def outputs(edition: Edition) -> Iterator[Output]:
    """One workbook."""
    yield Output(PATH, MEDIA_TYPE, say("Everything as a workbook"), lambda file: _write(edition, file), data=DATA)


def _write(edition: Edition, file: BinaryIO) -> None:
    with Workbook(file, edition) as book:
        explanation = Explanation(book, edition)
        done = []
        for table in tables(edition):
            columns = shown(edition, table)
            title = table.title.in_(edition.settings.source)
            kind = table.name in edition.catalogue.kinds
            done.append((table, columns, book.table(title, columns, iter(table.rows()), kind=kind, most=ROWS)))
        explanation.fill(done)
