"""What people say for the codes of facets: labels and everyday phrases of every language, cut down to stems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from crocevia.edition import Edition
from crocevia.search.facets import Facet
from crocevia.search.words import stems, stop, words
from crocevia.text import Text

# No phrase that people say has more words that count; a longer one is somebody's description.
LONGEST = 8


# (facet, code, words, language) of a label or a synonym.
Saying = tuple[str, str, str, str]


class Phrase(NamedTuple):
    """What means a code.

    `stems` are those of the words that count, the anchor first; `little`, the stop words that a phrase of a single word
    needs to be itself: "mi segue" is not every "segue".
    """

    facet: str
    code: str
    stems: tuple[str, ...]
    little: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Phrases, and how often each word of theirs is said: stem → word → times."""

    phrases: tuple[Phrase, ...]
    words: Mapping[str, Mapping[str, int]]


def spoken(edition: Edition, facets: Mapping[str, Facet], language: str) -> tuple[Spoken, Spoken]:
    """What means a code on a page in `language`: in its own languages (the page's and the source), and in all others."""
    own = (language, edition.settings.source)
    said = list(_said(edition, facets))
    ours = _spoken((one for one in said if one[-1] in own), own, ())
    return ours, _spoken((one for one in said if one[-1] not in own), own, ours.phrases)


def _spoken(said: Iterable[Saying], own: tuple[str, ...], known: Iterable[Phrase]) -> Spoken:
    left_out = set(known)
    found: dict[Phrase, None] = {}
    times: dict[str, dict[str, int]] = {}
    for facet, code, text, language in said:
        pairs, little = _cut(text, language, own)
        cut = dict.fromkeys(stem for stem, _ in pairs)
        phrase = Phrase(facet, code, tuple(sorted(cut, key=lambda stem: (-len(stem), stem))), little)
        if not 0 < len(cut) <= LONGEST or phrase in left_out:
            continue
        found[phrase] = None
        for stem, word in pairs:
            heard = times.setdefault(stem, {})
            heard[word] = heard.get(word, 0) + 1
    return Spoken(tuple(sorted(found)), times)


def _cut(text: str, language: str, own: tuple[str, ...]) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """The words that count, each with its stem; the little ones beside a word that stands alone."""
    said = [word.text for word in words(text)]
    counting = [word for word in said if not stop(word, (language,))] or said
    # A page knows the endings of its own languages; a foreign word it takes as its own, as it will take what is typed.
    known = (language,) if language in own else own
    pairs = [(stems(word, known)[0], word) for word in counting]
    alone = len({stem for stem, _ in pairs}) == 1
    return pairs, tuple(sorted({word for word in said if word not in counting})) if alone else ()


def _said(edition: Edition, facets: Mapping[str, Facet]) -> Iterator[Saying]:
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
