"""What cuts a word to its stem, language by language: Snowball, or a short table of endings.

`languages.json` says which; `templates/search/stemmers.js` has the same tables at work in the browser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

Stemmer = Callable[[str], str]
# No table has a longer one.
_LONGEST_ENDING = 6


@cache
def declared() -> dict[str, dict[str, Any]]:
    """What `languages.json` says of each language: its script, its stemmer at build and in the browser."""
    return dict(json.loads((Path(__file__).parent / "languages.json").read_text(encoding="utf-8")))


@cache
def stemmer(language: str) -> Stemmer | None:
    """What cuts the folded words of a language; nothing where it has no stemmer."""
    known = declared().get(language, {})
    if "endings" in known:
        return _light(**known["endings"])
    if "snowball" not in known:
        return None
    name = known["snowball"]
    # The class itself: the package's own function would take PyStemmer, of whatever version, where that is installed.
    snowball = getattr(import_module(f"snowballstemmer.{name}_stemmer"), f"{name.title()}Stemmer")()
    shortest = known.get("shortest", 1)

    def stem(word: str) -> str:
        # English: where two letters are left ("aing", "sses"), implementations differ, and people mean the word.
        # Of two y after vowels ("joyplayer") one implementation takes only the first for a consonant.
        if shortest > 1 and _TWO_Y.search(word):
            return word
        short = str(snowball.stemWord(word))
        return short if len(short) >= shortest else word

    return stem


_TWO_Y = re.compile("[aeiouy]y.*[aeiouy]y")


def _light(before: str, first: str, then: str, left: int, vowels: str, last: dict[str, str]) -> Stemmer:
    """A stemmer of endings, for what Snowball has not or cuts unevenly: Ukrainian, Arabic (after Larkey's light10).

    The longest of `before` comes off the beginning, the longest of `first` and then of `then` off the end; `left`
    letters must stay, one of them among `vowels` if there are any. `last` evens out, one after the other, what the end
    changes to before an ending (аптека, в аптеці; жінка, жінок).
    """
    beginnings = frozenset(before.split())
    tables = (frozenset(first.split()), frozenset(then.split()))

    def stays(rest: str) -> bool:
        return len(rest) >= left and (not vowels or any(letter in vowels for letter in rest))

    def stem(word: str) -> str:
        heads = (size for size in range(_LONGEST_ENDING, 0, -1) if word[:size] in beginnings and stays(word[size:]))
        word = word[next(heads, 0) :]
        for endings in tables:
            tails = (size for size in range(_LONGEST_ENDING, 0, -1) if word[-size:] in endings and stays(word[:-size]))
            word = word[: len(word) - next(tails, 0)]
        for old, new in last.items():
            word = word.removesuffix(old) + new if word.endswith(old) else word
        return word

    return stem
