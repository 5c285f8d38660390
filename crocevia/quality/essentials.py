"""Criteria on what must be known to use an opportunity: what, for whom, how, with whom to speak, where, when, at what cost.

Need, audience, contact, access, cost, explanation and address are data.inclusion's (`data_inclusion.schema.v1.score_qualite`),
carried over to what our fields mean; when it is open is ours.
"""

from __future__ import annotations

from crocevia import meanings as m
from crocevia.language import say
from crocevia.meanings import expand
from crocevia.model import Record, Ref
from crocevia.quality.criterion import FULL, Circumstances, Criterion, Mark, between, has, knows

_HOW_TO, _ENROLMENT = expand("crocevia:howTo"), expand("crocevia:enrolment")
_MEETINGS_NOTE, _ONLINE = expand("crocevia:meetingsNote"), expand("crocevia:onlineUrl")
# Nobody goes there; data.inclusion asks for an address where people are received.
_AFAR = {"phone", "online"}
_CONTACTS = (m.TELEPHONE, m.EMAIL, m.URL, _ONLINE)
# Characters of all that explains it: data.inclusion's two thresholds.
_TOO_SHORT, _LONG_ENOUGH = 200, 400


def _is_place(record: Record) -> bool:
    """A place is used through what is there: people ask that, and not the walls, for a number or a timetable."""
    return m.STREET_ADDRESS in record.kind.by_meaning


def _there_too(record: Record, among: Circumstances, meaning: str) -> bool:
    """Whether it, or a record that names it (what a body offers, what is at a place), says it."""
    return has(record, meaning) or any(has(one, meaning) for _, one in among.catalogue.pointing.get(record.ref, ()))


def need(record: Record, among: Circumstances) -> Mark | None:
    """Which need it answers; of a body or a place, what is offered there counts."""
    if not knows(record, m.SUBJECT):
        return None
    remedy = say("Say which needs it answers: without one, no list has it.")
    return FULL if _there_too(record, among, m.SUBJECT) else Mark(0.0, remedy=remedy)


def audience(record: Record, among: Circumstances) -> Mark | None:
    """For whom it is."""
    if not knows(record, m.AUDIENCE):
        return None
    remedy = say("Say for whom it is, or that it is for everyone.")
    return FULL if _there_too(record, among, m.AUDIENCE) else Mark(0.0, remedy=remedy)


def contact(record: Record, among: Circumstances) -> Mark | None:
    """A telephone, an e-mail address or a page; half, where only its body or its place has one."""
    if _is_place(record) or not knows(record, *_CONTACTS):
        return None
    if has(record, *_CONTACTS):
        return FULL
    named = (record.get(meaning) for meaning in (m.PROVIDER, m.ORGANIZER, m.CONTACT_POINT, m.LOCATION))
    near = (among.catalogue.find(one) for one in named if isinstance(one, Ref))
    remedy = say("Write a telephone number, an e-mail address or a page where somebody answers.")
    return Mark(0.5 if any(one and has(one, *_CONTACTS) for one in near) else 0.0, remedy=remedy)


def access(record: Record, _among: Circumstances) -> Mark | None:
    """How one gets in: freely, by appointment, by telephone, sent by whom."""
    known = (m.ACCESS, _HOW_TO, _ENROLMENT)
    if not knows(record, *known):
        return None
    remedy = say("Say how one gets in: freely, by appointment, by telephone, online, sent by another service.")
    return FULL if has(record, *known) else Mark(0.0, remedy=remedy)


def cost(record: Record, _among: Circumstances) -> Mark | None:
    """What it costs; half, where it costs something and nobody says how much."""
    if not knows(record, m.COST, m.FREE):
        return None
    if record.get(m.FREE) is not None or record.get(m.COST) == "free" or has(record, m.COST_NOTE):
        return FULL
    if has(record, m.COST):
        return Mark(0.5, remedy=say("It is not free: say how much it costs, or who pays less."))
    return Mark(0.0, remedy=say("Say whether it is free."))


def explanation(record: Record, _among: Circumstances) -> Mark | None:
    """Enough words to know whether it is the right thing."""
    if _is_place(record) or not knows(record, m.SUMMARY, m.DESCRIPTION):
        return None
    texts = (record.values.get(field.name) for field in record.kind.fields if field.translatable)
    length = sum(len(text) for text in texts if isinstance(text, str))
    share = between(length, _TOO_SHORT, _LONG_ENOUGH)
    remedy = say("Explain more: what happens there, what to bring, what comes of it.")
    return FULL if share == 1 else Mark(share, say("{count} characters", count=length), remedy)


def place(record: Record, among: Circumstances) -> Mark | None:
    """Where it is; half, where only the area is known. A secret address is not asked for."""
    if record.withheld or not knows(record, m.LOCATION, m.STREET_ADDRESS):
        return None
    if (ways := set(record.many(m.ACCESS))) and ways <= _AFAR:
        return None
    there = among.catalogue.place(record)
    if there and there.text(m.STREET_ADDRESS):
        return FULL
    known = has(record, m.AREA_SERVED) or among.catalogue.municipality(record)
    return Mark(0.5 if known else 0.0, remedy=say("Write the street and number, if people go there."))


def times(record: Record, among: Circumstances) -> Mark | None:
    """When it is open or people meet; half, where only a note says something of it."""
    if _is_place(record) or not knows(record, m.OPENING_HOURS, m.SCHEDULE):
        return None
    if among.catalogue.opening_hours(record) or has(record, m.SCHEDULE):
        return FULL
    noted = has(record, m.HOURS_NOTE, _MEETINGS_NOTE)
    return Mark(0.5 if noted else 0.0, remedy=say("Write when it is open, or when people meet."))


CRITERIA = (
    Criterion(
        "contact",
        3,
        say("Contact"),
        say("1 with a telephone number, an e-mail address or a page; 0.5 where only the body or the place has one."),
        contact,
    ),
    Criterion("need", 1, say("Need"), say("1 if it says which need it answers."), need),
    Criterion("audience", 1, say("For whom"), say("1 if it says for whom it is."), audience),
    Criterion("access", 2, say("Way in"), say("1 if it says how one gets in."), access),
    Criterion(
        "times",
        2,
        say("When"),
        say("1 with opening hours or meetings, its own or its place's; 0.5 where a note says something of them."),
        times,
    ),
    Criterion(
        "place",
        1,
        say("Address"),
        say(
            "1 with street and number; 0.5 where only the area is known. Left out where all is done by telephone or online."
        ),
        place,
    ),
    Criterion(
        "cost", 1, say("Cost"), say("1 if it is known; 0.5 where it costs something and nobody says how much."), cost
    ),
    Criterion(
        "explanation",
        1,
        say("Explanation"),
        say("0 up to 200 characters of text, 1 from 400, on a straight line between."),
        explanation,
    ),
)
