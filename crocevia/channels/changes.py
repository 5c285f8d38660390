"""What changed, for whoever keeps a copy of the catalogue: JSON and Atom in pages, one CSV, a snapshot of each release."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from crocevia.channels import csv
from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.feeds import atom, pages, plain, snapshots, table
from crocevia.feeds.pages import Page
from crocevia.history.told import Release
from crocevia.language import say

JSON, ATOM = "application/json", "application/atom+xml"
_STEP = say("What changed since you last asked, for programs that keep a copy: field by field, with what was removed.")
_NO_RELEASE = say(
    "Nobody has given a state of the catalogue a name (a tag of Git): there is only the edition of today."
)
_RELEASES = say("The catalogue as it stood at each release, for who compares or must cite it.")


def outputs(edition: Edition) -> Iterator[Described]:
    """The page of the newest changes and those that are full, in two forms; the table; what the JSON says; the releases."""
    yield from _paged(edition, "json", JSON, plain.write, Data(_STEP, start=pages.path(0, "json")))
    feed = Data(
        say("What changed, for whoever reads feeds."), "https://www.rfc-editor.org/rfc/rfc4287", pages.path(0, "atom")
    )
    yield from _paged(edition, "atom", ATOM, atom.write, feed)
    changes = table.table(edition)
    fields = [column.descriptor for column in changes.columns]
    rows = Data(table.about(edition), csv.RFC, fields=fields, key=(changes.key,))
    yield Output(csv.path(changes), "text/csv", table.title(edition), partial(csv.write, changes), data=rows)
    title = say("JSON Schema of the changes")
    yield Output(plain.SCHEMA, "application/schema+json", title, partial(_schema, edition))
    yield from _snapshots(edition)


def _paged(
    edition: Edition, ending: str, media_type: str, write: Callable[[Edition, Page, BinaryIO], None], data: Data
) -> Iterator[Described]:
    """The page whose address stays, and those that stay as they are."""
    title, history = table.title(edition), edition.history()

    def archived(file: BinaryIO, number: str) -> None:
        write(edition, pages.page(history, int(number)), file)

    yield Output(
        pages.path(0, ending), media_type, title, lambda file: write(edition, pages.newest(history), file), data=data
    )
    numbers = tuple(map(str, range(1, pages.full(history) + 1)))
    if numbers:
        yield Family(f"{pages.FOLDER}/{{}}.{ending}", media_type, title, numbers, archived, data=data)


def _snapshots(edition: Edition) -> Iterator[Described]:
    releases = {one.name: one for one in edition.history().releases}
    note = "" if releases else _NO_RELEASE.in_(edition.settings.source)
    data, title = Data(_RELEASES, start=snapshots.INDEX), say("Releases")
    yield Output(snapshots.INDEX, JSON, title, partial(snapshots.write_index, edition, note), data=data)
    if releases:
        write = partial(_snapshot, releases)
        yield Family(f"{snapshots.FOLDER}{{}}.zip", "application/zip", title, tuple(releases), write, data=data)


def _snapshot(releases: dict[str, Release], file: BinaryIO, name: str) -> None:
    snapshots.write(releases[name], file)


def _schema(edition: Edition, file: BinaryIO) -> None:
    file.write(json.dumps(plain.schema(edition), ensure_ascii=False, indent=1).encode())
