"""The whole road of an import on one page: read, plan, make, recognise, name, judge, merge. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from crocevia import meanings as m
from crocevia.check import Rulebook
from crocevia.imports import csv, datapackage, drafts, hsds, judging, known, memory, plan, references, xlsx
from crocevia.imports.account import Account
from crocevia.imports.drafts import Draft
from crocevia.imports.given import Brought, Refused, Table
from crocevia.imports.guess import Guess
from crocevia.imports.known import Catalogued, Resembling
from crocevia.imports.made import Made, Terms
from crocevia.imports.making import PLACE, Maker
from crocevia.imports.merging import Merged, merged
from crocevia.imports.plan import Plan
from crocevia.imports.words import slug
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.load import Source
from crocevia.settings import Settings

# Format → what reads it, given a file and which part of it (a sheet, a resource).
FORMATS: Mapping[str, Callable[[Path, str], Brought]] = {
    "csv": csv.read,
    "xlsx": xlsx.read,
    "hsds": hsds.read,
    "datapackage": datapackage.read,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks: the file, and what they say of it. `over` sets fields for all records, by name."""

    format: str
    file: Path
    kind: str = ""
    map: Path | None = None
    part: str = ""
    name: str = ""
    over: Mapping[str, str] = field(default_factory=dict)
    source_title: str = ""
    source_url: str = ""
    source_read_on: str = ""
    country: str = "IT"
    keep_persons: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import comes to; nothing is written yet."""

    name: str
    brought: Brought
    plans: Mapping[str, Plan]
    account: Account
    merged: Merged
    resembling: Sequence[Resembling]
    here: Catalogued
    unmatched: plan.Unmatched


def read(asked: Asked, kinds: Mapping[str, Kind], rulebook: Rulebook) -> tuple[Brought, dict[str, Plan]]:
    """The file's tables, and the plan for each that has one. Raises Refused."""
    if asked.kind and asked.kind not in kinds:
        raise Refused(say("the kinds are: {kinds}", kinds=", ".join(kinds)))
    brought = FORMATS[asked.format](asked.file, asked.part)
    given = plan.read(asked.map, kinds) if asked.map else {}
    plans: dict[str, Plan] = {}
    for table in brought.tables:
        found = given.get(table.name) or given.get("") or _guessed(table, asked, kinds, rulebook)
        if found is not None:
            plans[table.name] = plan.settled(found, kinds[found.kind], asked.over)
    if not plans:
        raise Refused(say("say what the rows are: --kind {kinds}", kinds=" | ".join(kinds)))
    _known_fields(asked.over, plans, kinds)
    return brought, plans


def _guessed(table: Table, asked: Asked, kinds: Mapping[str, Kind], rulebook: Rulebook) -> Plan | None:
    name = _kind_of(table, asked, kinds)
    return Guess(kinds[name], kinds, rulebook.vocabularies).plan(table) if name else None


def _kind_of(table: Table, asked: Asked, kinds: Mapping[str, Kind]) -> str:
    """The kind that a table's rows are: as the format says, as its name says, or as the person does."""
    meant = next((kind.name for one in table.means for kind in kinds.values() if kind.meaning == one), "")
    if not table.means and table.name in kinds:
        meant = table.name
    if asked.kind and meant and meant != asked.kind:
        return ""
    return meant or asked.kind


def _known_fields(over: Mapping[str, str], plans: Mapping[str, Plan], kinds: Mapping[str, Kind]) -> None:
    for name in over:
        if not any(name in kinds[one.kind].by_name for one in plans.values()):
            raise Refused(say("no kind here has the field “{field}”", field=name))


def bring(asked: Asked, settings: Settings, rulebook: Rulebook, sources: Sequence[Source], today: date) -> Imported:
    """All that the import would do. Raises Refused for what cannot be read, or not be done as asked."""
    kinds = rulebook.kinds
    brought, plans = read(asked, kinds, rulebook)
    name = slug(asked.name or asked.file.stem, 40)
    terms = Terms(kinds, rulebook.vocabularies, name, _source(asked, today), asked.country, asked.keep_persons)
    _asked_for(terms, plans, kinds)
    account = Account(brought)
    makers = {
        table.name: Maker(table, plans[table.name], terms, account) for table in brought.tables if table.name in plans
    }
    made = [one for maker in makers.values() for one in maker.made()]
    _unplanned(brought, plans, account)
    here = Catalogued(sources, kinds)
    before = memory.read(memory.path(settings, name))
    whole, resembling = known.recognised([one.draft for one in made], here, before, plans, account)
    places = _shared([one for one in made if one.place and one.draft in whole])
    places, _ = known.recognised(places, here, before, plans, account)
    every = [*whole, *places]
    drafts.named(every, rulebook.ids, {id(one): one.text(m.MUNICIPALITY) or one.text(m.AREA_SERVED) for one in every})
    _linked(made)
    standing = set(map(id, every))
    records = references.Records(here, every, kinds)
    lost = references.resolved((one for one in made if id(one.draft) in standing), records, account)
    stand = judging.judged(every, rulebook, account)
    seen = frozenset((one.draft.kind.name, one.draft.key) for one in made)
    done = merged(stand, seen, here, before, account)
    unmatched = {table: maker.unmatched for table, maker in makers.items()}
    for (table, path, word), near in lost.items():
        unmatched[table][path, word] = near
    return Imported(name, brought, plans, account, done, resembling, here, unmatched)


def _source(asked: Asked, today: date) -> dict[str, str]:
    return {
        m.SOURCE_TITLE: asked.source_title,
        m.SOURCE: asked.source_url,
        m.SOURCE_READ_ON: asked.source_read_on or today.isoformat(),
    }


def _asked_for(terms: Terms, plans: Mapping[str, Plan], kinds: Mapping[str, Kind]) -> None:
    """Raise Refused where it is not said where the file comes from, and it must be."""
    for one in plans.values():
        title = kinds[one.kind].by_meaning.get(m.SOURCE_TITLE)
        said = title and (title.name in one.columns.values() or title.name in one.defaults)
        if title and title.required and not said and not terms.source[m.SOURCE_TITLE]:
            problem = say(
                "say where this list comes from, as people may read it on each page: "
                '--source-title "Elenco delle associazioni, Comune di …" --source-url https://…'
            )
            raise Refused(problem)


def _unplanned(brought: Brought, plans: Mapping[str, Plan], account: Account) -> None:
    for table in brought.tables:
        if table.name not in plans:
            why = say("{table}: no kind was chosen for this table", table=table.name)
            account.lose([origin for row in table.rows for one in row.values for origin in one.origins], why)


def _shared(made: Sequence[Made]) -> list[Draft]:
    """The places, one for all who are at the same address."""
    found: dict[tuple[str, str], Draft] = {}
    for one in made:
        place = one.place
        if place is None:
            continue
        address = (place.text(m.STREET_ADDRESS).casefold(), place.text(m.MUNICIPALITY))
        first = found.setdefault(address if address[0] else (place.key, PLACE), place)
        if first is not place:
            first.owners.append(one.draft)
            place.into = first
            for name, pieces in place.pieces.items():
                for piece in pieces:
                    if piece.origins and (first.kind.by_name[name].many or not first.pieces.get(name)):
                        first.add(name, piece.value, piece.origins)
                    elif piece.origins:
                        first.pieces[name][0].origins += piece.origins
            one.place = first
    return list(found.values())


def _linked(made: Sequence[Made]) -> None:
    """Say in each record at which place it is."""
    for one in made:
        via = one.draft.kind.by_meaning.get(m.LOCATION)
        if one.place and one.place.id and via:
            one.draft.add(via.name, one.place.id)
