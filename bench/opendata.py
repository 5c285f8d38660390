"""Times every channel of the open data on one synthetic catalogue: seconds, memory beyond the catalogue, bytes, files.

The catalogue is read, checked and linked once, as a build does; then each channel writes its files of open data in a
forked process of its own, so that none pays for another, or leaves it something. Times are compared by the processor's
seconds, the kernel's included, for on a shared machine the clock says little. A library that only one channel uses is
loaded by that channel, in its time and its memory.

Memory is what is held at the highest beyond the catalogue that all share: a channel that held what it writes would grow
with the number of records. It is the larger of two figures. By how much the process grows misses what fits into memory
that was freed before the fork; what Python holds (tracemalloc, in a second process, for it makes everything slow) misses
what libraries in C hold.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import threading
import time
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from bench import measure, report, synthetic
from bench.build import ROOT, names, working
from bench.contenders import Terms
from bench.contenders import crocevia as city
from crocevia import press, publish
from crocevia.catalogue import judge
from crocevia.channels import channels
from crocevia.edition import Described, Pressed
from crocevia.shell import Shell, hole

MIB = 1024 * 1024
# What all others are compared with.
YARDSTICK = "csv"
PAUSE = 0.01
HEADS = ("channel", "seconds", "processor s", "ratio to CSV", "MiB beyond the catalogue", "files", "MiB written")
SHELL = Shell.of(f"<!doctype html><html lang='it'><title>{hole('title')}</title><main>{hole('main')}</main></html>")


@dataclass(frozen=True, slots=True)
class Written:
    """One channel, once: wall and processor seconds, growth of memory in MiB, what it wrote.

    `traced_mib` is what Python held at the highest, where that was asked for; then times mean nothing.
    """

    seconds: float
    cpu_seconds: float
    grown_mib: float
    traced_mib: float
    files: int
    bytes: int


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    add = parser.add_argument
    add(
        "--records",
        type=int,
        nargs="+",
        default=[10_000, 100_000],
        metavar="N",
        help="how many; several: the growth too",
    )
    add("--json", type=Path, metavar="FILE", help="write the figures there")
    add("--runs", type=int, default=1, metavar="K", help="measure so many times; the median counts (default: 1)")
    add("--only", type=names, metavar="NAMES", help="of the channels, with commas (default: all that write open data)")
    add(
        "--wait",
        type=float,
        default=0,
        metavar="S",
        help="before each channel, wait up to S seconds for a quiet machine",
    )
    add("--jobs", type=int, default=2, help="processes that read the records (default: 2)")
    add("--city", type=Path, default=ROOT, help="settings, templates, docs/it, schemas (default: the project's own)")
    add("--keep", type=Path, metavar="DIR", help="work in this new folder and leave it (default: a temporary one)")


def run(asked: argparse.Namespace) -> int:
    """Measure every channel at every size; print a table, write the JSON."""
    unknown = set(asked.only or ()) - set(channels())
    if unknown:
        print(f"no such channel: {', '.join(sorted(unknown))}")
        return 2
    sizes = []
    with working(asked.keep) as folder:
        for count in sorted(asked.records):
            described = _described(count, folder / str(count), asked)
            sizes.append({"records": count, "channels": _measured(described, folder / str(count), asked)})
    figures = {"benchmark": "opendata", "machine": report.machine(), "sizes": sizes}
    print(table(figures))
    report.save(figures, asked.json)
    return 0


def _described(count: int, folder: Path, asked: argparse.Namespace) -> dict[str, list[Described]]:
    """What each channel has to write of open data of so many records."""
    terms = Terms(asked.city.resolve(), asked.jobs, ())
    city.prepare(list(synthetic.records(count, terms.city / "catalogue" / "vocabularies")), folder / "city", terms)
    settings = press.settings(folder / "city" / "site_config.yml")
    day = datetime.fromtimestamp(city.EPOCH, UTC).date()
    judged = judge(settings, day, asked.jobs)
    pressed = {language: Pressed(SHELL, {}) for language in settings.languages}
    edition = publish.edition(judged, settings, day, pressed, lambda _: "<svg></svg>")
    # What a build works out once, for whoever asks first.
    _ = edition.catalogue.pointing, edition.catalogue.tagged
    wanted = {name: one for name, one in channels().items() if name in (asked.only or channels())}
    found = {name: list(channel.outputs(edition)) for name, channel in wanted.items()}
    # A page about the data is a page; a document for each record is data, though only the list of them is listed.
    return {
        name: [one for one in outputs if one.media_type != "text/html"]
        for name, outputs in found.items()
        if any(one.data for one in outputs)
    }


def _measured(
    described: Mapping[str, Sequence[Described]], folder: Path, asked: argparse.Namespace
) -> dict[str, dict[str, Any]]:
    """Every channel's figures, the yardstick's first. Runs take turns, so that a noisy minute is shared."""
    ordered = sorted(described, key=lambda name: (name != YARDSTICK, name))
    runs: dict[str, list[Written]] = {name: [] for name in ordered}
    for number in range(max(1, asked.runs)):
        for name in ordered:
            measure.wait(asked.wait)
            runs[name].append(apart(described[name], folder / f"{name}-{number}"))
    traced = {name: apart(described[name], folder / f"{name}-traced", traced=True) for name in ordered}
    return {name: _figures(found, traced[name]) for name, found in runs.items()}


def _figures(runs: Sequence[Written], traced: Written) -> dict[str, Any]:
    """The median of the times, the highest of the peaks; what is written is the same each time."""
    return {
        "seconds": median(one.seconds for one in runs),
        "cpu_seconds": median(one.cpu_seconds for one in runs),
        "peak_mib": max(traced.traced_mib, *(one.grown_mib for one in runs)),
        "traced_mib": traced.traced_mib,
        "files": runs[-1].files,
        "bytes": runs[-1].bytes,
        "runs": [asdict(one) for one in runs],
    }


def apart(outputs: Sequence[Described], folder: Path, *, traced: bool = False) -> Written:
    """Write the outputs in a process of its own, forked with all that is known. Raises measure.Failed."""
    os.sync()
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.close(told)
            with os.fdopen(tell, "w", encoding="utf-8") as out:
                json.dump(asdict(_write(outputs, folder, traced=traced)), out)
            status = 0
        finally:
            os._exit(status)
    os.close(tell)
    with os.fdopen(told, encoding="utf-8") as said:
        text = said.read()
    if os.waitpid(child, 0)[1]:
        raise measure.Failed(f"{folder.name}: nothing was written")
    return Written(**json.loads(text))


def _write(outputs: Sequence[Described], folder: Path, *, traced: bool) -> Written:
    # As a build does.
    gc.disable()
    if traced:
        tracemalloc.start()
    start, spent = time.perf_counter(), _spent()
    with _grown() as peak:
        files = publish.write(outputs, folder, 1)
    seconds, cpu = time.perf_counter() - start, _spent() - spent
    held = tracemalloc.get_traced_memory()[1] if traced else 0
    _, size = measure.written(folder)
    return Written(round(seconds, 3), round(cpu, 3), round(peak[0] / MIB, 1), round(held / MIB, 1), files, size)


def _spent() -> float:
    """Processor seconds of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@contextmanager
def _grown() -> Iterator[list[int]]:
    """Bytes that this process has grown by at its highest: a page of the catalogue that is copied was counted before.

    Sampled, and not the kernel's own mark, which would count what was there before the process was forked.
    """
    process = psutil.Process()
    before, peak, over = process.memory_info().rss, [0], threading.Event()

    def watch() -> None:
        while not over.wait(PAUSE):
            peak[0] = max(peak[0], process.memory_info().rss - before)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()
        peak[0] = max(peak[0], process.memory_info().rss - before)


def table(figures: Mapping[str, Any]) -> str:
    """All figures as Markdown, ready for a results page."""
    known = figures["machine"]
    head = f"{known['date']}, {known['cores']} cores ({known['processor']}), Python {known['python']}."
    return "\n\n".join([head, *map(_size, figures["sizes"])])


def _size(size: Mapping[str, Any]) -> str:
    found = size["channels"]
    unit = found[YARDSTICK]["cpu_seconds"] if YARDSTICK in found else 0
    rows = [_row(name, one, one["cpu_seconds"] / unit if unit else 0) for name, one in found.items()]
    return "\n".join([f"{size['records']:,} records:", "", report.line(HEADS), "|---|" + "---:|" * 6, *rows])


def _row(name: str, one: Mapping[str, Any], ratio: float) -> str:
    times = (f"{number:.2f}" for number in (one["seconds"], one["cpu_seconds"], ratio))
    return report.line((name, *times, f"{one['peak_mib']:.0f}", f"{one['files']:,}", f"{one['bytes'] / MIB:.1f}"))
