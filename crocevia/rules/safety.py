"""Rules that protect people."""

from __future__ import annotations

from collections.abc import Iterator

from crocevia import meanings as m
from crocevia.kinds import TRUE
from crocevia.language import say
from crocevia.rules.base import Problem, Row, for_records

# All by which a secret place could be found.
_TRACES = (
    m.STREET_ADDRESS,
    m.POSTAL_CODE,
    m.DISTRICT,
    m.LATITUDE,
    m.LONGITUDE,
    m.expand("crocevia:transit"),
    m.DESCRIPTION,
)


@for_records
def confidential_place_has_no_address(row: Row) -> Iterator[Problem]:
    """The repository is public too: what is secret is not written even here."""
    if row.text(m.CONFIDENTIAL).casefold() not in TRUE:
        return
    for meaning in _TRACES:
        if row.has(meaning):
            problem = say("a confidential place must not say where it is")
            remedy = say("Delete this line, and tell the maintainers: the history of the file keeps it.")
            yield Problem("confidential", problem, remedy, "", field=row.name(meaning))
