"""The notice that somebody at a telephone desk reads aloud: sentences about a record, of less than forty seconds in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.graphemes import cut
from crocevia.html.times import meeting, timetable
from crocevia.language import Message, say
from crocevia.model import Words
from crocevia.verification import Verification
from crocevia.voice.aloud import address, aloud, dialled, web
from crocevia.voice.pace import seconds
from crocevia.voice.tongues import tongue
from crocevia.when import hours, meetings

# Seconds.
MOST = 40.0
# From the first on, what is left out of a notice that is too long; of several sentences of a part, the last goes first.
# Name, state, safety and number stay.
SPARED = ("other", "more", "web", "unknown", "caution", "free", "whose", "what", "when", "where")
# Numbers that are said: a second one for who finds the first engaged.
_NUMBERS = 2
# Letters of the body that answers, of an address: a name is a name, and not a story.
_LONG = 80
# Where a run stands in a sentence of ours.
_HOLE = "\x00"
_SENTENCE = re.compile(r".+?(?:[.!?…](?=\s+[^\W\d_a-z])|[。！？]|$)", re.DOTALL)
_EMERGENCIES = "112"

Runs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a notice. `part` is what it is about; `runs` are words with their language, in their order."""

    part: str
    runs: Runs

    @property
    def seconds(self) -> float:
        """How long it takes to say."""
        return seconds(self.runs)

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(words for words, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is read aloud: `sentences` in their order; how long it takes; whether something was left out for time."""

    sentences: tuple[Sentence, ...]
    seconds: float
    shortened: bool


class Notices:
    """The records of an edition for the ear, in one language."""

    def __init__(self, briefs: Briefs) -> None:
        self.briefs = briefs
        self.language = briefs.language
        self.source = briefs.edition.settings.source

    def of(self, brief: Brief) -> Notice:
        """The notice of a record."""
        return _fitting(list(self._sentences(brief)))

    def _sentences(self, brief: Brief) -> Iterator[Sentence]:
        name = _aloud(brief.name)
        if brief.closed:
            yield self._said("name", _HOLE, name)
            yield self._ours("closed", say("It is closed: it is no longer there."))
            return
        what = _first(brief.what)
        # What says nothing of itself says at least what kind of thing it is.
        yield self._said("name", _HOLE if what.text else f"{brief.kind}{self._colon}{_HOLE}", name)
        if what.text:
            yield self._said("what", _HOLE, _aloud(what))
        yield from self._where(brief)
        yield from self._when(brief)
        if brief.free:
            yield self._ours("free", say("It costs nothing."))
        yield self._trust(brief)
        # A note for editors helps only who understands it.
        if brief.caution.text and brief.caution.language == self.language:
            yield self._said("caution", _HOLE, _aloud(_first(brief.caution)))
        yield from self._reached(brief)

    def _where(self, brief: Brief) -> Iterator[Sentence]:
        if brief.withheld:
            yield self._ours("secret", say("The address is kept secret, for the safety of those who live there."))
            danger = say("If you are in danger, call {number}.", number=dialled(_EMERGENCIES, self.language))
            yield self._ours("secret", danger)
            return
        place = brief.place if brief.place.text != brief.name.text else Words("", "")
        street = address(brief.address.text, brief.address.language or self.source, self.language)
        runs = (*_aloud(place), *(((", ", self.language),) if place.text and street else ()), *street)
        if not runs and brief.area:
            runs = ((aloud(brief.area, self.language), self.language),)
        if runs:
            yield self._said("where", say("Where: {what}.", what=_HOLE).in_(self.language), runs)

    def _when(self, brief: Brief) -> Iterator[Sentence]:
        """When people meet; of what has no meetings, the opening hours, a line at a time."""
        record = brief.record
        lines = [_meeting(str(one), self.language) for one in record.many(m.SCHEDULE)]
        if not lines:
            text = self.briefs.edition.catalogue.opening_hours(record)
            lines = list(_timetable(text, self.language)) if text else []
        for number, line in enumerate(lines):
            said = say("When: {what}.", what=line) if not number else say("{what}.", what=_capital(line))
            yield self._ours("when", said)
        if not lines and (brief.address.text or brief.place.text):
            gathering = m.SCHEDULE in record.kind.by_meaning
            unknown = "We do not know when people meet." if gathering else "We do not know the opening hours."
            yield self._ours("unknown", say(unknown))

    def _trust(self, brief: Brief) -> Sentence:
        state = brief.record.verification(self.briefs.edition.today)
        on = brief.record.get(m.VERIFIED_ON)
        checked = tongue(self.language).date(on.year, on.month, on.day) if isinstance(on, date) else ""
        if state is Verification.VERIFIED:
            return self._ours("trust", say("Last check: {day}.", day=checked))
        ask = say("Call before you go." if brief.phones else "Ask before you go.")
        if state is Verification.DUE:
            return self._ours("trust", say("Last check: {day}. {ask}", day=checked, ask=ask))
        return self._ours("trust", say("Nobody has checked this yet. {ask}", ask=ask))

    def _reached(self, brief: Brief) -> Iterator[Sentence]:
        """How to go on: the address of a site or mailbox where there is no number, then the number, and once more."""
        online = (*brief.emails, *brief.websites)
        if not brief.phones and online:
            said = cut(web(online[0], self.language), _LONG, "")
            yield self._ours("web", say("To write or read more: {what}.", what=said))
        yield self._ours("more", say("I can send you all this in a message."))
        for number, phone in enumerate(brief.phones[:_NUMBERS]):
            said = dialled(phone.shown, self.language)
            if number:
                yield self._ours("other", say("Or: {number}.", number=said))
                continue
            if brief.answers.text:
                name = Words(cut(brief.answers.text, _LONG, ""), brief.answers.language)
                yield self._said("whose", say("Who answers: {what}.", what=_HOLE).in_(self.language), _aloud(name))
            yield self._ours("call", say("To call: {number}.", number=said))
        if brief.phones:
            again = dialled(brief.phones[0].shown, self.language)
            yield self._ours("again", say("Again: {number}.", number=again))

    @property
    def _colon(self) -> str:
        return say("{label}: ", label="").in_(self.language)

    def _ours(self, part: str, message: Message) -> Sentence:
        """A sentence that is all in the language of the notice."""
        return Sentence(part, ((message.in_(self.language), self.language),))

    def _said(self, part: str, sentence: str, runs: Runs) -> Sentence:
        """A sentence of ours with others' words in its hole."""
        before, _, after = sentence.partition(_HOLE)
        whole = ((before, self.language), *runs, (_ended(runs, after or self._stop), self.language))
        return Sentence(part, _joined(whole))

    @property
    def _stop(self) -> str:
        """A full stop: Chinese has its own."""
        return say("{what}.", what="").in_(self.language)


def _aloud(words: Words) -> Runs:
    return ((aloud(words.text, words.language), words.language),) if words.text else ()


@lru_cache(maxsize=5_000)
def _timetable(text: str, language: str) -> tuple[str, ...]:
    how = tongue(language)
    lines = timetable(hours.parse(text), language, how)
    return tuple(aloud(how.pause.join(filter(None, line)), language) for line in lines)


@lru_cache(maxsize=5_000)
def _meeting(text: str, language: str) -> str:
    return aloud(meeting(meetings.parse(text), language, tongue(language)), language)


def _first(words: Words) -> Words:
    """The first sentence of a text: full stops of abbreviations do not end it."""
    found = _SENTENCE.match(words.text.strip())
    return words._replace(text=found[0].strip() if found else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ended(runs: Runs, stop: str) -> str:
    """The full stop of a sentence, unless what was put into it has one."""
    return "" if runs and runs[-1][0].endswith((".", "。", "!", "?", "…")) else stop


def _joined(runs: Sequence[tuple[str, str]]) -> Runs:
    """Neighbours of one language together, spaces between those of two."""
    made: list[tuple[str, str]] = []
    for words, language in runs:
        if not words:
            continue
        if made and words[0] not in ",.;:،。，；" and not made[-1][0].endswith((" ", "'", "’", "：", "(")):
            words = f" {words}"  # noqa: PLW2901 - the same run
        if made and made[-1][1] == language:
            made[-1] = (made[-1][0] + words, language)
        else:
            made.append((words, language))
    return tuple(made)


def _fitting(sentences: list[Sentence]) -> Notice:
    """As many sentences as there is time for; at last the name is cut."""
    kept = list(sentences)

    def total() -> float:
        return sum(one.seconds for one in kept)

    for spared in SPARED:
        while total() >= MOST and any(one.part == spared for one in kept):
            del kept[max(at for at, one in enumerate(kept) if one.part == spared)]
    if total() >= MOST:
        kept[0] = _cut(kept[0], MOST - total() + kept[0].seconds)
    return Notice(tuple(kept), total(), shortened=len(kept) < len(sentences) or kept[0] != sentences[0])


def _cut(sentence: Sentence, room: float) -> Sentence:
    """As much of a name as can be said in `room` seconds."""
    (words, language), *rest = sorted(sentence.runs, key=lambda run: -len(run[0]))
    most = int(len(words) * room / sentence.seconds)
    while most > 0:
        short = Sentence(
            sentence.part,
            tuple((f"{cut(one, most, '')}.", of) if one == words else (one, of) for one, of in sentence.runs),
        )
        if short.seconds < room:
            return short
        most -= 5
    return Sentence(sentence.part, tuple(rest) or ((cut(words, 10, ""), language),))
