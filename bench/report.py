"""What figures look like to people, and the machine that they hold for."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

# What all others are compared with.
OURS = "crocevia"
MIB = 1024 * 1024
HEADS = ("contender", "seconds", "ratio", "processor s", "of others", "peak MiB", "pages", "MiB written")


def machine() -> dict[str, Any]:
    """Where and when it was measured."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_mib": psutil.virtual_memory().total // MIB,
        "processor": _processor() or platform.processor() or platform.machine(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "date": datetime.now(UTC).date().isoformat(),
    }


def save(figures: Mapping[str, Any], file: Path | None) -> None:
    """The figures as JSON, where a file was asked for."""
    if file:
        file.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123 - a device of Linux's, not a file
            return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    except OSError:
        return ""


def growth(sizes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """For each contender, milliseconds a record at every size and how much more the largest costs than the smallest."""
    found = {}
    for name in sizes[0]["contenders"]:
        costs = {str(one["records"]): _each(one, name) for one in sizes}
        first, *_, last = [*costs.values(), *costs.values()]
        found[name] = {"milliseconds_each": costs, "percent": round(100 * (last / first - 1), 1)}
    return found


def _each(size: Mapping[str, Any], name: str) -> float:
    return round(1000 * float(size["contenders"][name]["seconds"]) / int(size["records"]), 4)


def table(figures: Mapping[str, Any]) -> str:
    """All figures as Markdown, ready for a results page."""
    known = figures["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in figures["versions"].items())
    heads = f"{known['date']}, {known['cores']} cores ({known['processor']}), Python {known['python']}; {versions}."
    parts = [heads, *(_size(one) for one in figures["sizes"])]
    if len(figures["sizes"]) > 1:
        parts.append("\n".join(_growth(figures["growth"])))
    return "\n\n".join(parts)


def _size(size: Mapping[str, Any]) -> str:
    found = size["contenders"]
    first = found.get(OURS) or next(iter(found.values()))
    rows = [_row(name, one, one["seconds"] / first["seconds"]) for name, one in found.items()]
    return "\n".join([f"{size['records']:,} records:", "", line(HEADS), "|---|" + "---:|" * 7, *map(line, rows)])


def _row(name: str, one: Mapping[str, Any], ratio: float) -> Sequence[str]:
    numbers = (one["seconds"], ratio, one["cpu_seconds"], one["others_seconds"])
    sizes = f"{one['peak_mib']:.0f}", f"{one['pages']:,}", f"{one['bytes'] / MIB:.1f}"
    return name, *(f"{number:.2f}" for number in numbers), *sizes


def _growth(found: Mapping[str, Any]) -> Iterator[str]:
    for name, one in found.items():
        costs = ", ".join(f"{cost:.3f} ms at {int(size):,}" for size, cost in one["milliseconds_each"].items())
        yield f"{name}, cost of a record: {costs} ({one['percent']:+.1f} %)."


def line(cells: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"
