"""`duplicates`: says which records look like the same thing, and why."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from pathlib import Path

from crocevia import catalogue, changed, load, press, publish
from crocevia.changed import Changes
from crocevia.commands import FINE, uncollected, usage
from crocevia.findings import FORMATS, Finding, Level
from crocevia.git import Unknown
from crocevia.language import Message, say
from crocevia.layout import DIFFERENT, relative
from crocevia.pairs import different
from crocevia.pairs.alike import Alike
from crocevia.pairs.candidates import pairs
from crocevia.pairs.sights import sights
from crocevia.settings import Settings

NAME, HELP = "duplicates", "say which records look like the same thing, and why"


def arguments(parser: argparse.ArgumentParser) -> None:
    """About what, and how to say it."""
    parser.add_argument("--changed", metavar="BASE", help="only pairs with a record that differs from this commit")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to say it (default: text)")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="add a report for people to this Markdown file")


def run(asked: argparse.Namespace) -> int:
    """Compare all records, and say the pairs that somebody should look at. To find some is no failure."""
    settings = press.settings(asked.config)
    try:
        changes = changed.since(settings.root, asked.changed) if asked.changed is not None else None
    except Unknown as error:
        return usage(error.problem, asked.lang)
    with uncollected():
        found = [_finding(one, changes) for one in _pairs(settings, changes)]
    print(FORMATS[asked.format](found, asked.lang) if found or asked.format == "json" else _NONE.in_(asked.lang))
    if asked.summary and found:
        with asked.summary.open("a", encoding="utf-8", errors="backslashreplace") as file:
            title = say("May be there twice").in_(asked.lang)
            file.write(f"## {title}\n\n{FORMATS['markdown'](found, asked.lang)}\n")
    return FINE


_NONE = say("No two records look like the same thing.")


def _pairs(settings: Settings, changes: Changes | None) -> Sequence[tuple[Alike, dict[str, str]]]:
    """The pairs worth saying but for those known to be different, each with the files of its records."""
    rulebook, files, _ = catalogue.survey(settings, publish.today())
    known, _ = different.read(settings.catalogue / DIFFERENT, DIFFERENT, rulebook.ids)
    above = relative(settings.catalogue, settings.root)
    sources = [load.read(path, kind, f"{above}/{kind}/{path.name}") for kind, path in files]
    named = {f"{one.kind}/{one.id}": one.file for one in sources}
    about = None if changes is None else {id for id, file in named.items() if file in changes.files}
    found = pairs(sights(sources, rulebook.kinds), about)
    return [(one, named) for one in found if frozenset((one.left.id, one.right.id)) not in known]


def _finding(pair: tuple[Alike, dict[str, str]], changes: Changes | None) -> Finding:
    """A pair, said at the record that changed; the other is named."""
    alike, files = pair
    touched: Collection[str] = changes.files if changes else ()
    here, there = (alike.left, alike.right) if files[alike.left.id] in touched else (alike.right, alike.left)
    why = tuple(one.words for one in alike.reasons if one.points > 0)
    against = tuple(one.words for one in alike.reasons if one.points < 0)
    problem = say("this may be the same as {other}, “{name}”: {why}", other=there.id, name=there.name, why=why)
    if against:
        problem = say("{problem}; but {against}", problem=problem, against=against)
    remedy: Message = say(
        "If it is the same, keep one and `rename` or `close` the other; if not, say so in {file}.", file=DIFFERENT
    )
    return Finding(files[here.id], 0, 0, "", Level.WARNING, "duplicate", here.name, problem, remedy)
