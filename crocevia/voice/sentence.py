"""One sentence of a notice: words in the listener's language, and others' words in theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.graphemes import cut
from crocevia.model import Words
from crocevia.voice.aloud import aloud
from crocevia.voice.pace import seconds

# (words, language), one after the other.
Runs = tuple[tuple[str, str], ...]

# A full stop ends a sentence where a capital (or a script without capitals) follows: that of "v. " does not.
_SENTENCE = re.compile(r".+?(?:[.!?…](?=\s+[^\W\d_a-z])|[。！？]|$)", re.DOTALL)
_STOPS = (".", "。", "!", "?", "！", "？", "…")
# No space stands before these, nor after those.
_CLOSING = ",.;:،。，；"
_OPENING = (" ", "'", "’", "：", "(")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`part` is what it is about; `seconds` how long it takes to say."""

    part: str
    runs: Runs
    seconds: float

    @classmethod
    def of(cls, part: str, runs: Sequence[tuple[str, str]]) -> Sentence:
        """Neighbours of one language become one run; between two languages there is a space."""
        made: list[tuple[str, str]] = []
        for words, language in runs:
            if not words:
                continue
            apart = made and words[0] not in _CLOSING and not made[-1][0].endswith(_OPENING)
            said = f" {words}" if apart else words
            if made and made[-1][1] == language:
                made[-1] = (made[-1][0] + said, language)
            else:
                made.append((said, language))
        return cls(part, tuple(made), seconds(made))

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(words for words, _ in self.runs)

    def shortened(self, room: float) -> Sentence:
        """As many of its words as can be said in `room` seconds; at least one."""
        longest = max(self.runs, key=lambda run: len(run[0]))
        most = len(longest[0])
        short = self
        while short.seconds >= room and most > 1:
            most = most * 9 // 10
            runs = (
                (cut(words, most, ""), language) if run is longest else run
                for run in self.runs
                for words, language in [run]
            )
            short = Sentence.of(self.part, tuple(runs))
        return short


def spoken(words: Words) -> Runs:
    """What somebody wrote, as it is read aloud; nothing for nothing."""
    return ((aloud(words.text, words.language), words.language),) if words.text else ()


def first(words: Words) -> Words:
    """The first sentence of a text."""
    found = _SENTENCE.match(words.text.strip())
    return words._replace(text=found[0].strip() if found else "")


def ends(runs: Runs) -> bool:
    """Whether what was written has its full stop already."""
    return bool(runs) and runs[-1][0].endswith(_STOPS)


def capital(runs: Runs) -> Runs:
    """The same at the beginning of a sentence."""
    return ((runs[0][0][:1].upper() + runs[0][0][1:], runs[0][1]), *runs[1:]) if runs else ()
