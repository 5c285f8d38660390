"""The four things of HSDS that others hang on: a service, an organization, a location, and the one at the other."""

from __future__ import annotations

from crocevia import meanings as m
from crocevia.hsds import slots as s
from crocevia.hsds.attributes import Attributes
from crocevia.hsds.city import City, Thing, thing
from crocevia.hsds.forms import FORMS, uri
from crocevia.hsds.parts import Parts
from crocevia.hsds.roles import Role
from crocevia.hsds.terms import Terms
from crocevia.model import Record
from crocevia.verification import CLOSED, SUSPENDED


class Things:
    """Objects without what is nested in them: one row each of their tables."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.terms = Terms(city)
        self.parts = Parts(city)
        self.attributes = Attributes(city, self.parts, self.terms)

    def service(self, record: Record) -> Thing:
        """A service, a group that meets, whatever somebody offers."""
        own = self._own(Role.SERVICE, record)
        own["status"] = self._status(record)
        return own | thing(
            eligibility_description=self.parts.eligibility(record), last_modified=self.city.modified(record)
        )

    def organization(self, record: Record) -> Thing:
        """Who offers, hosts, employs, or holds others together."""
        own = self._own(Role.ORGANIZATION, record)
        own.setdefault("description", own["name"])
        return own | thing(
            legal_status=_choice(record, s.LEGAL_FORM, self.city.source),
            uri=uri(self.city.edition.absolute(self.city.edition.record_path(record, self.city.source))),
        )

    def location(self, record: Record) -> Thing:
        """A place with an address."""
        return self._own(Role.LOCATION, record) | {"location_type": "physical"}

    def _own(self, role: Role, record: Record) -> Thing:
        found: Thing = {"id": self.city.ids.record(role, record.ref), "name": record.text(m.NAME) or record.id}
        found |= thing(description="\n\n".join(filter(None, (record.text(m.SUMMARY), record.text(m.DESCRIPTION)))))
        for slot in s.SLOTS[role]:
            value = record.get(slot.meaning)
            if value is not None and not isinstance(value, tuple):
                found |= thing(**{slot.field: FORMS[slot.form](value)})
        return found

    def _status(self, record: Record) -> str:
        """One of HSDS's four words, on the day of the edition."""
        today, state = self.city.edition.today.isoformat(), record.text(m.STATUS)
        if state == CLOSED:
            return "defunct"
        if state == SUSPENDED:
            return "temporarily closed"
        begins, ends = (str(record.get(meaning) or "") for meaning in (m.VALID_FROM, m.VALID_UNTIL))
        return "inactive" if begins > today or (ends and ends < today) else "active"


def _choice(record: Record, meaning: str, language: str) -> str:
    field = record.kind.by_meaning.get(meaning)
    return (
        field.categories[label].in_(language) if field and (label := record.text(meaning)) in field.categories else ""
    )
