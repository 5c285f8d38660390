"""schema.org JSON-LD of a record, from the meanings of its fields: no kind and no field is named here."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.kinds import Field
from crocevia.lexical import written
from crocevia.model import Record, Ref, Scalar, Value
from crocevia.phones import read as read_phone
from crocevia.verification import Verification
from crocevia.when import hours, meetings

SCHEMA = m.PREFIXES["schema"]
# Said in another way than as a plain property.
_ELSEWHERE = {m.STREET_ADDRESS, m.POSTAL_CODE, m.LATITUDE, m.LONGITUDE, m.OPENING_HOURS, m.SCHEDULE}


# Neither spaces nor escapes that UTF-8 does not need: JSON-LD is a tenth of a page.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class LinkedData:
    """Makes the JSON-LD of an edition's records in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self._said = {
            kind.name: [
                (field, field.meaning.removeprefix(SCHEMA))
                for field in kind.fields
                if field.meaning.startswith(SCHEMA) and field.meaning not in _ELSEWHERE
            ]
            for kind in edition.catalogue.kinds.values()
        }
        # What a field's values become; codes and names of records come back in record after record.
        self._made: dict[Field, dict[Value, object]] = {}

    def script(self, record: Record) -> Markup:
        """The `<script>` element; `<` is escaped so that no value can end it (HTML, 4.12.1.3)."""
        text = _ENCODER.encode(self.document(record))
        safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return Markup(f'<script type="application/ld+json">{safe}</script>')  # noqa: S704 - escaped above

    def document(self, record: Record) -> dict[str, Any]:
        """The record as a schema.org thing: identified by the address of its page."""
        edition, values = self.edition, record.values
        thing: dict[str, Any] = {
            "@context": SCHEMA,
            "@type": record.kind.meaning.removeprefix(SCHEMA),
            "@id": edition.absolute(edition.record_path(record, edition.settings.source)),
            "inLanguage": self.language,
        }
        for field, name in self._said[record.kind.name]:
            if field.name in values:
                said = self._property(record, field, values[field.name])
                if said not in (None, ""):
                    thing[name] = said
        return thing | _address(edition, record) | _times(record) | _reviewed(edition, record)

    def _property(self, record: Record, field: Field, value: Value) -> object:
        if field.translatable:
            return record.words(field, self.language, self.edition.settings.source).text
        made = self._made.setdefault(field, {})
        if value not in made:
            items = [self._item(field, one) for one in (value if isinstance(value, tuple) else (value,))]
            said = [item for item in items if item not in (None, "")]
            made[value] = said if len(said) > 1 else said[0] if said else None
        return made[value]

    def _item(self, field: Field, value: Scalar) -> object:
        if isinstance(value, Ref):
            other = self.edition.catalogue.find(value)
            return _brief(self.edition, other) if other else None
        if field.vocabulary:
            label = self.edition.catalogue.vocabularies[field.vocabulary].label(str(value)).in_(self.language)
            # A language is named by its code (BCP 47); an area and an audience are things with a name.
            typed = {
                m.AREA_SERVED: {"@type": "AdministrativeArea", "name": label},
                m.AUDIENCE: {"@type": "Audience", "audienceType": label},
            }
            return str(value) if field.meaning == m.LANGUAGE else typed.get(field.meaning, label)
        if field.meaning == m.TELEPHONE:
            return read_phone(str(value)).uri.removeprefix("tel:")
        return value if isinstance(value, bool | int) else written(value)


def _brief(edition: Edition, record: Record) -> dict[str, Any]:
    thing = {
        "@type": record.kind.meaning.removeprefix(SCHEMA),
        "@id": edition.absolute(edition.record_path(record, edition.settings.source)),
        "name": record.text(m.NAME),
    }
    return thing | _address(edition, record)


def _address(edition: Edition, record: Record) -> dict[str, Any]:
    """PostalAddress and GeoCoordinates of a record that is itself a place."""
    if m.STREET_ADDRESS not in record.kind.by_meaning:
        return {}
    municipality = edition.catalogue.municipality(record)
    address = {
        "streetAddress": record.text(m.STREET_ADDRESS),
        "postalCode": record.text(m.POSTAL_CODE),
        "addressLocality": municipality.label.in_(edition.settings.source) if municipality else "",
    }
    said = {name: value for name, value in address.items() if value}
    point = {"latitude": record.get(m.LATITUDE), "longitude": record.get(m.LONGITUDE)}
    thing: dict[str, Any] = {"address": {"@type": "PostalAddress", **said, "addressCountry": "IT"}} if said else {}
    if all(value is not None for value in point.values()):
        thing["geo"] = {"@type": "GeoCoordinates"} | {axis: float(str(value)) for axis, value in point.items()}
    return thing


def _times(record: Record) -> dict[str, Any]:
    times: dict[str, Any] = {}
    text = record.text(m.OPENING_HOURS)
    if text:
        times["openingHoursSpecification"] = list(_specification(hours.parse(text)))
    schedule = [_schedule(meetings.parse(str(one))) for one in record.many(m.SCHEDULE)]
    if schedule:
        times["event"] = [{"@type": "Event", "name": record.text(m.NAME), "eventSchedule": one} for one in schedule]
    return times


def _reviewed(edition: Edition, record: Record) -> dict[str, Any]:
    """Who vouches for the record and since when, as schema.org says it of a page; nothing once that is no longer fresh."""
    if record.verification(edition.today) is not Verification.VERIFIED:
        return {}
    found = (edition.catalogue.find(one) for one in record.many(m.VALIDATED_BY) if isinstance(one, Ref))
    by = [_brief(edition, one) for one in found if one]
    on = record.get(m.VERIFIED_ON)
    return {"mainEntityOfPage": {"@type": "WebPage", "lastReviewed": str(on), "reviewedBy": by}} if by else {}


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _specification(week: hours.Hours) -> list[dict[str, str]]:
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": f"{SCHEMA}{day}", "opens": _clock(one.start)}
        | ({"closes": _clock(one.end)} if one.end is not None else {})
        for day, intervals in zip(_DAYS, week.week, strict=True)
        for one in intervals
    ]


def _schedule(meeting: meetings.Meeting) -> dict[str, Any]:
    said = {"@type": "Schedule", "repeatFrequency": meeting.rrule, "startTime": _clock(meeting.start)}
    if meeting.end is not None:
        said["endTime"] = _clock(meeting.end)
    return said | {"scheduleTimezone": "Europe/Rome"}


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
