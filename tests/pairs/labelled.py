"""The labelled pairs of `tests/data/pairs.csv`, and how many of them a scorer finds."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from crocevia import kinds, meanings
from crocevia.pairs.alike import WORTH_SAYING, alike
from crocevia.pairs.candidates import counted, meeting
from crocevia.pairs.sights import sight

ROOT = Path(__file__).parents[2]
FILE = ROOT / "tests" / "data" / "pairs.csv"


class Labelled(NamedTuple):
    """Two records, whether they are the same thing, where the label comes from, and whether it was kept from tuning."""

    left: object
    right: object
    same: bool
    origin: str
    held_out: bool


class Measured(NamedTuple):
    """`found` are the pairs that the scorer says are the same; the rest are numbers of pairs and shares."""

    precision: float
    recall: float
    wrong: list
    missed: list


@cache
def schemas():
    folder = ROOT / "catalogue"
    return kinds.read(folder / "schemas", "it", {path.stem for path in (folder / "vocabularies").glob("*.yml")})


def seen(kind, id, cells):
    """A record of the set: an address that its kind has no field for is that of its place."""
    kind = schemas()[kind]
    places = next(one for one in schemas().values() if meanings.STREET_ADDRESS in one.by_meaning)
    of_place = {name: cells[name] for name in ("address", "municipality") if name in cells}
    at = (places, of_place) if of_place and kind is not places else None
    return sight(kind, id, cells, at)


@cache
def labelled():
    with FILE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return [
        Labelled(
            seen(row["kind"], row["left_id"], json.loads(row["left"])),
            seen(row["kind"], row["right_id"], json.loads(row["right"])),
            row["same"] == "yes",
            row["origin"],
            # All pairs of one record are in one half.
            crc32(row["left_id"].encode()) % 2 == 1,
        )
        for row in rows
    ]


def base(one):
    return one.id.partition("~")[0]


@cache
def context():
    """How many of the records behind the set have each key; and who is held against whom at all."""
    every = {one.id: one for pair in labelled() for one in pair[:2]}
    listed = list(every.values())
    having = {base(one): one for one in listed if one.id == base(one)}
    holders = counted(having.values())
    met = {frozenset((listed[first].id, listed[second].id)) for first, second in meeting(listed, None)}
    return holders, met


def measured(pairs):
    holders, met = context()
    wrong, missed, right = [], [], 0
    for one in pairs:
        found = alike(one.left, one.right, holders[one.left.family])
        said = found.score >= WORTH_SAYING and frozenset((one.left.id, one.right.id)) in met
        if said and not one.same:
            wrong.append(found)
        elif one.same and not said:
            missed.append(found)
        else:
            right += said
    return Measured(right / (right + len(wrong)), right / (right + len(missed)), wrong, missed)
