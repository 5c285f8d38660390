"""Opens what was given, and nothing else: no link, no other folder, no archive that explodes."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from crocevia.imports.given import MOST_BYTES, Refused
from crocevia.language import say

# A spreadsheet of 10,000 rows has 20 files and unpacks to some tens of megabytes.
MOST_ENTRIES = 1_000
MOST_UNPACKED = 60_000_000
# Real tables pack to a tenth; a run of one character to a thousandth.
MOST_RATIO = 200
SMALL = 1_000_000


def content(path: Path) -> bytes:
    """The bytes of one file. Raises Refused for what is no file, a link, or too large."""
    try:
        state = os.lstat(path)
        if stat.S_ISLNK(state.st_mode):
            raise Refused(say("{file}: this is a link to another file, and links are not followed", file=path.name))
        if not stat.S_ISREG(state.st_mode):
            raise Refused(say("{file}: this is not a file", file=path.name))
        if state.st_size > MOST_BYTES:
            raise Refused(say("{file}: the file is larger than {most} bytes", file=path.name, most=MOST_BYTES))
        return path.read_bytes()
    except OSError as error:
        problem = say("{file}: the file cannot be read: {why}", file=path.name, why=error.strerror or "")
        raise Refused(problem) from None


def unpacked_safely(path: Path) -> None:
    """Raise Refused for an archive that would explode, before anything in it is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            _harmless(archive, path.name)
    # Python's word for an archive that is encrypted or packed in a way that it has not.
    except (zipfile.BadZipFile, OSError, NotImplementedError, UnicodeDecodeError):
        raise Refused(say("{file}: this is not a whole archive or spreadsheet", file=path.name)) from None


def _harmless(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Refused(say("{file}: it holds more than {most} files", file=name, most=MOST_ENTRIES))
    if sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise Refused(say("{file}: unpacked it is larger than {most} bytes", file=name, most=MOST_UNPACKED))
    for one in entries:
        if one.file_size > SMALL and one.file_size > MOST_RATIO * max(1, one.compress_size):
            raise Refused(say("{file}: what is in it unpacks to more than any table does", file=name))
        if one.flag_bits & 1:
            raise Refused(say("{file}: it is locked with a password", file=name))
        if one.filename.lower().endswith((".zip", ".xlsx", ".gz")):
            raise Refused(say("{file}: there is an archive in the archive", file=name))


@dataclass(slots=True)
class Folder:
    """Files by their path: a folder, an archive, or a single file as a folder of one."""

    name: str
    _path: Path
    _archive: bool
    _read: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> Folder:
        """What stands at `path`. Raises Refused."""
        if path.is_symlink():
            raise Refused(say("{file}: this is a link to another file, and links are not followed", file=path.name))
        if path.is_dir():
            return cls(path.name, path, _archive=False)
        if not path.is_file():
            raise Refused(say("there is no file {file}", file=path.name))
        if path.suffix.lower() == ".zip":
            unpacked_safely(path)
            return cls(path.name, path, _archive=True)
        return cls(path.name, path.parent, _archive=False)

    def names(self) -> list[str]:
        """The paths of its files, as deep as a folder in a folder."""
        if self._archive:
            with zipfile.ZipFile(self._path) as archive:
                return sorted(one.filename for one in archive.infolist() if not one.is_dir())
        found = [one for pattern in ("*", "*/*") for one in self._path.glob(pattern) if one.is_file()]
        return sorted(one.relative_to(self._path).as_posix() for one in found)[:MOST_ENTRIES]

    def content(self, name: str) -> bytes:
        """One file in it. Raises Refused for a path that leads elsewhere, and for what is too large."""
        steps = PurePosixPath(name)
        if "\\" in name or ":" in name or "\0" in name or steps.is_absolute() or ".." in steps.parts:
            raise Refused(say("{file}: this path leads out of the package", file=name))
        if self._archive:
            return self._unpacked(name)
        at = self._path
        for step in steps.parts[:-1]:
            at /= step
            if at.is_symlink():
                raise Refused(say("{file}: this is a link to another file, and links are not followed", file=name))
        return content(self._path / name)

    def _unpacked(self, name: str) -> bytes:
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(name) as file:
                # What an entry says of its own size may be a lie.
                data = file.read(MOST_BYTES + 1)
        # Of an entry that is not there, broken, cut off, or packed in a way that Python has not.
        except (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
            raise Refused(say("there is no file {file}", file=name)) from None
        if len(data) > MOST_BYTES:
            raise Refused(say("{file}: the file is larger than {most} bytes", file=name, most=MOST_BYTES))
        return data


def tables(names: Mapping[str, str] | list[str], ending: str) -> dict[str, str]:
    """File name without its ending, small → path, of those that end so."""
    return {PurePosixPath(one).stem.casefold(): one for one in names if one.casefold().endswith(ending)}
