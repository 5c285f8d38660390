"""`due`: says what to ask whom, and drafts the letters and the issues that ask."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from crocevia import campaigns, catalogue, press, publish
from crocevia.campaigns import Campaign
from crocevia.catalogue import Judged
from crocevia.commands import FINE, uncollected, usage
from crocevia.findings import CannotGoOn
from crocevia.language import Message, say
from crocevia.layout import CAMPAIGNS
from crocevia.reviews import issues, letters, rounds
from crocevia.reviews.lists import LISTS
from crocevia.reviews.rounds import Round
from crocevia.settings import Settings

NAME, HELP = "due", "say what to ask whom, draft letters and issues"
MOST = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """When, what, in which form."""
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="the day it is (default: today)")
    parser.add_argument("--within", type=int, default=0, metavar="DAYS", help="also what is due in the next days")
    parser.add_argument("--campaign", metavar="NAME", help="what this campaign asks, verified or not")
    parser.add_argument("--format", choices=sorted(LISTS), default="text", help="how to say it (default: text)")
    parser.add_argument("--mail", type=Path, metavar="FOLDER", help="write a letter for each body there (.eml)")
    parser.add_argument("--issues", type=Path, metavar="FOLDER", help="write an issue for each body there (.md)")
    parser.add_argument(
        "--most", type=int, default=MOST, metavar="N", help=f"letters or issues at most (default: {MOST})"
    )


def run(asked: argparse.Namespace) -> int:
    """Work out what is due, say it, write the drafts."""
    settings, day = press.settings(asked.config), asked.on or publish.today()
    with uncollected():
        judged = catalogue.judge(settings, day)
        if judged.broken:
            raise CannotGoOn(judged.findings)
        known = _campaigns(settings, judged)
        if asked.campaign and asked.campaign not in known:
            problem = say("there is no campaign of that name; there are: {names}", names=", ".join(known) or "—")
            return usage(problem, asked.lang)
        city = catalogue.build(judged, settings)
        chosen = known.get(asked.campaign or "")
        found = rounds.of_campaign(city, chosen, day) if chosen else rounds.due(city, day, max(0, asked.within))
    print(LISTS[asked.format](found, settings, asked.lang))
    for note in _notes(asked, found, known, day, city.withheld):
        print(note.in_(asked.lang), file=sys.stderr)
    most = found[: max(0, asked.most)]
    if asked.mail:
        _write(
            asked.mail,
            {f"{issues.slug(one.who.ref)}.eml": bytes(letters.letter(one, settings, chosen)) for one in most},
        )
    if asked.issues:
        texts = {issues.file_name(one, rank): issues.issue(one, settings, day) for rank, one in enumerate(most, 1)}
        _write(asked.issues, {name: text.encode() for name, text in texts.items()})
    return FINE


def _campaigns(settings: Settings, judged: Judged) -> dict[str, Campaign]:
    book = judged.rulebook
    path = settings.catalogue / CAMPAIGNS
    return dict(campaigns.read(path, CAMPAIGNS, settings.source, book.kinds, book.vocabularies)[0])


def _notes(
    asked: argparse.Namespace, found: Sequence[Round], known: dict[str, Campaign], day: date, withheld: int
) -> list[Message]:
    """What else there is to know: campaigns whose time it is, what was left out."""
    notes = []
    if not asked.campaign:
        notes += [
            say("It is the time of the campaign “{name}”: build.py due --campaign {code}", name=one.name, code=one.code)
            for one in rounds.now(known, day)
        ]
    if withheld:
        notes.append(say("Confidential records are not here ({count}): ask about them by hand.", count=withheld))
    if asked.mail or asked.issues:
        written = found[: max(0, asked.most)]
        notes.append(say("{count} drafts written.", count=len(written)))
        without = sum(not one.email for one in written)
        if asked.mail and without:
            notes.append(say("{count} have no e-mail address: their letters have no recipient.", count=without))
        if len(found) > len(written):
            notes.append(say("{count} are left for another time (--most).", count=len(found) - len(written)))
    return notes


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
