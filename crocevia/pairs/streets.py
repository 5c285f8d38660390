"""A street address in the parts that can be compared: what kind of street, its name, its number."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from crocevia.pairs.names import folded

# As it is written short → as it is written long.
_KINDS = {
    "v": "via",
    "via": "via",
    "viale": "viale",
    "vle": "viale",
    "piazza": "piazza",
    "pza": "piazza",
    "pzza": "piazza",
    "piaza": "piazza",
    "pz": "piazza",
    "piazzale": "piazzale",
    "ple": "piazzale",
    "pzle": "piazzale",
    "corso": "corso",
    "cso": "corso",
    "largo": "largo",
    "lgo": "largo",
    "vicolo": "vicolo",
    "vico": "vicolo",
    "strada": "strada",
    "str": "strada",
    "galleria": "galleria",
    "borgo": "borgo",
    "contrada": "contrada",
    "cda": "contrada",
    "piazzetta": "piazzetta",
    "salita": "salita",
    "street": "street",
    "st": "street",
    "avenue": "avenue",
    "ave": "avenue",
    "road": "road",
    "rd": "road",
    "drive": "drive",
    "dr": "drive",
    "boulevard": "boulevard",
    "blvd": "boulevard",
}
_SMALL_WORDS = "n nr num numero snc di del della delle dei degli d de la le lo il l dal dall san santa santo sant s"
_SMALL = frozenset(_SMALL_WORDS.split())
# A point belongs to the word before it; what stands in brackets is how to find the door.
_MARKS = re.compile(r"[.°º]|\(.*?(?:\)|$)")
_WORD = re.compile(r"\d+|[^\W\d_]+")


class Street(NamedTuple):
    """`kind` is "via", "piazza" … or ""; `words` its name; `number` the first digits that follow, or ""."""

    kind: str
    words: tuple[str, ...]
    number: str


@lru_cache(maxsize=20_000)
def street(address: str) -> Street:
    """The parts of a street address.

    >>> street("V.le Monza, n. 335/A")
    Street(kind='viale', words=('monza',), number='335')
    >>> street("via G. Verdi 5")
    Street(kind='via', words=('g', 'verdi'), number='5')
    """
    found = _WORD.findall(_MARKS.sub("", folded(address)))
    kind = next((_KINDS[word] for word in found if word in _KINDS), "")
    named = [word for word in found if word not in _KINDS and word not in _SMALL]
    # "via 25 aprile 3": the number is the first that follows a word, and a street may begin with one.
    number = next((word for before, word in pairwise(named) if word.isdigit() and not before.isdigit()), "")
    end = named.index(number, 1) if number else len(named)
    return Street(kind, tuple(named[:end]), number)
