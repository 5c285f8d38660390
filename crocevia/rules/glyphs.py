"""Rules for characters that no font of our paper has: a booklet or a poster would show an empty square."""

from __future__ import annotations

from collections.abc import Iterator

from crocevia import glyphs
from crocevia.findings import Level
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.rules.base import Problem, for_values

# More would fill the screen with what one look at the text shows.
MOST = 3


@for_values()
def character_can_be_printed(value: str, _field: Field) -> Iterator[Problem]:
    """A character that paper cannot show: most are small pictures, which no voice reads well either."""
    if not value.isascii():
        yield from problems(value)


def problems(text: str) -> Iterator[Problem]:
    """The same of any text, a vocabulary's too."""
    for character in glyphs.missing(text)[:MOST]:
        problem = say("no font of the booklets has this character: {character}", character=glyphs.named(character))
        remedy = say("Say it in words, or write the usual letter.")
        yield Problem("no-glyph", problem, remedy, character, Level.WARNING)
