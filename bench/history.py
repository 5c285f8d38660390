"""Times what it takes to read a long past: synthetic records in one commit, edits in thousands, one that touches every record.

The repository is made with `git fast-import`, with three releases. What is measured is a process of its own: the history read,
then every file of the channel written. The check of the records comes before and is not counted; its memory is told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryFile
from typing import Any

from bench import report, synthetic
from bench.build import ROOT, working
from bench.contenders import Terms, crocevia
from bench.synthetic import DAY, Record
from bench.writing import as_yaml
from crocevia.catalogue import build, judge
from crocevia.channels import changes
from crocevia.edition import Edition
from crocevia.history.read import read
from crocevia.press.city import settings

# Seconds between two commits: five thousand are ten years.
APART = 63_072
MOST_AT_ONCE = 4
RELEASES = 3
_WHO = "bench <bench@example.org>"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    add = parser.add_argument
    add("--records", type=int, default=10_000, metavar="N", help="how many records (default: 10000)")
    add("--commits", type=int, default=5_000, metavar="N", help="how many commits edit some of them (default: 5000)")
    add("--json", type=Path, metavar="FILE", help="write the figures there")
    add("--keep", type=Path, metavar="DIR", help="work in this new folder and leave it (default: a temporary one)")
    add("--measure", type=Path, metavar="CONFIG", help=argparse.SUPPRESS)


def run(asked: argparse.Namespace) -> int:
    """Make the repository, measure, print."""
    if asked.measure:
        print(json.dumps(measured(asked.measure)))
        return 0
    with working(asked.keep) as folder:
        config = made(folder, asked.records, asked.commits)
        command = [sys.executable, "-m", "bench", "history", "--measure", str(config)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    figures = {
        "benchmark": "history",
        "machine": report.machine(),
        "records": asked.records,
        "commits": asked.commits,
        **json.loads(done.stdout),
    }
    print(json.dumps(figures, indent=1))
    report.save(figures, asked.json)
    return 0


def made(folder: Path, count: int, commits: int) -> Path:
    """A city with a past; its settings."""
    records = list(synthetic.records(count, ROOT / "catalogue" / "vocabularies"))
    crocevia.prepare([], folder, Terms(ROOT.resolve(), 1, ("changes",)))
    _git(folder, "init", "--quiet", "--initial-branch=main")
    with subprocess.Popen(["git", "-C", str(folder), "fast-import", "--quiet"], stdin=subprocess.PIPE) as importing:
        assert importing.stdin  # noqa: S101 - it was opened with a pipe
        for piece in _stream(folder, records, commits):
            importing.stdin.write(piece)
    _git(folder, "reset", "--quiet", "--hard", "main")
    return folder / "site_config.yml"


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True)


def _stream(folder: Path, records: Sequence[Record], commits: int) -> Iterator[bytes]:
    """What fast-import reads: the beginning, edits, a change of every record."""
    rng = random.Random(6)  # noqa: S311 - edits, not secrets
    start = int(datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC).timestamp()) - APART * (commits + 2)
    kept = {_path(record): dict(record.fields) for record in records}
    declared = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.yml"))]
    yield _commit(start)
    yield from (_file(name, content) for name, content in declared)
    yield from (_file(_path(record), as_yaml(record.fields).encode()) for record in records)
    for number in range(1, commits + 1):
        yield _commit(start + number * APART)
        for record in rng.sample(records, rng.randint(1, MOST_AT_ONCE)):
            fields = kept[_path(record)]
            fields["verified_on"] = DAY - timedelta(days=rng.randint(1, 300))
            # A check every second time, and nothing else.
            fields["name"] = f"{record.fields['name']} {number}" if rng.random() < 1 / 2 else fields["name"]
            yield _file(_path(record), as_yaml(fields).encode())
        if number % (commits // RELEASES or 1) == 0:
            yield f"reset refs/tags/v{number}\nfrom refs/heads/main\n".encode()
    yield _commit(start + (commits + 1) * APART)
    yield from (_file(_path(record), as_yaml(kept[_path(record)]).encode() + b"# checked\n") for record in records)


def _path(record: Record) -> str:
    return f"catalogue/{record.kind}/{record.id}.yml"


def _commit(seconds: int) -> bytes:
    return f"commit refs/heads/main\ncommitter {_WHO} {seconds} +0000\ndata 1\nx\n".encode()


def _file(path: str, content: bytes) -> bytes:
    return f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n"


def measured(config: Path) -> dict[str, Any]:
    """Seconds and memory of one reading and one writing."""
    city = settings(config)
    judged = judge(city, DAY)
    catalogue = build(judged, city)
    before, start = _peak(), time.perf_counter()
    history = read(city.catalogue, catalogue, set())
    reading, after = time.perf_counter() - start, _peak()
    edition = Edition(catalogue, city, DAY, {}, lambda _: "", list, lambda: history)
    written = {"seconds": 0.0, "bytes": 0, "files": 0}
    start = time.perf_counter()
    for output in changes.outputs(edition):
        for _, write in output.files():
            with TemporaryFile() as file:
                write(file)
                written["bytes"] += file.seek(0, os.SEEK_END)
                written["files"] += 1
    written["seconds"] = round(time.perf_counter() - start, 2)
    return {
        "changes": len(history.changes),
        "read": {"seconds": round(reading, 2), "mib_before": before, "mib": after},
        "written": {**written, "mib": _peak()},
    }


def _peak() -> int:
    return getrusage(RUSAGE_SELF).ru_maxrss // 1024
