"""Old versions of records' files, read as warily as records are: a commit may hold anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crocevia import load
from crocevia.git import Git
from crocevia.layout import BOUNDARIES, SCHEMAS, TRANSLATIONS, VOCABULARIES
from crocevia.load import Cell
from crocevia.model import Ref

# What can have been a record's name: narrower than what a file can be called, wider than what our schemas want.
_RECORD = re.compile(r"([a-z][a-z0-9_-]{0,100})/([A-Za-z0-9][A-Za-z0-9._-]{0,100})\.yml", re.ASCII)
_OTHERS = (SCHEMAS, VOCABULARIES, TRANSLATIONS, BOUNDARIES)


def ref(path: str) -> Ref | None:
    """The record whose file stands there, or None."""
    found = _RECORD.fullmatch(path)
    return Ref(found[1], found[2]) if found and found[1] not in _OTHERS else None


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was: its cells; `whole` is False where it could not be read, and then `raw` is what can be searched."""

    cells: Mapping[str, Cell]
    whole: bool
    raw: bytes


UNREAD = Version({}, whole=False, raw=b"")


def versions(git: Git, names: Sequence[str]) -> Iterator[Version]:
    """What these objects of Git hold, in their order."""
    return map(_version, git.blobs(names, load.MOST_BYTES))


# What is new in a commit is often what is old in one of the next.
@lru_cache(maxsize=4_000)
def _version(data: bytes | None) -> Version:
    if data is None:
        return UNREAD
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Version({}, whole=False, raw=data)
    source = load.parsed(text, "", "")
    # What has findings was never built, and of its cells some may be missing.
    whole = source.whole and not source.findings
    return Version(source.cells, whole, b"" if whole else data)
