"""The notice that somebody at a telephone desk reads aloud: sentences about a record, of less than forty seconds in all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from babel.lists import format_list

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.graphemes import cut
from crocevia.html.times import cldr, meeting, names, timetable
from crocevia.language import Message, say
from crocevia.model import Words
from crocevia.verification import Verification
from crocevia.voice.aloud import address, aloud, web
from crocevia.voice.figures import dialled
from crocevia.voice.fitted import REST, Notice, fitted
from crocevia.voice.sentence import Runs, Sentence, capital, ends, first, spoken
from crocevia.voice.tongues import tongue
from crocevia.when import hours, meetings

# Numbers that are said: a second one for who finds the first engaged.
_NUMBERS = 2
# Letters of the body that answers: a name is a name, and not a story.
_LONG = 80
# Where a run stands in a sentence of ours.
_HOLE = "\x00"
_EMERGENCIES = "112"


class Notices:
    """The records of an edition for the ear, in one language."""

    def __init__(self, briefs: Briefs) -> None:
        self.briefs = briefs
        self.language = briefs.language
        self.source = briefs.edition.settings.source

    def of(self, brief: Brief) -> Notice:
        """The notice of a record."""
        return fitted(list(self._sentences(brief)), self._ours(REST, say("Other times too.")))

    def _sentences(self, brief: Brief) -> Iterator[Sentence]:
        numbers = [one.shown for one in brief.phones]
        what = first(spoken(brief.what, numbers))
        # What says nothing of itself says at least what kind of thing it is.
        kind = "" if what or brief.closed else say("{label}: ", label=brief.kind).in_(self.language)
        yield self._said("name", kind + _HOLE, spoken(brief.name, numbers))
        if brief.closed:
            yield from self._closed(brief)
            return
        if brief.unusual:
            yield self._said("unusual", _HOLE, ((brief.unusual, self.language),))
        if what:
            yield self._said("what" if brief.what.language == self.language else "foreign", _HOLE, what)
        yield from self._where(brief)
        yield from self._when(brief)
        if brief.free:
            yield self._ours("free", say("It costs nothing."))
        yield self._trust(brief)
        # A note for editors helps only who understands it.
        if brief.caution.text and brief.caution.language == self.language:
            yield self._said("caution", _HOLE, first(spoken(brief.caution)))
        yield from self._reached(brief)

    def _closed(self, brief: Brief) -> Iterator[Sentence]:
        yield self._ours("closed", say("It is closed: it is no longer there."))
        for other in brief.instead[:1]:
            name = self.briefs.name(other)
            yield self._said("what", say("Instead there is: {what}.", what=_HOLE).in_(self.language), spoken(name))

    def _where(self, brief: Brief) -> Iterator[Sentence]:
        if brief.withheld:
            yield self._ours("secret", say("The address is kept secret, for the safety of those who live there."))
            danger = say("If you are in danger, call {number}.", number=dialled(_EMERGENCIES, self.language))
            yield self._ours("secret", danger)
            return
        place = Words("", "") if brief.place_is_said else brief.place
        street = address(brief.address.text, brief.address.language or self.source, self.language)
        where = say("Where: {what}.", what=_HOLE).in_(self.language)
        if place.text:
            yield self._said("place" if street else "where", where, spoken(place))
        if street:
            # Behind the place's name the street needs no word of ours.
            yield self._said("where", _HOLE if place.text else where, capital(street) if place.text else street)
        elif brief.area and not place.text:
            yield self._said("where", where, ((aloud(brief.area, self.language), self.language),))

    def _when(self, brief: Brief) -> Iterator[Sentence]:
        """When people meet; of what has no meetings, the opening hours, a line at a time; nothing while it is suspended."""
        if brief.suspended:
            return
        record = brief.record
        lines = [(False, _meeting(str(one), self.language)) for one in record.many(m.SCHEDULE)]
        if not lines:
            text = self.briefs.edition.catalogue.opening_hours(record)
            lines = list(_timetable(text, self.language)) if text else []
        for number, (always, line) in enumerate(lines):
            said = say("{what}.", what=line[:1].upper() + line[1:]) if number else say("When: {what}.", what=line)
            # "By appointment" holds for all lines, and is no time.
            yield self._ours("always" if always else "later" if number else "when", said)
        if not lines and (brief.address.text or brief.place.text):
            gathering = m.SCHEDULE in record.kind.by_meaning
            unknown = say("We do not know when people meet.") if gathering else say("We do not know the opening hours.")
            yield self._ours("unknown", unknown)

    def _trust(self, brief: Brief) -> Sentence:
        state = brief.record.verification(self.briefs.edition.today)
        on = brief.record.get(m.VERIFIED_ON)
        checked = tongue(self.language).date(on.year, on.month, on.day) if isinstance(on, date) else ""
        if state is Verification.VERIFIED:
            return self._ours("trust", say("Last check: {day}.", day=checked))
        ask = say("Call before you go.") if brief.phones else say("Ask before you go.")
        if state is Verification.DUE:
            return self._ours("trust", say("Last check: {day}. {ask}", day=checked, ask=ask))
        return self._ours("trust", say("Nobody has checked this yet. {ask}", ask=ask))

    def _reached(self, brief: Brief) -> Iterator[Sentence]:
        """How to go on: the address of a site or mailbox where there is no number, then the number, and once more."""
        online = (*brief.emails, *brief.websites)
        if not brief.phones and online:
            # Half of an address is another one: what is too long goes as a whole (`fitted`).
            yield self._ours("web", say("To write or read more: {what}.", what=web(online[0], self.language)))
        yield self._ours("more", say("I can send you all this in a message."))
        for number, phone in enumerate(brief.phones[:_NUMBERS]):
            said = dialled(phone.shown, self.language)
            if number:
                yield self._ours("other", say("Or: {number}.", number=said))
                continue
            if brief.answers.text:
                name = Words(cut(brief.answers.text, _LONG, ""), brief.answers.language)
                yield self._said("whose", say("Who answers: {what}.", what=_HOLE).in_(self.language), spoken(name))
            yield self._ours("call", say("To call: {number}.", number=said))
        if brief.phones:
            again = dialled(brief.phones[0].shown, self.language)
            yield self._ours("again", say("Again: {number}.", number=again))

    def _ours(self, part: str, message: Message) -> Sentence:
        """A sentence that is all in the language of the notice."""
        return Sentence.of(part, self.language, [(message.in_(self.language), self.language)])

    def _said(self, part: str, sentence: str, runs: Runs) -> Sentence:
        """A sentence of ours with others' words in its hole; Chinese has its own full stop."""
        before, _, after = sentence.partition(_HOLE)
        stop = "" if ends(runs) else after or say("{what}.", what="").in_(self.language)
        return Sentence.of(part, self.language, [(before, self.language), *runs, (stop, self.language)])


@lru_cache(maxsize=5_000)
def _timetable(text: str, language: str) -> tuple[tuple[bool, str], ...]:
    """Lines of days and times, days with the same times together; whether a line holds for all of them."""
    how = tongue(language)
    known = names("days", "stand-alone", language)
    two = {format_list(pair, locale=cldr(language)): pair for pair in pairwise(known[day] for day in range(7))}
    days: dict[str, list[str]] = {}
    for when, times in timetable(hours.parse(text), language, how):
        # "Monday and Tuesday" and Friday are three days, with one "and".
        days.setdefault(times, []).extend(two.get(when, [when]))
    return tuple(
        (not any(when), aloud(how.pause.join(filter(None, (how.listed(when), times))), language))
        for times, when in days.items()
    )


@lru_cache(maxsize=5_000)
def _meeting(text: str, language: str) -> str:
    return aloud(meeting(meetings.parse(text), language, tongue(language)), language)
