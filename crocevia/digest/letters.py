"""A bulletin put into a language: which entries are told in full, under which headings, and what is said around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crocevia import meanings as m
from crocevia.brief import Briefs
from crocevia.digest.chosen import shares
from crocevia.digest.entries import Entries
from crocevia.digest.letter import NO_WORDS, Group, Helpline, Letter, Section, clean, cleaned
from crocevia.digest.made import Bulletin, News, Part
from crocevia.digest.scope import NEED, ZONE
from crocevia.digest.words import counted
from crocevia.edition import Edition
from crocevia.html.times import long_date, number
from crocevia.language import Message, listed, say
from crocevia.model import Record, Words
from crocevia.text import Text
from crocevia.verification import Verification

# Entries in full, of all parts together; the others are links.
IN_FULL = 30
# Links of a part; beyond them a number says how many more there are.
LINKS = 40
# Entries of a part that need no headings.
FEW = 8
# A subject is read on a phone.
_LONGEST_SUBJECT = 120
_NOTHING = say("Nothing new in these days.")
_UNSEEN = say("What was added or changed is not known this time: here is only what begins and ends by its own date.")


class Letters:
    """The letters of an edition in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition, self.language = edition, language
        briefs = Briefs(edition, language)
        self.view, self.entries = briefs.view, Entries(briefs)
        needs = self.view.overview.vocabulary(NEED)
        self._rank = {code: rank for rank, code in enumerate(needs.terms)} if needs else {}
        headings = self.view.overview.headings(needs) if needs else []
        self._headings = [(one.said or one.label, {term.code for term in one.terms}) for one in headings]

    def of(self, bulletin: Bulletin, in_full: int = IN_FULL, links: int = LINKS) -> Letter:
        """The bulletin, with at most so many entries in full, and so many links in each part."""
        news = {part: self._sorted(some) for part, some in bulletin.news.items() if some}
        full = shares({part: len(some) for part, some in news.items()}, in_full)
        sections = tuple(self._section(part, some, full[part], links) for part, some in news.items())
        shown = [one.record for part, some in news.items() for one in some[: full[part]] if part is not Part.ENDED]
        settings = self.edition.settings
        return Letter(
            language=self.language,
            subject=self._subject(bulletin),
            preview="; ".join(counted(one.title, one.count, self.language) for one in sections) or self._said(_NOTHING),
            lead=tuple(self._lead(bulletin)),
            sections=sections,
            gone=tuple((self._went(kind), tuple(map(self.entries.link, there))) for kind, there in bulletin.gone),
            notes=tuple(self._notes(bulletin, shown)),
            helplines=tuple(map(self._helpline, self.view.overview.helplines)),
            site=self.edition.absolute(self.edition.prefix(self.language) + bulletin.scope.path),
            sender=clean(settings.publisher or settings.name),
        )

    def _said(self, message: Message) -> str:
        return message.in_(self.language)

    def _went(self, kind: Text) -> str:
        return self._said(say("No longer in the catalogue: {kind}. Go instead to:", kind=kind))

    def _subject(self, bulletin: Bulletin) -> str:
        scope = bulletin.scope
        labels = (self.edition.settings.name, scope.label(ZONE, self.language), scope.label(NEED, self.language))
        whose = listed(filter(None, map(clean, labels)), self.language)
        day = long_date(bulletin.days.until, self.language)
        return clean(self._said(say("{city}: what is new, {day}", city=whose, day=day)), _LONGEST_SUBJECT)

    def _lead(self, bulletin: Bulletin) -> Iterator[str]:
        """Which days it is about, and what must be known before one reads on."""
        first, last = (long_date(day, self.language) for day in (bulletin.days.since, bulletin.days.until))
        yield self._said(say("From {first} to {last}", first=first, last=last)) if first != last else first
        if not bulletin.seen:
            yield self._said(_UNSEEN)
        elif not bulletin:
            yield self._said(_NOTHING)

    def _notes(self, bulletin: Bulletin, shown: Iterable[Record]) -> Iterator[str]:
        if bulletin.removed:
            yield self._said(say("No longer in the catalogue: {count}", count=number(bulletin.removed, self.language)))
        if any(self.view.verification(one) is not Verification.VERIFIED for one in shown):
            yield self._said(say("Call before you go: not everything is verified."))

    def _helpline(self, record: Record) -> Helpline:
        name = NO_WORDS if self.view.guarded(record) else self.entries.link(record).name
        return Helpline(name, tuple(self.view.phone(one) for one in record.many(m.TELEPHONE)))

    def _sorted(self, news: Iterable[News]) -> list[News]:
        """What one can use before whom it names; the most pressing need first, then by name."""
        return sorted(news, key=lambda one: (one.record.kind.position, self._pressing(one.record), _name(one.record)))

    def _pressing(self, record: Record) -> int:
        return min(
            (self._rank.get(str(code), len(self._rank)) for code in record.many(m.SUBJECT)), default=len(self._rank)
        )

    def _section(self, part: Part, news: Sequence[News], full: int, links: int) -> Section:
        told, rest = news[:full], news[full:]
        return Section(
            part=part,
            title=self._said(part.value),
            count=len(news),
            groups=tuple(self._groups(part, told)),
            links=tuple(self.entries.link(one.record) for one in rest[:links]),
            beyond=max(0, len(rest) - links),
        )

    def _groups(self, part: Part, news: Sequence[News]) -> Iterator[Group]:
        """Under the areas of needs, as the home page has them; few stand by themselves."""
        make = self.entries.ended if part is Part.ENDED else self.entries.open
        if len(news) <= FEW or len(self._headings) < 2:  # noqa: PLR2004 - one heading divides nothing
            yield Group(NO_WORDS, tuple(map(make, news)))
            return
        under: dict[int, list[News]] = {}
        for one in news:
            under.setdefault(self._heading(one.record), []).append(one)
        for rank, some in sorted(under.items()):
            yield Group(self._label(rank), tuple(map(make, some)))

    def _heading(self, record: Record) -> int:
        """The first heading that one of its needs stands under, the most pressing need first; after the last where none does."""
        codes = sorted(map(str, record.many(m.SUBJECT)), key=lambda code: self._rank.get(code, len(self._rank)))
        ranks = (rank for code in codes for rank, (_, terms) in enumerate(self._headings) if code in terms)
        return next(ranks, len(self._headings))

    def _label(self, rank: int) -> Words:
        if rank == len(self._headings):
            return Words(self._said(say("Other")), self.language)
        label = self._headings[rank][0]
        return cleaned(Words(label.in_(self.language), label.language_for(self.language)))


def _name(record: Record) -> tuple[str, str]:
    return record.text(m.NAME).casefold(), record.id
