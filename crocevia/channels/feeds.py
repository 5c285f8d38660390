"""What is new, changed and closed, for people who follow feeds: for all, each need and each zone, as Atom and as JSON Feed.

Programs that keep a copy have `changes.py`, which leaves nothing out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import BinaryIO

from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.feeds import news_atom, news_json
from crocevia.feeds.feed import Feed, Feeds
from crocevia.feeds.news import Board
from crocevia.html import subscribed
from crocevia.language import Message, say
from crocevia.vocabularies import Vocabulary

_ABOUT = say(
    "The newest records and changes in plain words, for readers of feeds and other sites; the same in each of the site's languages."
)
_STANDARDS = {subscribed.ATOM: "https://www.rfc-editor.org/rfc/rfc4287", subscribed.JSON: news_json.STANDARD}

Write = Callable[[Feed, BinaryIO], None]


def outputs(edition: Edition) -> Iterator[Described]:
    """In each language and form: the feed of everything; of each need and zone that has records, one.

    Nothing where the city has not said its address.
    """
    if not subscribed.offered(edition):
        return
    # Git is asked before any worker is forked.
    edition.history()
    board = cache(lambda: Board(edition))
    for language in edition.settings.languages:
        feeds = Feeds(edition, language, board)
        writers: dict[str, Write] = {
            subscribed.ATOM: news_atom.Writer().write,
            subscribed.JSON: news_json.Writer().write,
        }
        for ending, write in writers.items():
            yield _all(feeds, ending, write)
            for vocabulary in subscribed.vocabularies(edition):
                yield _terms(feeds, vocabulary, ending, write)


def _all(feeds: Feeds, ending: str, write: Write) -> Output:
    def fill(file: BinaryIO) -> None:
        write(feeds.all(), file)

    path = subscribed.path(feeds.edition.prefix(feeds.language), subscribed.ALL, ending)
    return Output(
        path, subscribed.TYPES[ending], subscribed.title(), fill, batch=_batch(feeds), data=_data(feeds, ending)
    )


def _terms(feeds: Feeds, vocabulary: Vocabulary, ending: str, write: Write) -> Family:
    edition = feeds.edition

    def fill(file: BinaryIO, code: str) -> None:
        write(feeds.term(vocabulary, code), file)

    members = tuple(code for code in vocabulary.terms if edition.catalogue.under(vocabulary.name, code))
    path = subscribed.path(edition.prefix(feeds.language), f"{vocabulary.name}/{{}}", ending)
    title = _each(vocabulary)
    data = _data(feeds, ending, f"{vocabulary.name}/")
    return Family(path, subscribed.TYPES[ending], title, members, fill, batch=_batch(feeds), data=data)


def _each(vocabulary: Vocabulary) -> Message:
    return say("News: {what}, one each", what=vocabulary.title)


def _batch(feeds: Feeds) -> str:
    """All feeds of a language tell the same entries: one process makes them, once."""
    return f"feeds-{feeds.language}"


def _data(feeds: Feeds, ending: str, start: str = "") -> Data | None:
    """What is listed as open data: once, in the first language."""
    return Data(_ABOUT, _STANDARDS[ending], start) if feeds.language == feeds.edition.settings.source else None
