"""Which addresses records name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crocevia import meanings as m
from crocevia.answers import is_address
from crocevia.kinds import Field
from crocevia.model import Record, Ref

_MEANINGS = frozenset({m.URL, m.SOURCE, m.OTHER_SOURCE})


def fields(record: Record) -> Iterator[Field]:
    """The fields of a record that hold addresses of the web."""
    return (one for one in record.kind.fields if one.format == "uri" or one.meaning in _MEANINGS)


def of(record: Record) -> list[str]:
    """The addresses that a record names, each once, in the order of its fields."""
    found: list[str] = []
    for field in fields(record):
        value = record.values.get(field.name)
        for one in value if isinstance(value, tuple) else (value,):
            # What stands behind a `#` is not asked of a server.
            address = str(one).partition("#")[0] if isinstance(one, str) else ""
            if is_address(address):
                found.append(address)
    return list(dict.fromkeys(found))


def named(records: Iterable[Record]) -> dict[str, list[Ref]]:
    """Address → the records that name it."""
    found: dict[str, list[Ref]] = {}
    for record in records:
        for address in of(record):
            found.setdefault(address, []).append(record.ref)
    return found
