"""What people say for the codes of facets: labels and everyday phrases of every language, cut down to stems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from crocevia.edition import Edition
from crocevia.search.facets import Facet
from crocevia.search.words import stems, stop, words
from crocevia.text import Text

# No phrase that people say has more words that count; a longer one is somebody's description.
LONGEST = 8


class Phrase(NamedTuple):
    """What means a code.

    `stems` are those of the words that count, the anchor first; `little`, the stop words that a phrase of a single word
    needs to be itself: "mi segue" is not every "segue".
    """

    facet: str
    code: str
    stems: tuple[str, ...]
    little: tuple[str, ...]


def phrases(
    edition: Edition, facets: Mapping[str, Facet], language: str
) -> tuple[Sequence[Phrase], Mapping[tuple[str, str], int]]:
    """Every phrase as a page in `language` recognises it, each once; and how often each (stem, word) is said."""
    languages = tuple(dict.fromkeys((language, edition.settings.source)))
    found: dict[Phrase, None] = {}
    spoken: dict[tuple[str, str], int] = {}
    for facet, code, text, spoken_in in _said(edition, facets):
        phrase = _phrase((facet, code), text, spoken_in, languages, spoken)
        if phrase:
            found[phrase] = None
    return tuple(sorted(found)), spoken


def _phrase(
    of: tuple[str, str], text: str, language: str, languages: tuple[str, ...], spoken: dict[tuple[str, str], int]
) -> Phrase | None:
    said = [word.text for word in words(text)]
    own = (language,)
    counting = [word for word in said if not stop(word, own)] or said
    # A page knows the endings of its own languages; a foreign word it takes as its own, as it will take what is typed.
    known = own if language in languages else languages
    pairs = dict.fromkeys((stems(word, known)[0], word) for word in counting)
    if not 0 < len(pairs) <= LONGEST:
        return None
    for pair in pairs:
        spoken[pair] = spoken.get(pair, 0) + 1
    cut = dict.fromkeys(stem for stem, _ in pairs)
    little = dict.fromkeys(word for word in said if word not in counting) if len(cut) == 1 else ()
    return Phrase(*of, tuple(sorted(cut, key=lambda stem: (-len(stem), stem))), tuple(sorted(little)))


def _said(edition: Edition, facets: Mapping[str, Facet]) -> Iterator[tuple[str, str, str, str]]:
    """(facet, code, words, language) of every label and synonym."""
    for name, facet in facets.items():
        if name == "verified":
            continue
        for code, value in facet.values.items():
            labels = [value.label] if isinstance(value.label, Text) else []
            if name == "kind":
                labels.append(edition.catalogue.kinds[code].singular)
            for label in labels:
                yield from ((name, code, text, language) for language, text in label.items())
            for language, synonyms in (value.term.synonyms if value.term else {}).items():
                yield from ((name, code, text, language) for text in synonyms)
