"""A CSV of every kind and every vocabulary: RFC 4180, UTF-8, comma, one row a record."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from crocevia.edition import Data, Edition, Output
from crocevia.language import say
from crocevia.table import Column, Row, Table
from crocevia.tables import tables

# RFC 4180 has no IRI of a vocabulary of standards; the RFC's own address is what catalogues use.
RFC = "https://www.rfc-editor.org/rfc/rfc4180"
DATA = Data(say("For a spreadsheet, and for any program: a row a record."), RFC)


def path(table: Table[Any]) -> str:
    """Where a table's CSV stands in the site."""
    return f"data/{table.name}.csv"


def outputs(edition: Edition) -> Iterator[Output]:
    """One file a table."""
    for table in tables(edition):
        yield Output(path(table), "text/csv", table.title, partial(write, table), table.name, data=DATA)


def write(table: Table[Any], file: BinaryIO) -> None:
    """A table, the names of its columns first."""
    put(table.columns, table.rows(), file)


def put(columns: Sequence[Column[Row]], rows: Iterable[Row], file: BinaryIO) -> None:
    """Write columns and rows as every CSV here is written."""
    # The byte order mark makes Excel read UTF-8; Table Schema readers pass over it.
    file.write(codecs.BOM_UTF8)
    lines = csv.writer(codecs.getwriter("utf-8")(file), lineterminator="\r\n")
    lines.writerow(column.name for column in columns)
    cells = [column.cell for column in columns]
    lines.writerows([cell(row) for cell in cells] for row in rows)
