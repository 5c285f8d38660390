"""`build`: checks, then builds the whole site."""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from crocevia import press
from crocevia.commands import FINE, uncollected
from crocevia.findings import as_text
from crocevia.language import say

NAME, HELP = "build", "check, then build the whole site (the default)"
# Seconds: ten times in one is as often as anyone looks.
SHOWN_EVERY = 0.1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, in how many processes, how strictly."""
    parser.add_argument("--output", type=Path, help="the folder of the site (default: site_dir in the settings)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    parser.add_argument("--strict", action="store_true", help="stop at warnings too")


def run(asked: argparse.Namespace) -> int:
    """Build, and say how much was written in how long."""
    start = time.perf_counter()
    with uncollected(), _progress(asked.lang) as progress:
        files, findings = press.build(
            asked.config, asked.output, max(1, asked.jobs), progress, asked.lang, strict=asked.strict
        )
    if findings:
        print(as_text(findings, asked.lang), file=sys.stderr)
    seconds = time.perf_counter() - start
    print(say("{files} files written in {seconds} s.", files=files, seconds=f"{seconds:.1f}").in_(asked.lang))
    return FINE


@contextmanager
def _progress(language: str) -> Any:
    """A bar on a terminal for each step; nothing where no one looks."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda *_: None
        return
    words = {"check": say("Checking records"), "press": say("Pressing pages"), "write": say("Writing files")}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Without a thread of its own: a build forks, and threads do not survive that.
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as bars:
        tasks: dict[str, Any] = {}
        shown = [0.0]

        def progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(words[step].in_(language), total=total)
            now = time.monotonic()
            bars.update(tasks[step], completed=done, total=total)
            if done == total or now - shown[0] > SHOWN_EVERY:
                shown[0] = now
                bars.refresh()

        yield progress
