"""The catalogue as HSDS 3.1 (Open Referral): documents in JSON, tables in CSV with their Data Package, and what is lost."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.hsds import LISTS, Directory
from crocevia.hsds.columns import SHEETS, STANDARD
from crocevia.hsds.losses import KEY, Loss, fields, losses
from crocevia.hsds.package import package
from crocevia.hsds.rows import Rows
from crocevia.language import say

if TYPE_CHECKING:
    from _csv import Writer

FOLDER = "data/hsds"
DESCRIPTOR = f"{FOLDER}/datapackage.json"
_DOCUMENTS = Data(
    say("For directories of services and their programs: whole documents, as Open Referral has them."),
    STANDARD,
    f"{FOLDER}/{LISTS[0]}.json",
)
_TABLES = Data(say("For programs that work with tables: a CSV for each table of HSDS."), STANDARD, DESCRIPTOR)
_LOSSES = say("Field by field: what HSDS says in its own words, what it says in attributes, what it cannot say.")
_PACKAGE = Data(say("Which tables of HSDS there are, with their columns and keys."), STANDARD)


def outputs(edition: Edition) -> Iterator[Described]:
    """Four things to choose from: documents, tables, what describes the tables, what HSDS cannot say."""
    writer = _Writer(edition)
    title = say("HSDS 3.1: documents")
    yield Family(f"{FOLDER}/{{}}.json", "application/json", title, LISTS, writer.documents, data=_DOCUMENTS)
    names = [sheet.name for sheet in SHEETS.values()]
    yield Family(f"{FOLDER}/{{}}.csv", "text/csv", say("HSDS 3.1: tables"), names, writer.table, data=_TABLES)
    title, data = say("HSDS 3.1: what it cannot say"), Data(_LOSSES, fields=tuple(fields(edition)), key=KEY)
    yield Output(f"{FOLDER}/losses.csv", "text/csv", title, writer.losses, data=data)
    title = say("HSDS 3.1: the description of the tables")
    yield Output(DESCRIPTOR, "application/json", title, lambda file: _describe(edition, file), data=_PACKAGE)


class _Writer:
    """Writes one file at a time; what identifiers and terms cost is paid once in a process."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def _directory(self) -> Directory:
        return Directory(self._edition)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self._edition)

    def documents(self, file: BinaryIO, name: str) -> None:
        """A JSON array with a document a line: a program may read it whole, or line by line."""
        dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        between = b"[\n"
        for one in self._directory.each(name):
            file.write(between + dumps(one).encode())
            between = b",\n"
        file.write(b"\n]\n" if between == b",\n" else b"[]\n")

    def table(self, file: BinaryIO, name: str) -> None:
        """A table with all columns of the standard, whether anything stands in them or not."""
        table, sheet = next((table, sheet) for table, sheet in SHEETS.items() if sheet.name == name)
        rows, columns = _csv(file), sheet.columns
        rows.writerow(columns)
        rows.writerows([one.get(column, "") for column in columns] for one in self._rows.of(table))

    def losses(self, file: BinaryIO) -> None:
        """A row for each field and what becomes of it."""
        rows = _csv(file)
        rows.writerow(Loss._fields)
        rows.writerows(losses(self._edition))


def _csv(file: BinaryIO) -> Writer:
    """RFC 4180 in UTF-8, without a byte order mark: who reads HSDS takes it for a part of the first heading."""
    return csv.writer(codecs.getwriter("utf-8")(file), lineterminator="\r\n")


def _describe(edition: Edition, file: BinaryIO) -> None:
    file.write(json.dumps(package(edition), ensure_ascii=False, indent=1).encode())
