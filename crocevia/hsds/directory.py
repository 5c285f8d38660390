"""HSDS documents: whole ones, nested as the standard's API nests them, and brief ones for lists. By identifier, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from crocevia.edition import Edition
from crocevia.hsds.city import City, Thing
from crocevia.hsds.roles import Role
from crocevia.hsds.things import Things
from crocevia.model import Record

# The lists of documents, as the standard's API calls them.
_SERVICES, _ORGANIZATIONS, _LOCATIONS = (f"{role}s" for role in Role)
_AT, _TAXONOMIES, _TERMS = "service_at_locations", "taxonomies", "taxonomy_terms"
LISTS = (_SERVICES, _ORGANIZATIONS, _LOCATIONS, _AT, _TAXONOMIES, _TERMS)


class Directory:
    """The documents of an edition. Nothing is made before it is asked for; of a list only identifiers are kept."""

    def __init__(self, edition: Edition) -> None:
        self.city = City(edition)
        self.things = Things(self.city)
        self._parts = self.things.parts

    def ids(self, name: str) -> Sequence[str]:
        """The identifiers of a list (one of `LISTS`), in the catalogue's order."""
        return tuple(self._lists[name])

    def full(self, name: str, id: str) -> Thing:
        """The document with all that belongs to it. Raises KeyError for an identifier that is not in the list."""
        record = self._lists[name][id]
        return self._full[name](record) if isinstance(record, Record) else dict(record)

    def brief(self, name: str, id: str) -> Thing:
        """The document as lists have it: its own fields, and the one organization or location it belongs to."""
        record = self._lists[name][id]
        return self._brief[name](record) if isinstance(record, Record) else dict(record)

    def each(self, name: str) -> Iterator[Thing]:
        """All whole documents of a list, one after the other."""
        return (self.full(name, id) for id in self._lists[name])

    @cached_property
    def _lists(self) -> Mapping[str, Mapping[str, Record | Thing]]:
        """Identifier → the record it is made of, or the document where there is no record."""
        ids, city = self.city.ids, self.city
        lists: dict[str, dict[str, Record | Thing]] = {
            name: {ids.record(role, record.ref): record for record in city.records(role)}
            for name, role in (
                (_SERVICES, Role.SERVICE),
                (_ORGANIZATIONS, Role.ORGANIZATION),
                (_LOCATIONS, Role.LOCATION),
            )
        }
        if city.lacking:
            lists[_ORGANIZATIONS][city.nobody["id"]] = dict(city.nobody)
        at = ((self._parts.at_location(record), record) for record in city.records(Role.SERVICE))
        lists[_AT] = {found["id"]: record for found, record in at if found}
        terms = self.things.terms
        lists[_TAXONOMIES] = {one["id"]: one for one in terms.taxonomies.values()}
        lists[_TERMS] = {one["id"]: one for one in terms.of.values()}
        return lists

    @cached_property
    def _full(self) -> Mapping[str, Callable[[Record], Thing]]:
        return {
            _SERVICES: self.service,
            _ORGANIZATIONS: self.organization,
            _LOCATIONS: self.location,
            _AT: self.at_location,
        }

    @cached_property
    def _brief(self) -> Mapping[str, Callable[[Record], Thing]]:
        return {
            _SERVICES: lambda record: self.things.service(record) | {"organization": self._offering(record)},
            _ORGANIZATIONS: self.things.organization,
            _LOCATIONS: self.things.location,
            _AT: self._brief_at,
        }

    def service(self, record: Record) -> Thing:
        """A service: who offers it, when, where, for whom, what it costs."""
        parts, found = self._parts, self.things.service(record)
        at = self._brief_at(record, whole=True)
        nested = {
            "phones": parts.phones(record),
            "schedules": parts.schedules(record),
            "service_areas": parts.service_areas(record),
            "service_at_locations": [at] if at else [],
            "languages": parts.languages(record),
            "funding": parts.funding(record),
            "cost_options": parts.cost_options(record),
            "required_documents": parts.required_documents(record),
            "additional_urls": parts.urls(record),
            "attributes": self._attributes(record, Role.SERVICE),
        }
        return found | {"organization": self._offering(record)} | _filled(nested)

    def organization(self, record: Record) -> Thing:
        """An organization, and the location where it is."""
        parts, found = self._parts, self.things.organization(record)
        place = self.city.location(record)
        nested = {
            "additional_websites": parts.urls(record),
            "funding": parts.funding(record),
            "phones": parts.phones(record),
            "locations": [self.location(place, nested=True)] if place else [],
            "organization_identifiers": parts.identifiers(record),
            "attributes": self._attributes(record, Role.ORGANIZATION),
        }
        return found | _filled(nested)

    def location(self, record: Record, *, nested: bool = False) -> Thing:
        """A location. What a record says once is not said again of the location that it is besides.

        In another document a location is without its attributes (where it was read, and the like): those are in its own,
        and would be half of every service.
        """
        parts, found = self._parts, self.things.location(record)
        lists: dict[str, Iterable[Thing]] = {
            "addresses": parts.addresses(record),
            "accessibility": parts.accessibility(record),
        }
        if self.city.role(record) is Role.LOCATION:
            lists |= {
                "languages": parts.languages(record),
                "contacts": parts.contacts(record),
                "phones": parts.phones(record),
                "schedules": parts.schedules(record),
                "attributes": () if nested else self._attributes(record, Role.LOCATION),
            }
        return found | _filled(lists)

    def at_location(self, record: Record) -> Thing:
        """A service at the location where it is, the location with all that belongs to it."""
        return self._brief_at(record, whole=True)

    def _brief_at(self, record: Record, *, whole: bool = False) -> Thing:
        found, place = self._parts.at_location(record), self.city.location(record)
        if found is None or place is None:
            return {}
        location = self.location(place, nested=True) if whole else self.things.location(place)
        return found | {"location": location}

    def _offering(self, record: Record) -> Thing:
        found = self.city.organization(record)
        return self.things.organization(found) if found else dict(self.city.nobody)

    def _attributes(self, record: Record, role: Role) -> Iterator[Thing]:
        if self.city.role(record) is role:
            for one, term in self.things.attributes.of(record):
                yield one | {"taxonomy_term": self.things.terms.nested[term["id"]]}


def _filled(nested: Mapping[str, Iterable[Thing]]) -> Thing:
    """The lists that hold anything."""
    return {name: found for name, each in nested.items() if (found := list(each))}
