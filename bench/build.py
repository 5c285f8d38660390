"""Times a full build of synthetic records against Hugo with a bare template and MkDocs + Material.

All contenders build the same records in one run, one after the other, in a temporary folder. The records are on disk,
in each one's own form, before a clock starts; each has built a few of them once before, so that programs and byte code
are in memory. Crocevia checks the records and writes their pages in one language, the lists, the CSV and its
description; what other channels cost is for other benchmarks (`--channels all` has them too).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from bench import measure, report, synthetic
from bench.contenders import Contender, Terms, contenders
from bench.measure import Measured, Task

ROOT = Path(__file__).parents[1]
CHANNELS = ("pages", "csv", "datapackage", "json_schema", "sitemap")
# Enough for every kind to be there, few enough to cost little.
WARM_UP = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    add = parser.add_argument
    add("--records", type=int, nargs="+", default=[10_000], metavar="N", help="how many; several: the growth too")
    add("--json", type=Path, metavar="FILE", help="write the figures there")
    add("--runs", type=int, default=1, metavar="K", help="measure so many times; the median counts (default: 1)")
    add("--only", type=names, metavar="NAMES", help=f"of {','.join(contenders())}, with commas (default: all)")
    add("--wait", type=float, default=0, metavar="S", help="before each run, wait up to S seconds for a quiet machine")
    add("--jobs", type=int, default=2, help="processes of Crocevia (default: 2)")
    add("--channels", type=names, default=CHANNELS, help=f"with commas, or `all` (default: {','.join(CHANNELS)})")
    add("--city", type=Path, default=ROOT, help="settings, templates, docs/it, schemas (default: the project's own)")
    add("--keep", type=Path, metavar="DIR", help="work in this new folder and leave it (default: a temporary one)")


def run(asked: argparse.Namespace) -> int:
    """Measure every contender at every size; print a table, write the JSON."""
    unknown = set(asked.only or ()) - set(contenders())
    if unknown or min(asked.records) < WARM_UP:
        print(f"no such contender: {', '.join(sorted(unknown))}" if unknown else f"at least {WARM_UP} records")
        return 2
    chosen = dict(_installed(asked.only or contenders()))
    try:
        with working(asked.keep) as folder:
            sizes = list(_sizes(chosen, folder, asked))
    except measure.Failed as error:
        print(error)
        return 1
    figures = {
        "benchmark": "build",
        "machine": report.machine(),
        "versions": {name: contender.version() for name, contender in chosen.items()},
        "channels": list(asked.channels),
        "jobs": asked.jobs,
        "sizes": sizes,
        "growth": report.growth(sizes),
    }
    print(report.table(figures))
    report.save(figures, asked.json)
    return 0


def _sizes(chosen: Mapping[str, Contender], folder: Path, asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The figures of every contender for each number of records, the smallest first."""
    terms = Terms(asked.city.resolve(), asked.jobs, () if "all" in asked.channels else asked.channels)
    for task in _prepared(chosen, WARM_UP, folder / "warm-up", terms).values():
        measure.run(task)
    for count in sorted(asked.records):
        tasks = _prepared(chosen, count, folder / str(count), terms)
        yield {"records": count, "contenders": _measured(tasks, asked.runs, asked.wait)}


def names(text: str) -> tuple[str, ...]:
    """What is written with commas in an option."""
    return tuple(filter(None, text.split(",")))


def _installed(names: Iterable[str]) -> Iterator[tuple[str, Contender]]:
    for name in names:
        contender = contenders()[name]
        if contender.version():
            yield name, contender
        else:
            print(f"{name} is not installed: it is left out (the dependency group `bench` has it).")


@contextmanager
def working(kept: Path | None) -> Iterator[Path]:
    """A folder to work in: the one to keep, or one that goes at the end."""
    if kept:
        kept.mkdir(parents=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="crocevia-bench-") as folder:
        yield Path(folder).resolve()


def _prepared(chosen: Mapping[str, Contender], count: int, folder: Path, terms: Terms) -> dict[str, Task]:
    records = list(synthetic.records(count, terms.city / "catalogue" / "vocabularies"))
    return {name: contender.prepare(records, folder / name, terms) for name, contender in chosen.items()}


def _measured(tasks: Mapping[str, Task], times: int, wait: float) -> dict[str, dict[str, Any]]:
    """Every contender's figures. Runs take turns, so that a noisy minute is shared."""
    runs: dict[str, list[Measured]] = {name: [] for name in tasks}
    for number in range(max(1, times)):
        for name, task in tasks.items():
            measure.wait(wait)
            runs[name].append(measure.run(task))
            _put_aside(task, number)
    return {name: _median(found) for name, found in runs.items()}


def _put_aside(task: Task, number: int) -> None:
    """Let every run write into a new folder, and delete nothing before the end.

    For half a minute ext4 gives no deleted inode away again, and passes over each of them whenever it looks for one
    (`recently_deleted` in fs/ext4/ialloc.c): here that made 10,000 folders cost 5 s instead of half a second.
    """
    task.output.rename(task.output.with_name(f"{task.output.name}-{number}"))


def _median(runs: Sequence[Measured]) -> dict[str, Any]:
    """The median of the times, the highest of the peaks; what is written is the same each time."""
    return {
        "seconds": median(one.seconds for one in runs),
        "peak_mib": max(one.peak_mib for one in runs),
        "pages": runs[-1].pages,
        "bytes": runs[-1].bytes,
        "cpu_seconds": median(one.cpu_seconds for one in runs),
        "others_seconds": median(one.others_seconds for one in runs),
        "runs": [asdict(one) for one in runs],
    }
