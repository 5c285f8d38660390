"""Asks Git which files a branch changed."""

from __future__ import annotations

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from crocevia.git import PATIENCE, Git, Unknown
from crocevia.language import Message, say

# What a person or a workflow calls a commit: a name, a number, `HEAD^1`, `main~2`. Never an option, a range or a path.
_COMMIT = re.compile(r"[A-Za-z0-9_][\w./@^~-]{0,199}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths relative to the folder that was asked about, with `/`: what is there and changed or new, what is gone.

    A renamed file is gone under its old name and new under the other.
    """

    files: frozenset[str]
    gone: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Both."""
        return self.files | self.gone


def since(folder: Path, base: str) -> Changes:
    """What differs in `folder` from where the branch left `base`, files that are not committed included.

    Raises Unknown where there is no Git, no repository, or no such commit.
    """
    if not _COMMIT.fullmatch(base) or ".." in base:
        raise Unknown(say("this is not the name of a commit: {base}", base=base))
    try:
        changes, untracked = _asked(Git(folder), base)
    except subprocess.CalledProcessError as error:
        raise Unknown(_unknown(base, error.stderr)) from None
    except subprocess.TimeoutExpired:
        raise Unknown(say("Git gave no answer for {seconds} seconds", seconds=PATIENCE)) from None
    status = dict(zip(changes[1::2], changes[::2], strict=True))
    gone = {path for path, letter in status.items() if letter == "D"}
    # Taken out of the index only: the file is there, and untracked.
    return Changes(frozenset({*status, *untracked} - (gone - set(untracked))), frozenset(gone - set(untracked)))


def _asked(git: Git, base: str) -> tuple[list[str], list[str]]:
    """Letter and path by turns of what differs; the paths of what Git has never seen."""
    commit = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").strip()
    left = git.run("merge-base", commit, "HEAD").strip()
    options = ("--name-status", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
    # Each walks through all files, and neither waits for the other.
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(git.run, "ls-files", "--others", "--exclude-standard", "-z")
        changes = git.run("diff", "--relative", *options, left, "--")
        untracked = asked.result()
    return changes.split("\0")[:-1], untracked.split("\0")[:-1]


def _unknown(base: str, error: str) -> Message:
    if "not a git repository" in error:
        return say("this folder is not in a Git repository: `--changed` needs one")
    return say("Git does not know {base}, or shares no history with it: fetch it with its history", base=base)
