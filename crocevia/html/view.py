"""What templates can ask: the pages of an edition in one language, made from `templates/pages/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

import jinja2
from babel import Locale
from babel.dates import format_date
from markupsafe import Markup

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html import jsonld
from crocevia.html.overview import Overview
from crocevia.html.page import Frame, Page
from crocevia.html.times import long_date, partial_date
from crocevia.html.values import Item, Link, Values
from crocevia.kinds import Kind
from crocevia.language import translations
from crocevia.model import Record
from crocevia.phones import read as read_phone
from crocevia.shell import Shell, hole
from crocevia.verification import Verification
from crocevia.vocabularies import Term, Vocabulary
from crocevia.when import meetings

# The order of a record's page: the vocabulary `sections`, which follows the Italian service sheet.
SECTIONS = "sections"
# What a card and the head of a page say in their own places.
_HEAD = {m.NAME, m.SUMMARY, m.DESCRIPTION, m.SUBJECT}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a record's page."""

    code: str
    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading of a list."""

    label: str
    anchor: str
    records: tuple[Record, ...]


class View:
    """An edition in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.source = edition.settings.source
        self.catalogue = edition.catalogue
        self.values = Values(edition, language)
        self.prefix = edition.prefix(language)

    # Pages

    def record(self, record: Record) -> bytes:
        """A record's page."""
        words = record.words(record.kind.by_meaning[m.SUMMARY], self.language, self.source)
        name = record.text(m.NAME)
        template = self._template("record.html", record.kind)
        path = f"{record.kind.name}/{record.id}/"
        main = template.render(view=self, record=record, kind=record.kind, base=self._base(path))
        head = jsonld.script(self.edition, record, self.language)
        return self.frame.fill(
            self.page(path, f"{name} - {record.kind.singular.in_(self.language)}", words.text, main, head)
        )

    def listing(
        self, path: str, title: str, lead: str, groups: Sequence[Group], pages: tuple[int, int], **more: Any
    ) -> bytes:
        """A list of records under headings; `pages` is this page's number and how many there are."""
        main = self.env.get_template("list.html").render(
            view=self,
            title=title,
            lead=lead,
            groups=groups,
            number=pages[0],
            last=pages[1],
            base=self._base(path),
            **more,
        )
        return self.frame.fill(self.page(path, title, lead, main))

    def terms(self, vocabulary: Vocabulary) -> bytes:
        """All terms of a vocabulary that have records."""
        path = f"{vocabulary.name}/"
        title = vocabulary.title.in_(self.language)
        lead = vocabulary.description.in_(self.language)
        main = self.env.get_template("terms.html").render(
            view=self, vocabulary=vocabulary, title=title, lead=lead, base=self._base(path)
        )
        return self.frame.fill(self.page(path, title, lead, main))

    def written(self, path: str, shell: Shell, title: str, languages: tuple[str, ...]) -> bytes:
        """A page written by hand, its blocks filled in."""
        base = self.frame.base(self.prefix + path)
        filled = Shell.of(shell.fill(lambda name: self._hole(name, base)))
        address = path.removesuffix("index.html")
        return self.frame.fill(Page(address, title, "", "", languages), filled)

    def page(self, path: str, title: str, description: str, main: str, head: str = "") -> Page:
        """A page that every language has."""
        name = self.edition.settings.name
        return Page(path, f"{title} - {name}", description, main, self.edition.settings.languages, head)

    def _hole(self, name: str, base: str) -> str:
        """What fills a hole of any shell: `block ARGUMENT …` is a template of `templates/pages/blocks/`."""
        block, *arguments = name.split()
        if block == "block":
            template = self.env.get_template(f"blocks/{arguments[0]}.html")
            return template.render(view=self, base=base, arguments=arguments[1:])
        return self.nav if name == "nav" else hole(name)

    # What templates ask

    def sections(self, record: Record) -> Iterator[Section]:
        """The parts of a record's page that have anything to say, in the order of the service sheet."""
        by_section: dict[str, list[Item]] = {}
        for field in record.kind.fields:
            if field.section and field.meaning not in _HEAD and (item := self.values.item(record, field)):
                by_section.setdefault(field.section, []).append(item)
        vocabulary = self.catalogue.vocabularies.get(SECTIONS)
        order = list(vocabulary.terms) if vocabulary else list(by_section)
        for code in order:
            if code in by_section:
                label = vocabulary.label(code).in_(self.language) if vocabulary else code
                yield Section(code, label, tuple(by_section[code]))

    def item(self, record: Record, meaning: str) -> Item | None:
        """The line for the field that has a meaning (a `prefix:name`)."""
        field = record.kind.by_meaning.get(m.expand(meaning))
        return self.values.item(record, field) if field else None

    def inverse(self, record: Record) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """The records that name this one, under what that makes of it ("Services it provides")."""
        pointing = self.catalogue.pointing.get(record.ref, ())
        named = sorted(
            (
                (pointer.kind.position, field.inverse.in_(self.language), field.name, pointer)
                for field, pointer in pointing
            ),
            key=lambda one: one[:3],
        )
        for (_, label, _name), group in groupby(named, key=lambda one: one[:3]):
            yield label, tuple(one[3] for one in group)

    def verification(self, record: Record) -> Verification:
        """How far the record can be trusted on the day of the edition."""
        return record.verification(self.edition.today)

    def municipality(self, record: Record) -> str:
        """The municipality's name, or ""."""
        term = self.catalogue.municipality(record)
        return term.label.in_(self.language) if term else ""

    def where(self, record: Record) -> str:
        """One line that says where: street and municipality, or the area served."""
        place = self.catalogue.place(record)
        street = place.text(m.STREET_ADDRESS) if place else ""
        known = ", ".join(filter(None, (street, self.municipality(record))))
        return known or ", ".join(self.area(record))

    def area(self, record: Record) -> list[str]:
        """The names of the areas served."""
        item = self.item(record, "schema:areaServed")
        return [link.label for link in item.value] if item else []

    def link(self, record: Record) -> Link:
        """A record's name and page."""
        return Link(record.text(m.NAME), self.edition.record_path(record, self.language))

    def count(self, vocabulary: str, code: str) -> int:
        """How many records carry a code or a narrower one."""
        return len(self.catalogue.under(vocabulary, code))

    def shown_terms(self, vocabulary: Vocabulary) -> list[Term]:
        """The terms that have records."""
        return [term for term in vocabulary.terms.values() if self.count(vocabulary.name, term.code)]

    def date(self, value: object) -> str:
        """A day in words."""
        return long_date(value, self.language) if isinstance(value, date) else partial_date(str(value), self.language)

    def icon(self, name: str) -> Markup:
        """An icon of Material's, decorative: the words beside it say the same."""
        return Markup(self.edition.icon(name))  # noqa: S704 - a file of the theme

    def phone(self, text: object) -> Any:
        """A number to show and to dial."""
        return read_phone(str(text))

    def expand(self, curie: str) -> str:
        """The IRI of a meaning, for `record.get`."""
        return m.expand(curie)

    def names(self, kind: Kind, curies: Iterable[str]) -> list[str]:
        """What a kind calls the fields of some meanings, those it has."""
        found = (kind.by_meaning.get(m.expand(curie)) for curie in curies)
        return [field.name for field in found if field]

    def language_name(self, code: str) -> str:
        """A language's name in that of the page."""
        return Locale.parse(code).get_display_name(self.language) or code

    def next_meetings(self, record: Record, count: int) -> list[str]:
        """The days of the next meetings, in words."""
        texts = (str(one) for one in record.many(m.SCHEDULE))
        days = {day for text in texts for day in meetings.parse(text).next(self.edition.today, count)}
        return [format_date(day, "full", locale=self.language) for day in sorted(days)[:count]]

    def by_place(self, records: Iterable[Record]) -> list[Group]:
        """Records under the municipality they are in, the one with most first; last those that are everywhere."""
        groups: dict[str, list[Record]] = {}
        for record in records:
            term = self.catalogue.municipality(record) or self._served(record)
            groups.setdefault(term.code if term else "", []).append(record)
        zones = {
            term.code: term
            for r in groups.values()
            for one in r
            if (term := self.catalogue.municipality(one) or self._served(one))
        }
        ordered = sorted(groups, key=lambda code: (-len(groups[code]), code))
        return [
            Group(zones[code].label.in_(self.language) if code in zones else "", code, self.ranked(groups[code]))
            for code in ordered
        ]

    def by_kind(self, records: Iterable[Record]) -> list[Group]:
        """Records under their kind."""
        found: dict[str, list[Record]] = {}
        for record in records:
            found.setdefault(record.kind.name, []).append(record)
        kinds = [kind for name, kind in self.catalogue.kinds.items() if name in found]
        return [Group(kind.title.in_(self.language), kind.name, self.ranked(found[kind.name])) for kind in kinds]

    def ranked(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Verified before due before unverified before closed; what one can ask for before whom it names; by name."""
        order = list(Verification)
        return tuple(
            sorted(
                records,
                key=lambda one: (order.index(self.verification(one)), one.kind.position, one.text(m.NAME).casefold()),
            )
        )

    def _served(self, record: Record) -> Term | None:
        field = record.kind.by_meaning.get(m.AREA_SERVED)
        value = record.many(m.AREA_SERVED)
        if not (field and value):
            return None
        vocabulary = self.catalogue.vocabularies[field.vocabulary]
        # A district's records stand with its municipality's.
        path = [vocabulary.terms[code] for code in vocabulary.upwards(str(value[0]))]
        return next((term for term in path if term.columns.get("istat_code")), path[0] if path else None)

    # What is made once

    @cached_property
    def frame(self) -> Frame:
        """The shell of generated pages; what is the same on all of them is filled in once."""
        pressed = self.edition.pressed[self.language].shell
        # The way to the root stays a hole: a shell serves pages at any depth.
        root = Markup(hole("base"))  # noqa: S704 - a constant
        return Frame(self.edition, self.language, Shell.of(pressed.fill(lambda name: self._hole(name, root))))

    @cached_property
    def overview(self) -> Overview:
        """The whole catalogue from above: for the pages that are about all of it."""
        return Overview(self.edition, self.language)

    @cached_property
    def nav(self) -> str:
        """The site's sections, the same on every page (the way to the root is left open)."""
        return self.env.get_template("nav.html").render(view=self, base=Markup(hole("base")))  # noqa: S704 - a constant

    @cached_property
    def env(self) -> jinja2.Environment:
        """The templates, escaping everything, in this language."""
        env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.edition.settings.templates / "pages"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            extensions=["jinja2.ext.i18n"],
        )
        said = translations(self.language)
        env.install_gettext_callables(said.gettext, said.ngettext, newstyle=True)  # type: ignore[attr-defined]
        env.globals["settings"] = self.edition.settings
        return env

    def _template(self, name: str, kind: Kind) -> jinja2.Template:
        """`<kind>/record.html` where a kind has its own, `record.html` otherwise."""
        return self._templates.setdefault(kind.name, self.env.select_template([f"{kind.name}/{name}", name]))

    @cached_property
    def _templates(self) -> dict[str, jinja2.Template]:
        return {}

    def _base(self, path: str) -> str:
        return self.frame.base(self.prefix + path)

    @property
    def downloads(self) -> Mapping[str, list[Any]]:
        """Every data file that any channel described, by the table it holds ("" for what describes all)."""
        found: dict[str, list[Any]] = {}
        for output in self.edition.described():
            if output.media_type != "text/html" and len(output.paths) == 1:
                found.setdefault(output.table, []).append(output)
        return found
