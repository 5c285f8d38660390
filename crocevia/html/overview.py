"""What pages about the whole catalogue ask: its terms under headings, how much there is of everything, its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unicodedata import normalize

from markupsafe import Markup

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.there import there
from crocevia.html.words import words
from crocevia.model import Record, Ref
from crocevia.tables import AnyTable, tables
from crocevia.text import Text, localised
from crocevia.verification import Verification
from crocevia.vocabularies import Term, Vocabulary

# Of which a home page says whether they are open: some 3 kB, compressed.
TIMED = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """Terms that stand together; without words where nothing divides a vocabulary. `said` is how people would call them."""

    label: Text
    said: Text
    description: Text
    terms: tuple[Term, ...]


class Overview:
    """An edition looked at from above, in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language

    def headings(self, vocabulary: Vocabulary) -> list[Heading]:
        """The terms that have records, under what the first column with a closed list makes of them."""
        shown = [term for term in vocabulary.terms.values() if self.edition.catalogue.under(vocabulary.name, term.code)]
        for column in vocabulary.columns:
            found = [
                Heading(label, said, description, tuple(t for t in shown if t.columns.get(column["name"]) == value))
                for value, label, said, description in self._closed(column)
            ]
            if found:
                # Categories have an order for machines (country first); people look for where most terms are.
                biggest = found if column.get("references") else sorted(found, key=lambda one: -len(one.terms))
                return [heading for heading in biggest if heading.terms]
        return [Heading(Text(), Text(), Text(), tuple(shown))] if shown else []

    def _closed(self, column: Mapping[str, Any]) -> Iterator[tuple[str, Text, Text, Text]]:
        """The values of a column that refers to a vocabulary or has categories: code, label, as people say it, description."""
        source = self.edition.settings.source
        if column.get("references") in self.edition.catalogue.vocabularies:
            for term in self.edition.catalogue.vocabularies[column["references"]].terms.values():
                said = Text({language: phrases[0] for language, phrases in term.synonyms.items() if phrases})
                yield term.code, term.label, said, term.description
        for one in column.get("categories") or ():
            yield str(one["value"]), localised(one, "label", source), Text(), Text()

    def vocabulary(self, meaning: str) -> Vocabulary | None:
        """The vocabulary that has pages and whose codes stand in the field of a meaning (a `prefix:name`)."""
        fields = (kind.by_meaning.get(m.expand(meaning)) for kind in self.edition.catalogue.kinds.values())
        found = (self.edition.catalogue.vocabularies.get(field.vocabulary) for field in fields if field)
        return next((one for one in found if one and one.has_pages), None)

    def most(self, vocabulary: Vocabulary, count: int) -> list[tuple[int, Term]]:
        """The `count` municipalities with most records; the terms, where a city's areas are none."""
        terms = vocabulary.terms.values()
        towns = [term for term in terms if "istat_code" in term.columns] or terms
        found = [(len(self.edition.catalogue.under(vocabulary.name, term.code)), term) for term in towns]
        return sorted((one for one in found if one[0]), key=lambda one: -one[0])[:count]

    def alphabetical(self, vocabulary: Vocabulary) -> list[Term]:
        """The terms that have records, by their names in the language."""
        shown = (term for term in vocabulary.terms.values() if self.edition.catalogue.under(vocabulary.name, term.code))
        return sorted(shown, key=lambda term: _spelled(term.label.in_(self.language)))

    @property
    def timed(self) -> Sequence[Record]:
        """Records whose opening hours are known, most urgent need first: from them a page says what is open now.

        As many as a page carries lightly; the search knows all.
        """
        needs = self.vocabulary("dct:subject")
        order = {code: number for number, code in enumerate(needs.terms)} if needs else {}
        found: list[tuple[int, int, str, Record]] = []
        for record in self.edition.catalogue:
            codes = [order[str(code)] for code in record.many(m.SUBJECT) if str(code) in order]
            if (
                codes
                and self.edition.catalogue.opening_hours(record)
                and record.verification(self.edition.today) != "closed"
            ):
                found.append((min(codes), record.kind.position, record.id, record))
        return [one[3] for one in sorted(found, key=lambda one: one[:3])[:TIMED]]

    @cached_property
    def tally(self) -> Mapping[Verification, int]:
        """How many records are in each state of verification."""
        found = Counter(record.verification(self.edition.today) for record in self.edition.catalogue)
        return {state: found[state] for state in Verification}

    @cached_property
    def helplines(self) -> Sequence[Record]:
        """The records that the city names for whoever finds nothing, as far as they are there today."""
        named = (Ref(*ref.partition("/")[::2]) for ref in self.edition.settings.helplines)
        found = (self.edition.catalogue.find(ref) for ref in named)
        return tuple(one for one in found if one and there(one, self.edition.today))

    @property
    def singulars(self) -> Mapping[str, str]:
        """What one record of each kind is called."""
        return {kind.name: kind.singular.in_(self.language) for kind in self.edition.catalogue.kinds.values()}

    @cached_property
    def tables(self) -> Sequence[AnyTable]:
        """The tables that the open data consist of."""
        return tuple(tables(self.edition))

    def said(self, descriptor: Mapping[str, Any], key: str) -> Markup:
        """The title or description of a published column."""
        return words(localised(descriptor, key, self.edition.settings.source), self.language)


def _spelled(label: str) -> str:
    """A label as it is looked for in a list: an accent comes after its letter, not after the alphabet.

    >>> sorted(["Lombardie", "Émilie-Romagne", "Ésine", "Este"], key=_spelled)
    ['Este', 'Émilie-Romagne', 'Ésine', 'Lombardie']
    """
    return normalize("NFKD", label.casefold())
