"""The main line of a repository, commit by commit: which files of the catalogue each of them touched.

A merge counts as one commit, for all that it brought was published with it: what it changed is what differs from its first parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import blake2b
from subprocess import CalledProcessError

from crocevia.git import Git

# Commits that Git is asked about at once: what it answers is held in memory.
BATCH = 500
_START = datetime(1970, 1, 1, tzinfo=UTC)
# Git keeps seconds that no calendar has: 31 December 9999 is the last day here.
LAST = 253_402_214_400
_HEADER = "commit "
# What a file's mode begins with: links, submodules and folders are no records.
_FILE = "100"
_PATH = re.compile(r"[^/]+/[^/]+\.yml|[^/]+\.yml", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Touched:
    """A file, by its path in the catalogue; the names of what it held before and after, "" where there was no file."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the main line. `cut` tells one before which the repository was cut off: all its files seem new."""

    name: str
    parent: str
    at: datetime
    cut: bool = False


def main_line(git: Git) -> list[Commit]:
    """Every commit of the main line, the oldest first. Raises CalledProcessError where there is none."""
    said = git.run("rev-list", "--first-parent", "--reverse", "--format=%ct %P", "HEAD", "--").split("\n")
    heads = (line.removeprefix(_HEADER) for line in said[:-1:2])
    found = [_commit(name, words.split()) for name, words in zip(heads, said[1::2], strict=True)]
    if found and not found[0].parent and is_shallow(git) and _has_parent(git, found[0].name):
        first = found[0]
        found[0] = Commit(first.name, "", first.at, cut=True)
    return found


def _commit(name: str, words: Sequence[str]) -> Commit:
    seconds = max(0, min(int(words[0]), LAST))
    return Commit(name, words[1] if len(words) > 1 else "", _START + timedelta(seconds=seconds))


def is_shallow(git: Git) -> bool:
    """Whether the repository was fetched without its older commits."""
    return git.run("rev-parse", "--is-shallow-repository").strip() == "true"


def is_partial(git: Git) -> bool:
    """Whether the repository was fetched without some of the old files."""
    return bool(git.run("config", "--get-regexp", r"^remote\..*\.(promisor|partialclonefilter)$", may_fail=True))


def _has_parent(git: Git, name: str) -> bool:
    """Whether a commit says that there was one before it, whether it was fetched or not."""
    head, _, _ = git.run("cat-file", "commit", name).partition("\n\n")
    return any(line.startswith("parent ") for line in head.split("\n"))


def touched(git: Git, commits: Sequence[Commit]) -> Iterator[tuple[Commit, Sequence[Touched]]]:
    """Each commit that touched the catalogue with the files it touched, in an order of no meaning that is always the same. Raises CalledProcessError, TimeoutExpired."""
    batches = [commits[first : first + BATCH] for first in range(0, len(commits), BATCH)]
    # To compare folders of ten thousand files takes Git longer than anything else here takes: two of it do.
    with ThreadPoolExecutor(2) as beside:
        for batch, said in zip(batches, beside.map(partial(_compared, git), batches), strict=True):
            yield from _read({one.name: one for one in batch}, iter(said.split("\0")))


def _compared(git: Git, commits: Sequence[Commit]) -> str:
    options = ("-r", "-z", "--raw", "--root", "--no-renames", "--no-abbrev", "--relative", "--no-ext-diff")
    asked = "".join(f"{one.name} {one.parent}".strip() + "\n" for one in commits)
    return git.run("diff-tree", "--stdin", *options, "--", ".", given=asked)


def _read(commits: Mapping[str, Commit], said: Iterator[str]) -> Iterator[tuple[Commit, Sequence[Touched]]]:
    """What `diff-tree` says: a commit's name, then by turns what happened to a file and its path."""
    here, files = "", list[Touched]()
    for word in said:
        if word.startswith(":"):
            one = _touched(word.split(), next(said))
            files += [one] if one.before != one.after and _PATH.fullmatch(one.path) else []
        elif word:
            if here:
                yield commits[here], _ordered(here, files)
            here, files = word, []
    if here:
        yield commits[here], _ordered(here, files)


def _touched(words: Sequence[str], path: str) -> Touched:
    """`:<mode> <mode> <object> <object> <letter>`, before and after."""
    before, after = words[2], words[3]
    return Touched(path, before if words[0][1:].startswith(_FILE) else "", after if words[1].startswith(_FILE) else "")


def _ordered(commit: str, files: Sequence[Touched]) -> Sequence[Touched]:
    """By a digest: where one is not told, its neighbours would say between which names its own must stand."""
    return sorted(files, key=lambda one: blake2b(f"{commit}{one.path}".encode(errors="surrogateescape")).digest())


def tree(git: Git, commit: str) -> Iterator[tuple[str, str]]:
    """Every file of the catalogue in a commit: its path and the name of what it held. Raises CalledProcessError."""
    try:
        said = git.run("ls-tree", "-r", "-z", commit, "--", ".")
    except CalledProcessError:
        # The folder was not there yet.
        return
    for line in said.split("\0")[:-1]:
        words, _, path = line.partition("\t")
        if words.startswith(_FILE) and _PATH.fullmatch(path):
            yield path, words.split()[2]
