"""What a rule is given and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crocevia.findings import Level
from crocevia.kinds import Field, Kind
from crocevia.language import NOTHING, Message
from crocevia.load import Cell


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding that does not yet know its place. `index` is the item in a list, -1 for the value, -2 for the key."""

    code: str
    problem: Message
    remedy: Message = NOTHING
    found: str = ""
    level: Level = Level.ERROR
    field: str = ""
    index: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it was written, seen by what its fields mean. `today` is the day the check is made for."""

    kind: Kind
    cells: Mapping[str, Cell]
    today: date
    # Its file's name, where it has one.
    id: str = ""

    def field(self, meaning: str) -> Field | None:
        """The field that means this, if the kind has one."""
        return self.kind.by_meaning.get(meaning)

    def name(self, meaning: str) -> str:
        """That field's name, or ""."""
        field = self.field(meaning)
        return field.name if field else ""

    def text(self, meaning: str) -> str:
        """What the record says of it; "" where it says nothing or a list."""
        cell = self.cells.get(self.name(meaning), "")
        return cell if isinstance(cell, str) else ""

    def has(self, meaning: str) -> bool:
        """Whether the record says anything of it."""
        return bool(self.cells.get(self.name(meaning)))


ValueRule = Callable[[str, Field], Iterator[Problem]]
RecordRule = Callable[[Row], Iterator[Problem]]


def for_values(*meanings: str) -> Callable[[ValueRule], ValueRule]:
    """Marks a rule for every value with one of these meanings (every value of all, when none is given)."""

    def mark(rule: ValueRule) -> ValueRule:
        rule.for_meanings = frozenset(meanings)  # type: ignore[attr-defined]
        return rule

    return mark


def for_records(rule: RecordRule) -> RecordRule:
    """Marks a rule that looks at a record as a whole."""
    rule.for_record = True  # type: ignore[attr-defined]
    return rule


def parsed_date(text: str) -> date | None:
    """An ISO date, or None: a wrong one is told by the type check."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
