"""Rules for records that have ended."""

from __future__ import annotations

from collections.abc import Iterator

from crocevia import meanings as m
from crocevia.findings import Level
from crocevia.language import say
from crocevia.rules.base import Problem, Row, for_records, parsed_date
from crocevia.verification import CLOSED


@for_records
def only_what_ended_leads_elsewhere(row: Row) -> Iterator[Problem]:
    """Where to go instead is shown on the page of a record that has ended, and on no other."""
    until = parsed_date(row.text(m.VALID_UNTIL))
    if row.has(m.INSTEAD) and row.text(m.STATUS) != CLOSED and not (until and until < row.today):
        problem = say("only a record that has ended says where to go instead")
        remedy = say("Write `{field}: closed`, or delete this line.", field=row.name(m.STATUS))
        yield Problem("not-ended", problem, remedy, level=Level.WARNING, field=row.name(m.INSTEAD))


@for_records
def nothing_takes_its_own_place(row: Row) -> Iterator[Problem]:
    """Whoever is sent somewhere else must not come back."""
    field = row.field(m.INSTEAD)
    cell = row.cells.get(field.name, ()) if field else ()
    own = {row.id, f"{row.kind.name}/{row.id}"}
    for index, name in enumerate([cell] if isinstance(cell, str) else cell):
        if field and row.id and name in own:
            problem, remedy = say("this is the record itself"), say("Name another one, or delete this line.")
            yield Problem(
                "itself", problem, remedy, name, field=field.name, index=-1 if isinstance(cell, str) else index
            )
