"""Asks Git which files a branch changed, in such a way that nothing in the repository can run a program.

A repository's own settings may name programs (a file-system monitor, filters, differs, text converters); whoever checks what a
stranger proposes must not run them. Git is told to use none.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from crocevia.language import Message, say

# What a person or a workflow calls a commit: a name, a number, `HEAD^1`, `main~2`. Never an option, a range or a path.
_COMMIT = re.compile(r"[A-Za-z0-9_][\w./@^~-]{0,199}", re.ASCII)
# Seconds: a repository so large that Git takes longer is not ours.
PATIENCE = 60
_SAFE: Mapping[str, str] = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "core.untrackedCache": "false",
    "core.quotePath": "false",
    "diff.external": "",
    "protocol.allow": "never",
    # A folder of the repository that looks like a repository is not one.
    "safe.bareRepository": "explicit",
}


class Unknown(Exception):
    """Git is not there, or does not know what it was asked about; `problem` says it in a sentence."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.text)
        self.problem = problem


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
        changes, untracked = _asked(_Git(folder), base)
    except subprocess.CalledProcessError as error:
        raise Unknown(_unknown(base, error.stderr)) from None
    except subprocess.TimeoutExpired:
        raise Unknown(say("Git gave no answer for {seconds} seconds", seconds=PATIENCE)) from None
    status = dict(zip(changes[1::2], changes[::2], strict=True))
    gone = {path for path, letter in status.items() if letter == "D"}
    # Taken out of the index only: the file is there, and untracked.
    return Changes(frozenset({*status, *untracked} - (gone - set(untracked))), frozenset(gone - set(untracked)))


def _asked(git: _Git, base: str) -> tuple[list[str], list[str]]:
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


class _Git:
    """Git in one folder, harmless."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise Unknown(say("there is no Git here: `--changed` needs it"))
        self._command: Sequence[str] = (program, "--no-pager", "-C", str(folder))
        self._environment = _environment(_SAFE)
        self._environment = _environment({**_SAFE, **dict(self._filters())})

    def run(self, *arguments: str, may_fail: bool = False) -> str:
        """What Git answers. Raises CalledProcessError where it refuses."""
        done = subprocess.run(  # noqa: S603 - a list without a shell; the only word from outside is held against _COMMIT
            [*self._command, *arguments],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=not may_fail,
            timeout=PATIENCE,
            encoding="utf-8",
            errors="surrogateescape",
        )
        return done.stdout

    def _filters(self) -> Iterator[tuple[str, str]]:
        """Programs that the settings want to run over files before they are compared: each is replaced by none."""
        self.run("rev-parse", "--git-dir")
        # Exit status 1: there is none.
        found = self.run("config", "--name-only", "-z", "--get-regexp", r"^filter\.", may_fail=True)
        for name in found.split("\0")[:-1]:
            yield name, "false" if name.endswith(".required") else ""


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment without what steers Git, and with settings that stand above those of any file."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    given = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings.items()):
        given |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    return kept | given | quiet
