"""The pages of an edition in one language, made from `templates/pages/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import jinja2
from markupsafe import Markup, escape

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.early import KEEPING, SEARCHING
from crocevia.html.environment import environment
from crocevia.html.form import by_name, parts
from crocevia.html.head import Head
from crocevia.html.jsonld import LinkedData
from crocevia.html.order import Group
from crocevia.html.page import FORMS, PRIVATE, ROOT, Frame, Page, native
from crocevia.html.policy import policy
from crocevia.html.profile import Profile
from crocevia.html.questions import Questions
from crocevia.html.values import Item, Link
from crocevia.html.words import direction, marked, words
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.model import Record
from crocevia.shell import Shell, hole
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

# What the engine weighs that checks a form in the browser, in MB as a host compresses it: said before it is fetched where data is dear.
CLERK = 5


class View(Questions):
    """Makes pages; templates ask it what `Questions` answers."""

    def __init__(self, edition: Edition, language: str) -> None:
        super().__init__(edition, language)
        self.linked_data = LinkedData(edition, language)
        self._cards: dict[tuple[Record, str], Markup] = {}
        self._briefs: dict[Record, Markup] = {}
        self._lines: dict[Item, Markup] = {}
        self._values: dict[Item, Markup] = {}
        self._anchors: dict[tuple[str, str], Markup] = {}
        # The attribute of a name in another language than the page's: names are not translated.
        self.original = marked(self.source, language)
        self._templates: dict[str, jinja2.Template] = {}
        self._macros: dict[tuple[str, str], Callable[..., Markup]] = {}

    def record(self, record: Record) -> bytes:
        """A record's page."""
        kind, name, profile = record.kind, record.text(m.NAME), Profile(self, record)
        summary = profile.items.get(m.SUMMARY)
        lead = str(summary.value) if summary else ""
        path = f"{kind.name}/{record.id}/"
        main = self._template("record.html", kind).render(
            view=self, page=profile, record=record, kind=kind, name=name, base=ROOT, at=ROOT + self.prefix
        )
        head = self.linked_data.script(record) + self.head.record(record, lead)
        page = self.page(path, f"{name} - {kind.singular.in_(self.language)}", lead, main, head)
        page = replace(page, about=str(record.ref))
        return self.frame.fill(self.private(page) if self.guarded(record) else page)

    def listing(
        self, path: str, title: Text, lead: Text, groups: Sequence[Group], pages: tuple[int, int], **more: Any
    ) -> bytes:
        """A list of records under headings; `pages` is this page's number and how many there are."""
        called, about = title.in_(self.language), lead.in_(self.language)
        main = self.env.get_template("list.html").render(
            view=self,
            title=title,
            lead=lead,
            groups=groups,
            number=pages[0],
            last=pages[1],
            base=ROOT,
            **more,
        )
        # Two pages of a list are two pages for a search engine and in a browser's history.
        named = (
            called if pages[0] == 1 else say("{title}, page {number}", title=called, number=pages[0]).in_(self.language)
        )
        vocabulary, term = more.get("vocabulary"), more.get("term")
        head = self.head.term(vocabulary, term, named, path) if vocabulary and term else Markup()
        page = self.page(path, named, about or called, main, head)
        guarded = vocabulary is not None and vocabulary is self.overview.vocabulary("dct:subject")
        return self.frame.fill(self.private(page) if guarded and term and term.code in self.guarded_needs else page)

    def terms(self, vocabulary: Vocabulary) -> bytes:
        """All terms of a vocabulary that have records."""
        path = f"{vocabulary.name}/"
        title = vocabulary.title.in_(self.language)
        lead = vocabulary.description.in_(self.language)
        main = self.env.get_template("terms.html").render(view=self, vocabulary=vocabulary, base=ROOT)
        return self.frame.fill(self.page(path, title, lead, main))

    def search(self) -> bytes:
        """The page that searches; without scripts it leads to the lists of what there is."""
        title = say("Search").in_(self.language)
        lead = say("Write what you need in your own words. What you write stays on your phone.").in_(self.language)
        main = self.env.get_template("search.html").render(
            view=self, title=title, lead=lead, early=SEARCHING, base=ROOT
        )
        page = self.page("search/", title, lead, main, self.head.search("../"))
        return self.frame.fill(replace(page, policy=escape(policy([SEARCHING])), exit=self._exit(waiting=True)))

    def map(self) -> bytes:
        """The map and, its equal, the list of what it shows."""
        title = say("Map").in_(self.language)
        lead = say("How much there is in each municipality.").in_(self.language)
        tiles = self.edition.settings.map_tiles
        main = self.env.get_template("map.html").render(view=self, title=title, lead=lead, tiles=tiles, base=ROOT)
        allowed = policy(images=[tiles.origin] if tiles else [])
        page = self.page("map/", title, lead, main)
        return self.frame.fill(replace(page, policy=escape(allowed), exit=self._exit(waiting=True)))

    def kept(self) -> bytes:
        """The list that someone keeps in the browser; without scripts it says what else can be done."""
        title = say("My list").in_(self.language)
        lead = say("Keep here what may help: to find it again, to print it, to give it to someone.").in_(self.language)
        settings = self.edition.settings
        languages = [
            {"code": one, "name": native(one), "prefix": self.edition.prefix(one), "dir": direction(one)}
            for one in settings.languages
        ]
        main = self.env.get_template("kept.html").render(
            view=self, title=title, lead=lead, early=KEEPING, languages=languages, base=ROOT
        )
        page = self.page("list/", title, lead, main)
        return self.frame.fill(replace(page, policy=escape(policy([KEEPING])), exit=self._exit(waiting=True)))

    def form(self, kind: Kind, facts: Mapping[str, Any]) -> bytes:
        """The form of a kind: a new record, or, as an address can ask, one that is there.

        `facts` are what its program has to know of the files that it reads (templates/form/shelf.js).
        """
        singular = kind.singular.in_(self.language)
        title = say("{kind}: a new record", kind=singular).in_(self.language)
        lead = say("Write what you know and leave the rest empty. A person reads it before it is published.").in_(
            self.language
        )
        main = self.env.get_template("form.html").render(
            view=self,
            kind=kind,
            title=title,
            lead=lead,
            parts=parts(kind, self.catalogue, self.edition.settings.languages),
            folder=FORMS,
            facts=facts,
            clerk=CLERK if self.edition.settings.has("clerk") else 0,
            naming={
                one.name: one.by_meaning[m.NAME].name
                for one in self.catalogue.kinds.values()
                if m.NAME in one.by_meaning
            },
            few=[name for name in self.catalogue.kinds if by_name(self.edition, name)],
            base=ROOT,
        )
        return self.frame.fill(self.page(f"{FORMS}/{kind.name}/", title, lead, main))

    def written(self, path: str, shell: Shell, title: str, languages: tuple[str, ...]) -> bytes:
        """A page written by hand, its blocks filled in."""
        filled = Shell.of(shell.fill(self._hole))
        address = path.removesuffix("index.html")
        return self.frame.fill(Page(address, title, "", "", languages), filled)

    def page(self, path: str, title: str, description: str, main: str, head: str = "") -> Page:
        """A page that every language has."""
        name = self.edition.settings.name
        return Page(path, f"{title} - {name}", description, main, self.edition.settings.languages, head)

    def _hole(self, name: str) -> str:
        """What fills a hole of any shell: `block ARGUMENT …` is a template of `templates/pages/blocks/`."""
        block, *arguments = name.split()
        if block == "block":
            template = self.env.get_template(f"blocks/{arguments[0]}.html")
            return template.render(view=self, base=ROOT, arguments=arguments[1:])
        return self.nav if name == "nav" else hole(name)

    def card(self, record: Record, heading: str = "h3") -> Markup:
        """A record's card, the same in every list that it is in."""
        if (record, heading) not in self._cards:
            self._cards[record, heading] = self._macro("card.html", "card")(self, record, ROOT, heading)
        return self._cards[record, heading]

    def brief(self, record: Record) -> Markup:
        """A record in one line, the same on every page that names it."""
        if record not in self._briefs:
            self._briefs[record] = self._macro("card.html", "brief")(self, record, ROOT)
        return self._briefs[record]

    def clock(self, record: Record) -> Markup:
        """Whether it is open now and when people meet next, for the page's program to say."""
        return self._macro("card.html", "clock")(self, record)

    def said(self, name: str) -> Mapping[str, Any]:
        """The sentences of a program, by what it calls them (`said.html`)."""
        found: Mapping[str, Any] = getattr(self.env.get_template("said.html").module, name)
        return found

    def line(self, item: Item) -> Markup:
        """A line of a description list."""
        return self._shown(self._lines, "line", item)

    def value(self, item: Item) -> Markup:
        """The value of a line alone."""
        return self._shown(self._values, "value", item)

    def _shown(self, known: dict[Item, Markup], macro: str, item: Item) -> Markup:
        """What a macro of `fields.html` makes of an item; one that many records share is made once."""
        if item in known:
            return known[item]
        shown = self._macro("fields.html", macro)(self, item)
        if item.shared:
            known[item] = shown
        return shown

    def anchor(self, link: Link) -> Markup:
        """A name that leads to its page, where there is one."""
        known = self._anchors.get((link.href, link.label))
        if known is None:
            known = self._anchors[link.href, link.label] = (
                Markup('<a href="{}{}"{}>{}</a>').format(ROOT, link.href, self._marked(link), link.label)
                if link.href
                else self.name(link.label, self._marked(link))
            )
        return known

    def _marked(self, link: Link) -> Markup:
        return marked(link.language, self.language) if link.language else Markup()

    def name(self, text: str, attributes: Markup | None = None) -> Markup:
        """A name within a sentence, in the language of the records unless `attributes` say another."""
        said = self.original if attributes is None else attributes
        return Markup("<span{}>{}</span>").format(said, text) if said else escape(text)

    def words(self, text: Text) -> Markup:
        """Words in the page's language, or in the one they were written in, and marked so."""
        return words(text, self.language)

    def _macro(self, template: str, name: str) -> Callable[..., Markup]:
        """A macro of a template."""
        if (template, name) not in self._macros:
            self._macros[template, name] = getattr(self.env.get_template(template).module, name)
        return self._macros[template, name]

    # What is made once

    @cached_property
    def frame(self) -> Frame:
        """The shell of generated pages; what is the same on all of them is filled in once."""
        pressed = self.edition.pressed[self.language].shell
        return Frame(self.edition, self.language, Shell.of(pressed.fill(self._hole)))

    @cached_property
    def head(self) -> Head:
        """What heads of pages tell other programs."""
        return Head(self)

    @cached_property
    def exit(self) -> str:
        """The way out of pages that someone else should not see."""
        return self._exit(waiting=False)

    def private(self, page: Page) -> Page:
        """A page that someone else should neither see nor find on the phone."""
        return replace(page, exit=self.exit, head=page.head + PRIVATE)

    def _exit(self, *, waiting: bool) -> str:
        there = self.edition.settings.exit_url
        return self.env.get_template("exit.html").render(waiting=waiting) if there else ""

    @cached_property
    def nav(self) -> str:
        """The site's sections, the same on every page (the way to the root is left open)."""
        return self.env.get_template("nav.html").render(view=self, base=ROOT)

    @cached_property
    def env(self) -> jinja2.Environment:
        """The templates, escaping everything, in this language."""
        return environment(self.edition.settings, self.language)

    def _template(self, name: str, kind: Kind) -> jinja2.Template:
        """`<kind>/record.html` where a kind has its own, `record.html` otherwise."""
        found = self._templates.get(kind.name)
        if found is None:
            found = self._templates[kind.name] = self.env.select_template([f"{kind.name}/{name}", name])
        return found
