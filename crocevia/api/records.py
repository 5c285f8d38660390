"""A record as the API has it: the values of its table, references with their names; alone, also words and times.

Whatever stands both in a list and in a record's own document has the same name and the same shape there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from crocevia import meanings as m
from crocevia.api import addresses
from crocevia.api.times import schedule, week
from crocevia.edition import Edition
from crocevia.kinds import Field, Kind
from crocevia.lexical import publisher
from crocevia.model import Record, Ref, Scalar
from crocevia.tables import kind_table

Json = dict[str, Any]


class Records:
    """Makes the documents of one kind's records."""

    def __init__(self, edition: Edition, kind: Kind) -> None:
        self.edition = edition
        self.kind = kind
        named = {field.name: self._references(field) for field in kind.naming}
        self._columns = [
            (column.name, named.get(column.name, column.value)) for column in kind_table(edition, kind).columns
        ]
        self._labelled = [(field.name, publisher(field), _words(edition, field)) for field in labelled(kind)]
        self._translatable = [field for field in kind.fields if field.translatable]
        self._known: dict[tuple[str, Scalar], Mapping[str, str]] = {}

    def values(self, record: Record) -> Json:
        """What a list has of a record: all that its row says."""
        kind = self.kind.name
        head = {"@id": addresses.page_of(self.edition, record), "@type": addresses.type_of(kind), "kind": kind}
        said = ((name, value(record)) for name, value in self._columns)
        return head | {name: value for name, value in said if value is not None}

    def document(self, record: Record) -> Json:
        """The record alone. A field of the kind goes before an addition of the same name."""
        translations, outdated = self._translations(record)
        more = {
            "week": week(record.text(m.OPENING_HOURS)),
            "schedule": [schedule(str(one)) for one in record.many(m.SCHEDULE)],
            "labels": self._labels(record),
            "translations": translations,
            "outdated_translations": outdated,
        }
        added = {name: value for name, value in more.items() if value and name not in self.kind.by_name}
        head = {"@context": self.edition.absolute(addresses.CONTEXT)}
        licence = {"license": self.edition.settings.licence_url}
        return head | self.values(record) | added | licence

    def _references(self, field: Field) -> Callable[[Record], object]:
        def value(record: Record) -> object:
            said = record.values.get(field.name)
            if isinstance(said, tuple):
                return [reference(self.edition, one) for one in said if isinstance(one, Ref)]
            return reference(self.edition, said) if isinstance(said, Ref) else None

        return value

    def _labels(self, record: Record) -> Json:
        """Field → code → language → label."""
        found: Json = {}
        for name, publish, words in self._labelled:
            value = record.values.get(name)
            if value is not None:
                codes = value if isinstance(value, tuple) else (value,)
                found[name] = {publish(code): self._label(name, code, words) for code in codes}
        return found

    def _label(self, name: str, code: Scalar, words: Callable[[str], Mapping[str, str]]) -> Mapping[str, str]:
        if (name, code) not in self._known:
            said = words(str(code))
            self._known[name, code] = {one: said[one] for one in self.edition.settings.languages if one in said}
        return self._known[name, code]

    def _translations(self, record: Record) -> tuple[Json, dict[str, list[str]]]:
        """Field → language → text, and field → the languages whose translation is older than the text."""
        texts: dict[str, dict[str, str]] = {}
        outdated: dict[str, list[str]] = {}
        if record.translations:
            source = self.edition.settings.source
            for field in self._translatable:
                for language in self.edition.settings.languages[1:]:
                    words = record.words(field, language, source)
                    if words.language == language and words.text:
                        texts.setdefault(field.name, {})[language] = words.text
                        if words.outdated:
                            outdated.setdefault(field.name, []).append(language)
        return texts, outdated


def labelled(kind: Kind) -> list[Field]:
    """The fields whose codes have labels: of a vocabulary, or of a closed list of their own."""
    return [field for field in kind.fields if field.categories or (field.references and not field.to_records)]


def _words(edition: Edition, field: Field) -> Callable[[str], Mapping[str, str]]:
    if field.categories:
        return lambda code: field.categories.get(code, {})
    vocabulary, column = edition.catalogue.vocabularies[field.references[0].resource], field.references[0].column
    return lambda code: term.label if (term := vocabulary.holding(column or "code", code)) else {}


def reference(edition: Edition, ref: Ref) -> Json:
    """Another record, in brief: enough to show it, and where the rest is."""
    other = edition.catalogue.find(ref)
    name = other.text(m.NAME) if other else ref.id
    return {
        "@id": edition.absolute(f"{ref.kind}/{ref.id}/"),
        "@type": addresses.type_of(ref.kind),
        "kind": ref.kind,
        "id": ref.id,
        "name": name,
        "api_url": edition.absolute(addresses.record(ref)),
    }


def card(edition: Edition, record: Record) -> Json:
    """A record of any kind as lists of a need or a zone have it: what one shows, filters and sorts by."""
    said: Json = {
        "summary": record.text(m.SUMMARY),
        "verification": record.verification(edition.today).value,
        **{name: [str(code) for code in record.many(meaning)] for name, meaning in CODED.items()},
    }
    return reference(edition, record.ref) | {name: value for name, value in said.items() if value}


# Names that kinds share in a card, whatever their fields are called.
CODED: Mapping[str, str] = {"subjects": m.SUBJECT, "audience": m.AUDIENCE, "areas": m.AREA_SERVED}
