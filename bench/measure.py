"""Runs a command as a child process and says how long it took, how much memory it held, what it wrote.

Memory is the maximum over time of the sum of PSS over the child and all its descendants, sampled every 50 ms (less
often where that would take more than 4 % of a core: the kernel needs 2 ms for every 100 MiB).
PSS counts a page shared by n processes as 1/n in each of them. RSS would count it n times: workers forked from a
parent with a catalogue of 300 MB would add 300 MB each without holding any. Where the system has no PSS (it is
Linux's), USS stands in, which leaves out what is shared.
"""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psutil

INTERVAL = 0.05
# The sampler may take this share of one core at most: where a sample costs more, it samples less often.
SHARE = 0.04
# A machine is quiet after so many seconds in a row with less than so many processor seconds in each.
CALM, IDLE = 3, 0.25
MIB = 1024 * 1024
# How much of what a failed command said is shown.
TAIL = 2_000


class Failed(Exception):
    """The command ended with an error; as text it is what it said."""


@dataclass(frozen=True, slots=True)
class Task:
    """A command ready to be run: what it needs is on disk. `output` is the folder that it writes."""

    command: Sequence[str]
    folder: Path
    output: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: wall seconds, peak memory of the process tree, HTML pages and bytes written.

    `cpu_seconds` are the processor's for all its processes, `others_seconds` for everyone else on the machine meanwhile:
    where those are many, the wall seconds say little and the processor's are the better figure.
    """

    seconds: float
    peak_mib: float
    pages: int
    bytes: int
    cpu_seconds: float
    others_seconds: float


def wait(most: float) -> None:
    """Wait, at most so many seconds, until nobody has been at work on the machine for three."""
    end, calm = time.monotonic() + most, 0
    while calm < CALM and time.monotonic() < end:
        before = _busy()
        time.sleep(1)
        calm = calm + 1 if _busy() - before < IDLE else 0


def run(task: Task) -> Measured:
    """Run it once. Raises Failed."""
    # What earlier runs have left to be written to disk is not this one's doing.
    os.sync()
    spent, busy = _spent(), _busy()
    with (task.folder / "output.log").open("w+b") as log:
        start = time.perf_counter()
        child = subprocess.Popen(
            list(task.command),
            cwd=task.folder,
            env={**os.environ, **task.environment},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        with Sampler(child.pid) as sampler:
            status = child.wait()
            seconds = time.perf_counter() - start
        if status:
            log.seek(0)
            raise Failed(f"{' '.join(task.command)}\n{log.read().decode(errors='replace')[-TAIL:]}")
    cpu = _spent() - spent
    others = max(0.0, _busy() - busy - cpu - sampler.spent)
    pages, size = written(task.output)
    return Measured(round(seconds, 3), round(sampler.peak / MIB, 1), pages, size, round(cpu, 3), round(others, 3))


def _spent() -> float:
    """Processor seconds of all children that have ended so far, theirs included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _busy() -> float:
    """Processor seconds of the whole machine since it started, whoever spent them."""
    times = psutil.cpu_times()
    idle = times.idle + getattr(times, "iowait", 0)
    # Linux counts guests among the user's.
    guests = getattr(times, "guest", 0) + getattr(times, "guest_nice", 0)
    return sum(map(float, times)) - float(idle + guests)


def written(folder: Path) -> tuple[int, int]:
    """How many HTML pages a folder holds, and the bytes of all its files."""
    pages = size = 0
    for path, _, names in os.walk(folder):
        pages += sum(name.endswith(".html") for name in names)
        size += sum(Path(path, name).stat().st_size for name in names)
    return pages, size


class Sampler(threading.Thread):
    """Watches the memory of a process and its descendants while the `with` block runs."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.spent = 0.0
        self._pid = pid
        self._over = threading.Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        """Sample until the block ends."""
        pause = 0.0
        while not self._over.wait(pause):
            start = time.thread_time()
            self.peak = max(self.peak, _held(self._pid))
            cost = time.thread_time() - start
            self.spent += cost
            pause = max(INTERVAL, cost / SHARE)


def _held(pid: int) -> int:
    """The bytes that a process tree holds now; 0 where it has just ended."""
    try:
        root = psutil.Process(pid)
        tree = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(map(_held_by, tree))


def _held_by(process: psutil.Process) -> int:
    try:
        info = process.memory_full_info()
    except (psutil.Error, OSError):
        return 0
    held: int = getattr(info, "pss", 0) or info.uss
    return held
