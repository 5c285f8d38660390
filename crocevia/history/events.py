"""What commits did to records' files, before anything is read of them: came, changed, went, took another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crocevia import load, redirects
from crocevia.git import Git
from crocevia.history import versions
from crocevia.history.walk import Commit, Touched
from crocevia.layout import SCHEMAS
from crocevia.model import Ref


@dataclass(frozen=True, slots=True)
class Event:
    """A record's file touched by a commit, or two that are one record with another name (`before` is the old one).

    `number` counts every record's file that was ever touched, so that no number depends on what is told. `index` is the
    commit's place on the main line. `old` and `new` name what the file held, "" where there was none.
    """

    number: int
    index: int
    ref: Ref
    old: str
    new: str
    before: Ref | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The main line: its commits, what they did to records, and the versions of schemas that there were (path → names)."""

    commits: Sequence[Commit]
    events: Sequence[Event]
    schemas: Mapping[str, Sequence[str]]
    counted: int


def gathered(git: Git, walked: Iterator[tuple[Commit, Sequence[Touched]]]) -> Line:
    """All events in their order. Of a commit before which the repository was cut off they are told too: see `Commit.cut`."""
    commits: list[Commit] = []
    events: list[Event] = []
    schemas: dict[str, list[str]] = {}
    names, counted = Names(git), 0
    for index, (commit, files) in enumerate(walked):
        commits.append(commit)
        found: dict[Ref, Event] = {}
        for one in files:
            if record := versions.ref(one.path):
                counted += 1
                found[record] = Event(counted, index, record, one.before, one.after)
            elif one.path == redirects.FILE:
                names.become(one.after)
            elif one.path.startswith(f"{SCHEMAS}/") and one.after:
                schemas.setdefault(one.path, []).append(one.after)
        events += _renamed(found, names)
    return Line(commits, events, schemas, counted)


def _renamed(found: Mapping[Ref, Event], names: Names) -> Iterator[Event]:
    """The events of a commit, a record that took another name told once, under the name it took."""
    gone = [one for one in found.values() if not one.new]
    came = {one.ref for one in found.values() if not one.old}
    # Most commits only change records: nobody asks what names there are.
    moved = {new: one for one in gone if (new := names.now(one.ref)) in came} if gone and came else {}
    left = {one.ref for one in moved.values()}
    for ref, one in found.items():
        if was := moved.get(ref):
            yield Event(one.number, one.index, ref, was.old, one.new, was.ref)
        elif ref not in left:
            yield one


class Names:
    """The names that records had (`redirects.yml`), as the file stood at some commit."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._name = ""
        self._moved: Mapping[str, str] | None = {}

    def become(self, name: str) -> None:
        """From here on the file holds this object of Git; "" for none."""
        self._name, self._moved = name, None

    def now(self, old: Ref) -> Ref | None:
        """The name that a record took, or None."""
        if self._moved is None:
            self._moved = self._read()
        kind, _, id = self._moved.get(str(old), "").partition("/")
        return Ref(kind, id) if id else None

    def _read(self) -> Mapping[str, str]:
        data = next(self._git.blobs([self._name], load.MOST_BYTES)) if self._name else None
        text = (data or b"").decode("utf-8-sig", "replace")
        return redirects.moved(load.parsed(text, "", ""))
