"""What is in a booklet: its cover, its records under headings. How it looks is said by `templates/paper/booklet.typ`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.questions import Questions
from crocevia.html.words import direction
from crocevia.language import Message, say
from crocevia.model import Record, Ref, Words
from crocevia.paper.entries import Data, Entries, number
from crocevia.paper.fold import folded
from crocevia.paper.plain import NOTHING, said, words_in
from crocevia.paper.shelf import FEWEST_BOUND, Format, Named, Shelf
from crocevia.paper.typeset import Typesetter

TEMPLATE = "booklet.typ"
# With more records the contents name headings only: a list of names for pages on end finds nothing.
MOST_NAMED = 12
# Characters of an address in a code that is still read from paper.
LONGEST_CODE = 400


class Section(NamedTuple):
    """Records under a heading, if there is one; `level` 1 is a part of the booklet."""

    title: Words
    records: Sequence[Record]
    level: int = 1


class Booklets:
    """The booklets of an edition in one language, from what `Shelf` says is in them."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.shelf = Shelf(edition)
        self.entries = Entries(edition, language)
        self.view: Questions = self.entries.briefs.view
        self.typesetter = Typesetter(edition.settings.templates, edition.today)

    def pdf(self, named: Named, format: Format) -> bytes:
        """The booklet of a zone, a need, a place or a network."""
        return self._set(self.of(named), format)

    def list_pdf(self, refs: Iterable[Ref], title: str, address: str, format: Format) -> bytes:
        """A list of one's own; `title` is "" for none, `address` is that of the list on the site."""
        return self._set(self.listed(refs, title, address), format)

    def _set(self, data: Data, format: Format) -> bytes:
        made = self.typesetter.pdf(TEMPLATE, self.language, {**data, "layout": format})
        return folded(made, from_right=direction(self.language) == "rtl") if format is Format.FOLD else made

    def of(self, named: Named) -> Data:
        """What the template lays out. Raises KeyError where there is nothing of that name."""
        vocabulary = self.shelf.vocabulary(named.folder)
        if vocabulary:
            term = vocabulary.terms[named.id]
            cover = {
                "kind": vocabulary.singular.in_(self.language),
                "name": said(words_in(term.label, self.language)),
                "about": said(words_in(term.description, self.language)),
            }
            sections = self._zone(named) if vocabulary is self.shelf.zones else self._need(named)
        else:
            brief = self.entries.briefs.of(self.edition.catalogue.records[named.folder][named.id])
            cover = {"kind": brief.kind, "name": said(brief.name), "about": said(brief.what)}
            sections = self._by_kind(self.shelf.records(named))
        return self._data(self.edition.absolute(f"{self.view.prefix}{named}/"), cover, sections)

    def listed(self, refs: Iterable[Ref], title: str, address: str) -> Data:
        """The data of a list: its records in the order in which somebody put them; what has ended says so."""
        found = (self.edition.catalogue.find(ref) for ref in refs)
        records = [one for one in found if one]
        cover = {
            "kind": say("My list").in_(self.language),
            # What somebody calls their list may be in any language.
            "name": said(Words(title, "")) if title else said(self._ours(say("Who can help"))),
            "about": said(NOTHING),
        }
        return self._data(address, cover, [Section(NOTHING, records)], own=True)

    # What is in it

    def _zone(self, zone: Named) -> list[Section]:
        """By need, for that is what a person has; then what broader zones have for them."""
        sections = self._by_need(self.shelf.records(zone))
        beyond = self.shelf.beyond(zone)
        if beyond:
            sections.append(Section(self._ours(say("Also for people here")), ()))
            sections += self._by_need(beyond, level=2)
        return sections

    def _need(self, need: Named) -> list[Section]:
        """By place, for that is asked next."""
        zones = self.shelf.zones
        elsewhere = self._ours(say("Elsewhere"))
        groups = self.view.by_place(self.shelf.records(need))
        # A group's own label is HTML.
        return [
            Section(
                words_in(zones.label(one.anchor), self.language) if zones and one.anchor else elsewhere, one.records
            )
            for one in groups
        ]

    def _by_need(self, records: Iterable[Record], level: int = 1) -> list[Section]:
        needs = self.shelf.needs
        found: dict[str, list[Record]] = {code: [] for code in (*(needs.terms if needs else ()), "")}
        for record in records:
            found[self.shelf.need(record)].append(record)
        labels = {code: words_in(needs.label(code), self.language) for code in needs.terms} if needs else {}
        labels[""] = self._ours(say("Other information"))
        return [Section(labels[code], self.view.ranked(its), level) for code, its in found.items() if its]

    def _by_kind(self, records: Iterable[Record]) -> list[Section]:
        kinds = self.edition.catalogue.kinds
        return [
            Section(words_in(kinds[one.anchor].title, self.language), one.records) for one in self.view.by_kind(records)
        ]

    # How it is told

    def _data(self, address: str, cover: Data, sections: Sequence[Section], *, own: bool = False) -> Data:
        records = [record for one in sections for record in one.records]
        page = address.partition("#")[0]
        # A list without end would be a code that no telephone reads.
        leads = address if len(address) <= LONGEST_CODE else page
        shown = [
            {
                "title": said(one.title),
                "level": one.level,
                "entries": [self.entries.of(record) for record in one.records],
            }
            for one in sections
        ]
        # A district's booklet lies on every desk, and betrays nobody: a line on its cover would. A list is one person's.
        guarded = (any if own else all)(map(self.view.guarded, records)) and bool(records)
        return {
            **cover,
            "title": cover["name"]["text"],
            "site": self.edition.settings.name,
            "url": page,
            "qr": self.entries.code(leads),
            "bound": len(records) >= FEWEST_BOUND,
            "named": len(records) <= MOST_NAMED,
            "guarded": self._guarded if guarded else "",
            "urgent": self._urgent,
            "said": self._said,
            "sections": shown,
        }

    @cached_property
    def _urgent(self) -> list[Data]:
        """Whom to call now: as the home page has them."""
        fixed = (("112", say("Emergency")), ("1522", say("Violence and stalking")))
        own = [{**number(self.view.phone(shown)), "name": said(self._ours(label))} for shown, label in fixed]
        known = {shown for shown, _ in fixed}
        for record in self.view.overview.helplines:
            phones = [str(one) for one in record.many(m.TELEPHONE)]
            if phones and phones[0] not in known:
                own.append({**number(self.view.phone(phones[0])), "name": said(self.entries.briefs.of(record).name)})
        return own

    @cached_property
    def _said(self) -> dict[str, str]:
        """The template's own words."""
        sentences = {
            "where": say("{label}: ", label=say("Where")),
            "when": say("{label}: ", label=say("When")),
            "and": say("; "),
            "instead": say("Go instead to:"),
            "free": say("Free."),
            "answers": say("This is the number of:"),
            "secret": say("The address is kept secret, for the safety of those who live there."),
            "urgent": say("In danger?"),
            "contents": say("Contents"),
            "page": say("The same on the site, always up to date:"),
            "caution": say("Call before you go: not everything is verified."),
            "edition": say("Edition of {day}.", day=self.view.date(self.edition.today)),
        }
        return {name: message.in_(self.language) for name, message in sentences.items()}

    @cached_property
    def _guarded(self) -> str:
        return say(
            "Something here is about violence. Keep this paper where only the person it is for will see it."
        ).in_(self.language)

    def _ours(self, message: Message) -> Words:
        """A sentence of ours."""
        return Words(message.in_(self.language), self.language)
