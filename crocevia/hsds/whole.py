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
        # Meaning → what must hold of the record besides its role.
        self._rules: Mapping[str, tuple[set[Role], Callable[[Record], bool]]] = {
            # An organization that nobody describes is described by its name.
            m.DESCRIPTION: (set(Role), lambda record: record.text(m.DESCRIPTION) != record.text(m.NAME)),
            m.TELEPHONE: (set(Role), _always),
            m.LANGUAGE: (service | location, _always),
            m.PROVIDER: (service, self._alone(m.PROVIDER, m.ORGANIZER)),
            m.ORGANIZER: (service, self._alone(m.ORGANIZER, m.PROVIDER)),
            m.LOCATION: (service, lambda record: city.location(record) is not None),
            s.REQUIREMENTS: (service, _always),
            m.STREET_ADDRESS: (location, _always),
            m.POSTAL_CODE: (location, lambda record: bool(record.text(m.STREET_ADDRESS))),
            m.OPENING_HOURS: (service | location, opened),
            m.HOURS_NOTE: (service | location, opened),
            m.SCHEDULE: (service | location, meets),
            s.MEETINGS_NOTE: (service | location, meets),
            **dict.fromkeys(s.IDENTIFIERS, ({Role.ORGANIZATION}, _always)),
        }

    def fields(self, record: Record) -> frozenset[str]:
        """The names of the fields whose value stands whole elsewhere."""
        role = self._city.role(record)
        there = record.kind.by_meaning
        said = [
            one.meaning for one in s.SLOTS[role] if (value := record.get(one.meaning)) is not None and _fits(one, value)
        ]
        said += [
            meaning
            for meaning, (roles, holds) in self._rules.items()
            if role in roles and record.get(meaning) is not None and holds(record)
        ]
        return frozenset(there[meaning].name for meaning in said)

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
