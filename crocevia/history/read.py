"""The whole road from a repository to what is told of its history; nothing there, or nothing to be seen, is told too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired

from crocevia import meanings as m
from crocevia.git import Git, Unknown
from crocevia.history import differences, walk
from crocevia.history.concealed import Concealed, secrets, until
from crocevia.history.events import Event, Line, gathered
from crocevia.history.releases import releases
from crocevia.history.told import Change, Fields, History, What, nothing
from crocevia.history.versions import Version, versions
from crocevia.kinds import Kind
from crocevia.language import NOTHING, Message, say
from crocevia.load import Cell
from crocevia.model import Catalogue, Ref

NONE = Fields()
SILENT = say("Git does not answer here: what changed is not known.")
UNKNOWN = say("Git does not know the catalogue: what changed is not known.")
SHALLOW = say(
    "The repository was fetched without its older commits: earlier changes are not seen, and no change is numbered."
)
PARTIAL = say("The repository was fetched without its older files: what changed is not known.")


def read(folder: Path, catalogue: Catalogue, hidden: Collection[Ref]) -> History:
    """What became of the records in a catalogue's folder, as far as it may be told today. Never raises.

    `hidden` are the records of today that are confidential.
    """
    # No program is started where there is nothing to ask about.
    if not within(folder):
        return nothing()
    try:
        git = Git(folder)
        if walk.is_partial(git):
            return History(note=PARTIAL)
        line = gathered(git, walk.touched(git, walk.main_line(git)))
        return _told(git, line, catalogue, hidden) if line.commits else History(note=UNKNOWN)
    except (Unknown, CalledProcessError, TimeoutExpired):
        return History(note=SILENT)


def within(folder: Path) -> bool:
    """Whether a folder is in a repository."""
    return any((above / ".git").exists() for above in (folder.absolute(), *folder.absolute().parents))


def unseen(folder: Path) -> Message:
    """Why older changes cannot be seen; nothing where they can, or where there is no repository. Asks only what is cheap."""
    try:
        return _note(Git(folder)) if within(folder) else NOTHING
    except (Unknown, CalledProcessError, TimeoutExpired):
        return SILENT


def _note(git: Git) -> Message:
    if walk.is_shallow(git):
        return SHALLOW
    return PARTIAL if walk.is_partial(git) else NOTHING


def _told(git: Git, line: Line, catalogue: Catalogue, hidden: Collection[Ref]) -> History:
    names = {kind.name: kind.by_meaning[m.CONFIDENTIAL].name for kind in _secret_kinds(catalogue)}
    found = secrets(git, line, names)
    public = {record.ref for record in catalogue}
    concealed = Concealed(until(git, line.events, found), public, hidden, line)
    note = _note(git)
    telling = _Telling(git, line, catalogue, concealed, numbered=note is not SHALLOW)
    return History(
        changes=tuple(telling.changes()),
        counted=line.counted,
        complete=not note,
        since=line.commits[0].at,
        commit=next((one.name for one in reversed(line.commits) if not one.cut), ""),
        note=note,
        releases=tuple(releases(git, catalogue, concealed, found)),
    )


def _secret_kinds(catalogue: Catalogue) -> Iterator[Kind]:
    return (kind for kind in catalogue.kinds.values() if m.CONFIDENTIAL in kind.by_meaning)


@dataclass
class _Telling:
    """Changes, made of events: what is read of old versions is forgotten at once."""

    git: Git
    line: Line
    catalogue: Catalogue
    concealed: Concealed
    numbered: bool
    # Of records whose newest version could not be read: the newest that could.
    _last: dict[Ref, Mapping[str, Cell]] = field(default_factory=dict)

    def changes(self) -> Iterator[Change]:
        """Every change that is told, in its order."""
        told = list(self._chosen())
        read = versions(self.git, [name for one, new in told if not new for name in (one.old, one.new) if name])
        for event, new in told:
            yield from [self._made(event, What.ADDED)] if new else self._change(event, read)

    def _chosen(self) -> Iterator[tuple[Event, bool]]:
        """The events that are told, and whether the record is one that was not told of before."""
        seen: set[Ref] = set()
        for one in self.line.events:
            ref, was = one.ref, one.before or one.ref
            cut = self.line.commits[one.index].cut
            if cut or ref.kind not in self.catalogue.kinds or not self.concealed.tells(ref, one.index):
                continue
            new = was not in seen if self.concealed.ever(ref) else not one.old or was.kind not in self.catalogue.kinds
            if one.new:
                seen.add(ref)
            else:
                seen.discard(ref)
            if one.new or not new:
                yield one, new

    def _change(self, event: Event, read: Iterator[Version]) -> Iterator[Change]:
        """A change of a record that was told of before, where it changed anything that is told."""
        ref, kind = event.ref, self.catalogue.kinds[event.ref.kind]
        old = self._cells(event.before or ref, next(read))
        if not event.new:
            named = differences.instead(kind, old)
            yield self._made(event, What.REMOVED, instead=tuple(one for one in named if self.catalogue.find(one)))
            return
        version = next(read)
        if not version.whole:
            self._last[ref] = old
        new = self._cells(ref, version)
        differ = differences.fields(kind, old, new, self.concealed.cut)
        if event.before:
            yield self._made(event, What.MOVED, differ)
        elif differ:
            yield self._made(event, differences.what(kind, old, new, differ), differ)

    def _cells(self, ref: Ref, version: Version) -> Mapping[str, Cell]:
        """What a version says; what the last one said that could be read, where this cannot be."""
        if version.whole:
            self._last.pop(ref, None)
            return version.cells
        return self._last.get(ref, version.cells)

    def _made(self, event: Event, what: What, differ: Fields = NONE, instead: tuple[Ref, ...] = ()) -> Change:
        commit = self.line.commits[event.index]
        number = event.number if self.numbered else None
        before = event.before if what is What.MOVED else None
        return Change(number, commit.name, commit.at, what, event.ref, differ, before, instead)
