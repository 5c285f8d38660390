"""`from-issue`: makes of an issue, written with one of our forms, the record that it proposes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from crocevia import catalogue, files, load, meanings, press, publish
from crocevia.bulletin import Known, bulletin
from crocevia.commands import FINE, FOUND, usage
from crocevia.findings import Finding, Level, as_text, words
from crocevia.forge import issue, proposal
from crocevia.forge.issue import Refused
from crocevia.forge.proposal import Proposal
from crocevia.language import say
from crocevia.settings import Settings
from crocevia.text import Text

NAME, HELP = "from-issue", "write the record that an issue proposes"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The issue's text, and whether to write."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file with the issue's text and nothing else")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="add an answer for people to this Markdown file")
    parser.add_argument("--dry-run", action="store_true", help="change nothing; print the record as it would be")


def run(asked: argparse.Namespace) -> int:
    """Write the record if no rule objects; say why not otherwise, and write nothing."""
    if not asked.file.is_file():
        return usage(say("there is no file {file}", file=asked.file), asked.lang)
    settings = press.settings(asked.config)
    rulebook, _, _ = catalogue.survey(settings, publish.today())
    try:
        made = proposal.read(_text(asked.file), settings, rulebook)
    except Refused as error:
        refused = Finding("issue", 0, 0, "", Level.ERROR, "issue", error.found, error.problem, error.remedy)
        _answer(asked.summary, bulletin([refused], asked.lang, Known()))
        print(as_text([refused], asked.lang), file=sys.stderr)
        return FOUND
    if made.findings:
        print(as_text(made.findings, asked.lang), file=sys.stderr)
    _answer(asked.summary, _summary(made, asked.lang))
    if not made.acceptable:
        return FOUND
    if asked.dry_run:
        sys.stdout.write(made.text)
    else:
        _write(made, settings)
        print(made.path.relative_to(settings.root).as_posix())
    return FINE


def _text(file: Path) -> str:
    """What an issue can hold at most is read, and a little more, so that more is noticed."""
    with file.open("rb") as opened:
        return opened.read(issue.MOST * 4 + 1).decode("utf-8", errors="replace")


def _write(made: Proposal, settings: Settings) -> None:
    files.change(settings.root, {made.path: made.text})


def _answer(file: Path | None, text: str) -> None:
    if file:
        with file.open("a", encoding="utf-8", errors="backslashreplace") as opened:
            opened.write(text)


def _summary(made: Proposal, language: str) -> str:
    """What changes, in the words of the form, and what is wrong with it."""
    field = made.kind.by_meaning.get(meanings.NAME)
    name = str(load.parsed(made.text, made.kind.name, made.id).cells.get(field.name, "")) if field else ""
    known = Known(lambda _: name, lambda one: made.kind.by_name[one.field].title if one.field else Text())
    told = bulletin(made.findings, language, known)
    if not made.acceptable:
        return told
    titles = tuple(made.kind.by_name[name].title for name in made.changes)
    record = f"{made.kind.name}/{made.id}"
    new = say("New record `{record}`: {fields}.", record=record, fields=titles)
    changed = say("In the record `{record}` these change: {fields}.", record=record, fields=titles)
    return f"{words((new if made.is_new else changed).in_(language))}\n\n{told}"
