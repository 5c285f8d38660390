"""`check`: says everything that is wrong, builds nothing."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from crocevia import catalogue, press, publish
from crocevia.commands import FINE, FOUND, usage
from crocevia.findings import FORMATS, CannotGoOn, Level, summary
from crocevia.language import say

NAME, HELP = "check", "say everything that is wrong, build nothing"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to look at, and how to say it."""
    parser.add_argument("paths", nargs="*", type=Path, help="only what concerns these files or folders")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to say it (default: text)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")


def run(asked: argparse.Namespace) -> int:
    """Judge the catalogue and say what concerns the files asked for."""
    settings = press.settings(asked.config)
    missing = [path for path in asked.paths if not path.exists()]
    if missing:
        return usage(say("there is no file {file}", file=missing[0]), asked.lang)
    wanted = [path.resolve() for path in asked.paths]
    try:
        findings = catalogue.judge(settings, publish.today(), max(1, asked.jobs)).findings
        shown = [one for one in findings if not wanted or _concerns(settings.root / one.file, wanted)]
    except CannotGoOn as error:
        # Where schemas are broken no record is judged, whichever was asked for.
        shown = list(error.findings)
    print(FORMATS[asked.format](shown, asked.lang))
    if asked.format == "github":
        print(summary(shown, asked.lang))
    return FOUND if any(one.level is Level.ERROR for one in shown) else FINE


def _concerns(file: Path, wanted: Sequence[Path]) -> bool:
    file = file.resolve()
    return any(file == path or path in file.parents for path in wanted)
