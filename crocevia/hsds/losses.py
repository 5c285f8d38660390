"""What HSDS makes of every field: said in its own words, in an attribute, in words only, or lost. Counted, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.hsds.city import City
from crocevia.hsds.things import Things
from crocevia.language import say
from crocevia.model import Record
from crocevia.vocabularies import Vocabulary
from crocevia.when import hours, meetings


class How(StrEnum):
    """What becomes of a value."""

    FIELD = "field"
    """HSDS has a field or a table for it, which holds it whole."""
    ATTRIBUTE = "attribute"
    """HSDS has none: an attribute holds it whole, under a term of ours."""
    WORDS = "words"
    """A part of it is there for people to read, and not for programs."""
    LOST = "lost"
    """It is not there."""


class Part(StrEnum):
    """What of a field is told of."""

    VALUE = "value"
    TRANSLATIONS = "translations"
    RULES = "holidays and appointments"


class Loss(NamedTuple):
    """A kind or vocabulary, a field of it, how many records or terms say it, where HSDS has it, and how."""

    table: str
    field: str
    title: str
    part: Part
    records: int
    hsds: str
    how: How


_TITLES = {
    "table": say("Kind or vocabulary"),
    "field": say("Field"),
    "title": say("What the field is called"),
    "part": say("What of it: its value, its translations, holidays and appointments"),
    "records": say("How many records or terms say it"),
    "hsds": say("Where HSDS has it: table and field"),
    "how": say("In a field of HSDS, in an attribute, in words only, or lost"),
}
_MORE: Mapping[str, Mapping[str, Any]] = {
    "part": {"constraints": {"enum": [str(one) for one in Part]}},
    "records": {"type": "integer", "constraints": {"minimum": 1}},
    "how": {"constraints": {"enum": [str(one) for one in How]}},
}
KEY = ("table", "field", "part", "hsds")
_Told = tuple[str, Part, str, How]


def fields(edition: Edition) -> Iterator[Mapping[str, Any]]:
    """The columns as Table Schema has them, in every language."""
    source = edition.settings.source
    for name, title in _TITLES.items():
        said = {f"title@{one}" if one != source else "title": title.in_(one) for one in edition.settings.languages}
        yield {"name": name, "type": "string", **said, **_MORE.get(name, {})}


def losses(edition: Edition) -> Iterator[Loss]:
    """Every field that some record says; then what of vocabularies has no place in taxonomies."""
    city = City(edition)
    things = Things(city)
    for kind in city.catalogue.kinds.values():
        said: Counter[_Told] = Counter()
        for record in city.catalogue.of(kind.name):
            said.update(_of_record(record, things, city.source))
        for field in kind.fields:
            for told in sorted(one for one in said if one[0] == field.name):
                _, part, where, how = told
                yield Loss(kind.name, field.name, field.title.in_(city.source), part, said[told], where, how)
    for vocabulary in city.catalogue.vocabularies.values():
        yield from _of_vocabulary(vocabulary, city.source)


def _of_record(record: Record, things: Things, source: str) -> Iterator[_Told]:
    whole = things.attributes.whole.fields(record)
    for name in record.values:
        if name in whole:
            yield name, Part.VALUE, whole[name], How.FIELD
        elif record.kind.by_name[name].meaning == m.CONFIDENTIAL:
            yield name, Part.VALUE, "", How.LOST
        else:
            yield name, Part.VALUE, "attribute", How.ATTRIBUTE
    for name in _in_words(record):
        yield name, Part.RULES, "schedule.description", How.WORDS
    # HSDS says a text in one language.
    said = {name for language, texts in record.translations.items() if language != source for name in texts}
    yield from ((name, Part.TRANSLATIONS, "", How.LOST) for name in said if name in record.values)


def _in_words(record: Record) -> Iterator[str]:
    """Times that the rules of HSDS cannot say."""
    text = record.text(m.OPENING_HOURS)
    if text and any(rule.holidays or rule.appointment is not None for rule in hours.parse(text).rules):
        yield record.kind.by_meaning[m.OPENING_HOURS].name
    if any(meetings.parse(str(one)).skips_holidays for one in record.many(m.SCHEDULE)):
        yield record.kind.by_meaning[m.SCHEDULE].name


def _of_vocabulary(vocabulary: Vocabulary, source: str) -> Iterator[Loss]:
    """Labels and descriptions in other languages, what people say, the columns of its own."""
    terms, title = vocabulary.terms.values(), vocabulary.title.in_(source)
    columns = [str(column["name"]) for column in vocabulary.columns]
    counted = [
        ("label", Part.TRANSLATIONS, sum(1 for term in terms if term.label.keys() - {source})),
        ("description", Part.TRANSLATIONS, sum(1 for term in terms if term.description.keys() - {source})),
        ("synonyms", Part.VALUE, sum(1 for term in terms if any(term.synonyms.values()))),
        *((name, Part.VALUE, sum(1 for term in terms if term.columns.get(name))) for name in columns),
    ]
    for name, part, count in counted:
        if count:
            yield Loss(vocabulary.name, name, title, part, count, "", How.LOST)
