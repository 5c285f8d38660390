"""The manual's own lines keep a copy in step with ten builds in which everything happens."""

import csv
import io
import random
import re
import urllib.request
from pathlib import Path

import pytest

from crocevia.feeds import pages
from tests.histories import edition, files

MANUAL = Path(__file__).parents[2] / "manual" / "changes.md"
SITE = "https://example.org/"
STATES = ("called: {name}\n", "called: {name}\nsize: {size}\n", "called: {name}\nstate: closed\nuntil: 2026-01-01\n")


@pytest.fixture
def step():
    (code,) = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    names = {}
    exec(code, names)  # noqa: S102 - our own manual
    return names["step"]


def rows(said):
    return {
        f"{kind}/{row['id']}": row
        for kind in ("things", "spots")
        for row in csv.DictReader(io.StringIO(said[f"data/{kind}.csv"].decode("utf-8-sig")))
    }


def test_the_manuals_lines_keep_a_copy_in_step(past, step, monkeypatch):
    said, asked = {}, []

    def urlopen(address):
        asked.append(address.removeprefix(SITE))
        return io.BytesIO(said[asked[-1]])

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    monkeypatch.setattr(pages, "SIZE", 4)
    rng, copy, last, moved = random.Random(6), {}, 0, {}
    for day in range(1, 17):
        things = sorted(path.stem for path in (past.city.catalogue / "things").glob("*.yml"))
        new = {f"things__t{day}": f"called: T{day}\n"}
        edits = {
            f"things__{name}": rng.choice(STATES).format(name=name, size=rng.randint(1, 9))
            for name in rng.sample(things, min(2, len(things)))
        }
        gone = [f"things/{name}" for name in rng.sample(things, 1) if f"things__{name}" not in edits and day % 3 == 0]
        spots = {f"spots__s{day % 4}": f"called: S\n{'secret: true' if day % 7 == 0 else 'bus: 7'}\n"}
        if gone and day % 2:
            moved |= dict.fromkeys((*(old for old in moved if moved[old] in gone), *gone), f"things/t{day}")
            new["redirects"] = "".join(f"{old}: {now}\n" for old, now in moved.items())
        elif set(gone) & set(moved.values()):
            gone = []
        past.commit(*gone, **new, **edits, **spots)
        # Not every build is seen.
        if day % 2 == 0 or day > 13:
            said = files(edition(past.city))
            last = step(SITE, copy, last)
            assert copy == rows(said)
    assert len(copy) > 8
    assert last > 30
    # What was read already is not read again: a page or two, and the table of the kind.
    asked.clear()
    past.commit(things__final="called: Fine\n")
    said = files(edition(past.city))
    step(SITE, copy, last)
    assert copy == rows(said)
    assert asked[0] == "data/changes.json"
    assert asked[-1] == "data/things.csv"
    assert len(asked) <= 3
