"""The account of an import: for every cell of the file, whether it was kept, changed or left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from crocevia.imports.drafts import Draft
from crocevia.imports.given import Brought, Origin
from crocevia.language import NOTHING, Message


class State(StrEnum):
    """What became of a cell."""

    KEPT = "kept"
    CHANGED = "changed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Line:
    """One cell in the report. `record` is `kind/id`, "" where it went nowhere; `value` is what stands there now."""

    origin: Origin
    text: str
    state: State
    record: str
    field: str
    value: str
    why: tuple[Message, ...]


@dataclass(slots=True)
class _Cell:
    text: str
    kept: bool = False
    lost: bool = False
    drafts: list[Draft] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    why: list[Message] = field(default_factory=list)


class Account:
    """What was said of each cell, until all are settled. A cell that nothing was said of is a mistake of ours."""

    def __init__(self, brought: Brought) -> None:
        self._cells: dict[Origin, _Cell] = {}
        # Rows that made no record, and why.
        self.fallen: dict[tuple[str, int], Message] = {}
        for table in brought.tables:
            for row in table.rows:
                for value in row.values:
                    for origin in value.origins:
                        self._cells.setdefault(origin, _Cell(value.text))
        for left in brought.left:
            self._cells[left.origin] = _Cell(left.text, lost=True, why=[left.why])

    def keep(self, origins: Iterable[Origin], draft: Draft, field: str, value: str, *why: Message) -> None:
        """These cells became this value of this field; `why` says what was changed."""
        for origin in origins:
            cell = self._cells[origin]
            cell.kept = True
            cell.drafts.append(draft)
            cell.fields.append(field)
            cell.values.append(value)
            cell.why += why

    def lose(self, origins: Iterable[Origin], why: Message) -> None:
        """These cells, or a part of what they say, are left out."""
        for origin in origins:
            self._cells[origin].lost = True
            self._cells[origin].why.append(why)

    def drop(self, origins: Iterable[Origin], value: str, why: Message) -> None:
        """A value that these cells had become is taken out again."""
        for origin in origins:
            cell = self._cells[origin]
            if value in cell.values:
                cell.values.remove(value)
            cell.kept = bool(cell.values)
            cell.lost = True
            cell.why.append(why)

    def drop_row(self, row: tuple[str, int], origins: Iterable[Origin], why: Message) -> None:
        """All that a row's cells had become is taken out again; why each was cleaned no longer matters."""
        self.fallen[row] = why
        for origin in origins:
            cell = self._cells[origin]
            cell.kept, cell.lost, cell.values, cell.drafts = False, True, [], []
            cell.why = [why]

    def unsettled(self) -> list[Origin]:
        """Cells of which nothing was said."""
        return [origin for origin, cell in self._cells.items() if not (cell.kept or cell.lost)]

    def lines(self) -> Iterator[Line]:
        """Every cell, in the order of the file."""
        for origin, cell in self._cells.items():
            value = "; ".join(dict.fromkeys(cell.values))
            why = _once(cell.why)
            if not cell.kept:
                yield Line(origin, cell.text, State.LEFT_OUT, "", "", "", why)
            else:
                state = State.CHANGED if cell.lost or why else State.KEPT
                fields = ", ".join(dict.fromkeys(cell.fields))
                drafts = (one.into or one for one in cell.drafts)
                record = next((str(one.ref) for one in drafts if one.id and not one.fallen), "")
                yield Line(origin, cell.text, state, record, fields, value, why)

    def totals(self) -> dict[State, int]:
        """How many cells there are of each state; their sum is the number of cells."""
        counted = Counter(line.state for line in self.lines())
        return {state: counted[state] for state in State}


def _once(messages: Sequence[Message]) -> tuple[Message, ...]:
    found: dict[str, Message] = {}
    for one in messages:
        if one is not NOTHING:
            found.setdefault(one.in_("en"), one)
    return tuple(found.values())
