"""What a poster says: of a place, of a group of people who meet, of a need. The template lays it out and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crocevia.brief import Brief, Briefs
from crocevia.edition import Edition
from crocevia.html.early import SCANNED
from crocevia.html.ended import over
from crocevia.html.times import long_date, number
from crocevia.language import Message, say
from crocevia.model import Record, Words
from crocevia.paper.facts import Fact, Facts
from crocevia.paper.plain import NOTHING, Said, bare, said, shortened, words_in
from crocevia.paper.qr import qr
from crocevia.verification import Verification
from crocevia.vocabularies import Term, Vocabulary

# More is not read from three metres: the page has it. Numbers; letters of the sentence that says what it is.
_NUMBERS = 2
_SENTENCE = 280
# Letters that a strip two centimetres wide has room for.
_STRIP = 70
# Letters of a word that may have to be broken, as templates/paper/poster_fit.typ has them.
_LONG = 26
# A poster as its template reads it.
Poster = Mapping[str, Any]
# A number or an address to write to, and whose: nobody is named where it is one's own.
Way = tuple[Words, str]


@dataclass(frozen=True, slots=True)
class _Hung:
    """What differs from one poster to another.

    `guarded`: nobody else should know that somebody asks for it. `short` is what a strip says beside name and number.
    """

    kind: Words
    title: Words
    what: Words
    facts: Sequence[Fact]
    address: str
    guarded: bool
    numbers: Sequence[Way]
    short: Sequence[Words]
    reached: Sequence[Way] = ()
    free: bool = False
    caution: Words = NOTHING


class Posters:
    """The posters of an edition in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.briefs = Briefs(edition, language)
        self.view = self.briefs.view
        self.facts = Facts(self.briefs)
        self.site = bare(edition.settings.url)

    def record(self, record: Record) -> Poster:
        """The poster of a place or a group."""
        told, guarded = self.briefs.of(record), self.view.guarded(record)
        numbers = [(told.answers, one.shown) for one in told.phones[:_NUMBERS]]
        # A line against violence answers wherever one is; one of the city would be no number of a place outside it.
        numbers = numbers or (self._helplines(guarded=True) if guarded else [])
        reached = [] if numbers else self.facts.reached(told)
        short = [
            *(Words(one, self.language) for one in told.meetings[:1]),
            told.address,
            *(Words(one, "") for _, one in reached),
        ]
        return self._poster(
            _Hung(
                kind=Words(told.kind, self.language),
                title=told.name,
                what=told.what,
                facts=self.facts.of(told),
                address=told.url,
                guarded=guarded,
                numbers=numbers,
                short=short,
                reached=reached,
                free=told.free,
                caution=self._caution(told),
            )
        )

    def need(self, vocabulary: Vocabulary, term: Term) -> Poster:
        """The poster of a need: who has it is led to all that answers it."""
        found = self.edition.catalogue.under(vocabulary.name, term.code)
        count = sum(not over(one, self.edition.today) for one in found)
        lines = [self.facts.ours(number(count, self.language))]
        guarded = term.code in self.view.guarded_needs
        path = f"{self.edition.prefix(self.language)}{vocabulary.name}/{term.code}/"
        return self._poster(
            _Hung(
                kind=words_in(vocabulary.singular, self.language),
                title=words_in(term.label, self.language),
                what=words_in(term.description, self.language),
                facts=[self.facts.fact(say("Opportunities"), lines)] if count else [],
                address=self.edition.absolute(path),
                guarded=guarded,
                numbers=self._helplines(guarded=guarded),
                short=[],
            )
        )

    def _poster(self, hung: _Hung) -> Poster:
        address = hung.address + SCANNED if self.site else ""
        return {
            "kind": said(hung.kind),
            "site": self.edition.settings.name,
            "title": said(hung.title),
            "what": said(shortened(hung.what, _SENTENCE)),
            "facts": hung.facts,
            "free": self._in(say("Free")) if hung.free else "",
            "call": self._in(say("Call")),
            "numbers": [_way(one) for one in hung.numbers],
            "reached": [_way(one) for one in hung.reached],
            "caution": said(hung.caution),
            "notes": [self._in(one) for one in self._notes(hung)],
            "address": address,
            "code": qr(address) if address else "",
            "scan": self._in(say("Scan with your phone: the page with everything, as it is today.")),
            "scans": list(self._scans()),
            "strips": bool(hung.numbers) or not hung.guarded,
            "strip": self._strip(hung, code=bool(address)),
            # Whether some word is longer than a line may be.
            "broken": any(len(word) >= _LONG for text in _texts(hung) for word in text.split()),
        }

    def _strip(self, hung: _Hung, *, code: bool) -> Poster:
        number = hung.numbers[0][1] if hung.numbers else ""
        if hung.guarded:
            # What is found in a pocket says nothing of the person who tore it off.
            return {"name": said(NOTHING), "number": number, "lines": [], "code": False}
        # Where nothing else leads to somebody, the site does.
        short = [one for one in hung.short if one.text] or [Words(self.site, "")] * bool(self.site)
        lines = [said(shortened(one, _STRIP)) for one in short]
        return {"name": said(shortened(hung.title, _STRIP)), "number": number, "lines": lines, "code": code}

    def _caution(self, told: Brief) -> Words:
        """What one should make sure of, where nobody has checked it of late."""
        fresh = told.record.verification(self.edition.today) is Verification.VERIFIED
        if told.caution.text or fresh or not told.phones:
            return told.caution
        return Words(self._in(say("Call before you go.")), self.language)

    def _helplines(self, *, guarded: bool) -> list[Way]:
        """Those of the city that answer whatever the question; for what is guarded, those that answer such needs."""
        lines = [one for one in self.view.overview.helplines if self.view.guarded(one) is guarded]
        found = [(one.name, one.phones[0].shown) for one in map(self.briefs.of, lines) if one.phones]
        return found[:_NUMBERS]

    def _notes(self, hung: _Hung) -> Iterator[Message]:
        if hung.guarded and hung.numbers:
            yield say("The strips below have the number and nothing else.")
        if hung.guarded and self.edition.settings.exit_url:
            yield say("The page can be left quickly, but the phone remembers that it was opened.")
        elif hung.guarded:
            yield say("The phone remembers that the page was opened.")
        yield say("Printed from what was known on {day}.", day=long_date(self.edition.today, self.language))

    def _scans(self) -> Iterator[Said]:
        """That the code leads to one's own language, said in each."""
        message = say("Scan: in your language")
        for language in self.edition.settings.languages:
            if message.exists_in(language):
                yield said(Words(message.in_(language), language))

    def _in(self, message: Message) -> str:
        return message.in_(self.language)


def _way(way: Way) -> Mapping[str, Any]:
    return {"of": said(way[0]), "number": way[1]}


def _texts(hung: _Hung) -> Iterator[str]:
    """What editors wrote of it, and may have any words."""
    yield from (one.text for one in (hung.title, hung.what, hung.caution, *hung.short))
    yield from (whose.text for whose, _ in (*hung.numbers, *hung.reached))
    yield from (line["text"] for fact in hung.facts for line in fact["lines"])
