"""The files that the list of other sites reads, in one language: its words, the zones' names, and a file for each list."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from crocevia.edition import Edition
from crocevia.html.view import View
from crocevia.html.words import direction
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary
from crocevia.when.browser import timetable
from crocevia.widget.lists import ALL, Lists
from crocevia.widget.rows import Rows

Json = dict[str, Any]
# A label, and its language where it is not the page's.
Label = list[str]


class Documents:
    """All files of a language. A row is made once, whatever lists it stands in."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.lists = Lists(edition)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.lists, self.language)

    def list(self, name: str) -> Json:
        """A list: `title`, of each kind how many there are (`count`), the rows, and the timetables that they name.

        `paths` leads from every area that a row names to the broader ones above it, nearest first.
        """
        tables: dict[str, int] = {}
        records, counted = self.lists.records(name, self._rows.view)
        rows = [self._rows.of(one, tables) for one in records]
        zones = self.lists.zones
        named = dict.fromkeys(code for one in records for code in self.lists.codes(zones, one))
        return {
            "title": self._title(name),
            "count": dict(counted),
            "paths": {code: zones.upwards(code)[1:] for code in named} if zones else {},
            "hours": [timetable(text) for text in tables],
            "rows": rows,
        }

    def zones(self) -> Json:
        """Every zone that has a list, for who asks for a zone and a need."""
        return self._terms(self.lists.zones)

    def words(self) -> Json:
        """What the list says whatever it shows, where the site is, what it is called and of which day it is."""
        settings, view = self.edition.settings, View(self.edition, self.language)
        rooms = {"zone": self.lists.zones, "need": self.lists.needs}
        return {
            "language": self.language,
            "direction": direction(self.language),
            "source": settings.source,
            "home": self.edition.prefix(self.language),
            "site": settings.name,
            "publisher": settings.publisher or settings.name,
            "day": view.date(self.edition.today),
            "licence": settings.licence.replace("-", " "),
            "licence_url": settings.licence_url,
            "search": settings.has("search"),
            "rooms": {name: one.name for name, one in rooms.items() if one},
            "kinds": {
                one.name: [self._label(one.title), self._label(one.singular)]
                for one in self.edition.catalogue.kinds.values()
            },
            "needs": self._terms(self.lists.needs),
            "guarded": view.guarded_needs,
            "said": {"locale": view.locale, **view.said("clock"), **view.said("week"), **view.said("widget")},
        }

    def _terms(self, vocabulary: Vocabulary | None) -> Json:
        """Of each code that has a list: what it is called, which lie above it, and whether its list is large."""
        lists = self.lists
        if not vocabulary:
            return {}
        return {
            code: [
                self._label(vocabulary.label(code)),
                vocabulary.upwards(code)[1:],
                int(lists.large(vocabulary, code)),
            ]
            for code in lists.shown(vocabulary)
        }

    def _title(self, name: str) -> Label:
        if name == ALL:
            return [self.edition.settings.name]
        room, code, *_ = name.split("/")
        return self._label(self.edition.catalogue.vocabularies[room].label(code))

    def _label(self, text: Text) -> Label:
        said = text.language_for(self.language)
        return [text.in_(self.language), *([said] if said and said != self.language else [])]
