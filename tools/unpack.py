"""Unpacks a site that a stranger's pull request built, trusting nothing in it: plain files with plain names, and not too much.

usage: unpack.py SITE.zip FOLDER    (the folder must not be there; exit status 1 and a sentence where anything is odd)

It runs in preview-deploy.yml, beside a key to another repository, and needs nothing but Python: what was built is copied,
never run.
"""

from __future__ import annotations

import re
import shutil
import stat
import sys
import zipfile
import zlib
from pathlib import Path

# Of the real catalogue's site: 80 MB in 4,600 files.
MOST_PACKED, MOST_BYTES, MOST_FILES, DEEPEST = 200_000_000, 500_000_000, 50_000, 12
# No name that hides a file, steers a host (`CNAME`, `_redirects`, `.htaccess`) or means something to a shell or Git.
FOLDER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}", re.ASCII)
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,150}(\.[A-Za-z0-9_-]{1,40}){1,4}", re.ASCII)
CHUNK = 1 << 20


class Odd(Exception):
    """Something that no site of ours has."""


def unpack(archive: Path, folder: Path) -> int:
    """Write the archive's files below a new folder; how many. Raises Odd, and leaves no folder, where anything is odd."""
    if archive.stat().st_size > MOST_PACKED:
        raise Odd("the archive is too large")
    folder.mkdir(parents=True)
    try:
        with zipfile.ZipFile(archive) as opened:
            return _written(opened, folder)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        UnicodeError,
        ValueError,
    ) as error:
        shutil.rmtree(folder)
        raise Odd(f"the archive cannot be read: {type(error).__name__}") from None
    except Odd:
        shutil.rmtree(folder)
        raise


def _written(opened: zipfile.ZipFile, folder: Path) -> int:
    entries = [one for one in opened.infolist() if not one.is_dir()]
    if len(entries) > MOST_FILES:
        raise Odd("there are too many files")
    if len({one.filename.casefold() for one in entries}) != len(entries):
        raise Odd("two files have the same name")
    left = MOST_BYTES
    for one in entries:
        _judge(one)
        path = folder / one.filename
        path.parent.mkdir(parents=True, exist_ok=True)
        # What an archive says of a file's size may be a lie: bytes are counted as they come.
        with opened.open(one) as packed, path.open("xb") as file:
            while chunk := packed.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Odd("the files are too large")
                file.write(chunk)
    return len(entries)


def _judge(one: zipfile.ZipInfo) -> None:
    *folders, name = one.filename.split("/")
    mode = one.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        raise Odd("there is something that is no file")
    if len(folders) > DEEPEST or not FILE_NAME.fullmatch(name) or not all(map(FOLDER_NAME.fullmatch, folders)):
        raise Odd("a file has a strange name")


if __name__ == "__main__":
    try:
        print(unpack(Path(sys.argv[1]), Path(sys.argv[2])), "files")
    except Odd as error:
        sys.exit(f"This is not a site of ours: {error}.")
