"""A vocabulary as the API has it: a SKOS concept scheme, its terms with their words and where their lists are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crocevia.api import addresses
from crocevia.edition import Edition
from crocevia.tables import vocabulary_table
from crocevia.text import Text
from crocevia.vocabularies import Term, Vocabulary

Json = dict[str, Any]


def head(edition: Edition, vocabulary: Vocabulary) -> Json:
    """What stands above the terms."""
    return {
        "@context": edition.absolute(addresses.CONTEXT),
        "@id": edition.absolute(addresses.vocabulary(vocabulary.name)),
        "@type": "ConceptScheme",
        "vocabulary": vocabulary.name,
        "label": _words(edition, vocabulary.title),
        "license": edition.settings.licence_url,
        "date": edition.today.isoformat(),
    }


def terms(edition: Edition, vocabulary: Vocabulary) -> Iterator[Json]:
    """Every term, in the list's order."""
    own = {str(column["name"]) for column in vocabulary.columns}
    table = vocabulary_table(edition, vocabulary)
    columns = [(column.name, column.value) for column in table.columns if column.name in own]
    for term in vocabulary.terms.values():
        said: Json = {
            "label": _words(edition, term.label),
            "description": _words(edition, term.description),
            "synonyms": {one: list(term.synonyms[one]) for one in edition.settings.languages if one in term.synonyms},
            "broader": _iri(edition, vocabulary, term.broader) if term.broader else None,
            "columns": {name: found for name, value in columns if (found := value(term)) is not None},
            **_lists(edition, vocabulary, term),
        }
        head = {"@id": _iri(edition, vocabulary, term.code), "@type": "Concept", "code": term.code}
        yield head | {name: value for name, value in said.items() if value not in (None, {})}


def _lists(edition: Edition, vocabulary: Vocabulary, term: Term) -> Json:
    """How many records carry the term or a narrower one and, where there are any in a list, its first page."""
    count = len(edition.catalogue.under(vocabulary.name, term.code))
    if not (vocabulary.has_pages and count):
        return {"records": count}
    return {"records": count, "list": edition.absolute(addresses.term_page(vocabulary.name, term.code, 1))}


def _iri(edition: Edition, vocabulary: Vocabulary, code: str) -> str:
    return addresses.term(edition, vocabulary.name, code)


def _words(edition: Edition, text: Text) -> dict[str, str]:
    return {one: text[one] for one in edition.settings.languages if text.get(one)}
