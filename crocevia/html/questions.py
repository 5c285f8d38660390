"""What a template can ask of an edition in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from babel import Locale
from markupsafe import Markup, escape

from crocevia import meanings as m
from crocevia.atlas import Atlas
from crocevia.edition import Edition
from crocevia.html.data_page import DataPage
from crocevia.html.guarded import guarded
from crocevia.html.kept import Zones
from crocevia.html.order import Group, Order
from crocevia.html.overview import Overview
from crocevia.html.page import native
from crocevia.html.takeaways import Offer, Takeaways
from crocevia.html.there import there, upcoming
from crocevia.html.times import cldr, clock, full_date, long_date, number, partial_date
from crocevia.html.values import Item, Link, Values
from crocevia.html.words import words
from crocevia.language import listed, say
from crocevia.model import Record, Ref
from crocevia.phones import read as read_phone
from crocevia.text import Text
from crocevia.verification import Verification
from crocevia.vocabularies import Term, Vocabulary
from crocevia.when.browser import on_day, timetable

# The column of a need whose pages have a way out at hand.
QUICK_EXIT = "quick_exit"


class Questions:
    """An edition in one language, asked by templates; it changes nothing."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.source = edition.settings.source
        self.catalogue = edition.catalogue
        self.values = Values(edition, language)
        self.prefix = edition.prefix(language)
        self.order = Order(edition, language)

    def items(self, record: Record) -> dict[str, Item]:
        """The line for every field that the record says anything of, by what the field means."""
        return self.values.items(record)

    def item(self, record: Record, meaning: str) -> Item | None:
        """The line for the field that has a meaning (a `prefix:name` or an IRI)."""
        return self.values.item(record, m.expand(meaning))

    def free(self, record: Record) -> bool:
        """Whether it costs nothing."""
        return record.get(m.COST) == "free" or record.get(m.FREE) is True

    @cached_property
    def atlas(self) -> Atlas | None:
        """What the map shows; None where the city wants no map, or knows no point."""
        atlas = Atlas(self.edition) if self.edition.settings.has("map") else None
        return atlas or None

    def on_map(self, zone: str) -> bool:
        """Whether a zone has a number on the map."""
        area = self.atlas.areas.get(zone) if self.atlas else None
        return bool(area and area.point)

    def guarded(self, record: Record) -> bool:
        """Whether nobody else should know that one reads about it."""
        return record.ref in self._guarded_records

    @cached_property
    def _guarded_records(self) -> frozenset[Ref]:
        return guarded(self.catalogue, self._guarded)

    @property
    def guarded_needs(self) -> Sequence[str]:
        """The codes of the needs of which nobody else should know that one reads about them."""
        return sorted(self._guarded)

    @cached_property
    def _guarded(self) -> frozenset[str]:
        # Narrower needs included.
        needs = self.overview.vocabulary("dct:subject")
        if not needs:
            return frozenset()
        named = (term.code for term in needs.terms.values() if term.columns.get(QUICK_EXIT))
        return frozenset(code for term in named for code in needs.within(term))

    def timetable(self, record: Record) -> Mapping[str, Any] | None:
        """Its opening hours, or those of the place where it is, for a browser; a group has meetings instead.

        None where they are not known, and while it is not there: nobody should read that it is open.
        """
        text = self.catalogue.opening_hours(record)
        return timetable(text) if text and there(record, self.edition.today) else None

    def areas(self, record: Record) -> list[str]:
        """The codes of the areas it serves and of the municipality and district it is in, broader ones included."""
        field = record.kind.by_meaning.get(m.AREA_SERVED)
        vocabulary = self.catalogue.vocabularies.get(field.vocabulary) if field else None
        if not vocabulary:
            return []
        town = self.catalogue.municipality(record)
        own = [*map(str, record.many(m.AREA_SERVED)), *([town.code] if town else [])]
        return list(dict.fromkeys(code for one in own for code in vocabulary.upwards(one)))

    @property
    def native(self) -> Markup:
        """The language's name in itself."""
        return native(self.language)

    def upcoming(self, record: Record) -> tuple[int, ...]:
        """Its next meetings, for a browser."""
        return upcoming(record, self.edition.today)

    def inverse(self, record: Record) -> Iterator[tuple[Markup, tuple[Record, ...]]]:
        """The records that name this one, under what that makes of it ("Services it provides")."""
        pointing = self.catalogue.pointing.get(record.ref, ())
        named = sorted(
            (
                (
                    pointer.kind.position,
                    field.inverse.in_(self.language),
                    field.name,
                    words(field.inverse, self.language),
                    pointer,
                )
                for field, pointer in pointing
            ),
            key=lambda one: one[:3],
        )
        for (_, _text, _name, label), group in groupby(named, key=lambda one: one[:4]):
            yield label, tuple(one[4] for one in group)

    def verification(self, record: Record) -> Verification:
        """How far the record can be trusted on the day of the edition."""
        return record.verification(self.edition.today)

    def validated_by(self, record: Record) -> tuple[Record, ...]:
        """Who vouches for the record; nobody as soon as its verification is no longer fresh."""
        if self.verification(record) is not Verification.VERIFIED:
            return ()
        found = (self.catalogue.find(one) for one in record.many(m.VALIDATED_BY) if isinstance(one, Ref))
        return tuple(one for one in found if one)

    def where(self, record: Record) -> Text:
        """One line that says where: street and municipality, or the area served.

        An address is in the language of its street signs, municipality included: it is shown to who knows the way.
        """
        place, municipality = self.catalogue.place(record), self.catalogue.municipality(record)
        street = place.text(m.STREET_ADDRESS) if place else ""
        if street:
            town = municipality.label.in_(self.source) if municipality else ""
            return Text({self.source: ", ".join(filter(None, (street, town)))})
        if municipality:
            return municipality.label
        area = listed(self.area(record), self.language)
        return Text({self.language: area} if area else {})

    def area(self, record: Record) -> list[str]:
        """The names of the areas served."""
        item = self.item(record, m.AREA_SERVED)
        return [link.label for link in item.value] if item else []

    def link(self, record: Record) -> Link:
        """A record's name and page."""
        return self.values.named(record)

    def count(self, vocabulary: str, code: str) -> int:
        """How many records carry a code or a narrower one."""
        return len(self.catalogue.under(vocabulary, code))

    def shown_terms(self, vocabulary: Vocabulary) -> list[Term]:
        """The terms that have records."""
        return [term for term in vocabulary.terms.values() if self.count(vocabulary.name, term.code)]

    def date(self, value: object) -> str:
        """A day in words."""
        return long_date(value, self.language) if isinstance(value, date) else partial_date(str(value), self.language)

    def number(self, value: int) -> str:
        """A number with the separators of the language."""
        return number(value, self.language)

    def icon(self, name: str) -> Markup:
        """An icon of Material's, decorative: the words beside it say the same."""
        return Markup(self.edition.icon(name))  # noqa: S704 - a file of the theme

    def takeaways(self, name: str) -> list[Offer]:
        """What one can take away of `zones/<code>`, `groups/<id>` and the like, or of `all`."""
        return list(self._takeaways.of(name, self.language))

    @cached_property
    def _takeaways(self) -> Takeaways:
        return Takeaways(self.edition)

    @property
    def locale(self) -> str:
        """The language's locale for a browser (BCP 47), as it is written in Europe."""
        return cldr(self.language).replace("_", "-")

    def phone(self, text: object) -> Any:
        """A number to show and to dial."""
        return read_phone(str(text))

    def expand(self, curie: str) -> str:
        """The IRI of a meaning, for `record.get`."""
        return m.expand(curie)

    def language_name(self, code: str) -> str:
        """A language's name in that of the page."""
        return Locale.parse(code).get_display_name(self.language) or code

    def next_meetings(self, record: Record, count: int) -> list[tuple[int, str]]:
        """The next meetings: each in minutes of the clock on the wall since 1 January 1970, and in words."""
        return [
            (
                time,
                say("{day} at {time}", day=full_date(on_day(time), self.language), time=clock(time % 1440)).in_(
                    self.language
                ),
            )
            for time in self.upcoming(record)[:count]
        ]

    def by_place(self, records: Iterable[Record]) -> list[Group]:
        """Records under the municipality they are in."""
        return self.order.by_place(records)

    def by_kind(self, records: Iterable[Record]) -> list[Group]:
        """Records under their kind."""
        return self.order.by_kind(records)

    def ranked(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Records in the order of trust and name."""
        return self.order.ranked(records)

    @cached_property
    def overview(self) -> Overview:
        """The whole catalogue from above: for the pages that are about all of it."""
        return Overview(self.edition, self.language)

    @cached_property
    def kept_zones(self) -> Zones | None:
        """What a phone can keep of each zone; None where the city has no pages of zones."""
        vocabulary = self.overview.vocabulary("schema:areaServed")
        return Zones(self.edition, vocabulary) if vocabulary else None

    @cached_property
    def open_data(self) -> DataPage:
        """What the page of the open data asks."""
        return DataPage(self.edition, self.language)

    def codes(self, words: Iterable[str]) -> Markup:
        """Names of columns and codes one after the other, as they stand in a file."""
        comma = say(", ").in_(self.language)
        return escape(comma).join(Markup("<code>{}</code>").format(word) for word in words)
