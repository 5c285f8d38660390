"""The page of what is to be printed, hung up, subscribed to and passed on: for who works at a desk or a noticeboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from crocevia import meanings as m
from crocevia.edition import Edition, Output
from crocevia.html.page import ROOT
from crocevia.html.takeaways import Offer
from crocevia.html.view import View
from crocevia.language import say
from crocevia.model import Record
from crocevia.text import Text

PAGE = "print/"
TITLE = say("To print, to hang up, to pass on")
LEAD = say("Booklets, posters, calendars and news for those who do not come to a site: hand them over, hang them up.")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Things under one heading, each with its address and what there is of it."""

    title: Text
    things: Sequence[tuple[Text, str, tuple[Offer, ...]]]


def outputs(edition: Edition) -> Iterator[Output]:
    """The page, in each language."""
    for language in edition.settings.languages:
        view = View(edition, language)
        yield Output(f"{view.prefix}{PAGE}index.html", "text/html", TITLE, partial(_page, view))


def _page(view: View, file: BinaryIO) -> None:
    title, lead = TITLE.in_(view.language), LEAD.in_(view.language)
    shelves = [shelf for shelf in (*_terms(view), *_records(view)) if shelf.things]
    main = view.env.get_template("takeaways.html").render(view=view, title=title, lead=lead, shelves=shelves, base=ROOT)
    file.write(view.frame.fill(view.page(PAGE, title, lead, main)))


def _terms(view: View) -> Iterator[Shelf]:
    """Zones and needs that have records."""
    for vocabulary in view.catalogue.vocabularies.values():
        if vocabulary.has_pages:
            things = [(term.label, f"{vocabulary.name}/{term.code}") for term in view.shown_terms(vocabulary)]
            yield Shelf(vocabulary.title, _offered(view, things))


def _records(view: View) -> Iterator[Shelf]:
    """Records of kinds that one prints a thing of their own for, by name."""
    for kind in view.catalogue.kinds.values():
        records = sorted(view.catalogue.of(kind.name), key=lambda one: one.text(m.NAME).casefold())
        things = [(_name(view, record), str(record.ref)) for record in records]
        yield Shelf(kind.title, _offered(view, things))


def _name(view: View, record: Record) -> Text:
    return Text({view.source: record.text(m.NAME)})


def _offered(view: View, things: Sequence[tuple[Text, str]]) -> list[tuple[Text, str, tuple[Offer, ...]]]:
    """Those of which there is more than every record has (a contact, a text to read aloud)."""
    found = ((label, name, tuple(one for one in view.takeaways(name) if one.listed)) for label, name in things)
    return [(label, f"{view.prefix}{name}/", offers) for label, name, offers in found if offers]
