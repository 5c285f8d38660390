"""The words that people read for a code, a telephone's address or another record's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.lexical import PREFIXED, Item
from crocevia.model import Ref
from crocevia.table import Column

Labeller = Callable[[Item], str]


def labeller(edition: Edition, column: Column[Any]) -> Labeller | None:
    """What gives the words for one value of a column; None where values speak for themselves.

    Words are in the source language. A code that nobody has words for is its own.
    """
    if column.descriptor.get("rdfType") == m.TELEPHONE:
        return _shown
    if choices := column.categories(edition.settings.source):
        words = {value: text.in_(edition.settings.source) for value, text in choices.items()}
        return lambda value: words.get(str(value), str(value))
    if not column.references:
        return None
    resource, _, other = column.references[0].partition(".")
    if resource in edition.catalogue.vocabularies:
        return _term(edition, column, resource, other or "code")
    return _record(edition, resource if len(column.references) == 1 else "")


def _shown(value: Item) -> str:
    """A telephone as it is dialled here: `tel:+39-02-8846-3107` is 02 8846 3107."""
    number = str(value).removeprefix("tel:").partition(";")[0]
    return number.removeprefix("+39-").replace("-", " ")


def _term(edition: Edition, column: Column[Any], resource: str, other: str) -> Labeller:
    vocabulary, source = edition.catalogue.vocabularies[resource], edition.settings.source
    prefix = PREFIXED.get(str(column.descriptor.get("rdfType")), ("", ""))[0]
    words = {
        f"{prefix}{term.code if other == 'code' else term.columns.get(other, '')}": term.label.in_(source)
        for term in reversed(list(vocabulary.terms.values()))
    }
    return lambda value: words.get(str(value), str(value))


def _record(edition: Edition, kind: str) -> Labeller:
    """`kind` is "" where values are `kind/identifier`."""

    def name(value: Item) -> str:
        of, _, id = f"{kind}/{value}".removeprefix("/").partition("/")
        record = edition.catalogue.find(Ref(of, id))
        return record.text(m.NAME) if record else str(value)

    return name
