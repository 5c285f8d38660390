"""The commands: build, check, serve, new."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from crocevia import catalogue, press, publish, skeleton
from crocevia.findings import FORMATS, CannotGoOn, Level, as_text, summary
from crocevia.language import say

FINE, FOUND, USAGE = 0, 1, 2
# Seconds: ten times in one is as often as anyone looks.
SHOWN_EVERY = 0.1
CONFIG = "site_config.yml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something is to be mended, 2 when the command was not understood."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name, and an old terminal's alphabet, may hold what the other cannot say.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser()
    # `build.py` alone builds, options or not.
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help"}):
        given = ["build", *given]
    asked = parser.parse_args(given)
    if not asked.config.is_file():
        return _usage(say("there is no file {file}", file=asked.config), asked.lang)
    try:
        run: Callable[[argparse.Namespace], int] = asked.run
        return run(asked)
    except (press.Broken, CannotGoOn) as error:
        print(as_text(error.findings, asked.lang), file=sys.stderr)
        return FOUND
    except press.Refused as error:
        print(error, file=sys.stderr)
        return USAGE


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, default=Path(CONFIG), help=f"the city's settings (default: {CONFIG})")
    common.add_argument("--lang", choices=("it", "en"), default="it", help="the language of messages (default: it)")
    parser = argparse.ArgumentParser(prog="build.py", description="Checks the catalogue, builds and serves the site.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", parents=[common], help="check, then build the whole site (the default)")
    build.add_argument("--output", type=Path, help="the folder of the site (default: site_dir in the settings)")
    build.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    build.add_argument("--strict", action="store_true", help="stop at warnings too")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", parents=[common], help="say everything that is wrong, build nothing")
    check.add_argument("paths", nargs="*", type=Path, help="only what concerns these files or folders")
    check.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to say it (default: text)")
    check.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")
    check.set_defaults(run=_check)

    serve = commands.add_parser("serve", parents=[common], help="show the site, built anew at every change")
    serve.add_argument("--address", default="127.0.0.1:8000", help="host:port (default: 127.0.0.1:8000)")
    serve.set_defaults(run=_serve)

    new = commands.add_parser("new", parents=[common], help="begin a record: a file with every field explained")
    new.add_argument("kind", metavar="KIND", help="its kind: services, groups …")
    new.add_argument("id", metavar="ID", help="its name: small letters, digits and hyphens")
    new.set_defaults(run=_new)
    return parser


def _usage(problem: Any, language: str) -> int:
    print(problem.in_(language), file=sys.stderr)
    return USAGE


def _build(asked: argparse.Namespace) -> int:
    start = time.perf_counter()
    with _uncollected(), _progress(asked.lang) as progress:
        files, findings = press.build(
            asked.config, asked.output, max(1, asked.jobs), progress, asked.lang, strict=asked.strict
        )
    if findings:
        print(as_text(findings, asked.lang), file=sys.stderr)
    seconds = time.perf_counter() - start
    print(say("{files} files written in {seconds} s.", files=files, seconds=f"{seconds:.1f}").in_(asked.lang))
    return FINE


@contextmanager
def _uncollected() -> Iterator[None]:
    """All that a build makes lives to its end: looking for garbage among 10,000 records would take a tenth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _check(asked: argparse.Namespace) -> int:
    settings = press.settings(asked.config)
    missing = [path for path in asked.paths if not path.exists()]
    if missing:
        return _usage(say("there is no file {file}", file=missing[0]), asked.lang)
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


def _serve(asked: argparse.Namespace) -> int:
    press.serve(asked.config, asked.address, asked.lang)
    return FINE


def _new(asked: argparse.Namespace) -> int:
    settings = press.settings(asked.config)
    rulebook, _, _ = catalogue.survey(settings, publish.today())
    kind = rulebook.kinds.get(asked.kind)
    if kind is None:
        return _usage(say("the kinds are: {kinds}", kinds=", ".join(rulebook.kinds)), asked.lang)
    if any(True for _ in rulebook.sheets[kind.name].identifier(asked.id)):
        problem = say("a file's name is made of small letters without accents, digits and hyphens")
        return _usage(problem, asked.lang)
    file = settings.catalogue / kind.name / f"{asked.id}.yml"
    if file.exists():
        return _usage(say("{file} is already there", file=file.name), asked.lang)
    file.parent.mkdir(exist_ok=True)
    text = skeleton.skeleton(kind, file, settings, rulebook.vocabularies, publish.today())
    file.write_text(text, encoding="utf-8")
    print(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
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
