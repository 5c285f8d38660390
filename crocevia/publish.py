"""The whole road on one page: a checked catalogue becomes an edition, channels describe, then everything is written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO

from crocevia import catalogue
from crocevia.catalogue import WORTH_FORKING, Judged, Progress
from crocevia.channels import Channel, channels
from crocevia.edition import Described, Edition, Pressed
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.history import told
from crocevia.history.told import History
from crocevia.language import say
from crocevia.model import Catalogue, Ref
from crocevia.settings import Settings
from crocevia.workers import mapped

# Members of a family that a worker takes at a time.
BATCH = 250


def today() -> date:
    """The day of the edition: SOURCE_DATE_EPOCH's (reproducible-builds.org) where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


# What reads a history: the catalogue as it is published, the records of it that are not.
Remembering = Callable[[Catalogue, Collection[Ref]], History]


def edition(
    judged: Judged,
    settings: Settings,
    day: date,
    pressed: Mapping[str, Pressed],
    icon: Callable[[str], str],
    remember: Remembering = lambda *_: told.nothing(),
) -> Edition:
    """What the channels are given, their outputs described: `edition.described()`."""
    described: list[Described] = []
    bare = unpressed(judged, settings, day, remember)
    whole = replace(bare, pressed=pressed, icon=icon, described=lambda: described)
    # First all is described, so that a download page can list what is not yet written.
    for name, channel in chosen(settings).items():
        described += channel.outputs(whole)
        findings = list(_clashes(described, name))
        if findings:
            raise CannotGoOn(findings)
    return whole


def unpressed(judged: Judged, settings: Settings, day: date, remember: Remembering) -> Edition:
    """An edition without pages, of which nothing is described: for commands that write something else than the site."""
    made = catalogue.build(judged, settings)

    @cache
    def history() -> History:
        return remember(made, {Ref(one.kind, one.id) for one in judged.sources} - {record.ref for record in made})

    return Edition(made, settings, day, {}, lambda _: "", tuple, history)


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
    return {name: channel for name, channel in known.items() if settings.has(name)}


def _clashes(described: Sequence[Described], channel: str) -> Iterator[Finding]:
    counted = Counter(path for output in described for path in output.paths)
    for path, times in counted.items():
        if times > 1:
            problem = say("{channel} writes a file that is already written", channel=channel)
            yield Finding(path, 0, 0, "", Level.ERROR, "same-path", "", problem)


# Members of an output that are written one after the other in one process.
Slice = tuple[Described, int, int]


def write(described: Sequence[Described], folder: Path, jobs: int, progress: Progress = lambda *_: None) -> int:
    """Write every output below `folder`, in `jobs` processes; the number of files."""
    total, done = sum(len(one.paths) for one in described), 0
    tasks = list(_tasks(described))
    for written in mapped(partial(_write, folder), tasks, jobs if total > WORTH_FORKING else 1, ordered=False):
        done += written
        progress("write", done, total)
    return done


def _tasks(described: Sequence[Described]) -> Iterator[Sequence[Slice]]:
    """What is shared out among processes: first what takes long and cannot be divided, then slices of families."""
    together: dict[str, list[Slice]] = {}
    for one in described:
        if one.batch:
            together.setdefault(one.batch, []).append((one, 0, len(one.paths)))
    yield from together.values()
    alone = [
        (one, first, first + BATCH) for one in described if not one.batch for first in range(0, len(one.paths), BATCH)
    ]
    # A CSV begun last would be waited for.
    yield from ([task] for task in sorted(alone, key=lambda task: len(task[0].paths) > 1))


def _write(folder: Path, slices: Sequence[Slice]) -> int:
    count = 0
    for output, first, last in slices:
        for path, fill in output.files(first, last):
            with _opened(f"{folder}/{path}") as file:
                fill(file)
            count += 1
    return count


def _opened(target: str) -> BinaryIO:
    """The file, its folders made. Most pages have a folder of their own: making it first asks the disk least."""
    folder = os.path.dirname(target)  # noqa: PTH120 - a Path costs more than the file
    try:
        os.mkdir(folder)  # noqa: PTH102 - likewise
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - likewise
    return open(target, "wb")  # noqa: PTH123 - the caller closes it
