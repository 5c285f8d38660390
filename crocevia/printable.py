"""Words of vocabularies that our paper cannot show: they head its pages, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from crocevia import glyphs
from crocevia.findings import Finding
from crocevia.rules.glyphs import problems
from crocevia.vocabularies import Vocabulary


def check(folder: Path, above: str, lists: Mapping[str, Vocabulary]) -> Iterator[Finding]:
    """A warning for each word with a character that no font has. `above` is what findings call the folder."""
    for vocabulary in lists.values():
        found = [text for text in _shown(vocabulary) if glyphs.missing(text)]
        lines = (folder / f"{vocabulary.name}.yml").read_text("utf-8").splitlines() if found else []
        for text in found:
            for one in problems(text):
                line = next((number for number, line in enumerate(lines, 1) if text in line), 0)
                column = lines[line - 1].index(one.found) + 1 if line else 0
                file = f"{above}/{vocabulary.name}.yml"
                yield Finding(file, line, column, "", one.level, one.code, one.found, one.problem, one.remedy)


def _shown(vocabulary: Vocabulary) -> Iterator[str]:
    """What stands on paper, each text once: synonyms are for the search alone."""
    words = [vocabulary.title, vocabulary.singular, vocabulary.description]
    for term in vocabulary.terms.values():
        words += [term.label, term.description]
    yield from dict.fromkeys(text for one in words for text in one.values())
