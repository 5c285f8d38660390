"""Which records are worth holding against each other: those that share a key that few have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from crocevia.pairs.alike import WORTH_SAYING, Alike, Holders, alike
from crocevia.pairs.sights import Sight

# A key that more records have (a switchboard, a library's address) brings nobody together: two of one thing share a
# rarer one. A single word of a name does so only where few have it.
MOST_HOLDERS = {"name": 8, "at": 20, "place": 20}
MOST = 40
# Words of a name of which every two are a key.
_WORDS = 10
_VOWELS = frozenset("aeiouy")


def pairs(sights: Sequence[Sight], about: Collection[str] | None = None) -> list[Alike]:
    """The pairs worth saying, the most alike first. `about`: only pairs with one of these records (`kind/id`)."""
    holders = counted(sights)
    found = (
        alike(sights[first], sights[second], holders[sights[first].family])
        for first, second in sorted(meeting(sights, about))
    )
    return sorted(
        (one for one in found if one.score >= WORTH_SAYING), key=lambda one: (-one.score, one.left.id, one.right.id)
    )


def counted(sights: Iterable[Sight]) -> Mapping[str, Holders]:
    """Family → key → how many of its records have it: that a body's services have its phone says nothing of the body."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in sights:
        found[one.family].update(one.keys)
    return found


def meeting(sights: Sequence[Sight], about: Collection[str] | None) -> set[tuple[int, int]]:
    """The places in `sights` of two records of one family that share a key which brings them together."""
    holding: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(sights):
        for key in _meeting_keys(one):
            holding[one.family, key].append(index)
    wanted = None if about is None else {index for index, one in enumerate(sights) if one.id in about}
    return {
        (first, second)
        for (_, key), at in holding.items()
        if 1 < len(at) <= MOST_HOLDERS.get(key.partition(":")[0], MOST)
        for first, second in combinations(at, 2)
        if wanted is None or first in wanted or second in wanted
    }


def _meeting_keys(one: Sight) -> Iterator[str]:
    """Its keys; its name's words, alone and by two, a slip of the pen allowed."""
    yield from (key for key in one.keys if not key.startswith("name:"))
    bones = sorted({_bones(word) for word in one.words})[:_WORDS]
    yield from (f"name:{bone}" for bone in bones)
    yield from (f"{bone} in {area}" for bone in bones for area in {one.town, *one.areas} if area)
    yield from (" ".join(two) for two in combinations(bones, 2))


def _bones(word: str) -> str:
    """The consonants of a word, each once, in the order of the alphabet: slips of the pen leave them as they are.

    >>> _bones("piazetta"), _bones("piaztetta"), _bones("aiuola"), _bones("4")
    ('ptz', 'ptz', 'l', '4')
    """
    return "".join(sorted(set(word) - _VOWELS)) or word
