"""The figures of searches as Markdown, ready for the manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.report import OURS, line

STEPS = {"first": "first query", "second": "second query", "facet": "first facet", "typo": "typo"}
HEADS = (
    "search", "step", "ms", "ratio", "kB", "index kB", "code kB", "page kB", "round trips", "of the index", "cards",
    "right",
)  # fmt: skip
BUILT = ("search", "seconds", "of the index", "ms a record", "ratio", "peak MiB", "index MiB", "files")
MIB = 1024 * 1024


def table(figures: Mapping[str, Any]) -> str:
    """All figures: for each size what a visit costs, then what making the index costs."""
    known, limits = figures["machine"], figures["line"]
    versions = ", ".join(f"{name} {version}" for name, version in figures["versions"].items())
    asked = ", ".join(f"{name} “{words}”" for name, words in figures["queries"].items())
    heads = (
        f"{known['date']}, {known['cores']} cores ({known['processor']}); {versions}. "
        f"{limits['latency']} ms round trip, {limits['downloadThroughput'] * 8 / 1e6:g} Mbit/s, processor {limits['processor']}, "
        f"empty cache; {asked}; limit {figures['limit']:g} s. A bare page, whose ten cards need no search, takes "
        f"{figures['floor_milliseconds']:,.0f} ms here."
    )
    return "\n\n".join([heads, *(part for one in figures["sizes"] for part in _size(one))])


def _size(size: Mapping[str, Any]) -> Iterator[str]:
    found = size["contenders"]
    first = found.get(OURS) or next(iter(found.values()))
    rows = [row for name, one in found.items() for row in _steps(name, one["steps"], first["steps"])]
    yield "\n".join([f"{size['records']:,} records:", "", line(HEADS), "|---|---|" + "---:|" * 10, *map(line, rows)])
    built = [_built(name, one["build"], first["build"], size["records"]) for name, one in found.items()]
    yield "\n".join([line(BUILT), "|---|" + "---:|" * 7, *map(line, built)])


def _steps(name: str, steps: Mapping[str, Any], first: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for step, title in STEPS.items():
        one = steps.get(step)
        if one is None:
            missing = "not reached" if "failed" in steps.get("first", {}) else "not there"
            yield name, title, missing, *[""] * 9
        elif "failed" in one:
            yield name, title, one["failed"], *[""] * 9
        else:
            yield name, title, *_step(one, first.get(step, {}))


def _step(one: Mapping[str, Any], first: Mapping[str, Any]) -> Sequence[str]:
    base = first.get("milliseconds")
    weights = one["bytes"], *(one["parts"][part] for part in ("index", "code", "page"))
    return (
        f"{one['milliseconds']:,.0f}",
        f"{one['milliseconds'] / base:.2f}" if base else "",
        *(f"{weight / 1000:,.1f}" for weight in weights),
        *(str(one[count]) for count in ("round_trips", "index_round_trips", "cards", "right")),
    )


def _built(name: str, one: Mapping[str, Any], first: Mapping[str, Any], records: int) -> Sequence[str]:
    seconds, base = one["index_seconds"], first["index_seconds"]
    return (
        name,
        f"{one['seconds']:.2f}",
        f"{seconds:.2f}",
        f"{1000 * seconds / records:.3f}",
        f"{seconds / base:.2f}" if base else "",
        f"{one['peak_mib']:.0f}",
        f"{one['index_bytes'] / MIB:.2f}",
        f"{one['index_files']:,}",
    )
