"""`links`: asks the addresses that records name whether they still answer, and remembers what they said."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Mapping

from crocevia import answers, catalogue, files, press, publish
from crocevia.answers import Answer, State
from crocevia.commands import FINE, FOUND, uncollected, usage
from crocevia.findings import CannotGoOn, visible
from crocevia.language import Message, say
from crocevia.layout import ANSWERS, relative
from crocevia.links import rounds
from crocevia.links.asker import NAME as AGENT
from crocevia.links.asker import Asker, Reached
from crocevia.links.gate import Gate
from crocevia.links.named import named
from crocevia.model import Ref
from crocevia.settings import Settings

NAME, HELP = "links", "ask the addresses that records name whether they still answer"
MOST, BUDGET = 1000, 1800
# Records that a report names beside an address.
_SHOWN = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """How many, how long, which."""
    parser.add_argument(
        "--most", type=int, default=MOST, metavar="N", help=f"addresses asked at most (default: {MOST})"
    )
    parser.add_argument(
        "--budget", type=int, default=BUDGET, metavar="SECONDS", help=f"begin none after this (default: {BUDGET})"
    )
    parser.add_argument(
        "--only", metavar="TEXT", help="addresses that hold this text, or those of this record (kind/id)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say which would be asked")


def run(asked: argparse.Namespace) -> int:
    """Ask a bounded round of addresses, say what they answered, write it into the catalogue."""
    settings, day = press.settings(asked.config), publish.today()
    with uncollected():
        judged = catalogue.judge(settings, day)
        if judged.broken:
            raise CannotGoOn(judged.findings)
        city = catalogue.build(judged, settings)
        everywhere = named(city)
    wanted = {one: refs for one, refs in everywhere.items() if _wanted(one, refs, asked.only)}
    if asked.only and not wanted:
        return usage(say("no record names such an address"), asked.lang)
    round_ = rounds.chosen(wanted, city.answers, day, asked.most)
    if asked.dry_run:
        print("\n".join(round_))
        return FINE
    found = dict(_asked(round_, settings, asked.budget))
    if found and not any(one.found.isdigit() for one in found.values()):
        print(
            say("no address answered: has this machine a network? Nothing is written.").in_(asked.lang), file=sys.stderr
        )
        return FOUND
    known = {one: city.answers[one] for one in everywhere if one in city.answers}
    now = {one: answers.after(known.get(one), one, day, got.found, got.moved_to) for one, got in found.items()}
    for line in _report(now, everywhere, len(wanted) - len(round_), len(round_) - len(found)):
        print(line if isinstance(line, str) else line.in_(asked.lang))
    path, text = settings.catalogue / ANSWERS, answers.written({**known, **now}.values())
    if now and text != answers.written(city.answers.values()):
        files.change(settings.catalogue, {path: text})
        print("+", relative(path, settings.root))
    return FINE


def _wanted(address: str, refs: Iterable[Ref], only: str | None) -> bool:
    return not only or only in address or only in map(str, refs)


def asker(settings: Settings) -> Asker:
    """Who asks, and under which name: whoever runs a server can read what we want of it."""
    about = (settings.url or settings.repository).encode("ascii", "ignore").decode()
    return Asker(f"{AGENT}/1.0 (+{about})" if about else f"{AGENT}/1.0", Gate(time.monotonic, time.sleep))


def _asked(addresses: list[str], settings: Settings, budget: int) -> Iterable[tuple[str, Reached]]:
    until = time.monotonic() + max(0, budget)
    return rounds.asked(addresses, asker(settings).ask, until, time.monotonic)


def _report(
    now: Mapping[str, Answer], named: Mapping[str, list[Ref]], others: int, unasked: int
) -> Iterable[str | Message]:
    """What is to be mended first, then how many answered how."""
    in_order = sorted(now.values(), key=lambda one: one.address)
    for one in in_order:
        records = ", ".join(map(str, named[one.address][:_SHOWN]))
        if one.is_dead:
            since = one.gone_since.isoformat() if one.gone_since else ""
            yield say(
                "dead since {day}: {address} ({records})", day=since, address=visible(one.address), records=records
            )
        elif one.state is State.GONE:
            yield say(
                "not found ({found}), asked again next time: {address} ({records})",
                found=one.found,
                address=visible(one.address),
                records=records,
            )
        elif one.state is State.MOVED:
            yield say(
                "moved: {address} → {there} ({records})",
                address=visible(one.address),
                there=visible(one.moved_to),
                records=records,
            )
    for one in in_order:
        if one.state is State.UNKNOWN:
            yield say("no clear answer ({found}): {address}", found=one.found, address=visible(one.address))
    yield say("{count} addresses asked, {others} left for another time.", count=len(now), others=others + unasked)
