"""Changes several files or none: all is written beside first, then put in its place; what is begun and fails is undone."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

# What is being written and not yet in its place; hidden, so that no one takes it for a record.
_BESIDE = ".{name}.{process}.new"


class NotAFile(OSError):
    """What should be changed is a symbolic link, a folder or a device, or is reached through a link."""


def change(folder: Path, contents: Mapping[Path, str | None]) -> None:
    """Give each file this text (UTF-8), None taking it away: all of them, or none and an OSError.

    No link is followed: neither a file nor a folder between it and `folder` may be one. What is already in its place when
    something fails is put back from memory. Only a machine that stops between two renames leaves some done and some not.

    Raises:
        NotAFile: before anything is written.
        OSError: when all is as it was.
    """
    before = {path: _read(folder, path) for path in contents}
    written: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, text in contents.items():
            if text is not None:
                written[path] = _written_beside(path, text.encode(), before[path])
        for path, beside in written.items():
            beside.replace(path)
            done.append(path)
        for path in contents.keys() - written.keys():
            path.unlink()
            done.append(path)
    except OSError:
        for path in done:
            _put_back(path, before[path])
        raise
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)


# What a file held, and its mode; None where it was not there.
_Before = tuple[bytes, int] | None


def _read(folder: Path, path: Path) -> _Before:
    """Raises NotAFile where the path, or a folder on the way to it, is not what it seems."""
    within = path.relative_to(folder).parents if path.is_relative_to(folder) else [path.parent]
    for above in within:
        if (folder / above).is_symlink():
            raise NotAFile(f"{folder / above} is a symbolic link")
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise NotAFile(f"{path} is not a file")
    return path.read_bytes(), stat.S_IMODE(mode)


def _written_beside(path: Path, data: bytes, before: _Before) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(_BESIDE.format(name=path.name, process=os.getpid()))
    # Whatever stands there is not followed and not written over.
    with beside.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        if before:
            os.fchmod(file.fileno(), before[1])
    return beside


def _put_back(path: Path, before: _Before) -> None:
    # The first failure is the one to be told.
    with suppress(OSError):
        if before is None:
            path.unlink(missing_ok=True)
        else:
            _written_beside(path, before[0], before).replace(path)
