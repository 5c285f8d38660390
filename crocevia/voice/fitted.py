"""A notice of less than forty seconds: what is left out first, and what is never."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.voice.sentence import Sentence

# Some read no faster, whatever the letters; of Chinese, whose words have no spaces, letters alone say how long it takes.
_WORDS_A_MINUTE = 130
# Seconds: three less than forty, for the breath of a person and for a name that is spelled.
MOST = 37.0
# From the first on: a second number, that all of it can be sent, an address on the web, that times are not known, what to make
# sure of, a summary that nobody has translated, the place's name, the summary, that it is free, whose number it is, further
# times (`REST` stands in their stead), the number said again, the first times, the street. Name, state, safety and number stay.
SPARED = ("other", "more", "web", "unknown", "caution", "foreign", "place", "what", "free", "whose", "later", "again", "when", "where")  # fmt: skip
REST = "rest"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is read aloud: `sentences` in their order; how long it takes; whether something was left out for time."""

    sentences: tuple[Sentence, ...]
    seconds: float
    shortened: bool


def fitted(sentences: Sequence[Sentence], rest: Sentence) -> Notice:
    """As many sentences as there is time for; at last the name, which is the first, is cut.

    `rest` says that there are other times: who hears some must not take them for all.
    """
    kept = list(sentences)
    for spared in SPARED:
        if _seconds(kept) < MOST:
            break
        kept = _without(kept, spared, rest)
    over = _seconds(kept) - MOST
    if over >= 0:
        kept[0] = kept[0].shortened(kept[0].seconds - over)
    return Notice(tuple(kept), _seconds(kept), shortened=kept != list(sentences))


def _seconds(sentences: Sequence[Sentence]) -> float:
    words = sum(len(one.text.split()) for one in sentences)
    return max(sum(one.seconds for one in sentences), words * 60 / _WORDS_A_MINUTE)


def _without(sentences: list[Sentence], spared: str, rest: Sentence) -> list[Sentence]:
    kept: list[Sentence] = []
    for one in sentences:
        if one.part != spared and not (spared == "when" and one.part == REST):
            kept.append(one)
        elif spared == "later" and rest not in kept:
            kept.append(rest)
    return kept
