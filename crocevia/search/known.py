"""Which records a key of theirs leads to (a name, a number, a site), in small files: who fills in a form is told what is there already."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import cached_property

from crocevia.model import Catalogue
from crocevia.pairs.keys import keys

# Records a file: some 10 kB, whatever the size of the catalogue.
RECORDS = 40
# A key that more records of a kind have says nothing.
MOST = 50


class Known:
    """The files of a catalogue. A key is there as its number in base 36, so that a file cannot be read as a list of numbers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.count = -(-sum(map(len, catalogue.records.values())) // RECORDS)

    def file(self, number: int) -> Mapping[str, Sequence[str]]:
        """Number of a key → the ids that have it; the kind is a part of the key."""
        return self._files[number]

    @cached_property
    def _files(self) -> Sequence[Mapping[str, Sequence[str]]]:
        found: dict[int, list[str]] = {}
        for kind in self.catalogue.kinds.values():
            for record in self.catalogue.of(kind.name):
                for key in keys(kind, record.values):
                    ids = found.setdefault(number(kind.name, key), [])
                    if len(ids) <= MOST:
                        ids.append(record.id)
        files: list[dict[str, list[str]]] = [{} for _ in range(self.count)]
        for code, ids in sorted(found.items()):
            if len(ids) <= MOST:
                files[code % self.count][base36(code)] = sorted(ids)
        return files


def number(kind: str, key: str) -> int:
    """A number of 32 bits.

    >>> number("services", "tel:+39-02-7712-2400")
    3960914270
    """
    return crc(f"{kind} {key}")


def crc(text: str) -> int:
    """CRC-32 (ISO 3309) of a text; templates/form/shelf.js says the same."""
    return zlib.crc32(text.encode())


def base36(number: int) -> str:
    """As a browser writes a number.

    >>> base36(35), base36(36), base36(4294967295)
    ('z', '10', '1z141z3')
    """
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"
