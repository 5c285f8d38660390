"""The whole road on one page: a checked catalogue becomes an edition, channels describe, then everything is written."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from crocevia import catalogue
from crocevia.catalogue import WORTH_FORKING, Judged, Progress
from crocevia.channels import Channel, channels
from crocevia.edition import Described, Edition, Pressed
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import say
from crocevia.settings import Settings

# Members of a family that a worker takes at a time.
BATCH = 250


def today() -> date:
    """The day of the edition: SOURCE_DATE_EPOCH's (reproducible-builds.org) where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def edition(
    judged: Judged, settings: Settings, day: date, pressed: Mapping[str, Pressed], icon: Callable[[str], str]
) -> Edition:
    """What the channels are given, their outputs described: `edition.described()`."""
    described: list[Described] = []
    whole = Edition(catalogue.build(judged, settings), settings, day, pressed, icon, lambda: described)
    # First all is described, so that a download page can list what is not yet written.
    for name, channel in chosen(settings).items():
        described += channel.outputs(whole)
        findings = list(_clashes(described, name))
        if findings:
            raise CannotGoOn(findings)
    return whole


def chosen(settings: Settings) -> Mapping[str, Channel]:
    """The channels that the city wants: all, unless it names some. Raises CannotGoOn for a name no channel has."""
    known = channels()
    unknown = [name for name in settings.channels if name not in known]
    if unknown:
        problem = say("there is no channel of that name")
        remedy = say("The channels are: {channels}.", channels=", ".join(known))
        file = settings.config.name
        raise CannotGoOn(
            [Finding(file, 0, 0, "channels", Level.ERROR, "setting", name, problem, remedy) for name in unknown]
        )
    return {name: channel for name, channel in known.items() if not settings.channels or name in settings.channels}


def _clashes(described: Sequence[Described], channel: str) -> Iterator[Finding]:
    counted = Counter(path for output in described for path in output.paths)
    for path, times in counted.items():
        if times > 1:
            problem = say("{channel} writes a file that is already written", channel=channel)
            yield Finding(path, 0, 0, "", Level.ERROR, "same-path", "", problem)


Task = tuple[Described, int, int]
# What workers inherit when the parent forks: the edition, shared without a copy.
_inherited: tuple[Path, Sequence[Task]] | None = None


def write(described: Sequence[Described], folder: Path, jobs: int, progress: Progress = lambda *_: None) -> int:
    """Write every output below `folder`, in `jobs` processes; the number of files."""
    global _inherited  # noqa: PLW0603 - a forked worker has no other way to what is not sent
    tasks = [(one, first, first + BATCH) for one in described for first in range(0, len(one.paths), BATCH)]
    # The long ones first: a CSV begun last would be waited for.
    tasks.sort(key=lambda task: len(task[0].paths) > 1)
    _inherited = (folder, tasks)
    total, done = sum(len(one.paths) for one in described), 0
    for written in _written(range(len(tasks)), total, jobs):
        done += written
        progress("write", done, total)
    return done


def _written(tasks: Sequence[int], total: int, jobs: int) -> Iterator[int]:
    if jobs < 2 or total < WORTH_FORKING:  # noqa: PLR2004
        yield from map(_write_task, tasks)
        return
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap_unordered(_write_task, tasks)


def _write_task(index: int) -> int:
    assert _inherited is not None  # noqa: S101 - set by the only caller
    folder, tasks = _inherited
    output, first, last = tasks[index]
    count = 0
    for path, fill in output.files(first, last):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            fill(file)
        count += 1
    return count
