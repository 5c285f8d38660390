"""Puts a finished folder in the place of another in one step, so that no moment is without a whole site."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What says that a folder is ours to replace.
MARK = ".crocevia"
# Linux: renameat2(2).
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NotOurs(Exception):
    """The folder to be replaced holds things that no build of ours has put there."""


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """A new folder beside `site`, which takes its place when the block ends well and goes when it does not.

    Raises NotOurs before anything is touched if `site` holds something else than a site of ours.
    """
    _recover(site)
    if site.exists() and not _ours(site):
        raise NotOurs(str(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    new = site.parent / f".{site.name}.{os.getpid()}.building"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    try:
        yield new
        (new / MARK).touch()
        swap(new, site)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """`new` becomes `site`; what `site` held is in `new` afterwards, if it held anything."""
    if not site.exists():
        new.rename(site)
    elif not _exchanged(new, site):
        # Two steps where the system has no single one; `_recover` mends a death in between.
        aside = _aside(site)
        site.rename(aside)
        new.rename(site)
        aside.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Linux exchanges two names at once; False where the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0


def _ours(site: Path) -> bool:
    return site.is_dir() and ((site / MARK).exists() or not any(site.iterdir()))


def _aside(site: Path) -> Path:
    return site.parent / f".{site.name}.last"


def _recover(site: Path) -> None:
    """Put back what a killed build left aside, and clear away what it left half made."""
    if not site.exists() and _aside(site).exists():
        _aside(site).rename(site)
    for left in site.parent.glob(f".{site.name}.*.building") if site.parent.is_dir() else ():
        if not _alive(left.name.split(".")[-2]):
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
