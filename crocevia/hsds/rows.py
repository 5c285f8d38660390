"""The rows of every HSDS table, one after the other: nothing is kept, whatever the size of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crocevia.edition import Edition
from crocevia.hsds.city import City, Thing
from crocevia.hsds.columns import SHEETS
from crocevia.hsds.roles import Role
from crocevia.hsds.things import Things
from crocevia.model import Record

_ALL = tuple(Role)


class Rows:
    """The tables of an edition."""

    def __init__(self, edition: Edition) -> None:
        self._city = City(edition)
        self._things = Things(self._city)
        parts = self._things.parts
        # Table → whose rows it holds, and what makes them of a record.
        self._parts: Mapping[str, tuple[tuple[Role, ...], Callable[[Record], Iterator[Thing]]]] = {
            "phone": (_ALL, parts.phones),
            "contact": ((Role.LOCATION,), parts.contacts),
            "schedule": ((Role.SERVICE, Role.LOCATION), parts.schedules),
            "language": ((Role.SERVICE, Role.LOCATION), parts.languages),
            "funding": ((Role.SERVICE, Role.ORGANIZATION), parts.funding),
            "service_area": ((Role.SERVICE,), parts.service_areas),
            "required_document": ((Role.SERVICE,), parts.required_documents),
            "cost_option": ((Role.SERVICE,), parts.cost_options),
            "organization_identifier": ((Role.ORGANIZATION,), parts.identifiers),
            "url": ((Role.SERVICE, Role.ORGANIZATION), parts.urls),
        }
        self._tables: Mapping[str, Callable[[], Iterator[Thing]]] = {
            "organization": self._organizations,
            "service": self._services,
            "location": lambda: map(self._things.location, self._city.records(Role.LOCATION)),
            "service_at_location": lambda: filter(None, map(parts.at_location, self._city.records(Role.SERVICE))),
            "address": lambda: self._of_locations(parts.addresses),
            "accessibility": lambda: self._of_locations(parts.accessibility),
            "attribute": self._attributes,
            "taxonomy": lambda: iter(self._things.terms.taxonomies.values()),
            "taxonomy_term": lambda: iter(self._things.terms.of.values()),
            "meta_table_description": self._descriptions,
        }

    def of(self, table: str) -> Iterator[Thing]:
        """The rows of a table (a key of `columns.SHEETS`), as fields by name."""
        return self._tables[table]() if table in self._tables else self._owned(*self._parts[table])

    def _owned(self, roles: tuple[Role, ...], make: Callable[[Record], Iterator[Thing]]) -> Iterator[Thing]:
        """Parts of what a record is above all, with the identifier of whose they are."""
        for record in self._city.catalogue:
            role = self._city.role(record)
            if role in roles:
                owner = {f"{role}_id": self._city.id(record)}
                yield from (one | owner for one in make(record))

    def _of_locations(self, make: Callable[[Record], Iterator[Thing]]) -> Iterator[Thing]:
        for record in self._city.records(Role.LOCATION):
            id = self._city.ids.record(Role.LOCATION, record.ref)
            yield from (one | {"location_id": id} for one in make(record))

    def _organizations(self) -> Iterator[Thing]:
        yield from map(self._things.organization, self._city.records(Role.ORGANIZATION))
        if self._city.lacking:
            yield dict(self._city.nobody)

    def _services(self) -> Iterator[Thing]:
        for record in self._city.records(Role.SERVICE):
            yield self._things.service(record) | {"organization_id": self._city.organization_id(record)}

    def _attributes(self) -> Iterator[Thing]:
        for record in self._city.catalogue:
            link = {"link_id": self._city.id(record), "link_entity": str(self._city.role(record))}
            for one, term in self._things.attributes.of(record):
                yield one | link | {"taxonomy_term_id": term["id"]}

    def _descriptions(self) -> Iterator[Thing]:
        """The language that each table is in: HSDS says it nowhere else."""
        for sheet in SHEETS.values():
            id = self._city.ids.of("meta_table_description", sheet.name)
            yield {"id": id, "name": sheet.name, "language": self._city.source, "character_set": "UTF-8"}
