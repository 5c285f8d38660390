"""What a phone keeps of a zone: its list and the records that are most use there, as many as are light enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

from crocevia.edition import Edition
from crocevia.html.order import Order
from crocevia.model import Record
from crocevia.verification import Verification
from crocevia.vocabularies import Vocabulary

# Records of a zone that are kept. A page weighs 3 to 4.6 kB compressed, so that 300 kB are not reached:
# tests/site/test_offline_zone.py weighs the real ones. Weighing them at build would mean making them twice.
MOST = 60
# What a page is said to weigh before anyone fetches it, in kB.
PAGE = 4.6


@dataclass(frozen=True, slots=True)
class Kept:
    """Paths without the language's prefix: the zone's list first, then its records, best first."""

    pages: tuple[str, ...]

    @property
    def size(self) -> int:
        """About how many kB are fetched, to the next ten."""
        return 10 * ceil(len(self.pages) * PAGE / 10)


class Zones:
    """The zones of an edition, by their vocabulary."""

    def __init__(self, edition: Edition, vocabulary: Vocabulary) -> None:
        self.edition = edition
        self.vocabulary = vocabulary
        self._order = Order(edition, edition.settings.source)
        # What serves a whole region is asked for by each of its municipalities.
        self._broad = cache(lambda code: self._best(edition.catalogue.tagged[vocabulary.name].get(code, ())))

    def codes(self) -> Iterator[str]:
        """The zones that have records."""
        name = self.vocabulary.name
        return (code for code in self.vocabulary.terms if self.edition.catalogue.under(name, code))

    def kept(self, code: str) -> Kept:
        """The zone's own records, then those of broader zones, nearest first; closed ones are of no use to anyone."""
        own = self._best(self.edition.catalogue.under(self.vocabulary.name, code))
        broader = (record for above in self.vocabulary.upwards(code)[1:] for record in self._broad(above))
        records = tuple(dict.fromkeys((*own, *broader)))[:MOST]
        home = f"{self.vocabulary.name}/{code}/"
        last = -(-len(own) // self.edition.settings.per_page)
        lists = (home, *(f"{home}pages/{number}/" for number in range(2, last + 1)))
        return Kept((*lists, *(f"{record.ref}/" for record in records)))

    def _best(self, records: Sequence[Record]) -> tuple[Record, ...]:
        today = self.edition.today
        there = (record for record in records if record.verification(today) is not Verification.CLOSED)
        return self._order.ranked(there)[:MOST]
