"""A record's values as a template shows them: each with the name of its widget and what that needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.markdown import rendered
from crocevia.html.times import long_date, meeting, partial_date, timetable
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.lexical import written
from crocevia.model import Record, Ref, Scalar, Value, Words
from crocevia.phones import read as read_phone
from crocevia.when import hours, meetings

# Dates known to the year, the month or the day.
_PARTIAL_DATES = {
    m.SOURCE_DATE,
    m.expand("schema:startDate"),
    m.expand("schema:endDate"),
    m.expand("crocevia:admittedOn"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One line of a page: what it is called, how to show it, what to show."""

    name: str
    label: str
    widget: str
    value: Any
    # The language of the text where it is not the page's, and whether the translation may be out of date.
    language: str = ""
    outdated: bool = False
    # The same object for every record that says the same.
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads: an address relative to the site, or "" where there is no page."""

    label: str
    href: str


class Values:
    """What the fields of an edition's records look like in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.source = edition.settings.source
        self._made: dict[tuple[Field, Value], Item] = {}
        self._shows: dict[Field, tuple[str, Callable[[Sequence[Scalar]], Any]]] = {}
        self.linked = {name for name, one in edition.catalogue.vocabularies.items() if one.has_pages}

    def item(self, record: Record, field: Field) -> Item | None:
        """The line for a field; None where the record says nothing of it."""
        value = record.values.get(field.name)
        if value is None or value == ():
            return None
        label = field.title.in_(self.language)
        if field.translatable:
            words = record.words(field, self.language, self.source)
            shown = rendered(words.text) if field.markdown else words.text
            widget = "markdown" if field.markdown else "text"
            return Item(field.name, label, widget, shown, self.foreign(words), words.outdated)
        # Codes, dates and hours come back in record after record.
        if (field, value) not in self._made:
            widget, show = self._show(field)
            shown = show(value if isinstance(value, tuple) else (value,))
            self._made[field, value] = Item(field.name, label, widget, shown, shared=True)
        return self._made[field, value]

    def foreign(self, words: Words) -> str:
        """The language of some words, where it is not the page's."""
        return "" if words.language == self.language else words.language

    def _show(self, field: Field) -> tuple[str, Callable[[Sequence[Scalar]], Any]]:
        """The widget of a field, and what makes of its values what the widget needs."""
        if field not in self._shows:
            self._shows[field] = self._chosen(field)
        return self._shows[field]

    def _chosen(self, field: Field) -> tuple[str, Callable[[Sequence[Scalar]], Any]]:
        language = self.language
        match field.meaning:
            case m.TELEPHONE:
                return "phones", lambda values: [read_phone(str(one)) for one in values]
            case m.OPENING_HOURS:
                return "hours", lambda values: [_timetable(str(one), language) for one in values]
            case m.SCHEDULE:
                return "meetings", lambda values: [_meeting(str(one), language) for one in values]
        if field.to_records:
            return "links", lambda values: [
                found for one in values if isinstance(one, Ref) and (found := self.link(one))
            ]
        if field.references or field.categories:
            labels: dict[str, Link] = {}
            return "links", lambda values: [self._term(field, str(one), labels) for one in values]
        if field.format in {"email", "uri"}:
            return field.format, lambda values: [str(one) for one in values]
        if field.meaning in _PARTIAL_DATES:
            return "text", lambda values: partial_date(str(values[0]), language)
        return "text", lambda values: ", ".join(map(self.plain, values))

    def plain(self, value: object) -> str:
        """A value that is neither a code nor a link."""
        if isinstance(value, bool):
            return (say("Yes") if value else say("No")).in_(self.language)
        if isinstance(value, date):
            return long_date(value, self.language)
        return written(value)  # type: ignore[arg-type]

    def link(self, ref: Ref) -> Link | None:
        """A record's name and page."""
        record = self.edition.catalogue.find(ref)
        return Link(record.text(m.NAME), self.edition.record_path(record, self.language)) if record else None

    def _term(self, field: Field, code: str, known: dict[str, Link]) -> Link:
        """The label of a code, and its page where its vocabulary has pages; `known` keeps those of the field."""
        if code not in known:
            known[code] = self.term(field, code)
        return known[code]

    def term(self, field: Field, code: str) -> Link:
        """The label of a code, and its page where its vocabulary has pages."""
        if field.categories:
            return Link(field.categories[code].in_(self.language) if code in field.categories else code, "")
        reference = field.references[0]
        vocabulary = self.edition.catalogue.vocabularies[reference.resource]
        term = vocabulary.holding(reference.column or "code", code)
        if term is None:
            return Link(code, "")
        href = f"{self.edition.prefix(self.language)}{vocabulary.name}/{term.code}/"
        return Link(term.label.in_(self.language), href if vocabulary.name in self.linked else "")


# Many records share their hours, and CLDR's day names cost more than the rest of a page.
@lru_cache(maxsize=5_000)
def _timetable(text: str, language: str) -> tuple[tuple[str, str], ...]:
    return tuple(timetable(hours.parse(text), language))


@lru_cache(maxsize=5_000)
def _meeting(text: str, language: str) -> str:
    return meeting(meetings.parse(text), language)
