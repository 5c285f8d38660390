"""The whole catalogue assessed: totals, what would help most, where to begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from crocevia import meanings as m
from crocevia.answers import Answer, State
from crocevia.kinds import Kind
from crocevia.links.named import named
from crocevia.model import Record, Ref
from crocevia.quality.criterion import Circumstances, Criterion, Mark
from crocevia.quality.score import CRITERIA, Assessed, assessed, marks, to_do
from crocevia.reviews.rounds import body

# Records that a page names, bodies, things to do of one record.
RECORDS, BODIES, THINGS, LACKING = 20, 30, 4, 3
# What no body can be asked: it is ours to write.
_OURS = frozenset({"readable", "translated", "source", "coordinates"})
# Five bands of a fifth each; 100 belongs to the last.
BANDS = ((0, 19), (20, 39), (40, 59), (60, 79), (80, 100))


@dataclass(frozen=True, slots=True)
class Group:
    """Records together: how many, their mean score, the criteria by which most is lost, with the records that lack them."""

    records: int
    mean: int
    lacking: Sequence[tuple[Criterion, int]]


@dataclass(frozen=True, slots=True)
class Begin:
    """A record that would gain most, and what would do, what weighs most first."""

    record: Record
    score: int
    things: Sequence[tuple[Criterion, Mark]]


@dataclass(frozen=True, slots=True)
class Links:
    """Of the addresses that records name: how many were asked, when last, how many are dead or have moved."""

    named: int
    asked: int
    last: date | None
    dead: int
    moved: int


@dataclass
class Report:
    """Worked out when it is asked for, once."""

    among: Circumstances
    # What `rows` found on its way.
    _found: Sequence[Assessed] | None = None

    def rows(self) -> Iterator[tuple[Assessed, Sequence[Mark | None]]]:
        """Every record, those that have ended too, one at a time, with what each criterion gives."""
        found = []
        for record in self.among.catalogue:
            given = marks(record, self.among)
            one = assessed(record, given)
            found.append(one)
            yield one, given
        self._found = found

    @cached_property
    def scored(self) -> Sequence[Assessed]:
        """Every record that has a score: those that have ended have none."""
        every = self._found or (one for one, _ in self.rows())
        return tuple(one for one in every if one.score is not None)

    @property
    def mean(self) -> int:
        """The mean score."""
        return _mean(self.scored)

    @property
    def bands(self) -> Sequence[tuple[int, int, int]]:
        """From, to, and how many records."""
        counted = Counter(min(one.score or 0, 99) // 20 for one in self.scored)
        return [(low, high, counted[number]) for number, (low, high) in enumerate(BANDS)]

    @property
    def criteria(self) -> Sequence[tuple[Criterion, int, float, int]]:
        """Each criterion with the records it applies to, their mean share, and how many are below 1; most is lost by the first."""
        found = []
        for number, criterion in enumerate(CRITERIA):
            shares = [share for one in self.scored if (share := one.shares[number]) is not None]
            if shares:
                below = sum(share < 1 for share in shares)
                found.append((criterion, len(shares), sum(shares) / len(shares), below))
        return sorted(found, key=lambda one: -one[0].weight * one[1] * (1 - one[2]))

    @property
    def kinds(self) -> Sequence[tuple[Kind, Group]]:
        """Each kind that has records, in the order of kinds."""
        by_kind: defaultdict[str, list[Assessed]] = defaultdict(list)
        for one in self.scored:
            by_kind[one.record.kind.name].append(one)
        return [(kind, _group(by_kind[name])) for name, kind in self.among.catalogue.kinds.items() if by_kind[name]]

    @property
    def bodies(self) -> Sequence[tuple[Record, Group]]:
        """The bodies with most records: to ask one of them mends most. Who has one record alone is not in the list."""
        by_body: defaultdict[Ref, list[Assessed]] = defaultdict(list)
        for one in self.scored:
            by_body[body(self.among.catalogue, one.record).ref].append(one)
        several = [(ref, of) for ref, of in by_body.items() if len(of) > 1]
        first = sorted(several, key=lambda one: (-len(one[1]), str(one[0])))[:BODIES]
        return [(who, _group(of, _OURS)) for ref, of in first if (who := self.among.catalogue.find(ref))]

    @property
    def begin(self) -> Sequence[Begin]:
        """The records with the lowest scores; among them those that answer the most urgent needs first."""
        lowest = sorted(self.scored, key=lambda one: (one.score, self._use(one.record)))[:RECORDS]
        return [
            Begin(one.record, one.score or 0, to_do(marks(one.record, self.among))[:THINGS])
            for one in sorted(lowest, key=lambda one: (self._use(one.record)[:2], one.score, str(one.record.ref)))
        ]

    def _use(self, record: Record) -> tuple[int, int, str]:
        """Vocabularies list needs by urgency, schemas kinds by how much they are asked for."""
        urgency = (self._urgency.get(str(code), len(self._urgency)) for code in record.many(m.SUBJECT))
        return min(urgency, default=len(self._urgency)), record.kind.position, str(record.ref)

    @cached_property
    def _urgency(self) -> Mapping[str, int]:
        kinds, lists = self.among.catalogue.kinds.values(), self.among.catalogue.vocabularies
        names = {kind.by_meaning[m.SUBJECT].vocabulary for kind in kinds if m.SUBJECT in kind.by_meaning}
        codes = (code for name in sorted(names) if name in lists for code in lists[name].terms)
        return {code: number for number, code in enumerate(codes)}

    @cached_property
    def links(self) -> Links:
        """What is known of addresses."""
        addresses = named(self.among.catalogue)
        known: list[Answer] = [one for address, one in self.among.catalogue.answers.items() if address in addresses]
        return Links(
            named=len(addresses),
            asked=len(known),
            last=max((one.asked_on for one in known), default=None),
            dead=sum(one.is_dead for one in known),
            moved=sum(one.state is State.MOVED for one in known),
        )


def _mean(found: Sequence[Assessed]) -> int:
    return round(sum(one.score or 0 for one in found) / len(found)) if found else 0


def _group(found: Sequence[Assessed], without: Collection[str] = ()) -> Group:
    lost: list[tuple[float, Criterion, int]] = []
    for number, criterion in enumerate(CRITERIA):
        shares = [share for one in found if (share := one.shares[number]) is not None and share < 1]
        if shares and criterion.code not in without:
            lost.append((criterion.weight * sum(1 - share for share in shares), criterion, len(shares)))
    most = sorted(lost, key=lambda one: -one[0])[:LACKING]
    return Group(len(found), _mean(found), [(criterion, count) for _, criterion, count in most])
