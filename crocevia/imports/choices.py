"""Finds the code for what a spreadsheet says in words: by code, label in any language, synonym, alias."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from rapidfuzz import fuzz, process

from crocevia import meanings as m
from crocevia.imports.words import folded
from crocevia.kinds import Field
from crocevia.vocabularies import Vocabulary

# Where a cell that holds several is cut, the surest sign first.
_CUTS = (r"[;|\n]+", r"[;|\n,]+", r"[;|\n,/]+", r"[;|\n,/]+|\s+-\s+|\s+(?:e|ed|and|&)\s+")
# What stands around a territory's name in lists of municipalities.
_TERRITORY = re.compile(r"^(?:comune|citta|municipio|city|town)\s+(?:di|of)\s+|\s+(?:[a-z]{2})$")
# How alike a word must be to be proposed instead.
ALIKE = 75
# Comparing spellings is slow, and nobody reads more proposals than this.
MOST_NEAR = 500


class Choices:
    """The codes that one field allows, by the words for them."""

    def __init__(self, field: Field, vocabularies: Mapping[str, Vocabulary]) -> None:
        self.field = field
        self._lists = [
            (vocabularies[one.resource], one.column or "code")
            for one in field.references
            if one.to_vocabulary and one.resource in vocabularies
        ]
        self._near: dict[str, str] = {}
        self._territory = field.meaning in {m.AREA_SERVED, m.MUNICIPALITY, m.DISTRICT}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Folded words → what is written in the record; codes before labels before synonyms."""
        found: dict[str, str] = {}
        for rank in (self._codes, self._labels, self._synonyms):
            for word, code in rank():
                found.setdefault(folded(word), code)
        found.pop("", None)
        return found

    def _codes(self) -> Iterator[tuple[str, str]]:
        yield from ((code, code) for code in self.field.categories)
        for vocabulary, column in self._lists:
            yield from ((value, value) for value in vocabulary.values(column))

    def _labels(self) -> Iterator[tuple[str, str]]:
        for code, label in self.field.categories.items():
            yield from ((word, code) for word in label.values())
        for vocabulary, column in self._lists:
            for term in vocabulary.terms.values():
                code = term.code if column == "code" else term.columns.get(column, "")
                if code:
                    yield from ((word, code) for word in (*term.label.values(), term.code))

    def _synonyms(self) -> Iterator[tuple[str, str]]:
        for one in self.field.descriptor.get("categories") or ():
            yield from ((str(word), str(one["value"])) for word in one.get("alias") or ())
        for vocabulary, column in self._lists:
            for term in vocabulary.terms.values():
                code = term.code if column == "code" else term.columns.get(column, "")
                said = (word for words in term.synonyms.values() for word in words) if code else ()
                yield from ((word, code) for word in said)

    def code(self, text: str, said: Mapping[str, str]) -> str:
        """The code for a text, or "". `said` is what a person decided for words of their own (folded)."""
        word = folded(text)
        if said.get(word):
            return said[word]
        # What our own open data puts before a municipality's code.
        code = self.words.get(word, "") or self.words.get(word.removeprefix("it "), "")
        if not code and word.isdigit():
            code = self._with_zeros(word)
        if not code and self._territory:
            code = self.words.get(_TERRITORY.sub("", word).strip(), "")
        return code

    def _with_zeros(self, digits: str) -> str:
        """A code of digits alone whose zeros a spreadsheet has taken: 15146 → 015146, where codes are all as long."""
        lengths = {len(code) for code in self.words if code.isdigit()}
        return self.words.get(digits.zfill(lengths.pop()), "") if len(lengths) == 1 else ""

    def codes(self, text: str, said: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Codes for a cell that may hold several, and what could not be matched."""
        if code := self.code(text, said):
            # What a person says that words mean may be several.
            return [one.strip() for one in code.split(",") if one.strip()], []
        best: tuple[list[str], list[str]] = ([], [text.strip()])
        for cut in _CUTS:
            pieces = [piece.strip(" .") for piece in re.split(cut, text) if piece.strip(" .")]
            codes = [self.code(piece, said) for piece in pieces]
            lost = [piece for piece, code in zip(pieces, codes, strict=True) if not code]
            if codes and (not lost or len([code for code in codes if code]) > len(best[0])):
                best = ([code for code in codes if code], lost)
            if not lost:
                break
        return list(dict.fromkeys(one.strip() for code in best[0] for one in code.split(",") if one.strip())), best[1]

    def near(self, text: str) -> str:
        """The words most like a text that could not be matched, or ""."""
        word = folded(text)
        if word not in self._near and len(self._near) < MOST_NEAR:
            self._near[word] = self._nearest(word)
        return self._near.get(word, "")

    def _nearest(self, word: str) -> str:
        found = process.extractOne(word, self.words, scorer=fuzz.WRatio, score_cutoff=ALIKE)
        return str(found[2]) if found and isinstance(found[2], str) else ""


def share(choices: Choices, samples: list[str]) -> float:
    """How many of the samples are wholly choices of the field, from 0 to 1."""
    if not samples:
        return 0.0
    return sum(1 for one in samples if not choices.codes(one, {})[1]) / len(samples)
