"""How many people live in each zone: `catalogue/population.csv`, where a city has a source that says it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crocevia import opened
from crocevia.findings import Finding, Level
from crocevia.kinds import Kind
from crocevia.language import NOTHING, Message, say
from crocevia.vocabularies import Vocabulary

FILE = "population.csv"
COLUMNS = ("zone", "inhabitants", "year", "source")
# All the municipalities of a country, and twice as much.
MOST_BYTES = 2_000_000
_WHOLE, _YEAR = re.compile("[1-9][0-9]{0,9}"), re.compile("(19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many people lived in a zone in a year, and who says so."""

    count: int
    year: int
    source: str


def read(
    folder: Path, above: str, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary]
) -> tuple[Mapping[str, Inhabitants], list[Finding]]:
    """The inhabitants by the code of the area served, and what is wrong with the file. No file, nobody.

    `folder` is the catalogue's, `above` how findings call it. A row with something wrong is left out.
    """
    path, name = folder / FILE, f"{above}/{FILE}"
    served = {field.vocabulary for kind in kinds.values() for field in kind.fields if field.is_area}
    return _read(path, name, {code for one in served if one in vocabularies for code in vocabularies[one].terms})


def _read(path: Path, name: str, zones: Collection[str]) -> tuple[Mapping[str, Inhabitants], list[Finding]]:
    if not path.exists() and not path.is_symlink():
        return {}, []
    try:
        text = opened.text(path, MOST_BYTES)
    except opened.Refused as refused:
        one = refused.complaint
        return {}, [Finding(name, one.line, one.column, "", Level.ERROR, refused.code, "", one.problem, one.remedy)]
    found: dict[str, Inhabitants] = {}
    findings: list[Finding] = []
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(rows, ())) != COLUMNS:
            problem = say("the first line must be {line}", line=",".join(COLUMNS))
            return {}, [_finding(name, 1, "", "", problem, say("Columns are separated by commas."))]
        for row in rows:
            wrong = list(_wrong(row, zones, found)) if row else []
            findings += (_finding(name, rows.line_num, *one) for one in wrong)
            if row and not wrong:
                found[row[0]] = Inhabitants(int(row[1]), int(row[2]), row[3].strip())
    except csv.Error as error:
        findings.append(_finding(name, rows.line_num, "", "", say("this is not CSV: {why}", why=str(error)), NOTHING))
    return found, findings


def _finding(name: str, line: int, column: str, value: str, problem: Message, remedy: Message) -> Finding:
    return Finding(name, line, 0, column, Level.ERROR, "population", value, problem, remedy)


def _wrong(
    row: list[str], zones: Collection[str], before: Collection[str]
) -> Iterator[tuple[str, str, Message, Message]]:
    """(column, what stands there, what is wrong with it, what would do) of a row."""
    if len(row) != len(COLUMNS):
        problem = say(
            "this row has {cells} cells, and there are {columns} columns", cells=len(row), columns=len(COLUMNS)
        )
        yield "", "", problem, say("Put what holds a comma in quotes.")
        return
    zone, inhabitants, year, source = row
    if zone not in zones:
        yield "zone", zone, say("no zone has this code"), say("Look for the code in the vocabulary of areas.")
    elif zone in before:
        yield "zone", zone, say("the zone stands here twice"), say("Keep one.")
    if not _WHOLE.fullmatch(inhabitants):
        remedy = say("Write it in digits alone: {example}.", example="123410")
        yield "inhabitants", inhabitants, say("this is not a number of people"), remedy
    if not _YEAR.fullmatch(year):
        yield "year", year, say("this is not a year"), say("Write it in digits alone: {example}.", example="2025")
    if not source.strip():
        yield "source", "", say("nobody says so"), say("Write who published the number, and where.")
