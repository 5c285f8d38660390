"""Which values stand whole in a field or a table of HSDS, so that they can be told back: these need no attribute."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crocevia import meanings as m
from crocevia.hsds import slots as s
from crocevia.hsds.city import City
from crocevia.hsds.forms import FORMS, written
from crocevia.hsds.parts import Parts
from crocevia.hsds.roles import Role
from crocevia.model import Record, Value


class Whole:
    """Asks, of a record and a meaning that it says, whether HSDS holds the value as it is."""

    def __init__(self, city: City, parts: Parts) -> None:
        self._city, self._parts = city, parts
        service, location = {Role.SERVICE}, {Role.LOCATION}
        opened = self._timed(m.OPENING_HOURS, m.SCHEDULE)
        meets = self._timed(m.SCHEDULE, m.OPENING_HOURS)
        # Meaning → where it stands, and what must hold of a record of such a role.
        self._rules: Mapping[str, tuple[str, set[Role], Callable[[Record], bool]]] = {
            # An organization that nobody describes is described by its name.
            m.DESCRIPTION: ("description", set(Role), lambda one: one.text(m.DESCRIPTION) != one.text(m.NAME)),
            m.TELEPHONE: ("phone.number", set(Role), _always),
            m.LANGUAGE: ("language.code", service | location, _always),
            m.PROVIDER: ("service.organization_id", service, self._alone(m.PROVIDER, m.ORGANIZER)),
            m.ORGANIZER: ("service.organization_id", service, self._alone(m.ORGANIZER, m.PROVIDER)),
            m.LOCATION: ("service_at_location", service, lambda one: city.location(one) is not None),
            s.REQUIREMENTS: ("required_document.document", service, _always),
            m.STREET_ADDRESS: ("address.address_1", location, _always),
            m.POSTAL_CODE: ("address.postal_code", location, lambda one: bool(one.text(m.STREET_ADDRESS))),
            m.OPENING_HOURS: ("schedule", service | location, opened),
            m.HOURS_NOTE: ("schedule.notes", service | location, opened),
            m.SCHEDULE: ("schedule", service | location, meets),
            s.MEETINGS_NOTE: ("schedule.notes", service | location, meets),
            **dict.fromkeys(s.IDENTIFIERS, ("organization_identifier.identifier", {Role.ORGANIZATION}, _always)),
        }

    def fields(self, record: Record) -> Mapping[str, str]:
        """The fields whose value stands whole elsewhere, and where: `service.email`, `phone.number`."""
        role = self._city.role(record)
        there = record.kind.by_meaning
        said = {
            one.meaning: f"{role}.{one.field}"
            for one in s.SLOTS[role]
            if (value := record.get(one.meaning)) is not None and _fits(one, value)
        }
        for meaning, (where, roles, holds) in self._rules.items():
            if role in roles and record.get(meaning) is not None and holds(record):
                said[meaning] = where if "." in where or meaning != m.DESCRIPTION else f"{role}.{where}"
        return {there[meaning].name: where for meaning, where in said.items()}

    def _alone(self, meaning: str, other: str) -> Callable[[Record], bool]:
        """Whether a service names one organization, in one field."""

        def holds(record: Record) -> bool:
            found = self._city.organization(record)
            return found is not None and record.many(meaning) == (found.ref,) and other not in record.kind.by_meaning

        return holds

    def _timed(self, meaning: str, other: str) -> Callable[[Record], bool]:
        """Whether a record's schedules say these times, and its kind knows no other."""

        def holds(record: Record) -> bool:
            known = bool(record.many(meaning)) and other not in record.kind.by_meaning
            return known and any(self._parts.schedules(record))

        return holds


def _always(_: Record) -> bool:
    return True


def _fits(slot: s.Slot, value: Value) -> bool:
    """Whether a field of HSDS takes the value without a change."""
    if isinstance(value, tuple):
        return False
    made = FORMS[slot.form](value)
    return made is not None and (slot.form != "uri" or made == written(value))
