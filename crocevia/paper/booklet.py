"""What is in a booklet: its cover, its records under headings. How it looks is said by `templates/paper/booklet.typ`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.questions import Questions
from crocevia.html.words import direction
from crocevia.language import say
from crocevia.model import Record, Ref, Words
from crocevia.paper.entries import Data, Entries, number, said
from crocevia.paper.fold import folded
from crocevia.paper.qr import qr
from crocevia.paper.shelf import FEWEST_BOUND, Format, Named, Shelf
from crocevia.paper.typeset import Typesetter
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

TEMPLATE = "booklet.typ"
# With more records the contents name headings only: a list of names for pages on end finds nothing.
MOST_NAMED = 12
# Characters of an address in a code that is still read from paper.
LONGEST_CODE = 400


class Section(NamedTuple):
    """Records under a heading; `level` 1 is a part of the booklet."""

    title: str
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

    def knows(self, named: Named) -> bool:
        """Whether there is a zone, a need or a record of that name."""
        lists = (one for one in (self.shelf.zones, self.shelf.needs) if one and one.name == named.folder)
        terms = next((one.terms for one in lists), None)
        if terms is not None:
            return named.id in terms
        record = self.edition.catalogue.find(Ref(named.folder, named.id))
        return bool(record and (self.shelf.is_place(record) or self.shelf.is_network(record)))

    def list_pdf(self, refs: Iterable[Ref], title: str, address: str, format: Format) -> bytes:
        """A list of one's own; `title` is "" for none, `address` is that of the list on the site."""
        return self._set(self.listed(refs, title, address), format)

    def _set(self, data: Data, format: Format) -> bytes:
        made = self.typesetter.pdf(TEMPLATE, self.language, {**data, "layout": format})
        return folded(made, from_right=direction(self.language) == "rtl") if format is Format.FOLD else made

    def of(self, named: Named) -> Data:
        """What the template lays out."""
        shelf = self.shelf
        for vocabulary, sections in ((shelf.zones, self._zone), (shelf.needs, self._need)):
            if vocabulary and vocabulary.name == named.folder:
                term = vocabulary.terms[named.id]
                cover = {
                    "kind": vocabulary.singular.in_(self.language),
                    "name": self._words(term.label),
                    "about": self._words(term.description),
                }
                return self._data(str(named), cover, sections(vocabulary, named.id))
        record = self.edition.catalogue.records[named.folder][named.id]
        brief = self.entries.briefs.of(record)
        cover = {"kind": brief.kind, "name": said(brief.name), "about": said(brief.what)}
        records = shelf.there(record) if shelf.is_place(record) else shelf.members(record)
        return self._data(str(named), cover, self._by_kind(records))

    def listed(self, refs: Iterable[Ref], title: str, address: str) -> Data:
        """The data of a list: its records in the order in which somebody put them, closed ones too, for they were asked for."""
        found = (self.edition.catalogue.find(ref) for ref in refs)
        records = [one for one in found if one]
        cover = {
            "kind": say("My list").in_(self.language),
            "name": {"text": title or say("Who can help").in_(self.language), "language": ""},
            "about": {"text": "", "language": ""},
        }
        return self._data(address, cover, [Section("", records)], own=True)

    # What is in it

    def _zone(self, zones: Vocabulary, code: str) -> list[Section]:
        """By need, for that is what a person has; then what broader zones have for them."""
        sections = self._by_need(self.shelf.of_zone(zones, code))
        beyond = self.shelf.beyond(zones, code)
        if beyond:
            sections.append(Section(say("Also for people here").in_(self.language), ()))
            sections += self._by_need(beyond, level=2)
        return sections

    def _need(self, needs: Vocabulary, code: str) -> list[Section]:
        """By place, for that is asked next."""
        zones = self.shelf.zones
        elsewhere = say("Elsewhere").in_(self.language)
        groups = self.view.by_place(self.shelf.of_need(needs, code))
        # A group's own label is HTML.
        return [
            Section(zones.label(one.anchor).in_(self.language) if zones and one.anchor else elsewhere, one.records)
            for one in groups
        ]

    def _by_need(self, records: Iterable[Record], level: int = 1) -> list[Section]:
        needs = self.shelf.needs
        found: dict[str, list[Record]] = {code: [] for code in (*(needs.terms if needs else ()), "")}
        for record in records:
            found[self.shelf.need(record)].append(record)
        labels = {code: needs.label(code).in_(self.language) for code in needs.terms} if needs else {}
        labels[""] = say("Other information").in_(self.language)
        return [Section(labels[code], self.view.ranked(its), level) for code, its in found.items() if its]

    def _by_kind(self, records: Iterable[Record]) -> list[Section]:
        kinds = self.edition.catalogue.kinds
        return [Section(kinds[one.anchor].title.in_(self.language), one.records) for one in self.view.by_kind(records)]

    # How it is told

    def _data(self, path: str, cover: Data, sections: Sequence[Section], *, own: bool = False) -> Data:
        count = sum(len(one.records) for one in sections)
        whole = path if path.startswith(("/", "http")) else self.edition.absolute(f"{self.view.prefix}{path}/")
        # A list without end would be a code that no telephone reads.
        leads = whole if len(whole) <= LONGEST_CODE else whole.partition("#")[0]
        shown = [
            {
                "title": one.title,
                "level": one.level,
                "entries": [self.entries.of(record) for record in one.records],
            }
            for one in sections
        ]
        records = [record for one in sections for record in one.records]
        # A district's booklet lies on every desk, and betrays nobody: a line on its cover would. A list is one person's.
        guarded = (any if own else all)(map(self.view.guarded, records)) and bool(records)
        return {
            **cover,
            "title": cover["name"]["text"],
            "site": self.edition.settings.name,
            "url": whole.partition("#")[0],
            "qr": qr(leads),
            "bound": count >= FEWEST_BOUND,
            "named": count <= MOST_NAMED,
            "comma": say(", ").in_(self.language),
            "guarded": self._guarded if guarded else "",
            "urgent": self._urgent,
            "said": self._said,
            "sections": shown,
        }

    @cached_property
    def _urgent(self) -> list[Data]:
        """Whom to call now: as the home page has them."""
        fixed = (("112", say("Emergency")), ("1522", say("Violence and stalking")))
        own = [
            {**number(self.view.phone(shown)), "name": said(Words(label.in_(self.language), self.language))}
            for shown, label in fixed
        ]
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
            "where": say("Where"),
            "when": say("When"),
            "free": say("Free"),
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

    def _words(self, text: Text) -> Data:
        return said(Words(text.in_(self.language), text.language_for(self.language)))
