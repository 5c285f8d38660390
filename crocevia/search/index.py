"""From the texts of all entries in one language to an index: for each stem, who says it and how strongly."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cached_property

from crocevia.search.concepts import Phrase, phrases
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


class Index:
    """The stems of one language's texts.

    `postings` maps a stem to (number of the entry × 16 + level), rising; `surfaces`, to the word most often written so;
    `phrases` are those of the vocabularies.
    """

    def __init__(self, entries: Entries, language: str) -> None:
        self.entries = entries
        self.language = language
        self.languages = tuple(dict.fromkeys((language, entries.edition.settings.source)))
        self.postings: dict[str, array[int]] = {}
        self.phrases, self._spoken = phrases(entries.edition, entries.facets, language)
        # Language → word → its stem, "" for a stop word.
        self._stems: dict[str, dict[str, str]] = {}
        self._written: dict[str, dict[str, int]] = {}
        self._analysed: dict[tuple[str, str], tuple[int, dict[str, int]]] = {}
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

    def _counts(self, said: Said) -> tuple[int, dict[str, int]]:
        """How many words of a text count, and how often each stem comes."""
        key = (said.text, said.language)
        found = self._analysed.get(key)
        if found is None:
            found = self._cut(said.text, said.language)
            # Names of places and bodies come back in record after record; sentences do not.
            if said.again:
                self._analysed[key] = found
        return found

    def _cut(self, text: str, language: str) -> tuple[int, dict[str, int]]:
        known, written = self._stems.setdefault(language, {}), self._written.setdefault(language, {})
        own = (language,)
        length = 0
        counts: dict[str, int] = {}
        for word, _, _ in words(text):
            stem = known.get(word)
            if stem is None:
                stem = known[word] = "" if stop(word, own) else stems(word, own)[0]
            if stem:
                length += 1
                counts[stem] = counts.get(stem, 0) + 1
                written[word] = written.get(word, 0) + 1
        return length, counts

    @cached_property
    def surfaces(self) -> Mapping[str, str]:
        """Stem, in alphabetical order → the word that is written so most often; the shorter of two alike."""
        counted: dict[str, dict[str, int]] = {}
        for language, written in self._written.items():
            for word, times in written.items():
                found = counted.setdefault(self._stems[language][word], {})
                found[word] = found.get(word, 0) + times
        for (stem, word), times in self._spoken.items():
            found = counted.setdefault(stem, {})
            found[word] = found.get(word, 0) + times
        return {
            stem: min(counted[stem], key=lambda word: (-counted[stem][word], len(word), word))
            # As a browser compares: by UTF-16 code units.
            for stem in sorted(counted, key=lambda stem: stem.encode("utf-16-be"))
        }

    @cached_property
    def anchored(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases under their first stem."""
        found: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            found.setdefault(phrase.stems[0], []).append(phrase)
        return {stem: tuple(some) for stem, some in found.items()}
