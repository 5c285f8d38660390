"""Tiny cities with a past: files written, taken away and committed on days of one's own, and what is told of that."""

import io
from dataclasses import replace
from functools import partial

from crocevia import publish
from crocevia.catalogue import judge
from crocevia.history.read import read
from tests.cities import DAY
from tests.repositories import git

CHANNELS = ("changes", "csv", "datapackage")


class Past:
    """The past of a city: a repository in its folder. Each commit is made a day after the last, in March 2026."""

    def __init__(self, city, folder=None):
        self.city = city
        self.folder = folder or city.root
        self.day = 0
        git(self.folder, "init", "--quiet", "--initial-branch=main")

    def write(self, *gone, **files):
        """Write files (`things__one` is things/one.yml), take others away."""
        for path, content in files.items():
            self.city.write(f"{path.replace('__', '/')}.yml", content)
        for path in gone:
            (self.city.catalogue / f"{path}.yml").unlink()

    def commit(self, *gone, at="", **files):
        """The same, and all that is there committed; the commit."""
        self.write(*gone, **files)
        self.day += 1
        git(self.folder, "add", "--all")
        git(
            self.folder,
            *("commit", "--quiet", "--allow-empty", "--message", "x"),
            at=at or f"2026-03-{self.day:02} 12:00:00 +0000",
        )
        return git(self.folder, "rev-parse", "HEAD")

    def told(self):
        """The history, as it is told of the catalogue of today."""
        return edition(self.city).history()

    def short(self):
        """(day of March, what, record, fields) of each change, in an order that does not depend on digests."""
        return sorted(short(one) for one in self.told().changes)


def short(one):
    fields = [
        *(f"+{name}" for name in one.fields.filled),
        *one.fields.altered,
        *(f"-{name}" for name in one.fields.emptied),
    ]
    return one.at.day, one.what.value, str(one.ref), " ".join(fields)


def edition(city, **settings):
    """The edition of a city with its history; of channels only those that tell of it."""
    chosen = replace(city.settings, **{"channels": CHANNELS, **settings})
    judged = judge(chosen, DAY)
    assert not judged.broken, judged.findings
    return publish.edition(judged, chosen, DAY, {}, lambda _: "", partial(read, city.catalogue))


def files(edition):
    """Path → the bytes of every file of the channels."""
    found = {}
    for output in edition.described():
        for path, write in output.files():
            file = io.BytesIO()
            write(file)
            found[path] = file.getvalue()
    return found
