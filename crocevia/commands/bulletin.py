"""`bulletin`: writes what is new as an e-mail, as plain text and as a message, for the city's own tool to send."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from crocevia import catalogue, files, press, publish
from crocevia.commands import FINE, FOUND, uncollected, usage
from crocevia.digest import mail, told
from crocevia.digest.dated import Days
from crocevia.digest.made import Bulletin, made
from crocevia.digest.scope import Scope, Unknown
from crocevia.digest.written import written
from crocevia.edition import Edition
from crocevia.findings import CannotGoOn
from crocevia.history.read import read
from crocevia.html.questions import Questions
from crocevia.language import Message, say
from crocevia.settings import Settings

NAME, HELP = "bulletin", "write what is new as an e-mail, plain text and a message, to be sent"
FOLDER = "bulletin"
# Before the last day: seven days in all.
WEEK = timedelta(days=6)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> date:
    """A day as ISO 8601 has it. Raises ArgumentTypeError."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{text}” is no day: write it as 2026-11-21 (year-month-day)")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which days, for whom, in which languages, where to."""
    parser.add_argument(
        "--since", type=day, metavar="DATE", help="the first day, as 2026-11-15 (default: seven days in all)"
    )
    parser.add_argument("--until", type=day, metavar="DATE", help="the last day (default: today)")
    parser.add_argument("--zone", default="", metavar="CODE", help="only what there is for those who live there")
    parser.add_argument("--need", default="", metavar="CODE", help="only what answers this need")
    parser.add_argument(
        "--language", nargs="+", default=[], metavar="CODE", help="only these (default: all of the site's)"
    )
    parser.add_argument("--output", type=Path, metavar="FOLDER", help=f"where to (default: {FOLDER}/<last day>/)")
    parser.add_argument("--force", action="store_true", help="write over a bulletin that is there")
    parser.add_argument(
        "--dates-only",
        action="store_true",
        help="where Git does not know what changed: only what records' own dates say",
    )


def run(asked: argparse.Namespace) -> int:
    """Make the bulletin, write it, say what was written and the subject to send it under."""
    settings, today = press.settings(asked.config), publish.today()
    days = _days(asked, today)
    problem = _refused(asked, settings, days, today)
    if problem:
        return usage(problem, asked.lang)
    with uncollected():
        edition = _edition(settings, days.until)
        try:
            scope = Scope(Questions(edition, settings.source), asked.zone, asked.need)
        except Unknown as error:
            return usage(error.problem, asked.lang)
        seen = told.seen(edition.history(), days.since)
        if not seen and not asked.dates_only:
            return _unseen(edition, asked.lang)
        found = made(days, scope, seen=seen)
        written_ = {language: written(edition, found, language) for language in asked.language or settings.languages}
    folder = asked.output or settings.root / FOLDER / "-".join(filter(None, (str(days.until), asked.zone, asked.need)))
    return _write(folder.absolute(), written_, found, asked)


def _days(asked: argparse.Namespace, today: date) -> Days:
    until = asked.until or today
    return Days(asked.since or until - WEEK, until)


def _refused(asked: argparse.Namespace, settings: Settings, days: Days, today: date) -> Message | None:
    """Why there can be no such bulletin."""
    if days.until > today:
        return say("--until is after today, {today}: nobody knows yet", today=today.isoformat())
    if days.since > days.until:
        return say(
            "--since is after --until: from {first} to {last} there is no day", first=days.since, last=days.until
        )
    if not settings.url:
        return say(
            "the site has no address, and links in a mail need one: write site_url in {file}", file=settings.config.name
        )
    template = settings.templates / mail.FOLDER / mail.TEMPLATE
    if not template.is_file():
        return say("there is no file {file}", file=template)
    if strange := [one for one in asked.language if one not in settings.languages]:
        return say("the site is not in “{language}”: write {known}", language=strange[0], known=settings.languages)
    return None


def _edition(settings: Settings, today: date) -> Edition:
    """The catalogue on a day with its history; nothing is described of it, for nothing is published."""
    judged = catalogue.judge(settings, today)
    if judged.broken:
        raise CannotGoOn(judged.findings)
    return publish.unpressed(judged, settings, today, lambda *known: read(settings.catalogue, *known))


def _unseen(edition: Edition, language: str) -> int:
    """Say why a bulletin would leave something out, and what to do."""
    history = edition.history()
    print(history.note.in_(language), file=sys.stderr)
    if history.since:
        print(say("All is known only after {day}.", day=history.since.date()).in_(language), file=sys.stderr)
    remedy = say(
        "No bulletin is written. Fetch all of the history (`git fetch --unshallow`; in a workflow `fetch-depth: 0`), or write"
        " --dates-only: then it tells only what begins and ends by its own date, and says so."
    )
    print(remedy.in_(language), file=sys.stderr)
    return FOUND


def _write(
    folder: Path, made_: dict[str, tuple[str, dict[str, str]]], found: Bulletin, asked: argparse.Namespace
) -> int:
    texts = {folder / name: text for _, some in made_.values() for name, text in some.items()}
    there = [path for path in texts if path.exists() or path.is_symlink()]
    if there and not asked.force:
        return usage(say("{file} is there already: write --force to write over it", file=there[0]), asked.lang)
    try:
        files.change(folder, texts)
    except OSError as error:
        print(say("nothing is changed: {why}", why=str(error)).in_(asked.lang), file=sys.stderr)
        return FOUND
    print(folder)
    for language, (subject, some) in made_.items():
        print(f"{language}: {subject}")
        print("    " + ", ".join(some))
    for note in _notes(found):
        print(note.in_(asked.lang), file=sys.stderr)
    return FINE


def _notes(found: Bulletin) -> Sequence[Message]:
    """What whoever sends it has to know."""
    notes = []
    if not found:
        notes.append(say("Nothing is new: the bulletin says so in a sentence."))
    if found.guarded:
        notes.append(
            say(
                "Left out, because others may read a person's mail: {count} (violence and the like). Tell those who help in person.",
                count=found.guarded,
            )
        )
    return notes
