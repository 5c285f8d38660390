"""What a kind's records are in HSDS: services, organizations, locations. Meanings say it, not names."""

from __future__ import annotations

from enum import StrEnum

from crocevia import meanings as m
from crocevia.kinds import Kind

# Somebody offers it, or people meet at it.
_OFFERED = (m.PROVIDER, m.ORGANIZER, m.SCHEDULE)
_SERVICES = frozenset(map(m.expand, ("schema:Service", "schema:GovernmentService")))
_ORGANIZATIONS = frozenset(map(m.expand, ("schema:NGO", "schema:Organization", "schema:Corporation")))


class Role(StrEnum):
    """The HSDS table that a record's name, description and attributes stand in."""

    SERVICE = "service"
    ORGANIZATION = "organization"
    LOCATION = "location"


def roles(kind: Kind) -> tuple[Role, ...]:
    """What a kind's records are, first what they are above all.

    A shared garden is a service, and the location where it is; a group that meets is a service; whoever is neither
    offered by anybody nor a place is an organization: associations, companies, networks.
    """
    found = []
    if kind.meaning in _SERVICES or any(meaning in kind.by_meaning for meaning in _OFFERED):
        found.append(Role.SERVICE)
    has_address = m.STREET_ADDRESS in kind.by_meaning
    if not found and (kind.meaning in _ORGANIZATIONS or not has_address):
        found.append(Role.ORGANIZATION)
    if has_address:
        found.append(Role.LOCATION)
    return tuple(found)
