"""Which records are to be checked, gathered by the body that knows the answer, with the way to reach it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from crocevia import meanings as m
from crocevia.campaigns import Campaign
from crocevia.model import Catalogue, Record, Ref
from crocevia.verification import Verification, due_on


@dataclass(frozen=True, slots=True)
class Ask:
    """One record to ask about. `since`: when its verification ends or ended; if nobody has verified it, when it was read."""

    record: Record
    state: Verification
    since: date
    hours: str


@dataclass(frozen=True, slots=True)
class Round:
    """What one body is asked; the records that have waited longest first. `email` and `phones` are as published, or empty."""

    who: Record
    asks: tuple[Ask, ...]
    email: str
    phones: tuple[str, ...]

    @property
    def since(self) -> date:
        """Since when the oldest has been waiting."""
        return self.asks[0].since


def due(catalogue: Catalogue, day: date, within: int = 0) -> list[Round]:
    """Whom to ask on a day, and within so many days after it; whoever has waited longest first."""
    until = day + timedelta(days=within)
    asks = (_ask(catalogue, record, day) for record in catalogue)
    return _gathered(
        catalogue,
        (
            ask
            for ask in asks
            if ask.state in {Verification.DUE, Verification.UNVERIFIED}
            or (ask.state is Verification.VERIFIED and ask.since < until)
        ),
    )


def of_campaign(catalogue: Catalogue, campaign: Campaign, day: date) -> list[Round]:
    """Whom a campaign asks: all that it concerns and that is not closed, however freshly verified."""
    asks = (_ask(catalogue, record, day) for record in catalogue)
    return _gathered(
        catalogue,
        (ask for ask in asks if ask.state is not Verification.CLOSED and campaign.concerns(ask.record, ask.hours)),
    )


def body(catalogue: Catalogue, record: Record) -> Record:
    """Who knows the answer: the body that offers it; of a place, the only body that is there; else the record itself."""
    found = _offered_by(catalogue, record)
    if found:
        return found
    if m.STREET_ADDRESS in record.kind.by_meaning:
        here = [one for field, one in catalogue.pointing.get(record.ref, ()) if field.meaning == m.LOCATION]
        bodies = {one.ref: one for each in here if (one := _offered_by(catalogue, each))}
        if len(bodies) == 1:
            return next(iter(bodies.values()))
    return record


def _offered_by(catalogue: Catalogue, record: Record) -> Record | None:
    for meaning in (m.PROVIDER, m.ORGANIZER):
        ref = record.get(meaning)
        found = catalogue.find(ref) if isinstance(ref, Ref) else None
        if found:
            return found
    # Who has a tax code is a body.
    return record if {m.TAX_ID, m.VAT_ID} & set(record.kind.by_meaning) else None


def _ask(catalogue: Catalogue, record: Record, day: date) -> Ask:
    on, months, read = (record.get(meaning) for meaning in (m.VERIFIED_ON, m.REVIEW_EVERY, m.SOURCE_READ_ON))
    if isinstance(on, date):
        since = due_on(on, months if isinstance(months, int) else None)
    else:
        since = read if isinstance(read, date) else day
    return Ask(record, record.verification(day), since, catalogue.opening_hours(record))


def _gathered(catalogue: Catalogue, asks: Iterable[Ask]) -> list[Round]:
    gathered: dict[Ref, tuple[Record, list[Ask]]] = {}
    for ask in asks:
        who = body(catalogue, ask.record)
        gathered.setdefault(who.ref, (who, []))[1].append(ask)
    rounds = [_round(who, sorted(of, key=_order)) for who, of in gathered.values()]
    return sorted(rounds, key=lambda one: (one.since, str(one.who.ref)))


def _order(ask: Ask) -> tuple[date, str]:
    return ask.since, str(ask.record.ref)


def _round(who: Record, asks: list[Ask]) -> Round:
    records = [who, *(ask.record for ask in asks)]
    email = next((one.text(m.EMAIL) for one in records if one.text(m.EMAIL)), "")
    phones = next((one.many(m.TELEPHONE) for one in records if one.many(m.TELEPHONE)), ())
    return Round(who, tuple(asks), email, tuple(map(str, phones)))


def now(campaigns: Mapping[str, Campaign], day: date) -> list[Campaign]:
    """The campaigns whose time it is."""
    return [one for one in campaigns.values() if one.is_on(day)]
