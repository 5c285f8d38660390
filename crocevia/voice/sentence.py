"""One sentence of a notice: words in the listener's language, and others' words in theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.graphemes import cut
from crocevia.model import Words
from crocevia.voice.aloud import aloud
from crocevia.voice.figures import dialled
from crocevia.voice.pace import seconds

# (words, language), one after the other.
Runs = tuple[tuple[str, str], ...]

# A full stop ends a sentence where a capital (or a script without capitals) follows: that of "v. ", of an initial and of "gen." do not.
_SENTENCE = re.compile(r".+?(?:(?<!\b[^\W\d_])(?<!\b[Gg]en)[.!?…](?=\s+[^\W\d_a-z])|[。！？]|$)", re.DOTALL)
_STOPS = (".", "。", "!", "?", "！", "？", "…")
# No space stands before these, nor after those.
_CLOSING = ",.;:،。，；)]"
_OPENING = (" ", "'", "’", "：", "，", "(")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`part` is what it is about, `language` the listener's; `seconds` how long it takes to say."""

    part: str
    language: str
    runs: Runs
    seconds: float

    @classmethod
    def of(cls, part: str, language: str, runs: Sequence[tuple[str, str]]) -> Sentence:
        """Neighbours of one language become one run.

        A space between two belongs to the listener's `language`: in others' words it would stand at the wrong end where these
        run the other way.
        """
        made: list[tuple[str, str]] = []
        for words, of in runs:
            if not words:
                continue
            said = words
            if made and words[0] not in _CLOSING and not made[-1][0].endswith(_OPENING):
                if of == language or made[-1][1] == of:
                    said = f" {words}"
                else:
                    made[-1] = (f"{made[-1][0]} ", made[-1][1])
            if made and made[-1][1] == of:
                made[-1] = (made[-1][0] + said, of)
            else:
                made.append((said, of))
        return cls(part, language, tuple(made), seconds(made))

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
            short = Sentence.of(self.part, self.language, tuple(runs))
        return short


def spoken(words: Words, numbers: Sequence[str] = ()) -> Runs:
    """What somebody wrote, as it is read aloud; nothing for nothing.

    `numbers` are dialled wherever they stand: 1522 is no quantity.
    """
    text = words.text
    for number in numbers:
        text = re.sub(rf"(?<![\w.,]){re.escape(number)}(?![\w%€]|[.,]\d)", dialled(number, words.language), text)
    runs: Runs = ((aloud(text, words.language), words.language),) if text else ()
    # A figure has no capital, its word has one.
    return capital(runs) if words.text[:1].isdecimal() else runs


def first(runs: Runs) -> Runs:
    """The first sentence of a text; it is as it is read, for the full stops of abbreviations end none."""
    return tuple((found[0], language) for words, language in runs if (found := _SENTENCE.match(words)))


def ends(runs: Runs) -> bool:
    """Whether what was written has its full stop already."""
    return bool(runs) and runs[-1][0].endswith(_STOPS)


def capital(runs: Runs) -> Runs:
    """The same at the beginning of a sentence."""
    return ((runs[0][0][:1].upper() + runs[0][0][1:], runs[0][1]), *runs[1:]) if runs else ()
