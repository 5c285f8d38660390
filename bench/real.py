"""The real catalogue's records as documents: what a search engine of others would read on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.documents import Document
from crocevia import catalogue, publish
from crocevia import meanings as m
from crocevia.kinds import Field
from crocevia.model import Catalogue, Record, Ref
from crocevia.press.city import settings
from crocevia.settings import Settings
from crocevia.verification import Verification
from crocevia.vocabularies import Term

# What says nothing of what is found there: notes about the record itself.
UNSAID = {m.IDENTIFIER, m.TO_VERIFY, m.SOURCE_TITLE, m.VERIFIED_BY}


@cache
def city(config: Path) -> tuple[Settings, Catalogue]:
    """A city's settings and its checked catalogue."""
    chosen = settings(config)
    return chosen, catalogue.build(catalogue.judge(chosen, publish.today()), chosen)


def documents(config: Path, language: str, *, synonyms: bool = False) -> Iterator[Document]:
    """Every record that is not closed, in a language where it has one; with `synonyms`, in those of every language.

    Those stand on no page: with them others know as much as we do of what people say.
    """
    _, records = city(config)
    reader = _Reader(records, language, synonyms=synonyms)
    for record in records:
        if record.verification(publish.today()) is not Verification.CLOSED:
            words = [words for field in record.kind.written for words in reader.of(record, field)]
            yield Document(str(record.ref), words[0], words[1:])


class _Reader:
    """What the fields of records say in a language."""

    def __init__(self, records: Catalogue, language: str, *, synonyms: bool) -> None:
        self._records, self._language, self._synonyms = records, language, synonyms

    def of(self, record: Record, field: Field) -> Iterator[str]:
        """The words of one field; the name's first, as it is declared first."""
        value = record.values.get(field.name)
        if value is None or field.meaning in UNSAID or field.type in {"integer", "number", "boolean", "date"}:
            return
        if field.translatable:
            yield record.words(field, self._language, self._records.source).text
        elif not (field.format or field.meaning in {m.TELEPHONE, m.EMAIL, m.URL}):
            for one in value if isinstance(value, tuple) else (value,):
                yield from self._ref(one) if isinstance(one, Ref) else self._code(field, str(one))

    def _ref(self, ref: Ref) -> Iterator[str]:
        named = self._records.find(ref)
        if named:
            yield named.text(m.NAME)

    def _code(self, field: Field, code: str) -> Iterator[str]:
        """The label of a code, its synonyms; any other text as it is."""
        if field.references:
            reference = field.references[0]
            term = self._records.vocabularies[reference.resource].holding(reference.column or "code", code)
            if term:
                yield from self._term(term)
        elif code in field.categories:
            yield field.categories[code].in_(self._language)
        else:
            yield code

    def _term(self, term: Term) -> Iterator[str]:
        yield term.label.in_(self._language)
        if self._synonyms:
            for said in term.synonyms.values():
                yield ", ".join(said)
