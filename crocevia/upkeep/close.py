"""The end of a record: its page stays, says so, and says where to go instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crocevia import load, written
from crocevia import meanings as m
from crocevia.check import Rulebook
from crocevia.kinds import Field, Kind
from crocevia.language import Message, say
from crocevia.load import Cell
from crocevia.model import Ref
from crocevia.settings import Settings
from crocevia.upkeep.refused import Refused, new_errors, shown
from crocevia.verification import CLOSED


@dataclass(frozen=True, slots=True)
class Closed:
    """The record's new text, and what is worth knowing all the same."""

    path: Path
    text: str
    remarks: tuple[Message, ...]


def closed(settings: Settings, rulebook: Rulebook, ref: Ref, on: date | None, instead: Sequence[str]) -> Closed:
    """A record that ended on a day (today, or the day it names already). Raises Refused where that cannot be."""
    kind = rulebook.kinds[ref.kind]
    if ref.id not in rulebook.ids[ref.kind]:
        raise Refused(say("there is no record {name}", name=str(ref)))
    if on and on > rulebook.today:
        problem = say("this day has not come yet: until then write it as {field}", field=_named(kind, m.VALID_UNTIL))
        raise Refused(problem)
    path = settings.catalogue / ref.kind / f"{ref.id}.yml"
    source = load.read(path, ref.kind, shown(path, settings.root))
    if source.findings:
        raise Refused(say("nothing is changed: mend this first"), source.findings)
    changes: dict[str, Cell | None] = {_field(kind, m.STATUS).name: CLOSED}
    changes |= _until(kind, source.cells, on, rulebook.today)
    if instead:
        field = _field(kind, m.INSTEAD)
        changes[field.name] = tuple(dict.fromkeys(_name(field, one) for one in instead))
    try:
        text = written.edited(path.read_bytes().decode(), kind, changes)
    except written.CannotWrite as error:
        raise Refused(say("{file}: {why}", file=shown(path, settings.root), why=error.problem)) from None
    new_errors((ref, source.cells, rulebook), (ref, load.parsed(text, ref.kind, ref.id).cells, rulebook))
    return Closed(path, text, tuple(_remarks(settings, rulebook, instead)))


def _until(kind: Kind, cells: Mapping[str, Cell], on: date | None, today: date) -> dict[str, Cell | None]:
    """Its last day; one that is written and has come stays, unless another is said."""
    field = kind.by_meaning.get(m.VALID_UNTIL)
    if not field:
        if on:
            raise Refused(say("{kind} have no field for the day on which they end", kind=kind.title))
        return {}
    there = str(cells.get(field.name, ""))
    if on is None and there and there <= today.isoformat():
        return {}
    return {field.name: (on or today).isoformat()}


def _name(field: Field, name: str) -> str:
    """A record as the field names it: where it may be of one kind only, by its id alone."""
    return name if len(field.references) > 1 else name.removeprefix(f"{field.references[0].resource}/")


def _field(kind: Kind, meaning: str) -> Field:
    field = kind.by_meaning.get(meaning)
    if not field:
        raise Refused(say("{kind} have no field that means {meaning}", kind=kind.title, meaning=meaning))
    return field


def _named(kind: Kind, meaning: str) -> str:
    field = kind.by_meaning.get(meaning)
    return f"`{field.name}`" if field else "…"


def _remarks(settings: Settings, rulebook: Rulebook, instead: Sequence[str]) -> list[Message]:
    """Alternatives that have ended themselves: the page passes them over."""
    found = []
    for name in instead:
        kind, _, id = name.partition("/")
        status = rulebook.kinds[kind].by_meaning.get(m.STATUS) if kind in rulebook.kinds else None
        cells = load.read(settings.catalogue / kind / f"{id}.yml", kind, "").cells
        if status and cells.get(status.name) == CLOSED:
            found.append(say("{name} is closed itself: the page will not name it", name=name))
    return found
