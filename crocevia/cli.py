"""The command line: which command is meant, and what its exit says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from crocevia import commands, press
from crocevia.commands import FOUND, USAGE, usage
from crocevia.findings import CannotGoOn, as_text
from crocevia.language import say

CONFIG = "site_config.yml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something is to be mended, 2 when the command was not understood."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name, and an old terminal's alphabet, may hold what the other cannot say.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    # `build.py` alone builds, options or not.
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help"}):
        given = ["build", *given]
    asked = _parser(given[0]).parse_args(given)
    if not asked.config.is_file():
        return usage(say("there is no file {file}", file=asked.config), asked.lang)
    try:
        run: Callable[[argparse.Namespace], int] = asked.run
        return run(asked)
    except (press.Broken, CannotGoOn) as error:
        print(as_text(error.findings, asked.lang), file=sys.stderr)
        return FOUND
    except press.Refused as error:
        print(error, file=sys.stderr)
        return USAGE


def _parser(command: str = "") -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, default=Path(CONFIG), help=f"the city's settings (default: {CONFIG})")
    common.add_argument("--lang", choices=("it", "en"), default="it", help="the language of messages (default: it)")
    parser = argparse.ArgumentParser(prog="build.py", description="Checks the catalogue, builds and serves the site.")
    listed = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in commands.modules(command):
        one = listed.add_parser(module.NAME, parents=[common], help=module.HELP)
        module.arguments(one)
        one.set_defaults(run=module.run)
    return parser
