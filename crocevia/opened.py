"""Opens files that anybody may have written: no link is followed, only a file is read, and no more of it than is told."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from crocevia.complaints import Complaint
from crocevia.language import NOTHING, Message, say

# A link is refused in the very call that opens (Windows, which has no such flag, has few links); a pipe is not waited for.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

LINK = say("this is a link to another file, and links are not followed")
LINK_REMEDY = say("Put the file itself here.")
UTF_8 = say("Save the file as UTF-8 text.")


class Refused(Exception):
    """A file that is not read: `code` is the finding's, `complaint` says why, with its place where it has one."""

    def __init__(self, code: str, complaint: Complaint) -> None:
        super().__init__(code)
        self.code = code
        self.complaint = complaint


def read(path: Path, most: int) -> bytes:
    """The whole file, of `most` bytes at most. Raises Refused."""
    try:
        # A Path's own questions cost more than reading the file.
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        # Free systems do not agree on what a refused link is.
        if error.errno in {errno.ELOOP, errno.EMLINK} or os.path.islink(path):  # noqa: PTH114 - likewise
            raise _refused("symbolic-link", LINK, LINK_REMEDY) from None
        raise _unreadable(error) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _refused("unreadable", say("this is not a file"))
        data = _at_most(descriptor, most + 1)
    except OSError as error:
        raise _unreadable(error) from None
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise _refused(
            "too-large", say("the file is larger than {most} bytes", most=most), say("Say it in fewer words.")
        )
    return data


def text(path: Path, most: int) -> str:
    """The file's text, a byte order mark left out. Raises Refused."""
    data = read(path, most)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8-sig")) + 1
        problem = say("here is a character that is not UTF-8")
        raise Refused("encoding", Complaint(line, column, problem, UTF_8)) from None


def walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    """All that is below a folder, in no order; no link is followed. Nothing where there is no such folder."""
    folders = [str(folder)] if folder.is_dir() and not folder.is_symlink() else []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                yield entry
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)


def links(folder: Path) -> list[Path]:
    """Every link below a folder, and the folder itself where it is one."""
    return [folder] if folder.is_symlink() else sorted(Path(entry) for entry in walk(folder) if entry.is_symlink())


def _at_most(descriptor: int, most: int) -> bytes:
    data = os.read(descriptor, most)
    # One call gives a small file whole; what is read from a network's folder may come in pieces.
    while len(data) < most and (more := os.read(descriptor, most - len(data))):
        data += more
    return data


def _unreadable(error: OSError) -> Refused:
    return _refused("unreadable", say("the file cannot be read: {why}", why=error.strerror or ""))


def _refused(code: str, problem: Message, remedy: Message = NOTHING) -> Refused:
    return Refused(code, Complaint(0, 0, problem, remedy))
