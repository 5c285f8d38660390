"""What a poster says below a name: when, where, what happens there, and where to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.html.ended import over
from crocevia.html.profile import ANSWERING
from crocevia.html.times import number
from crocevia.language import Message, listed, say
from crocevia.model import Record, Ref, Words
from crocevia.paper.plain import NOTHING, Said, bare, said

# More is not read from three metres: the page has it. Lines of hours; letters of a list of names.
_HOURS = 7
_NAMES = 160
# A label and the lines below it.
Fact = Mapping[str, Any]


class Facts:
    """The facts of records in one language."""

    def __init__(self, briefs: Briefs) -> None:
        self.briefs = briefs
        self.language = briefs.language
        self.edition = briefs.edition

    def of(self, told: Brief) -> list[Fact]:
        """When, where, and what happens at a place."""
        return [*self._when(told), *self._where(told), *self._here(told.record)]

    def fact(self, label: Message, lines: Sequence[Said]) -> Fact:
        """Lines under a label."""
        return {"label": label.in_(self.language), "lines": lines}

    def ours(self, text: str) -> Said:
        """A text in the poster's language."""
        return said(Words(text, self.language))

    def happening(self, place: Record) -> list[Record]:
        """What goes on at a place and has not ended."""
        pointing = self.edition.catalogue.pointing.get(place.ref, ())
        found = (one for field, one in pointing if field.meaning == m.LOCATION and not over(one, self.edition.today))
        return list(dict.fromkeys(found))

    def reached(self, told: Brief) -> list[tuple[Words, str]]:
        """Where to write, or read more, for who has no number: its own address, else that of the body that answers, and whose."""
        for one in (told.record, *self._bodies(told.record)):
            found = [*map(str, one.many(m.EMAIL)), *(bare(str(site)) for site in one.many(m.URL))]
            if found:
                return [(NOTHING if one is told.record else self.briefs.name(one), found[0])]
        return []

    def _bodies(self, record: Record) -> Iterator[Record]:
        named = (ref for meaning in ANSWERING for ref in record.many(meaning) if isinstance(ref, Ref))
        yield from filter(None, map(self.edition.catalogue.find, named))

    def _when(self, told: Brief) -> Iterator[Fact]:
        lines = [*told.meetings, *(": ".join(filter(None, line)) for line in told.hours[:_HOURS])]
        if not lines and m.SCHEDULE in told.record.kind.by_meaning:
            unknown = say("Call to know when.") if told.phones else say("We do not know when people meet.")
            lines = [unknown.in_(self.language)]
        lines = [*filter(None, [told.unusual]), *lines]
        if lines:
            yield self.fact(say("When"), [self.ours(one) for one in lines])

    def _where(self, told: Brief) -> Iterator[Fact]:
        lines = [said(one) for one in (told.place, told.address) if one.text]
        if told.withheld:
            kept = say("The address is kept secret, for the safety of those who live there.")
            lines = [self.ours(kept.in_(self.language))]
        elif not lines and told.area:
            lines = [self.ours(told.area)]
        if lines:
            yield self.fact(say("Where"), lines)

    def _here(self, record: Record) -> Iterator[Fact]:
        """What happens at a place: the first of it by name, and how much more there is."""
        found = [one.text(m.NAME) for one in self.happening(record)]
        shown: list[str] = []
        for name in found:
            if shown and sum(map(len, shown)) + len(name) > _NAMES:
                break
            shown.append(name)
        if shown:
            more = [f"+ {number(len(found) - len(shown), self.language)}"] if len(found) > len(shown) else []
            source = self.edition.settings.source
            yield self.fact(say("What happens here"), [said(Words(listed([*shown, *more], source), source))])
