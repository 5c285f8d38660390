"""Identifiers of HSDS objects: UUIDs made of the city's address and of our names, the same in every build."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from crocevia.model import Ref
from crocevia.settings import Settings


class Ids:
    """UUIDv5 in a city's own namespace, which is the UUIDv5 of its address.

    So two cities with a record of the same name do not meet, and an identifier changes only when the city moves to
    another address, or the record to another name.
    """

    def __init__(self, settings: Settings) -> None:
        self._space = uuid5(NAMESPACE_URL, settings.url or f"urn:crocevia:{settings.name}")

    def of(self, table: str, *parts: str | int) -> str:
        """The identifier of an object of an HSDS table, which `parts` tell from all others there.

        >>> Ids(settings).of("service", "services/mensa")  # doctest: +SKIP
        '6c4f...'
        """
        return str(uuid5(self._space, "/".join((table, *map(str, parts)))))

    def record(self, table: str, ref: Ref) -> str:
        """The identifier of the object that a record becomes in a table."""
        return self.of(table, str(ref))
