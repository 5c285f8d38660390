"""What the examples on the page of the open data are about: a table of this city, its file, its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.opendata import OpenData
from crocevia.spreadsheet.columns import shown
from crocevia.tables import AnyTable, kind_table

CSV = "text/csv"
PARQUET = "application/vnd.apache.parquet"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Example:
    """A table, the path of its file, and the columns that the example asks, by what they are for."""

    table: AnyTable
    path: str
    columns: Mapping[str, str]


def counting(edition: Edition, files: OpenData) -> Example | None:
    """The largest table as a sheet of the workbook: `verification` is the letter of the column of its codes."""
    path = files.of_type(WORKBOOK)
    kinds = sorted(edition.catalogue.kinds.values(), key=lambda kind: -len(edition.catalogue.of(kind.name)))
    if not path or not kinds:
        return None
    table = kind_table(edition, kinds[0])
    # Labels stand before codes, and the codes are the same in every language.
    places = [place for place, one in enumerate(shown(edition, table)) if one.column.name == "verification"]
    return Example(table, path, {"verification": letter(places[-1])})


def reading(edition: Edition, files: OpenData) -> Example | None:
    """A table that says what its records are for, in a list, for a program that reads its CSV."""
    return next(_with(edition, files, CSV, {"needs": m.SUBJECT}), None)


def asking(edition: Edition, files: OpenData) -> Example | None:
    """A table that knows costs, audiences and municipalities, for a query over its Parquet."""
    asked = {"cost": m.COST, "audience": m.AUDIENCE, "verified_on": m.VERIFIED_ON}
    found = _with(edition, files, PARQUET, asked)
    return next((one for one in found if any(column.name == "municipalities" for column in one.table.columns)), None)


def _with(edition: Edition, files: OpenData, media_type: str, asked: Mapping[str, str]) -> Iterator[Example]:
    """The tables that have columns of all these meanings, and a file of the type."""
    for kind in edition.catalogue.kinds.values():
        path = files.of_type(media_type, kind.name)
        if path and all(meaning in kind.by_meaning for meaning in asked.values()):
            names = {use: kind.by_meaning[meaning].name for use, meaning in asked.items()}
            yield Example(kind_table(edition, kind), path, names)


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
