"""A record's values as a template shows them: each with the name of its widget and what that needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.markdown import rendered
from crocevia.html.times import long_date, meeting, partial_date, timetable
from crocevia.html.words import words
from crocevia.kinds import Field, Kind
from crocevia.language import listed, say
from crocevia.lexical import written
from crocevia.model import Record, Ref, Scalar, Value, Words
from crocevia.phones import read as read_phone
from crocevia.text import Text
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
    """One line of a page: what it is called, how to show it, what to show.

    `key` is what its field means, or the field's name where it means nothing or what another one means already.
    """

    key: str
    section: str
    label: str
    widget: str
    value: Any
    # The language of the text where it is not the page's, and whether the translation may be out of date.
    language: str = ""
    outdated: bool = False
    # The same object for every record that says the same.
    shared: bool = False

    @property
    def lang(self) -> Markup:
        """The attributes of an element that holds a text in another language than its page."""
        return Markup(' lang="{}" dir="auto"').format(self.language) if self.language else _NOTHING


_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads: an address relative to the site, or "" where there is no page."""

    label: str
    href: str
    # The language of the label, where it is not the page's.
    language: str = ""


class Values:
    """What the fields of an edition's records look like in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.source = edition.settings.source
        self.linked = {name for name, one in edition.catalogue.vocabularies.items() if one.has_pages}
        self._columns = {name: list(self._made_ready(kind)) for name, kind in edition.catalogue.kinds.items()}
        self._by_key = {name: {one.key: one for one in columns} for name, columns in self._columns.items()}

    def items(self, record: Record) -> dict[str, Item]:
        """The line for every field that the record says anything of, by the key."""
        values = record.values
        return {
            column.key: column.item(record, values[column.name])
            for column in self._columns[record.kind.name]
            if column.name in values
        }

    def item(self, record: Record, meaning: str) -> Item | None:
        """The line for the field that means this (an IRI); None where the record says nothing of it."""
        column = self._by_key[record.kind.name].get(meaning)
        value = record.values.get(column.name) if column else None
        return column.item(record, value) if column and value is not None else None

    def _made_ready(self, kind: Kind) -> Iterator[_Column]:
        for field in kind.written:
            key = field.meaning if field.meaning and kind.by_meaning[field.meaning] is field else field.name
            widget, show = self._chosen(field)
            yield _Column(self, field, key, widget, show)

    def foreign(self, words: Words) -> str:
        """The language of some words, where it is not the page's."""
        return "" if words.language == self.language else words.language

    def _chosen(self, field: Field) -> tuple[str, Callable[[Sequence[Scalar]], Any]]:
        """The widget of a field, and what makes of its values what the widget needs."""
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
        return "text", lambda values: listed(map(self.plain, values), language)

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
        return self.named(record) if record else None

    def named(self, record: Record) -> Link:
        """A record's name, in the language that records are written in, and its page."""
        language = "" if self.source == self.language else self.source
        return Link(record.text(m.NAME), self.edition.record_path(record, self.language), language)

    def _term(self, field: Field, code: str, known: dict[str, Link]) -> Link:
        """The label of a code, and its page where its vocabulary has pages; `known` keeps those of the field."""
        if code not in known:
            known[code] = self.term(field, code)
        return known[code]

    def term(self, field: Field, code: str) -> Link:
        """The label of a code, and its page where its vocabulary has pages."""
        if field.categories:
            return self._labelled(field.categories[code], "") if code in field.categories else Link(code, "")
        reference = field.references[0]
        vocabulary = self.edition.catalogue.vocabularies[reference.resource]
        term = vocabulary.holding(reference.column or "code", code)
        if term is None:
            return Link(code, "")
        href = f"{self.edition.prefix(self.language)}{vocabulary.name}/{term.code}/"
        return self._labelled(term.label, href if vocabulary.name in self.linked else "")

    def _labelled(self, label: Text, href: str) -> Link:
        language = label.language_for(self.language)
        return Link(label.in_(self.language), href, "" if language == self.language else language)


class _Column:
    """What makes the lines of one field, and those that were made."""

    def __init__(
        self, values: Values, field: Field, key: str, widget: str, show: Callable[[Sequence[Scalar]], Any]
    ) -> None:
        self.values, self.field, self.name, self.key = values, field, field.name, key
        self.section, self.label = field.section, words(field.title, values.language)
        self.widget, self.show = widget, show
        self.made: dict[Value, Item] = {}

    def item(self, record: Record, value: Value) -> Item:
        """The line for a value. Codes, dates and hours come back in record after record: they are made once."""
        if self.field.translatable:
            return self._words(record)
        made = self.made.get(value)
        if made is None:
            shown = self.show(value if isinstance(value, tuple) else (value,))
            made = self.made[value] = Item(self.key, self.section, self.label, self.widget, shown, shared=True)
        return made

    def _words(self, record: Record) -> Item:
        words = record.words(self.field, self.values.language, self.values.source)
        shown = rendered(words.text) if self.field.markdown else words.text
        widget = "markdown" if self.field.markdown else "text"
        foreign = self.values.foreign(words)
        return Item(self.key, self.section, self.label, widget, shown, foreign, words.outdated)


# Many records share their hours, and CLDR's day names cost more than the rest of a page.
@lru_cache(maxsize=5_000)
def _timetable(text: str, language: str) -> tuple[tuple[str, str], ...]:
    return tuple(timetable(hours.parse(text), language))


@lru_cache(maxsize=5_000)
def _meeting(text: str, language: str) -> str:
    return meeting(meetings.parse(text), language)
