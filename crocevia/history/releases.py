"""Releases: tags of Git that the main line leads to, and the catalogue as it stood at each.

A release tells what records said then, as it was written, in the fields that today's schemas have. It does not tell of records
that are no longer there or were confidential at any time; of telephone numbers and addresses, and of all that a record says
which led to a confidential place, it tells only what still holds. Who asks that something be forgotten asks it of old copies too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from crocevia import meanings as m
from crocevia.git import Git
from crocevia.history import differences, versions, walk
from crocevia.history.concealed import Concealed, Secrets
from crocevia.history.told import Release, Row
from crocevia.history.versions import Version
from crocevia.load import Cell
from crocevia.model import Catalogue, Record, Ref, Value

# The newest so many are kept: each takes as long to write as a table of the whole catalogue.
MOST = 12
# What a release is called becomes an address and a file.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}", re.ASCII)
# What leads to a person more often than other things do.
CONTACTS = frozenset({m.TELEPHONE, m.EMAIL, m.CONTACT_POINT, m.VERIFIED_BY})
_FORM = "%(refname:strip=2)%00%(creatordate:unix)%00%(*objectname)%00%(objectname)%00%(*objecttype)%00%(objecttype)"


def releases(git: Git, catalogue: Catalogue, concealed: Concealed, secrets: Secrets) -> Iterator[Release]:
    """The newest releases, the oldest first. Raises CalledProcessError."""
    said = git.run("for-each-ref", "--merged=HEAD", f"--format={_FORM}", "refs/tags").split("\n")
    known: dict[str, tuple[int, str, str]] = {}
    for line in said[:-1]:
        name, seconds, inner, outer, inner_type, outer_type = line.split("\0")
        # File systems that do not tell `A` from `a` have room for one of them.
        if "commit" in {inner_type, outer_type} and _NAME.fullmatch(name) and seconds.isdigit():
            known.setdefault(name.casefold(), (min(int(seconds), walk.LAST), name, inner or outer))
    for made, name, commit in sorted(known.values())[-MOST:]:
        snapshot = _Snapshot(git, catalogue, concealed, secrets, commit)
        yield Release(name, datetime.fromtimestamp(made, UTC).date(), commit, snapshot.rows)


@dataclass(frozen=True)
class _Snapshot:
    """The catalogue at a commit, as far as it is told."""

    git: Git
    catalogue: Catalogue
    concealed: Concealed
    secrets: Secrets
    commit: str

    def rows(self) -> Iterator[Row]:
        """Every record by kind and name, read one after the other. Raises CalledProcessError where Git refuses."""
        files = dict(sorted(self._files(), key=lambda one: str(one[0])))
        suspects = [ref for ref in files if ref.kind in self.secrets.kinds]
        read = versions.versions(self.git, [files[ref] for ref in suspects])
        hidden = {ref for ref, version in zip(suspects, read, strict=True) if self.secrets.has(version)}
        told = [ref for ref in files if ref not in hidden and self._today(ref)]
        all_read = versions.versions(self.git, [files[ref] for ref in told])
        for ref, version in zip(told, all_read, strict=True):
            record = self._today(ref)
            if record and version.whole:
                yield ref, dict(self._values(ref, version, record, hidden))

    def _files(self) -> Iterator[tuple[Ref, str]]:
        for path, name in walk.tree(self.git, self.commit):
            ref = versions.ref(path)
            if ref and ref.kind in self.catalogue.kinds and not self.concealed.ever(ref):
                yield ref, name

    def _today(self, ref: Ref) -> Record | None:
        """The record that it is today, whatever its name is now."""
        return self.catalogue.find(self.catalogue.moved.get(ref, ref))

    def _values(self, ref: Ref, version: Version, today: Record, hidden: set[Ref]) -> Iterator[tuple[str, Cell]]:
        kind = self.catalogue.kinds[ref.kind]

        led: list[Ref] = []

        def cut(named: Ref) -> bool:
            secret = named in hidden or self.concealed.ever(named)
            led.extend([named] if secret else [])
            return secret

        told = differences.shown(kind, version.cells, cut)
        # Who led to a confidential place may have said in other words where it is: of that only what is public today.
        near = bool(led or today.withheld)
        for name, values in told.items():
            field = kind.by_name[name]
            kept = _still(values, today.values.get(name)) if near or field.meaning in CONTACTS else values
            if kept:
                yield name, kept if field.many else kept[0]


def _still(values: Sequence[str], now: Value | None) -> tuple[str, ...]:
    """Those values that the record has today too."""
    known = {str(one) for one in (now if isinstance(now, tuple) else (now,))}
    return tuple(one for one in values if one in known)
