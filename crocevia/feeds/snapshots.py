"""Releases as files: which there are, and of each an archive with a line of JSON a record."""

from __future__ import annotations

import json
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crocevia.edition import Edition
from crocevia.history.told import Release

INDEX = "data/releases.json"
FOLDER = "data/releases/"
MEMBER = "records.jsonl"
# The first year that an archive can say.
_FIRST = 1980


def path(name: str) -> str:
    """Where a release's archive stands in the site."""
    return f"{FOLDER}{name}.zip"


def write_index(edition: Edition, note: str, file: BinaryIO) -> None:
    """Which releases there are, the oldest first, and what is there besides: the edition of today."""
    found = [
        {
            "name": one.name,
            "date": one.day.isoformat(),
            "commit": one.commit,
            "archive": edition.absolute(path(one.name)),
        }
        for one in edition.history().releases
    ]
    index: dict[str, Any] = {
        "today": {"date": edition.today.isoformat(), "data": edition.absolute("data/datapackage.json")},
        "note": note,
        "releases": found,
    }
    file.write(json.dumps(index, ensure_ascii=False, indent=1).encode())


def write(release: Release, file: BinaryIO) -> None:
    """A release's records by kind and name: `record` and `values`, each value as it was written."""
    member = ZipInfo(MEMBER, (max(_FIRST, release.day.year), release.day.month, release.day.day, 0, 0, 0))
    member.compress_type = ZIP_DEFLATED
    # The same on every system: a file that anybody may read.
    member.create_system, member.external_attr = 3, 0o100644 << 16
    with ZipFile(file, "w") as archive, archive.open(member, "w") as lines:
        for ref, values in release.rows():
            row = {"record": str(ref), "values": values}
            lines.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
