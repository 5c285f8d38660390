"""What HSDS keeps in tables of their own, for one record each: telephones, addresses, languages, areas, costs.

A part is given without the identifier of whose it is: in documents it is nested, in tables the writer adds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crocevia import meanings as m
from crocevia.hsds import slots as s
from crocevia.hsds import times
from crocevia.hsds.city import UNKNOWN, City, Thing, thing
from crocevia.hsds.extents import Extents
from crocevia.hsds.forms import uri, written
from crocevia.hsds.roles import Role
from crocevia.model import Record, Ref
from crocevia.phones import read as read_phone

_EXTENSION = re.compile(r";ext=([1-9][0-9]*)$")
# What records call free of charge.
FREE = "free"
COUNTRY = "IT"


class Parts:
    """The parts of a city's records."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._extents = Extents(city.catalogue.boundaries)

    def _id(self, table: str, record: Record, number: int | str = 0) -> str:
        return self._city.ids.of(table, str(record.ref), number)

    def phones(self, record: Record) -> Iterator[Thing]:
        """Numbers as they are dialled from anywhere (E.123); a short number as it is dialled here."""
        for number, one in enumerate(record.many(m.TELEPHONE)):
            dialled, extension = telephone(str(one))
            yield thing(id=self._id("phone", record, number), number=dialled, extension=extension, type="voice")

    def contacts(self, record: Record) -> Iterator[Thing]:
        """The e-mail address of a location, which HSDS has no field for: an office, never a person."""
        if email := record.text(m.EMAIL):
            yield thing(id=self._id("contact", record), email=email)

    def schedules(self, record: Record) -> Iterator[Thing]:
        """When it is open, or when people meet."""
        year = self._city.edition.today.year
        hours, notes = record.text(m.OPENING_HOURS), record.text(m.HOURS_NOTE)
        found = [(one, notes) for one in (times.of_hours(hours, year) if hours else ())]
        notes = record.text(s.MEETINGS_NOTE)
        found += [(one, notes) for text in record.many(m.SCHEDULE) for one in times.of_meeting(str(text), year)]
        for number, (one, note) in enumerate(found):
            yield {"id": self._id("schedule", record, number), **one, **thing(notes=note)}

    def languages(self, record: Record) -> Iterator[Thing]:
        """The languages in which one is listened to."""
        field = record.kind.by_meaning.get(m.LANGUAGE)
        vocabulary = self._city.catalogue.vocabularies.get(field.vocabulary) if field else None
        for code in map(str, record.many(m.LANGUAGE)):
            name = vocabulary.label(code).in_(self._city.source) if vocabulary else code
            yield thing(id=self._id("language", record, code), name=name, code=code)

    def service_areas(self, record: Record) -> Iterator[Thing]:
        """The areas served, with their outline where the city has boundaries."""
        field = record.kind.by_meaning.get(m.AREA_SERVED)
        vocabulary = self._city.catalogue.vocabularies.get(field.vocabulary) if field else None
        for code in map(str, record.many(m.AREA_SERVED)) if vocabulary else ():
            term = vocabulary.terms.get(code) if vocabulary else None
            if not (vocabulary and term):
                continue
            page = self._city.edition.absolute(f"{vocabulary.name}/{code}/") if vocabulary.has_pages else ""
            extent = next(filter(None, map(self._extents.of, (code, *term.columns.values()))), "")
            yield thing(
                id=self._id("service_area", record, code),
                name=term.label.in_(self._city.source),
                description=term.description.in_(self._city.source),
                extent=extent,
                extent_type="geojson" if extent else "",
                uri=uri(page),
            )

    def cost_options(self, record: Record) -> Iterator[Thing]:
        """What it costs, in the choice's words; an amount only where nothing is to be paid."""
        field = record.kind.by_meaning.get(m.COST)
        choice = record.text(m.COST)
        free = choice == FREE or record.get(m.FREE) is True
        label = field.categories[choice].in_(self._city.source) if field and choice in field.categories else ""
        if not label and free:
            label = record.kind.by_meaning[m.FREE].title.in_(self._city.source)
        if label:
            amount = {"amount": 0, "currency": "EUR"} if free else {}
            yield thing(id=self._id("cost_option", record), option=label, **amount)

    def funding(self, record: Record) -> Iterator[Thing]:
        """Who pays for it."""
        for number, one in enumerate(record.many(s.FUNDER)):
            if name := self._name(one):
                yield thing(id=self._id("funding", record, number), source=name)

    def _name(self, one: object) -> str:
        found = self._city.catalogue.find(one) if isinstance(one, Ref) else None
        return found.text(m.NAME) if found else ""

    def required_documents(self, record: Record) -> Iterator[Thing]:
        """What to bring."""
        if text := record.text(s.REQUIREMENTS):
            yield thing(id=self._id("required_document", record), document=text)

    def urls(self, record: Record) -> Iterator[Thing]:
        """Further addresses: the record's page here, the service on line."""
        edition = self._city.edition
        page = uri(edition.absolute(edition.record_path(record, self._city.source)))
        if page:
            yield thing(id=self._id("url", record, "page"), label=edition.settings.name, url=page)
        field = record.kind.by_meaning.get(s.ONLINE_URL)
        if field and (online := uri(record.text(s.ONLINE_URL))):
            title = field.title.in_(self._city.source)
            yield thing(id=self._id("url", record, "online"), label=title, url=online)

    def identifiers(self, record: Record) -> Iterator[Thing]:
        """What others call an organization: tax code, VAT number, number in the register."""
        for meaning in s.IDENTIFIERS:
            field, value = record.kind.by_meaning.get(meaning), record.get(meaning)
            if field and value is not None:
                yield thing(
                    id=self._id("organization_identifier", record, field.name),
                    identifier_type=field.title.in_(self._city.source),
                    identifier=written(value) if not isinstance(value, tuple) else "",
                )

    def addresses(self, record: Record) -> Iterator[Thing]:
        """The address of a place. HSDS wants all of it: what nobody has said is said to be unknown."""
        street = record.text(m.STREET_ADDRESS)
        if not street:
            return
        town = self._city.catalogue.municipality(record)
        above = []
        field = record.kind.by_meaning.get(m.MUNICIPALITY)
        if town and field:
            vocabulary = self._city.catalogue.vocabularies[field.references[0].resource]
            above = [vocabulary.label(code).in_(self._city.source) for code in vocabulary.upwards(town.code)[1:]]
        unknown = self._city.words(UNKNOWN)
        yield thing(
            id=self._id("address", record),
            address_1=street,
            city=town.label.in_(self._city.source) if town else unknown,
            region=above[1] if len(above) > 1 else "",
            state_province=above[0] if above else unknown,
            postal_code=record.text(m.POSTAL_CODE) or unknown,
            country=COUNTRY,
            address_type="physical",
        )

    def accessibility(self, record: Record) -> Iterator[Thing]:
        """What makes a place usable."""
        field = record.kind.by_meaning.get(m.AMENITY)
        vocabulary = self._city.catalogue.vocabularies.get(field.vocabulary) if field else None
        for code in map(str, record.many(m.AMENITY)) if vocabulary else ():
            label = vocabulary.label(code).in_(self._city.source) if vocabulary else code
            yield thing(id=self._id("accessibility", record, code), description=label)

    def at_location(self, record: Record) -> Thing | None:
        """The link between a service and the location where it is; None where that is not known."""
        place = self._city.location(record)
        if place is None:
            return None
        return {
            "id": self._id("service_at_location", record),
            "service_id": self._city.ids.record(Role.SERVICE, record.ref),
            "location_id": self._city.ids.record(Role.LOCATION, place.ref),
        }

    def eligibility(self, record: Record) -> str:
        """Who may come, in sentences: for whom, not for whom, from where."""
        said = []
        for meaning in (m.AUDIENCE, m.NOT_FOR, s.RESIDENCE):
            field = record.kind.by_meaning.get(meaning)
            if field and (values := record.many(meaning)):
                vocabulary = self._city.catalogue.vocabularies.get(field.vocabulary)
                words = [vocabulary.label(str(v)).in_(self._city.source) if vocabulary else str(v) for v in values]
                title = field.title.in_(self._city.source)
                said.append(f"{title}: {', '.join(words)}")
        return "\n".join(said)


def telephone(text: str) -> tuple[str, int | None]:
    """A number as HSDS has it, and its extension; one that begins with a zero stays with the number.

    >>> telephone("02 88463107 int. 12")
    ('+39 02 8846 3107', 12)
    """
    address = read_phone(text).uri.removeprefix("tel:")
    if found := _EXTENSION.search(address):
        return address[: found.start()].replace("-", " "), int(found[1])
    number, _, rest = address.partition(";")
    if rest.startswith("ext="):
        return f"{number.replace('-', ' ')} int. {rest.removeprefix('ext=')}", None
    return number.replace("-", " "), None
