"""What a poster says: of a place, of a group of people who meet, of a need. The template lays it out and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.edition import Edition
from crocevia.html.early import SCANNED
from crocevia.html.ended import over
from crocevia.html.profile import ANSWERING
from crocevia.html.times import long_date, number
from crocevia.language import Message, listed, say
from crocevia.model import Record, Ref, Words
from crocevia.paper.qr import qr
from crocevia.verification import Verification
from crocevia.vocabularies import Term, Vocabulary

# More is not read from three metres: the page has it. Numbers, lines of hours; letters of a sentence, of a list of names.
_NUMBERS = 2
_HOURS = 7
_SENTENCE = 280
_NAMES = 160
# Letters that a strip two centimetres wide has room for.
_STRIP = 70
# Letters of a word that may have to be broken: poster_fit.typ.
_LONG = 26
# A poster's data as the template reads them.
Poster = Mapping[str, Any]
_NOTHING: Final = Words("", "")


class Posters:
    """The posters of an edition in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.briefs = Briefs(edition, language)
        self.view = self.briefs.view

    def record(self, record: Record) -> Poster:
        """The poster of a place or a group."""
        told, guarded = self.briefs.of(record), self.guarded(record)
        numbers = [(told.answers, one.shown) for one in told.phones[:_NUMBERS]]
        return self._whole(
            kind=Words(told.kind, self.language),
            title=told.name,
            what=told.what,
            facts=[*self._when(told), *self._where(told), *self._here(record)],
            free=told.free,
            # A line against violence answers wherever one is; one of the city is no number of a place outside it.
            numbers=numbers or (self._helplines(guarded=True) if guarded else []),
            reached=self._reached(told),
            caution=self._caution(told),
            address=told.url,
            guarded=guarded,
            short=[*(Words(one, self.language) for one in told.meetings[:1]), told.address],
        )

    def need(self, vocabulary: Vocabulary, term: Term) -> Poster:
        """The poster of a need: who has it is led to all that answers it."""
        path = f"{self.edition.prefix(self.language)}{vocabulary.name}/{term.code}/"
        found = self.edition.catalogue.under(vocabulary.name, term.code)
        count = sum(not over(one, self.edition.today) for one in found)
        guarded = term.code in self.view.guarded_needs
        return self._whole(
            kind=_in(vocabulary.singular, self.language),
            title=_in(term.label, self.language),
            what=_in(term.description, self.language),
            facts=[self._fact(say("Opportunities"), [self._ours(number(count, self.language))])] if count else [],
            free=False,
            numbers=self._helplines(guarded=guarded),
            reached=[],
            caution=_NOTHING,
            address=self.edition.absolute(path),
            guarded=guarded,
            short=[Words(_bare(self.edition.settings.url), "")],
        )

    def guarded(self, record: Record) -> bool:
        """Whether it answers a need of which nobody else should know; of a place, whether all that happens there does."""
        if self.view.guarded(record):
            return True
        there = [one for one in self._happening(record) if one.many(m.SUBJECT)]
        return bool(there) and all(map(self.view.guarded, there))

    def _whole(  # noqa: PLR0913 - a poster has so many parts
        self,
        *,
        kind: Words,
        title: Words,
        what: Words,
        facts: Sequence[Mapping[str, Any]],
        free: bool,
        numbers: Sequence[tuple[Words, str]],
        reached: Sequence[Mapping[str, Any]],
        caution: Words,
        address: str,
        guarded: bool,
        short: Sequence[Words],
    ) -> Poster:
        scanned = address + SCANNED if self.edition.settings.url else ""
        # With no number, what else leads to somebody: last, all that there is.
        site = {"number": _bare(self.edition.settings.url)}
        ways = [] if numbers else [Words(one["number"], "") for one in reached or [site]]
        # A strip that is found in a pocket says nothing of the person who tore it off.
        strip = {
            "name": _said(title),
            "lines": [_said(one) for one in [*short, *ways] if one.text],
            "code": bool(scanned),
        }
        bare = {"name": _said(_NOTHING), "lines": [], "code": False}
        told = [line["text"] for fact in facts for line in fact["lines"]]
        said = [title.text, what.text, caution.text, *told, *(of.text for of, _ in numbers)]
        return {
            "kind": _said(kind),
            "site": self.edition.settings.name,
            "title": _said(title),
            "what": _said(_short(what, _SENTENCE)),
            "facts": facts,
            "free": self._in(say("Free")) if free else "",
            "call": self._in(say("Call")),
            "numbers": [{"of": _said(of), "number": one} for of, one in numbers],
            "reached": [] if numbers else reached,
            "caution": _said(caution),
            "notes": [self._in(one) for one in self._notes(guarded=guarded, strips=bool(numbers))],
            "address": scanned,
            "code": qr(scanned) if scanned else "",
            "scan": self._in(say("Scan with your phone: the page with everything, as it is today.")),
            "scans": list(self._scans()),
            "strip": {**(bare if guarded else strip), "number": numbers[0][1] if numbers else ""},
            "strips": bool(numbers) or not guarded,
            # Whether some word has to be broken, for no line is as long.
            "broken": any(len(word) >= _LONG for text in said for word in text.split()),
        }

    def _when(self, told: Brief) -> Iterator[Mapping[str, Any]]:
        lines = [*told.meetings, *(": ".join(filter(None, line)) for line in told.hours[:_HOURS])]
        meets = m.SCHEDULE in told.record.kind.by_meaning
        if lines:
            yield self._fact(say("When"), [self._ours(one) for one in lines])
        elif meets and told.phones:
            yield self._fact(say("When"), [self._ours(self._in(say("Call to know when.")))])
        elif meets:
            yield self._fact(say("When"), [self._ours(self._in(say("We do not know when people meet.")))])

    def _where(self, told: Brief) -> Iterator[Mapping[str, Any]]:
        lines = [_said(one) for one in (told.place, told.address) if one.text]
        if told.withheld:
            kept = say("The address is kept secret, for the safety of those who live there.")
            lines = [self._ours(self._in(kept))]
        elif not lines and told.area:
            lines = [self._ours(told.area)]
        if lines:
            yield self._fact(say("Where"), lines)

    def _reached(self, told: Brief) -> list[Mapping[str, Any]]:
        """Where to write, or read more, for who has no number: its own addresses, else those of the body that answers."""
        for one in [told.record, *self._bodies(told.record)]:
            emails, websites = (list(map(str, one.many(meaning))) for meaning in (m.EMAIL, m.URL))
            found = emails[:1] or [_bare(site) for site in websites[:1]]
            if found:
                whose = _NOTHING if one is told.record else self.briefs.name(one)
                return [{"of": _said(whose), "number": found[0]}]
        return []

    def _bodies(self, record: Record) -> Iterator[Record]:
        named = (ref for meaning in ANSWERING for ref in record.many(meaning) if isinstance(ref, Ref))
        yield from filter(None, map(self.edition.catalogue.find, named))

    def _here(self, record: Record) -> Iterator[Mapping[str, Any]]:
        """What happens at a place: the first of it by name, and how much more there is."""
        found = self._happening(record)
        names: list[str] = []
        for one in found:
            if names and sum(map(len, names)) + len(one.text(m.NAME)) > _NAMES:
                break
            names.append(one.text(m.NAME))
        if names:
            more = len(found) - len(names)
            source = self.edition.settings.source
            text = listed([*names, *([f"+ {number(more, self.language)}"] if more else [])], source)
            yield self._fact(say("What happens here"), [_said(Words(text, source))])

    def _happening(self, place: Record) -> list[Record]:
        """What goes on at a place."""
        pointing = self.edition.catalogue.pointing.get(place.ref, ())
        found = (one for field, one in pointing if field.meaning == m.LOCATION and not over(one, self.edition.today))
        return list(dict.fromkeys(found))

    def _caution(self, told: Brief) -> Words:
        """What one should make sure of, where nobody has checked it of late."""
        fresh = told.record.verification(self.edition.today) is Verification.VERIFIED
        if told.caution.text or fresh or not told.phones:
            return told.caution
        return Words(self._in(say("Call before you go.")), self.language)

    def _helplines(self, *, guarded: bool) -> list[tuple[Words, str]]:
        """Those of the city that answer whatever the question; for what is guarded, those that answer such needs."""
        lines = [one for one in self.view.overview.helplines if self.view.guarded(one) is guarded]
        found = [(one.name, one.phones[0].shown) for one in map(self.briefs.of, lines) if one.phones]
        return found[:_NUMBERS]

    def _notes(self, *, guarded: bool, strips: bool) -> Iterator[Message]:
        if guarded and strips:
            yield say("The strips below have the number and nothing else.")
        if guarded:
            yield say("The page can be left quickly, but the phone remembers that it was opened.")
        yield say("Printed from what was known on {day}.", day=long_date(self.edition.today, self.language))

    def _scans(self) -> Iterator[Mapping[str, str]]:
        """That the code leads to one's own language, said in each."""
        message = say("Scan: in your language")
        for language in self.edition.settings.languages:
            if message.exists_in(language):
                yield {"text": message.in_(language), "language": language}

    def _fact(self, label: Message, lines: Sequence[Mapping[str, str]]) -> Mapping[str, Any]:
        return {"label": self._in(label), "lines": lines}

    def _ours(self, text: str) -> Mapping[str, str]:
        return {"text": text, "language": self.language}

    def _in(self, message: Message) -> str:
        return message.in_(self.language)


def _said(words: Words) -> Mapping[str, str]:
    return {"text": words.text, "language": words.language}


def _short(words: Words, most: int) -> Words:
    """Words as long as there is room for, cut between two of them where there is a space not far from the end.

    >>> _short(Words("Chi cerca lavoro si incontra", "it"), 20).text, _short(Words("就业互助小组", "zh"), 4).text
    ('Chi cerca lavoro si…', '就业互…')
    """
    if len(words.text) <= most:
        return words
    cut = words.text[: most - 1]
    space = cut.rfind(" ")
    return Words(f"{cut[:space] if space > most // 2 else cut}…", words.language)


def _in(text: Any, language: str) -> Words:
    return Words(text.in_(language), text.language_for(language))


def _bare(address: str) -> str:
    """An address as one would tell it to somebody.

    >>> _bare("https://www.example.org/")
    'example.org'
    """
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address
