"""From the texts of all entries in one language to an index: for each stem, who says it and how strongly."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from crocevia.search.concepts import Phrase, Spoken, spoken
from crocevia.search.entries import NAME, OTHER, SUMMARY, Entries, Said, Texts
from crocevia.search.words import stems, stop, words

# Words that a text of each weight usually has. They do not depend on the records: none changes because another grows.
USUAL = {NAME: 4, SUMMARY: 12, OTHER: 40}
USUAL_NAMED = 4
# Strength is counted in 256ths of a word of weight 1 in a text of usual length.
ONE = 256
# BM25's k1 = 1.2: a word said twice says less than twice as much.
SATURATION = 307
# A level is four bits: three of strength, and whether the word is in the name.
STEPS, IN_NAME = 8, 8


# A run of letters and digits, where nothing but its own letters says what words it makes.
_RUN = re.compile(r"[^\W_]+")
# What makes words of more than that: marks, scripts without spaces or with signs inside a word; I.S.E.E.
_ODD = re.compile("[\u00ad\u0300-\u1fff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2c00-\U0010ffff]")
_DOTTED = re.compile(r"\b[^\W_]\.[^\W_]\b")


class Index:
    """The stems of one language's texts, and what is said for the codes of facets.

    `postings` maps a stem to (number of the entry × 16 + level), rising; `own` are phrases in the page's and the source
    language, `foreign` those in others.
    """

    def __init__(self, entries: Entries, language: str) -> None:
        self.entries = entries
        self.language = language
        self.languages = tuple(dict.fromkeys((language, entries.edition.settings.source)))
        self.postings: dict[str, array[int]] = {}
        self.own, self.foreign = spoken(entries.edition, entries.facets, language)
        self._readers: dict[str, _Reader] = {}
        self._analysed: dict[tuple[str, str], tuple[int, Mapping[str, int]]] = {}
        self._fill(Texts(entries, language))

    def _fill(self, texts: Texts) -> None:
        postings = self.postings
        for number, entry in enumerate(self.entries.all):
            strengths: dict[str, int] = {}
            named: set[str] = set()
            for said in texts.of(entry):
                length, counts = self._counts(said)
                usual = USUAL.get(said.weight, USUAL_NAMED)
                once = ONE * said.weight * 2 * usual // (usual + length)
                for stem, times in counts.items():
                    strengths[stem] = strengths.get(stem, 0) + once * times
                if said.weight == NAME:
                    named.update(counts)
            for stem, strength in strengths.items():
                level = STEPS * strength // (strength + SATURATION) + (IN_NAME if stem in named else 0)
                found = postings.get(stem)
                if found is None:
                    found = postings[stem] = array("I")
                found.append(number << 4 | level)

    def _counts(self, said: Said) -> tuple[int, Mapping[str, int]]:
        """How many words of a text count, and how often each stem comes."""
        if not said.again:
            return self._reader(said.language).counts(said.text)
        # Names of places and bodies come back in record after record; sentences do not.
        key = (said.text, said.language)
        if key not in self._analysed:
            self._analysed[key] = self._reader(said.language).counts(said.text)
        return self._analysed[key]

    def _reader(self, language: str) -> _Reader:
        if language not in self._readers:
            self._readers[language] = _Reader(language)
        return self._readers[language]

    @cached_property
    def surfaces(self) -> Mapping[str, str]:
        """Stem → the word that is written so most often, of the texts and of the own phrases."""
        return commonest((self.own.words, *(reader.heard() for reader in self._readers.values())))

    @cached_property
    def foreign_surfaces(self) -> Mapping[str, str]:
        """The same, of the foreign phrases."""
        return commonest((self.foreign.words,))


class _Reader:
    """Cuts texts of one language into stems; what it has met once it knows."""

    def __init__(self, language: str) -> None:
        self.language = (language,)
        self._known: dict[str, tuple[str, ...]] = {}
        self._heard: Counter[str] = Counter()

    def counts(self, text: str) -> tuple[int, Mapping[str, int]]:
        """How many words count, and how often each stem comes."""
        known = self._known
        odd = _ODD.search(text) or ("." in text and _DOTTED.search(text))
        runs = [word.text for word in words(text)] if odd else _RUN.findall(text)
        self._heard.update(runs)
        length = 0
        counts: dict[str, int] = {}
        for run in runs:
            cut = known.get(run)
            if cut is None:
                cut = known[run] = tuple(stem for stem, _ in self._stems(run))
            for stem in cut:
                length += 1
                counts[stem] = counts.get(stem, 0) + 1
        return length, counts

    def _stems(self, run: str) -> list[tuple[str, str]]:
        found = (word.text for word in words(run))
        return [(stems(word, self.language)[0], word) for word in found if not stop(word, self.language)]

    def heard(self) -> Mapping[str, Mapping[str, int]]:
        """Stem → word → how often it was met."""
        found: dict[str, dict[str, int]] = {}
        for run, times in self._heard.items():
            for stem, word in self._stems(run):
                said = found.setdefault(stem, {})
                said[word] = said.get(word, 0) + times
        return found


def commonest(heard: Iterable[Mapping[str, Mapping[str, int]]]) -> Mapping[str, str]:
    """Stem → the word met most often, the shorter of two alike; in the order of UTF-16, as a browser compares."""
    counted: dict[str, Counter[str]] = {}
    for one in heard:
        for stem, said in one.items():
            counted.setdefault(stem, Counter()).update(said)
    return {
        stem: min(counted[stem], key=lambda word: (-counted[stem][word], len(word), word))
        for stem in sorted(counted, key=lambda stem: stem.encode("utf-16-be"))
    }


def anchored(said: Spoken) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases under their first stem."""
    found: dict[str, list[Phrase]] = {}
    for phrase in said.phrases:
        found.setdefault(phrase.stems[0], []).append(phrase)
    return {stem: tuple(some) for stem, some in found.items()}
