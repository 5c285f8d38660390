"""The dice of a synthetic town: names, codes of the catalogue's vocabularies, references that lead somewhere."""

from __future__ import annotations

import random
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
        self.names = {kind: dict(self._named(kind, count)) for kind, count in counts.items()}
        self.zone_of = {place: self.zone() for place in self.names["places"]}

    def zone(self) -> str:
        """A municipality: as in a real province, a few have most of what there is."""
        zone: str = self.rng.choices(self._zones, cum_weights=self._weights)[0]
        return zone

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

    def _named(self, kind: str, count: int) -> Iterator[tuple[str, str]]:
        taken: set[str] = set()
        while len(taken) < count:
            name = f"{self.rng.choice(WHAT[kind])} {self.lexicon.name()} {self.lexicon.name()}"
            if (id := slug(name)) not in taken:
                taken.add(id)
                yield id, name
