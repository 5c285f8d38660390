"""The languages that can be spoken, each in a file of its own."""

from __future__ import annotations

from functools import cache

from crocevia.voice.tongue import Tongue
from crocevia.voice.tongues.ar import Arabic
from crocevia.voice.tongues.en import English
from crocevia.voice.tongues.es import Spanish
from crocevia.voice.tongues.fr import French
from crocevia.voice.tongues.it import Italian
from crocevia.voice.tongues.ro import Romanian
from crocevia.voice.tongues.uk import Ukrainian
from crocevia.voice.tongues.zh import Chinese

TONGUES = {
    "it": Italian,
    "en": English,
    "fr": French,
    "es": Spanish,
    "ro": Romanian,
    "uk": Ukrainian,
    "ar": Arabic,
    "zh": Chinese,
}


class Undescribed(Tongue):
    """A language that has no file here."""

    described = False


@cache
def tongue(language: str) -> Tongue:
    """How a language is spoken; figures stay figures in one that nobody has described."""
    return TONGUES.get(language, Undescribed)(language)
