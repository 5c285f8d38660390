"""`close`: a record has ended; its page stays, says so, and says where to go instead."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from crocevia import catalogue, files, press, publish
from crocevia.commands import FINE, FOUND, refused, usage
from crocevia.language import say
from crocevia.model import Ref
from crocevia.upkeep import close
from crocevia.upkeep.refused import Refused, shown

NAME, HELP = "close", "say that a record has ended, and where to go instead"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which record, since when, and what there is in its place."""
    parser.add_argument("kind", metavar="KIND", help="its kind: services, groups …")
    parser.add_argument("id", metavar="ID", help="its name")
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="its last day, as 2026-06-30 (default: today)"
    )
    parser.add_argument("--instead", nargs="+", default=[], metavar="KIND/ID", help="records to go to instead")


def run(asked: argparse.Namespace) -> int:
    """Change the record's file, and say it."""
    settings = press.settings(asked.config)
    rulebook, _, _ = catalogue.survey(settings, publish.today())
    if asked.kind not in rulebook.kinds:
        return usage(say("the kinds are: {kinds}", kinds=", ".join(rulebook.kinds)), asked.lang)
    try:
        done = close.closed(settings, rulebook, Ref(asked.kind, asked.id), asked.on, asked.instead)
        files.change(settings.root, {done.path: done.text})
    except Refused as error:
        return refused(error.problem, error.findings, asked.lang)
    except OSError as error:
        print(say("nothing is changed: {why}", why=str(error)).in_(asked.lang), file=sys.stderr)
        return FOUND
    for remark in done.remarks:
        print(remark.in_(asked.lang), file=sys.stderr)
    print(shown(done.path, settings.root))
    return FINE
