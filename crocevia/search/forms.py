"""The index as files: all in one up to about a thousand records; above, a root, shards, lists and blocks of cards.

manual/search.md says what stands in each. What does not depend on the language is written once for all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from crocevia.search.cards import Cards, hours_of
from crocevia.search.columns import Facts
from crocevia.search.concepts import Phrase
from crocevia.search.entries import Entries
from crocevia.search.facets import NOW, OPEN, Facet
from crocevia.search.index import IN_NAME, Index, anchored
from crocevia.search.lists import by_level, shared_out
from crocevia.search.words import slug

# Up to so many records, everything in one file is fastest.
SINGLE = 1_000
# Entries for each shard of terms (so many shards at most: the root names them) and for each file of long lists.
PER_SHARD, MOST_SHARDS, PER_LIST = 64, 768, 50
# Cards in a block: ten results seldom stand together.
PER_BLOCK = 4
# A term with more postings has its list apart, and the best of it beside the term.
INLINE, HEAD = 256, 48
# The values of these facets stand in the root; the others are long, and asked for later.
SHORT = ("kind", "need", "cost", "access", "step_free", "verified")
# Files of what is said in languages that are neither the page's nor the source.
FOREIGN = 24
# A word in more entries that also means a code is taken for that alone: its list would cost more than it tells.
LONG = 4_096
# What a record's score is multiplied by: verified, due, unverified.
TRUSTED = (23, 21, 20)
# Files of words by their first letter: small letters, digits, sixteen for all other scripts.
LETTERS = (*"abcdefghijklmnopqrstuvwxyz", "0", *(f"x{n:x}" for n in range(16)))


def letter(stem: str) -> str:
    """The file of words in which a stem stands.

    >>> letter("affitt"), letter("104"), letter("工作")
    ('a', '0', 'x5')
    """
    first = stem[0]
    if first.isascii():
        return "0" if first.isdigit() else first
    return f"x{ord(first) % 16:x}"


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
        self.shards = min(max(1, entries.count // PER_SHARD), MOST_SHARDS)
        self.lists = max(1, entries.count // PER_LIST)
        self.blocks = -(-entries.count // PER_BLOCK)

    @cached_property
    def index(self) -> Index:
        """The index."""
        return Index(self.entries, self.language)

    @cached_property
    def cards(self) -> Cards:
        """The cards."""
        return Cards(self.entries, self.language)

    def single(self) -> dict[str, Any]:
        """Everything but what is said in other languages."""
        stems = list(self.index.surfaces)
        names = self.entries.facets
        return {
            **self._about(),
            "facets": [*map(self._facet, names.values()), self._open()],
            "words": self._words(stems),
            "lists": [by_level(self.index.postings.get(stem, ())) for stem in stems],
            "concepts": [[name, code, 0, said] for name, code, _, said in self._concepts(self.index.own.phrases)],
            "columns": {name: self.facts.column(name) for name in names},
            "hours": self.facts.hours(),
            "meetings": self.facts.meetings(),
            "points": self.facts.points(),
            "cards": self.cards.block(0, self.entries.count),
        }

    def root(self) -> dict[str, Any]:
        """What every query needs: where shards begin, what can be filtered, how many have what."""
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
            "shards": _starts(self._stems, self._parts),
        }

    def values(self) -> list[Any]:
        """The facets whose values are not in the root."""
        return [self._facet(facet) for name, facet in self.entries.facets.items() if name not in SHORT]

    def shard(self, number: int) -> dict[str, Any]:
        """Some neighbouring stems, their lists, and the phrases that they are the anchors of."""
        stems = [self._stems[n] for n in self._parts[number]]
        return {
            "words": " ".join(stems),
            "lists": [self._list(stem) for stem in stems],
            "concepts": self._concepts([phrase for stem in stems for phrase in self._own.get(stem, ())]),
        }

    def others(self, number: int) -> dict[str, Any]:
        """Some neighbouring stems of other languages, and the phrases that they are the anchors of."""
        stems = [self._strange[n] for n in self._strange_parts[number]]
        said = self._concepts([phrase for stem in stems for phrase in self._foreign.get(stem, ())])
        return {"words": " ".join(stems), "lists": [], "concepts": said}

    def long(self, number: int) -> dict[str, Any]:
        """The whole lists of some frequent terms."""
        return {self._frequent[n]: by_level(self.index.postings[self._frequent[n]]) for n in self._shelves[number]}

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
            "others": _starts(self._strange, self._strange_parts),
        }

    def _facet(self, facet: Facet) -> list[Any]:
        within = self.facts.within[facet.name]
        return [
            facet.name,
            facet.label.in_(self.language),
            [self._value(facet, code, len(within.get(code, ()))) for code in facet.values],
        ]

    def _open(self) -> list[Any]:
        now = NOW.in_(self.language)
        return [OPEN, now, [["now", now, 0, sum(1 for entry in self.entries.all if hours_of(entry))]]]

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
        return " ".join(map(self._word, stems))

    def _word(self, stem: str) -> str:
        word = self.index.surfaces[stem]
        if word == stem:
            return stem
        return f"{stem}'{word[len(stem) :]}" if word.startswith(stem) else f"{stem}={word}"

    def _concepts(self, phrases: Sequence[Phrase]) -> list[list[str]]:
        """[facet, code, label, phrases] for every code that is spoken of; in a phrase the anchor comes first."""
        found: dict[tuple[str, str], list[str]] = {}
        for phrase in phrases:
            little = f"'{' '.join(phrase.little)}" if phrase.little else ""
            found.setdefault((phrase.facet, phrase.code), []).append(" ".join(phrase.stems) + little)
        return [
            [name, code, self.entries.facets[name].values[code].label.in_(self.language), "|".join(said)]
            for (name, code), said in found.items()
        ]

    @cached_property
    def _stems(self) -> list[str]:
        return list(self.index.surfaces)

    @cached_property
    def _strange(self) -> list[str]:
        return list(self.index.foreign_surfaces)

    @cached_property
    def _strange_parts(self) -> list[range]:
        return list(shared_out([4 + _length(self._foreign.get(stem, ())) for stem in self._strange], FOREIGN))

    @cached_property
    def _own(self) -> Mapping[str, Sequence[Phrase]]:
        return anchored(self.index.own)

    @cached_property
    def _foreign(self) -> Mapping[str, Sequence[Phrase]]:
        return anchored(self.index.foreign)

    @cached_property
    def _parts(self) -> list[range]:
        sizes = [self._size(stem) for stem in self._stems]
        return list(shared_out(sizes, self.shards))

    def _size(self, stem: str) -> int:
        """About how many bytes a stem takes in its shard."""
        count = len(self.index.postings.get(stem, ()))
        return 4 + _length(self._own.get(stem, ())) + 2 * (count if count <= INLINE else HEAD)

    def _list(self, stem: str) -> Any:
        """A short list, or {how many, its file, the best}."""
        postings = self.index.postings.get(stem, ())
        if len(postings) <= INLINE:
            return by_level(postings)
        return {"count": len(postings), "file": self._shelf[stem], "head": by_level(self._best(postings))}

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
    def _shelves(self) -> list[range]:
        return list(shared_out([len(self.index.postings[stem]) for stem in self._frequent], self.lists))

    @cached_property
    def _shelf(self) -> Mapping[str, int]:
        return {self._frequent[n]: number for number, part in enumerate(self._shelves) for n in part}

    @cached_property
    def _by_letter(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for stem in self._stems:
            found.setdefault(letter(stem), []).append(stem)
        return found


def _length(phrases: Sequence[Phrase]) -> int:
    """About how many bytes they take."""
    return sum(4 * len(phrase.stems) + 8 for phrase in phrases)


def _starts(stems: Sequence[str], parts: Sequence[range]) -> str:
    """For each part the shortest text that no stem before it reaches; "" for those that hold nothing."""
    starts = []
    for part in parts:
        start = stems[part.start] if part else ""
        before = stems[part.start - 1] if part and part.start else ""
        size = next((n for n in range(1, len(start)) if _reaches(start[:n], before)), len(start))
        starts.append(start[:size])
    return " ".join(starts)


def _reaches(text: str, before: str) -> bool:
    return text.encode("utf-16-be") > before.encode("utf-16-be")
