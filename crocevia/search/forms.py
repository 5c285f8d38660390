"""The index as files: all in one up to about a thousand records; above, a root, shards, lists and blocks of cards.

manual/search.md says what stands in each. What does not depend on the language is written once for all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from crocevia.search.cards import Cards
from crocevia.search.columns import Facts
from crocevia.search.concepts import Phrase
from crocevia.search.entries import Entries
from crocevia.search.facets import NOW, OPEN, Facet
from crocevia.search.index import IN_NAME, Index, anchored
from crocevia.search.lists import by_level, packed, together
from crocevia.search.shelves import ALONE, apart, foretelling, hashed, letter, number
from crocevia.search.words import slug

# Up to so many records, everything in one file is fastest.
SINGLE = 1_000
# Entries for each shard of terms and for each file of long lists.
PER_SHARD, PER_LIST = 16, 200
# Cards in a block: ten results seldom stand together.
PER_BLOCK = 3
# A term with more postings has its list apart, and the best of it beside the term.
INLINE, HEAD = 1_024, 48
# Letters that a code's list, beside every word for the code, may take of all shards; a longer one the root foretells.
BESIDE = 10_000
# The values of these facets stand in the root; the others are long, and asked for later.
SHORT = ("kind", "need", "cost", "access", "step_free", "verified")
# Files of what is said in languages that are neither the page's nor the source.
FOREIGN = 96
# A word in more entries that also means a code is taken for that alone: its list would cost more than it tells.
LONG = 4_096
# A word of more than one entry in so many is left out where others tell more.
FREQUENT = 4
# What a record's score is multiplied by: verified, due, unverified.
TRUSTED = (23, 21, 20)


def encoded(content: object) -> bytes:
    """Compact JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


class Form:
    """The files of one language. Nothing is worked out before the first is asked for, and everything once."""

    def __init__(self, entries: Entries, facts: Facts, language: str) -> None:
        self.entries = entries
        self.facts = facts
        self.language = language
        # How many files there are is known from the number of entries: outputs are described before any is made.
        self.shards = max(1, entries.count // PER_SHARD)
        self.lists = 2 * max(1, entries.count // PER_LIST)
        self.blocks = -(-entries.count // PER_BLOCK)
        self.long_facets = tuple(name for name in entries.facets if name not in SHORT)

    @cached_property
    def index(self) -> Index:
        """The index."""
        return Index(self.entries, self.language)

    @cached_property
    def cards(self) -> Cards:
        """The cards."""
        return Cards(self.entries, self.language)

    def single(self) -> dict[str, Any]:
        """A root that holds its files: everything but what is said in other languages."""
        stems = list(self.index.surfaces)
        own = f"{self.language}/"
        tables = {text: n for n, (text, _) in enumerate(self.facts.open)}
        files = {
            f"{own}terms/0": {
                "words": self._words(stems),
                "lists": " ".join(by_level(self.index.postings.get(stem, ())) for stem in stems),
                "concepts": [[name, code, 0, said] for name, code, _, said in self._concepts(self.index.own.phrases)],
            },
            **{f"facets/{name}": self.facts.column(name) for name in self.entries.facets},
            "hours": self.facts.hours(),
            "meetings": self.facts.meetings(),
            "points": self.facts.points(),
            # Which timetable a row has is its place in `hours`.
            f"{own}cards/0": {"rows": self.cards.rows(0, self.entries.count, tables)},
        }
        facets = [*map(self._facet, self.entries.facets.values()), self._open()]
        leads = {"blocks": self.entries.count, "shards": 1, "lists": "", "shelves": 0, "codes": {}}
        return {**self._about(), "facets": facets, **leads, "files": files}

    def root(self) -> dict[str, Any]:
        """What every query needs: how many files there are, what will be needed, what can be filtered, how many have what."""
        facets = self.entries.facets.values()
        return {
            **self._about(),
            "facets": [
                *(
                    self._facet(one) if one.name in SHORT else [one.name, one.label.in_(self.language)]
                    for one in facets
                ),
                self._open(),
            ],
            "blocks": PER_BLOCK,
            "shards": self.shards,
            "lists": packed(self._numbers),
            "shelves": self.lists // 2,
            "codes": self._foretold_codes(),
        }

    def values(self, name: str) -> list[Any]:
        """The values of a facet that are not in the root."""
        return self._values(self.entries.facets[name])

    def shard(self, number: int) -> dict[str, Any]:
        """Some stems, their lists, and the phrases that they are the anchors of."""
        stems = self._shards[number]
        return {
            "words": together(stems, stems),
            "lists": " ".join(map(self._list, stems)),
            "concepts": self._concepts([phrase for stem in stems for phrase in self._own.get(stem, ())], beside=True),
        }

    def others(self, number: int) -> dict[str, Any]:
        """Some stems of other languages, and the phrases that they are the anchors of."""
        stems = self._strange[number]
        said = self._concepts([phrase for stem in stems for phrase in self._foreign.get(stem, ())])
        return {"words": together(stems, stems), "lists": "", "concepts": said}

    def long(self, number: int) -> dict[str, str]:
        """The whole lists of some frequent terms."""
        return {stem: by_level(self.index.postings[stem]) for stem, file in self._files.items() if file == number}

    def letter(self, name: str) -> dict[str, Any]:
        """The words that begin with a letter and how many entries have each, for what is half typed or mistyped."""
        stems = self._by_letter.get(name, [])
        return {"words": self._words(stems), "counts": [len(self.index.postings.get(stem, ())) for stem in stems]}

    def block(self, number: int) -> dict[str, Any]:
        """Some cards."""
        return self.cards.block(number * PER_BLOCK, (number + 1) * PER_BLOCK)

    def _about(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "languages": self.index.languages,
            "prefix": self.entries.edition.prefix(self.language),
            "total": self.entries.count,
            "trust": self.entries.boundaries(),
            "version": self.entries.version,
            "long": LONG,
            "others": FOREIGN,
        }

    def _facet(self, facet: Facet) -> list[Any]:
        return [facet.name, facet.label.in_(self.language), self._values(facet)]

    def _values(self, facet: Facet) -> list[Any]:
        within = self.facts.within[facet.name]
        return [self._value(facet, code, len(within.get(code, ()))) for code in facet.values]

    def _open(self) -> list[Any]:
        now = NOW.in_(self.language)
        return [OPEN, now, [["now", now, 0, sum(1 for entry in self.entries.all if self.entries.hours(entry))]]]

    def _value(self, facet: Facet, code: str, count: int) -> list[Any]:
        """[code, label, broader code or 0, how many entries, latitude, longitude]: the last two where it is a place.

        A code that the label says (most zones') is 0.
        """
        value, label = facet.values[code], facet.values[code].label.in_(self.language)
        columns = value.term.columns if value.term else {}
        point = [round(float(columns[axis]), 3) for axis in ("latitude", "longitude") if axis in columns]
        return [0 if code == slug(label) else code, label, value.broader or 0, count, *point]

    def _words(self, stems: Sequence[str]) -> str:
        """Stems, each with what makes the commonest word of it: `affitt'o`; `stem=word` where that begins otherwise."""
        return together(stems, map(self._word, stems))

    def _word(self, stem: str) -> str:
        word = self.index.surfaces[stem]
        if word == stem:
            return stem
        return f"{stem}'{word[len(stem) :]}" if word.startswith(stem) else f"{stem}={word}"

    def _concepts(self, phrases: Sequence[Phrase], *, beside: bool = False) -> list[list[str]]:
        """[facet, code, label, phrases] for every code that is spoken of; in a phrase the anchor comes first.

        With `beside`, short lists of a code stand after that.
        """
        found: dict[tuple[str, str], list[str]] = {}
        for phrase in phrases:
            little = f"'{' '.join(phrase.little)}" if phrase.little else ""
            found.setdefault((phrase.facet, phrase.code), []).append(" ".join(phrase.stems) + little)
        return [
            [
                *(name, code, self.entries.facets[name].values[code].label.in_(self.language), "|".join(said)),
                *(self._short.get((name, code), ()) if beside else ()),
            ]
            for (name, code), said in found.items()
        ]

    @cached_property
    def _short(self) -> Mapping[tuple[str, str], list[str]]:
        """(facet, code) → who has it, where that is short enough to stand beside every word for it."""
        anchors = Counter(
            one[:2] for one in {(said.facet, said.code, said.stems[0]) for said in self.index.own.phrases}
        )
        lists = {one: self.facts.code(*one) for one in anchors}
        return {one: both for one, both in lists.items() if sum(map(len, both)) * anchors[one] <= BESIDE}

    def _foretold_codes(self) -> dict[str, str]:
        """`facet/code` → the numbers of words that probably mean it, for the codes whose lists are longer."""
        said = sorted(foretelling(self.index.own.phrases).items())
        return {"/".join(one): numbers for one, numbers in said if one not in self._short}

    @cached_property
    def _stems(self) -> list[str]:
        return list(self.index.surfaces)

    @cached_property
    def _shards(self) -> Sequence[Sequence[str]]:
        return apart(self._stems, self.shards)

    @cached_property
    def _strange(self) -> Sequence[Sequence[str]]:
        return apart(self.index.foreign_surfaces, FOREIGN)

    @cached_property
    def _own(self) -> Mapping[str, Sequence[Phrase]]:
        return anchored(self.index.own)

    @cached_property
    def _foreign(self) -> Mapping[str, Sequence[Phrase]]:
        return anchored(self.index.foreign)

    def _list(self, stem: str) -> str:
        """A short list, or how many, the file of the whole and the best: `!2000!7!…`."""
        postings = self.index.postings.get(stem, ())
        if len(postings) <= INLINE:
            return by_level(postings)
        return f"!{len(postings)}!{self._files[stem]}!{by_level(self._best(postings))}"

    def _best(self, postings: Sequence[int]) -> list[int]:
        """The first results of a query of this word alone: by level, name and trust, as score.js counts them."""

        def rank(posting: int) -> tuple[int, int]:
            number, level = posting >> 4, posting & 15
            value = 2 * (level + 4) if level < IN_NAME else 3 * (level + 1)
            return -value * TRUSTED[self.entries.all[number].trust], number

        return sorted(sorted(postings, key=rank)[:HEAD])

    @cached_property
    def _frequent(self) -> list[str]:
        return [stem for stem in self._stems if len(self.index.postings.get(stem, ())) > INLINE]

    @cached_property
    def _foretold(self) -> list[str]:
        """The frequent stems of which the whole list is needed as soon as they are not typed alone."""
        alone = {phrase.stems[0] for phrase in self.index.own.phrases if len(phrase.stems) == 1}
        return [stem for stem in self._frequent if self._tells(len(self.index.postings[stem]), stem in alone)]

    def _tells(self, count: int, means: bool) -> bool:  # noqa: FBT001 - whether it means a code
        return count * FREQUENT <= self.entries.count and not (means and count > LONG)

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return sorted({number(stem, stem, ALONE) for stem in self._foretold})

    @cached_property
    def _files(self) -> Mapping[str, int]:
        """Frequent stem → the file of its list: in the first half those foretold, in the order of their numbers."""
        half = self.lists // 2
        ranks = {one: n for n, one in enumerate(self._numbers)}
        found = {stem: half + hashed(stem) % (self.lists - half) for stem in self._frequent}
        return found | {stem: ranks[number(stem, stem, ALONE)] * half // len(ranks) for stem in self._foretold}

    @cached_property
    def _by_letter(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for stem in self._stems:
            found.setdefault(letter(stem), []).append(stem)
        return found
