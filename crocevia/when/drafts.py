"""Rules of opening hours, and the drafts from which they are made once a clause has said all it says."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from crocevia.when.dates import Span
from crocevia.when.days import WEEK
from crocevia.when.times import ALL_DAY, Interval, merged
from crocevia.when.tokens import Token


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds on some days: `intervals` () means closed.

    It holds on a date that lies in one of `spans` (any date when there are none) and is one of `days` (Monday is 0)
    or, when `holidays`, a public holiday. `appointment`: True needed, False not needed, None not said.
    """

    spans: tuple[Span, ...]
    days: frozenset[int]
    holidays: bool
    intervals: tuple[Interval, ...]
    appointment: bool | None = None


class Said(NamedTuple):
    """A rule as it was said; `adds`: after a comma, so its times may join those said before for the same day."""

    rule: Rule
    adds: bool


@dataclass(slots=True)
class Group:
    """Days and parts of the year named in one breath: a date must fit both."""

    join: str = ""
    spans: list[Span] = field(default_factory=list)
    days: set[int] = field(default_factory=set)
    holidays: bool = False
    last: str = ""


@dataclass(slots=True)
class Draft:
    """A rule being read; `waits`: days may still follow what they are about ("chiuso ad agosto", "9-12 lun-ven")."""

    groups: list[Group] = field(default_factory=list)
    times: list[Interval] = field(default_factory=list)
    off: bool = False
    waits: bool = False
    adds: bool = False
    inherited: tuple[Span, ...] = ()
    after: "Draft | None" = None

    @property
    def full(self) -> bool:
        """Whether it says what happens (times or closed), so that the next day named begins another rule."""
        return self.off or bool(self.times)


def with_appointment(said: Said, appointment: bool) -> Said:  # noqa: FBT001 -- the value is the subject
    """The same, with or without an appointment; a closure needs none."""
    rule = said.rule
    if not rule.intervals:
        return said
    return said._replace(rule=replace(rule, appointment=appointment))


def with_spans(said: Said, spans: tuple[Span, ...]) -> Said:
    """The same in parts of the year only, unless it has its own."""
    rule = said.rule
    return said._replace(rule=replace(rule, spans=rule.spans or spans))


def rules_of(draft: Draft, here: Token) -> Iterator[Rule]:
    """What the draft says; raises `Stop` at `here` when it says too little or more than one thing."""
    if draft.off:
        yield from _closures(draft, here)
    elif draft.times:
        yield _opening(draft, here)
    elif draft.groups:
        raise here.stop("times")


def _closures(draft: Draft, here: Token) -> Iterator[Rule]:
    """One rule a group: "agosto e festivi" is the one and the other."""
    if not draft.groups:
        raise here.stop("days")
    first, *more = draft.groups
    # "in agosto, sabato chiuso": Saturdays in August, or August and all Saturdays?
    if not draft.waits and more and first.spans and more[0].join == "," and not more[0].holidays:
        raise here.stop("which")
    for group in draft.groups:
        days = frozenset(group.days) or (frozenset() if group.holidays else WEEK)
        yield Rule(tuple(group.spans) or draft.inherited, days, group.holidays, ())


def _opening(draft: Draft, here: Token) -> Rule:
    if not draft.groups:
        if ALL_DAY in draft.times:
            return Rule((), WEEK, holidays=True, intervals=(ALL_DAY,))
        raise here.stop("days")
    group, *more = draft.groups
    if more:
        group = _one(group, more, here)
    spans = tuple(group.spans) or draft.inherited
    days = frozenset(group.days)
    if not days and not group.holidays:
        if not all(span.single for span in group.spans):
            raise here.stop("days")
        days = WEEK
    return Rule(spans, days, group.holidays, merged(draft.times))


def _one(first: Group, more: list[Group], here: Token) -> Group:
    """As in "ad agosto, lun-ven": one group said in two breaths."""
    second = more[0]
    if len(more) > 1 or second.join != "," or any((second.spans, first.days, first.holidays)):
        raise here.stop("which")
    return Group("", first.spans, second.days, second.holidays)
