"""What a bulletin tells, in no language yet: each record once, under what matters most of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from crocevia import meanings as m
from crocevia.digest import dated, told
from crocevia.digest.dated import Day, Days
from crocevia.digest.scope import Scope
from crocevia.digest.told import Fate
from crocevia.history.told import What
from crocevia.html import ended
from crocevia.kinds import Field
from crocevia.language import Message, say
from crocevia.model import Record, Ref
from crocevia.text import Text
from crocevia.verification import CLOSED

# What people act upon: whether to go, where, when, how, at what cost. A change of anything else is no news.
ACTED_UPON = frozenset(
    (
        *(m.NAME, m.TELEPHONE, m.EMAIL, m.URL, m.CONTACT_POINT, m.expand("crocevia:onlineUrl")),
        *(m.LOCATION, m.STREET_ADDRESS, m.POSTAL_CODE, m.MUNICIPALITY, m.AREA_SERVED, m.AMENITY),
        *(m.OPENING_HOURS, m.HOURS_NOTE, m.SCHEDULE, m.expand("crocevia:meetingsNote"), m.VALID_FROM, m.VALID_UNTIL),
        *(m.COST, m.COST_NOTE, m.FREE, m.ACCESS, m.NOT_FOR, m.AUDIENCE, m.LANGUAGE, m.STATUS),
        *(m.expand(f"crocevia:{name}") for name in ("howTo", "enrolment", "requirements", "residence", "iseeMax")),
        *(m.expand(f"hsds:{name}_age") for name in ("minimum", "maximum")),
    )
)
_DAYS = {m.VALID_FROM, m.VALID_UNTIL}


class Part(Enum):
    """The parts of a bulletin, in their order."""

    NEW = say("New opportunities")
    SOON = say("In the next days")
    CHANGED = say("Opportunities that changed")
    ENDED = say("Opportunities that ended")


@dataclass(frozen=True, slots=True)
class News:
    """A record and what there is to say of it beside what it says itself."""

    record: Record
    said: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Bulletin:
    """All news of a period. `gone` are those whose records went and led to others: of these nothing is known but the kind.

    `removed` counts those that led nowhere, `guarded` the records of which nothing may be told in a message. `seen` is False
    where what changed is not known, and only what records say of their own dates is told.
    """

    days: Days
    scope: Scope
    news: Mapping[Part, tuple[News, ...]]
    gone: tuple[tuple[Text, tuple[Record, ...]], ...]
    removed: int
    guarded: int
    seen: bool

    def __bool__(self) -> bool:
        return bool(any(self.news.values()) or self.gone or self.removed)


def made(days: Days, scope: Scope, *, seen: bool = True) -> Bulletin:
    """The bulletin of these days, the last of which is the edition's. Where the history is not `seen`, it is not asked."""
    edition = scope.view.edition
    fates = {one.ref: one for one in (told.fates(edition.history(), days.since, days.until) if seen else ())}
    found: dict[Part, list[News]] = {part: [] for part in Part}
    guarded = 0
    for record in edition.catalogue:
        placed = _placed(record, fates.get(record.ref), days, seen=seen) if scope.asked(record) else None
        if placed and not scope.holds(record):
            guarded += 1
        elif placed:
            found[placed[0]].append(News(record, tuple(placed[1])))
    removed = [one for one in fates.values() if one.what is What.REMOVED] if scope.whole else []
    gone = tuple(_gone(removed, scope))
    news = {part: tuple(some) for part, some in found.items()}
    return Bulletin(days, scope, news, gone, len(removed) - len(gone), guarded, seen)


def _placed(record: Record, fate: Fate | None, days: Days, *, seen: bool) -> tuple[Part, list[Message]] | None:
    """The part that a record stands in, and what is said of it there; None where there is nothing new."""
    what = fate.what if fate else None
    if ended.over(record, days.until):
        return _ended(record, days) if _ends(record, fate, days, seen=seen) else None
    terms = dated.coming(record, days, far=True)
    if what is What.REOPENED:
        return Part.NEW, [say("It is there again."), *terms]
    if what is What.ADDED or dated.began(record, days):
        return Part.NEW, list(terms)
    touched = _touched(record, fate)
    if touched:
        # Its first and last day are said themselves.
        titles = tuple(one.title for one in touched if one.meaning not in _DAYS or one.name not in record.values)
        return Part.CHANGED, [*([say("What changed: {fields}", fields=titles)] if titles else []), *terms]
    coming = list(dated.coming(record, days))
    return (Part.SOON, coming) if coming else None


def _ended(record: Record, days: Days) -> tuple[Part, list[Message]]:
    on = ended.ended_on(record, days.until)
    return Part.ENDED, [say("It ended on: {day}", day=Day(on))] if on else []


def _ends(record: Record, fate: Fate | None, days: Days, *, seen: bool) -> bool:
    """Whether it ended in the period: its last day went by or somebody wrote that it has, whichever was first. It is told once."""
    if fate and fate.what is What.CLOSED:
        # Of a last day that was written only now, however far back it is, nothing was told.
        day = record.kind.by_meaning.get(m.VALID_UNTIL)
        return (day is not None and day.name in fate.fields) or not dated.expired_before(record, days)
    # Who closed it before its last day has told it then; one that came when it was over was never told of.
    closed = seen and record.text(m.STATUS) == CLOSED
    return dated.expired(record, days) and not closed and not (fate and fate.what is What.ADDED)


def _touched(record: Record, fate: Fate | None) -> tuple[Field, ...]:
    """The fields that people act upon, of those that changed; in the order of the record's page."""
    names = set(fate.fields) if fate else set()
    return tuple(one for one in record.kind.written if one.name in names and one.meaning in ACTED_UPON)


def _gone(removed: Iterable[Fate], scope: Scope) -> Iterator[tuple[Text, tuple[Record, ...]]]:
    """What went and led to records that are still there: the kind's name, and these records."""
    catalogue, today = scope.view.catalogue, scope.view.edition.today
    for fate in removed:
        there = (catalogue.find(_moved(scope, ref)) for ref in fate.instead)
        open_ = tuple(one for one in there if one and scope.holds(one) and not ended.over(one, today))
        if open_ and fate.ref.kind in catalogue.kinds:
            yield catalogue.kinds[fate.ref.kind].singular, open_


def _moved(scope: Scope, ref: Ref) -> Ref:
    return scope.view.catalogue.moved.get(ref, ref)
