"""A record's values as a template shows them: each with the name of its widget and what that needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.markdown import rendered
from crocevia.html.times import long_date, meeting, partial_date, timetable
from crocevia.kinds import Field
from crocevia.language import gettext
from crocevia.lexical import written
from crocevia.model import Record, Ref, Value, Words
from crocevia.phones import read as read_phone
from crocevia.when import hours, meetings

# Dates known to the year, the month or the day.
_PARTIAL_DATES = {
    m.SOURCE_DATE,
    m.expand("schema:startDate"),
    m.expand("schema:endDate"),
    m.expand("crocevia:admittedOn"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a page: what it is called, how to show it, what to show."""

    name: str
    label: str
    widget: str
    value: Any
    # The language of the text where it is not the page's, and whether the translation may be out of date.
    language: str = ""
    outdated: bool = False


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
        widget, shown = self._shown(field, value)
        return Item(field.name, label, widget, shown)

    def foreign(self, words: Words) -> str:
        """The language of some words, where it is not the page's."""
        return "" if words.language == self.language else words.language

    def _shown(self, field: Field, value: Value) -> tuple[str, Any]:
        items = value if isinstance(value, tuple) else (value,)
        by_meaning: Mapping[str, Callable[[str], Any]] = {
            m.TELEPHONE: read_phone,
            m.OPENING_HOURS: lambda text: tuple(timetable(hours.parse(text), self.language)),
            m.SCHEDULE: lambda text: meeting(meetings.parse(text), self.language),
        }
        widgets = {m.TELEPHONE: "phones", m.OPENING_HOURS: "hours", m.SCHEDULE: "meetings"}
        if field.meaning in widgets:
            return widgets[field.meaning], [by_meaning[field.meaning](str(one)) for one in items]
        if field.to_records:
            return "links", [link for one in items if isinstance(one, Ref) and (link := self.link(one))]
        if field.references or field.categories:
            return "links", [self.term(field, str(one)) for one in items]
        if field.format in {"email", "uri"}:
            return field.format, [str(one) for one in items]
        if field.meaning in _PARTIAL_DATES:
            return "text", partial_date(str(value), self.language)
        return "text", ", ".join(self.plain(one) for one in items)

    def plain(self, value: object) -> str:
        """A value that is neither a code nor a link."""
        if isinstance(value, bool):
            return gettext(self.language, "Yes" if value else "No")
        if isinstance(value, date):
            return long_date(value, self.language)
        return written(value)  # type: ignore[arg-type]

    def link(self, ref: Ref) -> Link | None:
        """A record's name and page."""
        record = self.edition.catalogue.find(ref)
        return Link(record.text(m.NAME), self.edition.record_path(record, self.language)) if record else None

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
