"""The dice of a synthetic town: names, codes of the catalogue's vocabularies, references that lead somewhere."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from bench.lexicon import Lexicon, slug

SEED = 20_261_121
# What a name begins with.
WHAT = {
    "services": ("Sportello", "Centro di ascolto", "Mensa", "Emporio", "Ambulatorio", "Dormitorio", "Docce", "Consultorio"),
    "groups": ("Gruppo di cammino", "Gruppo AMA", "Job Club", "Incontri"),
    "places": ("Casa di quartiere", "Biblioteca", "Oratorio", "Spazio", "Cascina"),
    "associations": ("Associazione", "Cooperativa", "Fondazione", "Parrocchia", "Caritas"),
    "companies": ("Officine", "Panificio", "Tipografia", "Vivai", "Logistica"),
}  # fmt: skip

# The kinds whose names may tell what they are for, and how many of them do.
TELLING, TOLD = ("services", "groups", "associations"), 0.5
# Of what people say for a need, so many single words are used: the first.
SAID = 4
_WORD = re.compile(r"[^\W\d_]{4,}")


class Town:
    """All names, and the dice from which everything else is drawn."""

    def __init__(self, counts: Mapping[str, int], terms: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.rng = random.Random(SEED)  # noqa: S311 - the same records every time, not secrets
        self.lexicon = Lexicon(self.rng)
        self.codes = {name: [term["code"] for term in listed] for name, listed in terms.items()}
        municipalities = [term for term in terms["zones"] if term.get("istat_code")]
        self.istat = {term["code"]: str(term["istat_code"]) for term in municipalities}
        self._zones = list(self.istat)
        self._weights = list(accumulate(1 / (n + 1) for n in range(len(self._zones))))
        self._said = {term["code"]: _said(term) for term in terms["needs"]}
        self._common = list(accumulate(1 / (n + 1) for n in range(len(self._said))))
        self._needs: dict[str, str] = {}
        self.names = {kind: dict(self._named(kind, count)) for kind, count in counts.items()}
        self.zone_of = {place: self.zone() for place in self.names["places"]}

    def zone(self) -> str:
        """A municipality: as in a real province, a few have most of what there is."""
        zone: str = self.rng.choices(self._zones, cum_weights=self._weights)[0]
        return zone

    def need(self, own: str) -> str:
        """What a record is for above all."""
        return self._needs[own]

    def said(self, need: str, count: int) -> Sequence[str]:
        """Some of the words that people say for a need."""
        words = self._said[need]
        return self.rng.sample(words, min(count, len(words)))

    def some(self, codes: Sequence[str], least: int, most: int) -> tuple[str, ...]:
        """Some of a list, each once."""
        return tuple(self.rng.sample(codes, min(len(codes), self.rng.randint(least, most))))

    def text(self, sentences: int, pairs: int = 7) -> str:
        """Sentences of about `pairs` times two words."""
        return " ".join(self.lexicon.sentence(self.rng.randint(pairs - 2, pairs)) for _ in range(sentences))

    def refs(self, own: str, *kinds: str) -> tuple[str, ...]:
        """One or two records of some kinds, written `kind/id` where there are several kinds."""
        prefix = len(kinds) > 1
        found: dict[str, None] = {}
        for _ in range(self.rng.randint(1, 2)):
            kind = self.rng.choice(kinds)
            id = self.rng.choice(self.ids[kind])
            if id != own:
                found[f"{kind}/{id}" if prefix else id] = None
        return tuple(found)

    def digits(self, count: int) -> str:
        """So many digits."""
        return f"{self.rng.randrange(10**count):0{count}}"

    @cached_property
    def ids(self) -> Mapping[str, Sequence[str]]:
        """The ids of each kind, to draw from."""
        return {kind: list(names) for kind, names in self.names.items()}

    def _drawn(self) -> str:
        """A need: as in life a few are most people's, here the first of the list."""
        need: str = self.rng.choices(list(self._said), cum_weights=self._common)[0]
        return need

    def _named(self, kind: str, count: int) -> Iterator[tuple[str, str]]:
        taken: set[str] = set()
        while len(taken) < count:
            what, own = self.rng.choice(WHAT[kind]), f"{self.lexicon.name()} {self.lexicon.name()}"
            need = self._drawn()
            told = kind in TELLING and self.rng.random() < TOLD
            name = " ".join((what, *(self.said(need, 1) if told else ()), own))
            if (id := slug(name)) not in taken:
                taken.add(id)
                self._needs[id] = need
                yield id, name


def _said(term: Mapping[str, Any]) -> Sequence[str]:
    """The first single words among what people say for a need; its label where they say none."""
    words = [said for said in term.get("synonyms", ()) if _WORD.fullmatch(said)]
    return words[:SAID] or [str(term["label"]).lower()]
