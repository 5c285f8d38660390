"""Triples, gathered node by node: each said once, in an order that depends on nothing but what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crocevia.dcat.terms import TYPE, Iri, Object, Triple, text
from crocevia.language import Message
from crocevia.text import Text


class Nodes:
    """What is said of each node. Nodes keep the order in which they were first named."""

    def __init__(self) -> None:
        # A dictionary as a set that keeps its order.
        self._said: dict[str, dict[tuple[str, Object], None]] = {}

    def add(self, subject: str, predicate: str, value: Object) -> None:
        """One statement."""
        self._said.setdefault(subject, {})[predicate, value] = None

    def type(self, subject: str, *classes: str) -> None:
        """What a node is."""
        for one in classes:
            self.add(subject, TYPE, Iri(one))

    def words(self, subject: str, predicate: str, words: Text | Message, languages: Iterable[str]) -> None:
        """Words in each of the languages that they exist in, never one language's words as another's."""
        for language, said in spoken(words, languages):
            self.add(subject, predicate, text(said, language))

    def triples(self) -> Iterator[Triple]:
        """All of them: of a node first what it is, then by predicate and value."""
        for subject, said in self._said.items():
            ordered = sorted(said, key=lambda one: (one[0] != TYPE, one[0], one[1]))
            yield from (Triple(subject, predicate, value) for predicate, value in ordered)


def spoken(words: Text | Message, languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The languages that have the words, with them; where none of the city's has, the one in which they were written."""
    found = {language: words.in_(language) for language in languages if _has(words, language)}
    if not found and isinstance(words, Text):
        found = dict(list(words.items())[:1])
    elif not found:
        found = {"en": words.in_("en")}
    yield from ((language, said) for language, said in found.items() if said)


def _has(words: Text | Message, language: str) -> bool:
    if isinstance(words, Text):
        return bool(words.get(language))
    return words.exists_in(language)
