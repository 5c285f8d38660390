"""What every object of a city's HSDS is made with: the edition, identifiers, who and where in HSDS's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.hsds.ids import Ids
from crocevia.hsds.roles import Role, roles
from crocevia.kinds import Kind
from crocevia.language import Message, say
from crocevia.model import Record, Ref

# One object of HSDS, its keys those of the standard; what is not known has no key.
Thing = dict[str, Any]
# What HSDS must have and nobody has told us.
UNKNOWN = say("not stated")


def thing(**said: Any) -> Thing:
    """An object of what is known: a null is no valid HSDS, and an empty text says nothing.

    >>> thing(id="1", name="", amount=0)
    {'id': '1', 'amount': 0}
    """
    return {name: value for name, value in said.items() if value not in (None, "", [])}


class City:
    """An edition, as the writers of HSDS objects ask it."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.catalogue = edition.catalogue
        self.source = edition.settings.source
        self.ids = Ids(edition.settings)
        self._roles = {name: roles(kind) for name, kind in self.catalogue.kinds.items()}

    def kinds(self, role: Role) -> Iterator[Kind]:
        """The kinds whose records have this role."""
        return (kind for kind in self.catalogue.kinds.values() if role in self._roles[kind.name])

    def records(self, role: Role) -> Iterator[Record]:
        """The records that have this role."""
        return (record for kind in self.kinds(role) for record in self.catalogue.of(kind.name))

    def words(self, message: Message) -> str:
        """A sentence of ours in the language of the records."""
        return message.in_(self.source)

    def role(self, record: Record) -> Role:
        """What a record is above all: what is said once of it is said of this."""
        return self._roles[record.kind.name][0]

    def id(self, record: Record) -> str:
        """The identifier of what a record is above all."""
        return self.ids.record(self.role(record), record.ref)

    def target(self, ref: Ref) -> str:
        """The identifier of what a reference leads to; "" where it leads to nothing that is published."""
        record = self.catalogue.find(ref)
        return self.id(record) if record else ""

    def organization(self, record: Record) -> Record | None:
        """Who offers a service: the first that it names. None where it names nobody who is an organization."""
        for meaning in (m.PROVIDER, m.ORGANIZER):
            for one in record.many(meaning):
                found = self.catalogue.find(one) if isinstance(one, Ref) else None
                if found and Role.ORGANIZATION in self._roles[found.kind.name]:
                    return found
        return None

    def organization_id(self, record: Record) -> str:
        """The identifier of who offers a service, or of the organization that stands for those nobody has named."""
        found = self.organization(record)
        return self.ids.record(Role.ORGANIZATION, found.ref) if found else self.nobody["id"]

    def location(self, record: Record) -> Record | None:
        """Where a record is, if that is a location: itself, or the place it names."""
        place = self.catalogue.place(record)
        return place if place and Role.LOCATION in self._roles[place.kind.name] else None

    def modified(self, record: Record) -> str:
        """When a service, who offers it or where it is changed last, as Git knows it; "" where Git does not know."""
        about = (record, self.organization(record), self.location(record))
        return max((self._changed.get(one.ref, "") for one in about if one), default="")

    @cached_property
    def _changed(self) -> Mapping[Ref, str]:
        """Record → its last change (RFC 3339, UTC, with the milliseconds that HSDS wants: Git counts seconds)."""
        today = self.edition.today
        # An edition does not know tomorrow, whatever a commit is dated.
        known = (one for one in self.edition.history().changes if one.at.date() <= today)
        return {one.ref: f"{one.at:%Y-%m-%dT%H:%M:%S}.000Z" for one in known}

    @cached_property
    def nobody(self) -> Mapping[str, str]:
        """HSDS wants an organization for every service: this one says that none is known."""
        about = say("The catalogue does not say which organization offers these services.")
        return {
            "id": self.ids.of(Role.ORGANIZATION),
            "name": self.words(UNKNOWN),
            "description": self.words(about),
        }

    @cached_property
    def lacking(self) -> bool:
        """Whether there is a service of which nobody has said who offers it."""
        return any(self.organization(record) is None for record in self.records(Role.SERVICE))
