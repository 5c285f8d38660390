"""What an import changes in the catalogue: new records, changed fields; what a person has mended since stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from crocevia import meanings as m
from crocevia import phones
from crocevia.findings import excerpt
from crocevia.imports.account import Account
from crocevia.imports.drafts import Draft
from crocevia.imports.known import Catalogued
from crocevia.imports.making import PLACE
from crocevia.imports.memory import Memory, Remembered
from crocevia.kinds import DELIMITER, TRUE, Field
from crocevia.language import Message, say
from crocevia.load import Cell
from crocevia.model import Ref

_ABOUT_READING = (m.SOURCE_TITLE, m.SOURCE, m.SOURCE_READ_ON)


@dataclass(slots=True)
class Merged:
    """What is to be written: whole records, and by record the fields that change (None: taken away).

    `said` are the fields where the catalogue and the file differ and the catalogue stays; `gone` the records that the file
    no longer has; `memory` what is to be remembered.
    """

    new: list[Draft] = field(default_factory=list)
    changed: dict[Ref, dict[str, Cell | None]] = field(default_factory=dict)
    same: list[Ref] = field(default_factory=list)
    said: list[tuple[Ref, str, Message]] = field(default_factory=list)
    gone: list[Ref] = field(default_factory=list)
    memory: list[Remembered] = field(default_factory=list)


def merged(
    drafts: Sequence[Draft], seen: frozenset[tuple[str, str]], here: Catalogued, memory: Memory, account: Account
) -> Merged:
    """Hold what was imported against what is there. `seen` are the kinds and keys of all the file's rows."""
    found = Merged()
    remembered = dict(memory)
    for draft in drafts:
        cells = draft.cells()
        there = here.cells.get((draft.kind.name, draft.id))
        before = memory.get((draft.kind.name, draft.key))
        remembered[draft.kind.name, draft.key] = Remembered(draft.kind.name, draft.key, draft.id, cells)
        if there is None:
            found.new.append(draft)
        elif not draft.whole and before is None:
            # A place that was there before the import: it is named, and nothing of it is ours to change.
            found.same.append(draft.ref)
            del remembered[draft.kind.name, draft.key]
        else:
            changes = _changes(draft, cells, there, before, found, account)
            if changes:
                found.changed[draft.ref] = changes
            else:
                found.same.append(draft.ref)
    kinds = {kind for kind, _ in seen}
    for (kind, key), one in memory.items():
        if kind in kinds and (kind, key) not in seen and not key.endswith(PLACE) and _open(one, here):
            found.gone.append(Ref(kind, one.id))
    found.memory = list(remembered.values())
    return found


def _open(one: Remembered, here: Catalogued) -> bool:
    """Whether the record is there and not closed."""
    return (one.kind, one.id) in here.cells and here.text(one.kind, one.id, m.STATUS) != "closed"


def _changes(
    draft: Draft,
    cells: Mapping[str, Cell],
    there: Mapping[str, Cell],
    before: Remembered | None,
    found: Merged,
    account: Account,
) -> dict[str, Cell | None]:
    changes: dict[str, Cell | None] = {}
    reading = {one.name for meaning in _ABOUT_READING if (one := draft.kind.by_meaning.get(meaning))}
    for one in draft.kind.written:
        if one.name in reading:
            continue
        new, old = cells.get(one.name), there.get(one.name)
        base = before.fields.get(one.name) if before else None
        if equal(new, old, one):
            continue
        ours = equal(old, base, one) if before else old is None
        if new is None:
            if ours and not one.required:
                changes[one.name] = None
        elif ours:
            changes[one.name] = new
        else:
            _stays(draft, one, old, new, found, account)
    if changes:
        # The day of reading moves only with a record that changes: else every import would touch every file.
        changes |= {name: cells[name] for name in reading if name in cells and cells[name] != there.get(name)}
    return changes


def _stays(draft: Draft, one: Field, old: Cell | None, new: Cell, found: Merged, account: Account) -> None:
    why = say(
        "{field}: the catalogue says “{theirs}”, the file “{ours}”: the catalogue stays",
        field=one.title,
        theirs=excerpt(_shown(old)),
        ours=excerpt(_shown(new)),
    )
    found.said.append((draft.ref, one.name, why))
    for piece in draft.pieces[one.name]:
        if not isinstance(old, tuple) or piece.value not in old:
            account.drop(piece.origins, piece.value, why)


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return "—"
    return cell if isinstance(cell, str) else ", ".join(cell)


def equal(one: Cell | None, other: Cell | None, field: Field) -> bool:
    """Whether two cells say the same, however it is written: a telephone, a number, white space."""
    if one is None or other is None:
        return one is other
    return _meant(one, field) == _meant(other, field)


def _meant(cell: Cell, field: Field) -> object:
    items = (cell,) if isinstance(cell, str) else cell
    meant = [_item(one, field) for one in items]
    return meant if field.many else meant[0]


def _item(text: str, field: Field) -> object:
    if field.meaning == m.TELEPHONE:
        try:
            return phones.read(text).uri
        except phones.PhoneError:
            return text
    if field.type == "boolean":
        return text.casefold() in TRUE
    if field.type == "number":
        try:
            return round(Decimal(text), 5)
        except InvalidOperation:
            return text
    # A list's separator inside a value is a slash in our own CSV.
    return " ".join(text.replace(DELIMITER, "/").split())
