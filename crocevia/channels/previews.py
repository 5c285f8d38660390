"""The pictures that chats and social networks show beside a link (Open Graph): set with Typst, a few kB each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from crocevia import meanings as m
from crocevia.brief import Briefs
from crocevia.edition import Edition, Family
from crocevia.html.head import HOME, PICTURES, WIDTH, Head
from crocevia.html.questions import Questions
from crocevia.language import say
from crocevia.model import Record, Words
from crocevia.paper.indexed import Colour, indexed
from crocevia.paper.plain import NOTHING, Said, said, shortened, words_in
from crocevia.paper.typeset import Typesetter
from crocevia.vocabularies import Term

PNG = "image/png"
TEMPLATE = "card.typ"
# The band of every page (`--band` of crocevia.css) and what is written on it.
BAND: Colour = (0x0B, 0x46, 0x54)
WRITING: Colour = (0xFF, 0xFF, 0xFF)
# The page of the template is so many points wide.
_POINTS = 1200
# What is longer is cut: a name of 200 characters still is whole.
_LONGEST_NAME, _LONGEST_PLACE = 210, 64


def outputs(edition: Edition) -> Iterator[Family]:
    """The site's picture and those of needs in each language, of areas where they are called otherwise; one of each record."""
    if edition.settings.url:
        drawings = dict(_drawings(_Artist(edition)))

        def write(file: BinaryIO, member: str) -> None:
            file.write(drawings[member]())

        yield Family("{}.png", PNG, say("How pages show in a chat"), tuple(drawings), write)


# What draws a picture when it is written.
Drawing = Callable[[], bytes]


def _drawings(artist: _Artist) -> Iterator[tuple[str, Drawing]]:
    """Every picture by its path without `.png`. What must not betray itself has none (crocevia/html/head.py)."""
    edition = artist.edition
    for language in edition.settings.languages:
        view = Questions(edition, language)
        head = Head(view)
        yield _member(view.prefix + HOME), partial(artist.home, head)
        for vocabulary in edition.catalogue.vocabularies.values():
            for term in view.shown_terms(vocabulary) if vocabulary.has_pages else ():
                path = head.term_picture(vocabulary, term)
                if path.startswith(f"{view.prefix}{PICTURES}/") and not head.guards(vocabulary, term):
                    yield _member(path), partial(artist.term, view, term)
    briefs = Briefs(edition, edition.settings.source)
    head = Head(briefs.view)
    for record in edition.catalogue if head.pictured else ():
        if not briefs.view.guarded(record):
            yield _member(head.record_picture(record)), partial(artist.record, briefs, record)


def _member(path: str) -> str:
    return path.removesuffix(".png")


class _Artist:
    """Draws the pictures of an edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.typesetter = Typesetter(edition.settings.templates, edition.today)

    def home(self, head: Head) -> bytes:
        """The question that the home asks."""
        return self._drawn(head.view.language, Words(head.question, head.view.language))

    def term(self, view: Questions, term: Term) -> bytes:
        """A need or an area."""
        return self._drawn(view.language, words_in(term.label, view.language), icon=str(term.columns.get("icon") or ""))

    def record(self, briefs: Briefs, record: Record) -> bytes:
        """Its name and where it is: nothing of that is translated."""
        place = self.edition.catalogue.place(record)
        where = briefs.address(place) if place else Words(briefs.of(record).area, briefs.language)
        return self._drawn(briefs.language, Words(record.text(m.NAME), briefs.language), where, record.kind.icon)

    def _drawn(self, language: str, name: Words, where: Words | None = None, icon: str = "") -> bytes:
        source = self.edition.settings.source
        drawn = str(self.edition.icon(icon)) if icon else ""
        data = {
            "name": _cut(name, _LONGEST_NAME),
            "where": _cut(where or NOTHING, _LONGEST_PLACE),
            "site": _cut(Words(self.edition.settings.name, source), _LONGEST_PLACE),
            # An icon of nothing is no picture.
            "icon": drawn if "<path" in drawn else "",
            "dark": _hex(BAND),
            "light": _hex(WRITING),
        }
        png = self.typesetter.png(TEMPLATE, language, data, 72 * WIDTH / _POINTS)
        return indexed(png, BAND, WRITING)


def _cut(words: Words, most: int) -> Said:
    """A text in one line, cut where it is too long for a picture."""
    return said(shortened(Words(" ".join(words.text.split()), words.language), most))


def _hex(colour: Colour) -> str:
    return "#" + bytes(colour).hex()
