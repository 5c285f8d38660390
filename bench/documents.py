"""Records as what a search engine of others is given: one document each, with its title, its words and its filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from bench.synthetic import Record, vocabulary_terms

# The fields of synthetic records that are words for people. Addresses of mail and web, numbers and ids stay out: that
# makes the indexes of others smaller than they would be over whole pages.
PROSE = (
    "summary", "description", "address", "hours", "meetings", "how_to", "requirements", "outcome", "hours_note",
    "transit", "volunteering",
)  # fmt: skip
# Field → the vocabulary whose codes it holds.
CODED = {"needs": "needs", "audience": "audiences", "zones": "zones", "accessibility": "accessibility"}
# Facet → the field whose codes it filters by.
FACETS = {"need": "needs", "audience": "audience", "zone": "zones"}


@dataclass(frozen=True, slots=True)
class Document:
    """A record's words. `ref` is its kind and id (`services/mensa`), `filters` the codes of each facet."""

    ref: str
    title: str
    paragraphs: Sequence[str]
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def says(self, word: str) -> bool:
        """Whether a word stands anywhere in it."""
        return any(word in text.casefold() for text in (self.title, *self.paragraphs))

    @property
    def html(self) -> str:
        """A heading and paragraphs."""
        paragraphs = "".join(f"<p>{escape(text)}</p>\n" for text in self.paragraphs)
        return f'<h1 id="top">{escape(self.title)}</h1>\n{paragraphs}'


def of_records(records: Iterable[Record], vocabularies: Path) -> Iterator[Document]:
    """Synthetic records, their codes put into words."""
    labels = {name: _labels(terms) for name, terms in vocabulary_terms(vocabularies).items()}
    for record in records:
        fields = record.fields
        words = [str(_joined(fields[name])) for name in PROSE if name in fields]
        words += [
            ", ".join(labels[vocabulary][code] for code in _codes(fields[name]))
            for name, vocabulary in CODED.items()
            if name in fields
        ]
        filters = {facet: _codes(fields[name]) for facet, name in FACETS.items() if name in fields}
        yield Document(f"{record.kind}/{record.id}", str(fields["name"]), words, {"kind": (record.kind,), **filters})


def _labels(terms: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    return {term["code"]: str(term["label"]) for term in terms}


def _joined(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def _codes(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
