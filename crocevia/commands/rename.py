"""`rename`: another name for a record; what names it follows, and its old address leads on."""

from __future__ import annotations

import argparse
import sys

from crocevia import catalogue, files, press, publish
from crocevia.commands import FINE, FOUND, refused, usage
from crocevia.language import say
from crocevia.model import Ref
from crocevia.upkeep import rename
from crocevia.upkeep.refused import Refused, shown

NAME, HELP = "rename", "give a record another name; what names it follows, and its old address leads on"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which record, its new name."""
    parser.add_argument("kind", metavar="KIND", help="its kind: services, groups …")
    parser.add_argument("old", metavar="OLD", help="the name it has")
    parser.add_argument("new", metavar="NEW", help="the name it gets: small letters, digits and hyphens")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")


def run(asked: argparse.Namespace) -> int:
    """Change every file that has the name, all of them or none, and say which."""
    settings = press.settings(asked.config)
    rulebook, found, _ = catalogue.survey(settings, publish.today())
    if asked.kind not in rulebook.kinds:
        return usage(say("the kinds are: {kinds}", kinds=", ".join(rulebook.kinds)), asked.lang)
    try:
        done = rename.renamed(settings, rulebook, found, Ref(asked.kind, asked.old), asked.new)
        if not asked.dry_run:
            files.change(settings.root, done.contents)
    except Refused as error:
        return refused(error.problem, error.findings, asked.lang)
    except OSError as error:
        print(say("nothing is changed: {why}", why=str(error)).in_(asked.lang), file=sys.stderr)
        return FOUND
    for path, text in sorted(done.contents.items()):
        print("-" if text is None else "+", shown(path, settings.root))
    for path in done.mentions:
        where = shown(path, settings.root)
        print(say("{file} still has the old address, which leads to the new one", file=where).in_(asked.lang))
    return FINE
