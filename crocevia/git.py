"""Git in one folder, asked in such a way that nothing in the repository can run a program.

A repository's own settings may name programs (a file-system monitor, filters, differs, text converters); whoever reads what a
stranger proposes must not run them. Git is told to use none, to fetch nothing, and to take no object for another.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import IO

from crocevia.language import Message, say

# Seconds: a repository so large that Git takes longer is not ours.
PATIENCE = 60
# Of a hundred thousand files one is told in the time that it takes whoever asked to read them.
LONG_PATIENCE = 900
_CHUNK = 65_536
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


class Git:
    """Git in one folder, harmless. Raises Unknown where there is no Git."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise Unknown(say("there is no Git here"))
        self._command: Sequence[str] = (program, "--no-pager", "-C", str(folder))
        self._environment = _environment(_SAFE)
        self._environment = _environment({**_SAFE, **dict(self._filters())})

    def run(self, *arguments: str, given: str = "", may_fail: bool = False) -> str:
        """What Git answers when it is `given` this to read. Raises CalledProcessError where it refuses, TimeoutExpired."""
        done = subprocess.run(  # noqa: S603 - a list without a shell; callers hold a word from outside against a pattern
            [*self._command, *arguments],
            env=self._environment,
            input=given,
            capture_output=True,
            check=not may_fail,
            timeout=PATIENCE,
            encoding="utf-8",
            errors="surrogateescape",
        )
        return done.stdout

    def blobs(self, names: Sequence[str], most: int) -> Iterator[bytes | None]:
        """What each of these files held, in their order; None for what is not there or has more than `most` bytes.

        Nothing larger is kept in memory, even for a moment. Raises Unknown where Git stops answering.
        """
        if not names:
            return
        command = [*self._command, "cat-file", "--batch", "--buffer"]
        # A file, not a pipe: nobody waits for anybody.
        with TemporaryFile() as asked:
            asked.write("".join(f"{name}\n" for name in names).encode())
            asked.seek(0)
            with subprocess.Popen(  # noqa: S603 - a list without a shell or a word from outside
                command, env=self._environment, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            ) as process:
                watch = Timer(LONG_PATIENCE, process.kill)
                watch.start()
                try:
                    assert process.stdout  # noqa: S101 - it was opened with a pipe
                    for _ in names:
                        yield _answer(process.stdout, most)
                finally:
                    watch.cancel()
                    # A reader that wants no more leaves Git in the middle of an answer.
                    process.kill()

    def _filters(self) -> Iterator[tuple[str, str]]:
        """Programs that the settings want to run over files before they are compared: each is replaced by none."""
        self.run("rev-parse", "--git-dir")
        # Exit status 1: there is none.
        found = self.run("config", "--name-only", "-z", "--get-regexp", r"^filter\.", may_fail=True)
        for name in found.split("\0")[:-1]:
            yield name, "false" if name.endswith(".required") else ""


def _answer(said: IO[bytes], most: int) -> bytes | None:
    """The next of `cat-file --batch`: `<name> blob <bytes>` and the bytes, or `<name> missing`."""
    line = said.readline()
    if not line:
        raise Unknown(say("Git stopped answering"))
    words = line.split()
    size = int(words[2]) if len(words) == 3 else -1  # noqa: PLR2004 - the three words
    if size < 0:
        return None
    data = said.read(size + 1) if size <= most else b""
    left = size + 1 - len(data)
    while left > 0 and (passed := said.read(min(left, _CHUNK))):
        left -= len(passed)
    return data[:-1] if size <= most and words[1] == b"blob" and len(data) == size + 1 else None


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment without what steers Git, and with settings that stand above those of any file."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    given = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings.items()):
        given |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    return kept | given | quiet | {"GIT_NO_REPLACE_OBJECTS": "1"}
