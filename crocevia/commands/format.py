"""`format`: one style for all records, comments kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from crocevia import catalogue, files, load, press, publish, written
from crocevia.commands import FINE, FOUND, usage
from crocevia.findings import Finding, Level, as_text
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.upkeep import tidy
from crocevia.upkeep.refused import shown

NAME, HELP = "format", "write records in the one style, their comments kept"
STDIN = "<stdin>"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which records, and whether only to say it."""
    parser.add_argument("paths", nargs="*", type=Path, help="only these files and folders (default: all records)")
    parser.add_argument("--check", action="store_true", help="change nothing; end with 1 where something would change")
    parser.add_argument("--stdin", metavar="KIND", help="read a record of this kind, write it in the style")


def run(asked: argparse.Namespace) -> int:
    """Write anew the files that are not in the style, and say which; one that cannot be read stays as it is."""
    settings = press.settings(asked.config)
    rulebook, found, _ = catalogue.survey(settings, publish.today())
    if asked.stdin is not None:
        kind = rulebook.kinds.get(asked.stdin)
        if kind is None:
            return usage(say("the kinds are: {kinds}", kinds=", ".join(rulebook.kinds)), asked.lang)
        return _passed_through(kind, asked.lang)
    if missing := [path for path in asked.paths if not path.exists() and not path.is_symlink()]:
        return usage(say("there is no file {file}", file=missing[0]), asked.lang)
    # A link is what it is called, not what it leads to.
    wanted = [path.parent.resolve() / path.name for path in asked.paths]
    chosen = [one for one in found if not wanted or any(at == one[1] or at in one[1].parents for at in wanted)]
    tidied = tidy.tidied(chosen, rulebook.kinds, settings.root)
    for path, text in tidied.texts.items():
        if not asked.check:
            # Each for itself: what is in the style already may stay so if the next cannot be written.
            files.change(settings.root, {path: text})
        print(shown(path, settings.root))
    changed, every = len(tidied.texts), len(chosen)
    done = say("{count} of {all} records changed.", count=changed, all=every)
    would = say("{count} of {all} records would change.", count=changed, all=every)
    print((would if asked.check else done).in_(asked.lang))
    if tidied.findings:
        print(as_text(tidied.findings, asked.lang), file=sys.stderr)
    return FOUND if tidied.findings or (asked.check and tidied.texts) else FINE


def _passed_through(kind: Kind, language: str) -> int:
    """For editors: a record comes in, the same in the style goes out; one that cannot be read is not given back."""
    text = sys.stdin.buffer.read(load.MOST_BYTES + 1).decode(errors="surrogateescape")
    try:
        new = written.formatted(text, kind)
    except written.CannotWrite as error:
        found = error.findings or [Finding(STDIN, 0, 0, "", Level.ERROR, "format", "", error.problem)]
        print(as_text(found, language), file=sys.stderr)
        return FOUND
    sys.stdout.buffer.write(new.encode())
    return FINE
