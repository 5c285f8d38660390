"""Which records of the catalogue the rows are: known again by their key, or by what no two bodies share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.imports.account import Account
from crocevia.imports.drafts import Draft
from crocevia.imports.memory import Memory
from crocevia.imports.plan import Plan
from crocevia.imports.words import folded
from crocevia.kinds import Kind
from crocevia.language import Message, say
from crocevia.load import Cell, Source

NEW = "new"


@dataclass(frozen=True, slots=True)
class Resembling:
    """A row that seems to be a record of the catalogue, and why: a person decides."""

    draft: Draft
    id: str
    why: Message


class Catalogued:
    """The records that are there, by what they can be known by."""

    def __init__(self, sources: Iterable[Source], kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        self.cells: dict[tuple[str, str], Mapping[str, Cell]] = {}
        self.by_key: dict[tuple[str, str], str] = {}
        self._signs: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for source in sources:
            kind = kinds[source.kind]
            self.cells[source.kind, source.id] = source.cells
            if key := _text(source.cells, kind, m.EXTERNAL_IDENTIFIER):
                self.by_key[source.kind, key] = source.id
            for meaning, sign in _signs(source.cells, kind):
                self._signs[source.kind, meaning, sign].append(source.id)

    def text(self, kind: str, id: str, meaning: str) -> str:
        """What a record says in the field that means this, if that is one text."""
        return _text(self.cells[kind, id], self._kinds[kind], meaning)

    def like(self, draft: Draft) -> tuple[str, Message] | None:
        """The record that this must be, and why: the same tax code, or the same name and something else in common."""
        signs = list(_signs(draft.cells(), draft.kind))
        for meaning, sign in signs:
            if meaning in _CODES and (ids := self._signs.get((draft.kind.name, meaning, sign))):
                return ids[0], say("the same {field}", field=draft.kind.by_meaning[meaning].title)
        named = [sign for meaning, sign in signs if meaning == m.NAME]
        for id in self._signs.get((draft.kind.name, m.NAME, named[0]), []) if named else []:
            for meaning, sign in signs:
                if meaning not in {m.NAME, *_CODES} and id in self._signs.get((draft.kind.name, meaning, sign), []):
                    return id, say("the same name and {field}", field=draft.kind.by_meaning[meaning].title)
        return None

    def at(self, draft: Draft) -> str:
        """The place of the catalogue with the address of this one, or ""."""
        sign = _address(draft.cells(), draft.kind)
        return next(iter(self._signs.get((draft.kind.name, m.STREET_ADDRESS, sign), [])), "") if sign else ""


_CODES = (m.TAX_ID, m.VAT_ID)
_IN_COMMON = (m.TELEPHONE, m.EMAIL, m.URL, m.LOCATION, m.AREA_SERVED, m.MUNICIPALITY)


def _text(cells: Mapping[str, Cell], kind: Kind, meaning: str) -> str:
    field = kind.by_meaning.get(meaning)
    cell = cells.get(field.name, "") if field else ""
    return cell if isinstance(cell, str) else ""


def _signs(cells: Mapping[str, Cell], kind: Kind) -> Iterable[tuple[str, str]]:
    for meaning in (m.NAME, *_CODES):
        if sign := folded(_text(cells, kind, meaning)):
            yield meaning, sign
    for meaning in _IN_COMMON:
        field = kind.by_meaning.get(meaning)
        cell = cells.get(field.name, ()) if field else ()
        for one in (cell,) if isinstance(cell, str) else cell:
            if sign := folded(one).replace(" ", ""):
                yield meaning, sign
    if sign := _address(cells, kind):
        yield m.STREET_ADDRESS, sign


def _address(cells: Mapping[str, Cell], kind: Kind) -> str:
    street, town = _text(cells, kind, m.STREET_ADDRESS), _text(cells, kind, m.MUNICIPALITY)
    return f"{folded(street)}|{town}" if street else ""


def recognised(
    drafts: Iterable[Draft], here: Catalogued, memory: Memory, plans: Mapping[str, Plan], account: Account
) -> tuple[list[Draft], list[Resembling]]:
    """The drafts, those that are known with the identifier they have; and those for a person to decide."""
    kept: list[Draft] = []
    doubtful: list[Resembling] = []
    for draft in drafts:
        kind = draft.kind.name
        decided = plans[draft.table].same.get(draft.key, "") if draft.table in plans else ""
        known = _known(draft, here, memory)
        if not known and decided and decided != NEW:
            there = decided.removeprefix(f"{kind}/")
            known = there if (kind, there) in here.cells else ""
        if known:
            draft.id = known
        elif not draft.whole:
            draft.id = here.at(draft)
        elif decided != NEW and (like := here.like(draft)):
            doubtful.append(Resembling(draft, *like))
            why = say("it seems to be {ref}, which is there already ({why})", ref=f"{kind}/{like[0]}", why=like[1])
            account.drop_row((draft.table, draft.row), draft.origins, why)
            continue
        kept.append(draft)
    return kept, doubtful


def _known(draft: Draft, here: Catalogued, memory: Memory) -> str:
    kind = draft.kind.name
    if draft.id and (kind, draft.id) in here.cells:
        return draft.id
    if (id := here.by_key.get((kind, draft.text(m.EXTERNAL_IDENTIFIER)))) and (kind, id) in here.cells:
        return id
    before = memory.get((kind, draft.key))
    return before.id if before and (kind, before.id) in here.cells else ""
