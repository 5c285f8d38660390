"""What the examples on the page of the open data are about: a kind of this city, its files, its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.opendata import OpenData
from crocevia.tables import kind_table

CSV = "text/csv"
PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class Example:
    """A table, the whole address of its file, and the columns that the example asks, by what they are for."""

    table: str
    address: str
    columns: dict[str, str]


def counting(edition: Edition, files: OpenData) -> Example | None:
    """The largest table, for a spreadsheet: `verification` is the letter of the column that says how far a row can be trusted."""
    kinds = sorted(edition.catalogue.kinds.values(), key=lambda kind: -len(edition.catalogue.of(kind.name)))
    for kind in kinds[:1]:
        if path := files.of_type(CSV, kind.name):
            names = [column.name for column in kind_table(edition, kind).columns]
            letters = {"verification": letter(names.index("verification"))}
            return Example(kind.name, edition.absolute(path), letters)
    return None


def reading(edition: Edition, files: OpenData) -> Example | None:
    """A table that says what its records are for, in a list, for a program that reads its CSV."""
    return next(_with(edition, files, CSV, {"needs": m.SUBJECT}), None)


def asking(edition: Edition, files: OpenData) -> Example | None:
    """A table that knows costs, audiences and municipalities, for a query over its Parquet."""
    asked = {"cost": m.COST, "audience": m.AUDIENCE, "verified_on": m.VERIFIED_ON}
    return next(_with(edition, files, PARQUET, asked), None)


def _with(edition: Edition, files: OpenData, media_type: str, asked: dict[str, str]) -> Iterator[Example]:
    """The tables that have columns of all these meanings, and a file of the type."""
    for kind in edition.catalogue.kinds.values():
        path = files.of_type(media_type, kind.name)
        if path and all(meaning in kind.by_meaning for meaning in asked.values()):
            names = {use: kind.by_meaning[meaning].name for use, meaning in asked.items()}
            yield Example(kind.name, edition.absolute(path), names)


def letter(place: int) -> str:
    """What a spreadsheet calls its column at a place, from 0.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    found = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        found, place = chr(65 + rest) + found, place - 1
    return found
