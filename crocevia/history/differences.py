"""Two versions of a record, held against each other: which fields differ, and what that amounts to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from crocevia import meanings as m
from crocevia.history.told import Fields, What
from crocevia.kinds import FALSE, TRUE, Field, Kind
from crocevia.load import Cell
from crocevia.model import Ref
from crocevia.verification import CLOSED

# What changes when somebody asks the body and finds all as it was.
VERIFYING = frozenset({m.VERIFIED_ON, m.VERIFIED_BY, m.VALIDATED_BY, m.TO_VERIFY, m.REVIEW_EVERY})
# Whether no record may be told to have named this one.
Cut = Callable[[Ref], bool]


def shown(kind: Kind, cells: Mapping[str, Cell], cut: Cut) -> dict[str, tuple[str, ...]]:
    """Field → its values as they were written, in the order of today's schema; what today's schema does not know is left out.

    So is whether the record is confidential, and every reference to one that is.
    """
    found: dict[str, tuple[str, ...]] = {}
    for field in kind.written:
        cell = cells.get(field.name)
        if cell and field.meaning != m.CONFIDENTIAL:
            values = cell if isinstance(cell, tuple) else (cell,)
            if field.to_records:
                values = tuple(one for one in values if not cut(named(field, one)))
            if values:
                found[field.name] = values if field.many else values[:1]
    return found


def named(field: Field, text: str) -> Ref:
    """The record that a field names: `kind/id`, or the id alone where only one kind can be meant."""
    return Ref(*text.split("/", 1)) if "/" in text else Ref(field.references[0].resource, text)


def fields(kind: Kind, before: Mapping[str, Cell], after: Mapping[str, Cell], cut: Cut) -> Fields:
    """The fields that differ, in the order of the schema."""
    # Most fields of most records stay as they are.
    touched = {name for name in (*before, *after) if before.get(name) != after.get(name)}
    if not touched:
        return Fields()
    old, new = (shown(kind, {name: cells[name] for name in touched if name in cells}, cut) for cells in (before, after))
    differ = [one for one in kind.written if _meant(one, old) != _meant(one, new)]
    return Fields(
        filled=_names(one for one in differ if one.name not in old),
        altered=_names(one for one in differ if one.name in old and one.name in new),
        emptied=_names(one for one in differ if one.name not in new),
    )


def _names(chosen: Iterable[Field]) -> tuple[str, ...]:
    return tuple(one.name for one in chosen)


def _meant(field: Field, values: Mapping[str, tuple[str, ...]]) -> tuple[object, ...] | None:
    """What is written, `sì` and `true` being one."""
    found = values.get(field.name)
    if found is None or field.type != "boolean":
        return found
    return tuple({**dict.fromkeys(TRUE, True), **dict.fromkeys(FALSE, False)}.get(one.casefold(), one) for one in found)


def what(kind: Kind, before: Mapping[str, Cell], after: Mapping[str, Cell], differ: Fields) -> What:
    """What it amounts to that these fields differ."""
    status = kind.by_meaning.get(m.STATUS)
    was, now = ((one.get(status.name) == CLOSED) if status else False for one in (before, after))
    if was != now:
        return What.CLOSED if now else What.REOPENED
    touched = {kind.by_name[name].meaning for name in differ.touched}
    checked = kind.by_meaning.get(m.VERIFIED_ON)
    again = checked and checked.name in (*differ.filled, *differ.altered)
    return What.VERIFIED if again and touched <= VERIFYING else What.CHANGED


def instead(kind: Kind, cells: Mapping[str, Cell]) -> Iterable[Ref]:
    """The records that a record led to, for whoever finds that it has ended."""
    field = kind.by_meaning.get(m.INSTEAD)
    cell = cells.get(field.name, ()) if field and field.to_records else ()
    return [named(field, one) for one in ((cell,) if isinstance(cell, str) else cell)] if field else []
