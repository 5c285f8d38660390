"""Lighthouse over the real catalogue's site, as on a mid phone on a slow line: home, search and a record's page.

Its categories are scores from 0 to 100. Accessibility, best practices and SEO are the same on any machine: tests want them
too (tests/site/test_lighthouse.py). Performance is worked out from what the machine could do meanwhile: it is measured here,
several times, beside the machine's own speed as Lighthouse sees it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench import measure, report
from bench.browsing import QUIET, program
from bench.build import ROOT, working
from bench.host import serve

COMMAND = ROOT / "tests" / "node_modules" / "lighthouse" / "cli" / "index.js"
NODE = ROOT / ".setup" / "bin" / "node"
PAGES = {
    "home": "",
    "search": "search/?q=lavoro",
    "record": "services/mensa-opera-san-francesco-corso-concordia/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What the performance is made of, by Lighthouse's names of its audits.
PARTS = {
    "first-contentful-paint": "first paint, s",
    "largest-contentful-paint": "largest paint, s",
    "total-blocking-time": "blocked, ms",
    "cumulative-layout-shift": "shift",
}
# Milliseconds, where Lighthouse counts in them and people read seconds.
SECONDS = {"first-contentful-paint", "largest-contentful-paint"}
LEAST = 95


class Failed(Exception):
    """Lighthouse could not look at a page; as text, what it said."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    add = parser.add_argument
    add("--runs", type=int, default=3, metavar="K", help="of each page; the median counts (default: 3)")
    add("--wait", type=float, default=0, metavar="S", help="before each, wait up to S seconds for a quiet machine")
    add("--json", type=Path, metavar="FILE", help="write the figures there")
    add("--city", type=Path, default=ROOT, help="the city: settings, templates, catalogue (default: the project's own)")
    add("--keep", type=Path, metavar="DIR", help="work in this new folder and leave it (default: a temporary one)")


def missing() -> str:
    """What there is not, of what Lighthouse needs; "" where nothing is missing."""
    if not program():
        return "there is no Chromium: `make test` installs it where it may"
    return "" if COMMAND.is_file() and NODE.exists() else "Lighthouse is not there: `make test` fetches it"


def run(asked: argparse.Namespace) -> int:
    """Build, look at each page, print the medians; 1 where a category is below 95."""
    if problem := missing():
        print(problem)
        return 2
    with working(asked.keep) as folder:
        site = folder / "site"
        config = asked.city.resolve() / "site_config.yml"
        subprocess.run([sys.executable, ROOT / "build.py", "--config", config, "--output", site], check=True)
        with serve(site) as host:
            runs: dict[str, list[dict[str, Any]]] = {name: [] for name in PAGES}
            # In turns, so that a noisy minute is shared.
            for _ in range(max(1, asked.runs)):
                for name, path in PAGES.items():
                    measure.wait(asked.wait)
                    runs[name].append(figures(audit(f"{host.address}/{path}", CATEGORIES)))
    medians = {name: {key: median(one[key] for one in found) for key in found[0]} for name, found in runs.items()}
    print(table(medians))
    report.save({"machine": report.machine(), "medians": medians, "runs": runs}, asked.json)
    return int(any(found[name] < LEAST for found in medians.values() for name in CATEGORIES))


def audit(address: str, categories: Sequence[str]) -> dict[str, Any]:
    """Lighthouse's report on a page, as it writes it (LHR), for these categories. Raises Failed."""
    command = [
        str(NODE), str(COMMAND), address, "--output=json", "--quiet", f"--only-categories={','.join(categories)}",
        # Nothing is told to anyone.
        "--no-enable-error-reporting",
        f"--chrome-flags=--headless=new {' '.join(QUIET)}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": program()}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if result.returncode:
        raise Failed(result.stderr)
    report: dict[str, Any] = json.loads(result.stdout)
    if error := report.get("runtimeError"):
        raise Failed(error["message"])
    return report


def figures(report: Mapping[str, Any]) -> dict[str, float]:
    """Scores from 0 to 100, what performance is made of, and `machine`: Lighthouse's index of its speed (a desk: 1,500+)."""
    audits = report["audits"]
    return {
        **{name: round(100 * one["score"]) for name, one in report["categories"].items()},
        **{one: audits[one]["numericValue"] / (1000 if one in SECONDS else 1) for one in PARTS if one in audits},
        "machine": report["environment"]["benchmarkIndex"],
    }


def table(medians: Mapping[str, Mapping[str, float]]) -> str:
    """Markdown, a row for each page."""
    lines = [["page", *CATEGORIES, *PARTS.values(), "machine"], ["---", *["---:"] * (len(CATEGORIES) + len(PARTS) + 1)]]
    for name, found in medians.items():
        parts = [f"{found[one]:.0f}" if one == "total-blocking-time" else f"{found[one]:.2f}" for one in PARTS]
        lines.append([name, *(f"{found[one]:.0f}" for one in CATEGORIES), *parts, f"{found['machine']:.0f}"])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
