"""What a bulletin says of one record: of one that is there what to do, of one that has ended where else to go."""

from __future__ import annotations

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.digest.letter import NO_WORDS, Entry, Link, clean, cleaned
from crocevia.digest.made import News
from crocevia.digest.words import labelled
from crocevia.html import ended
from crocevia.language import say
from crocevia.model import Record, Words

# Lines of days and times: who has more says them on the page.
MOST_TIMES = 5
MOST_PHONES = 2
# Others for the same need, where nobody says what there is instead.
MOST_INSTEAD = 3
_SECRET = say("The address is kept secret, for the safety of those who live there.")


class Entries:
    """The entries of an edition in one language."""

    def __init__(self, briefs: Briefs) -> None:
        self.briefs, self.view, self.language = briefs, briefs.view, briefs.language

    def link(self, record: Record) -> Link:
        """A record's name and its page."""
        brief = self.briefs.of(record)
        return Link(self._name(brief), brief.url)

    def open(self, news: News) -> Entry:
        """A record that is there."""
        brief = self.briefs.of(news.record)
        return Entry(
            kind=self._kind(news.record),
            link=Link(self._name(brief), brief.url),
            said=(*self._unusual(brief), *self._said(news)),
            what=cleaned(brief.what),
            free=brief.free,
            where=self._where(brief),
            when=tuple(clean(one) for one in (brief.meetings or self._hours(brief))[:MOST_TIMES]),
            phones=brief.phones[:MOST_PHONES],
            answers=cleaned(brief.answers),
            email=brief.emails[0] if brief.emails and not brief.phones else "",
            caution=cleaned(brief.caution),
        )

    def ended(self, news: News) -> Entry:
        """A record that is there no more, and what there is in its place: what its editors say, or what is most like it."""
        brief = self.briefs.of(news.record)
        named = self._told(ended.instead(self.view, news.record))
        others = named or self._told(ended.alike(self.view, news.record))[:MOST_INSTEAD]
        whither = say("Go instead to:") if named else say("For the same need:")
        return Entry(
            kind=self._kind(news.record),
            link=Link(self._name(brief), brief.url),
            said=self._said(news),
            whither=whither.in_(self.language) if others else "",
            instead=tuple(map(self.link, others)),
        )

    def _told(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """Those that may be named where somebody else may read it."""
        return tuple(one for one in records if not self.view.guarded(one))

    def _said(self, news: News) -> tuple[str, ...]:
        return tuple(one.in_(self.language) for one in news.said)

    def _unusual(self, brief: Brief) -> tuple[str, ...]:
        """That it is suspended, and the like."""
        if not brief.unusual:
            return ()
        title = brief.record.kind.by_meaning[m.STATUS].title.in_(self.language)
        return (labelled(title, clean(brief.unusual), self.language),)

    def _name(self, brief: Brief) -> Words:
        return cleaned(brief.name) if brief.name.text.strip() else Words(str(brief.record.ref), "")

    def _kind(self, record: Record) -> Words:
        title = record.kind.singular
        return Words(clean(title.in_(self.language)), title.language_for(self.language))

    def _where(self, brief: Brief) -> tuple[Words, ...]:
        if brief.withheld:
            return (Words(_SECRET.in_(self.language), self.language),)
        area = Words(clean(brief.area), self.language) if brief.area else NO_WORDS
        # Many a place has the name of what is there.
        place = NO_WORDS if brief.place.text == brief.name.text else brief.place
        return tuple(cleaned(one) for one in (place, brief.address, area) if one.text)

    def _hours(self, brief: Brief) -> tuple[str, ...]:
        return tuple(labelled(days, times, self.language) if days else times for days, times in brief.hours)
