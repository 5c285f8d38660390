"""A feed for people as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from crocevia.feeds.feed import Feed
from crocevia.feeds.plain import moment
from crocevia.feeds.story import Story
from crocevia.html.subscribed import ATOM, JSON, TYPES

HTML = "text/html"


class Writer:
    """Writes feeds of one language; the text of an entry is made once."""

    def __init__(self) -> None:
        self._entries: dict[Story, bytes] = {}

    def write(self, feed: Feed, file: BinaryIO) -> None:
        """A whole file, the newest entry first."""
        head = "\n".join(["<?xml version='1.0' encoding='UTF-8'?>", *_head(feed), ""])
        file.write(head.encode())
        for story in feed.stories:
            if story not in self._entries:
                self._entries[story] = "\n".join([*_entry(story), ""]).encode()
            file.write(self._entries[story])
        file.write(b"</feed>\n")


def _head(feed: Feed) -> Iterator[str]:
    settings = feed.edition.settings
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.language)}>'
    yield f"<id>{feed.id}</id>"
    yield f"<title>{escape(feed.title)}</title>"
    yield f"<subtitle>{escape(feed.about)}</subtitle>"
    yield f"<updated>{moment(feed.updated)}</updated>"
    yield f"<author><name>{escape(feed.author)}</name></author>"
    yield f"<rights>{escape(settings.licence)}</rights>"
    yield f"<icon>{escape(feed.edition.absolute('assets/icon-192.png'))}</icon>"
    yield _link("self", TYPES[ATOM], feed.address(feed.language, ATOM))
    yield _link("alternate", HTML, feed.home, feed.language)
    yield _link("alternate", TYPES[JSON], feed.address(feed.language, JSON), feed.language)
    for other in settings.languages:
        if other != feed.language:
            yield _link("alternate", TYPES[ATOM], feed.address(other, ATOM), other)
    if settings.licence_url:
        yield _link("license", HTML, settings.licence_url)


def _entry(story: Story) -> Iterator[str]:
    news = story.news
    yield f"<entry><id>{story.id}</id><title>{escape(story.title)}</title>"
    yield f"<published>{moment(news.at)}</published><updated>{moment(news.updated)}</updated>"
    yield _link("alternate", HTML, story.url)
    for one in story.labels:
        scheme = quoteattr(f"urn:crocevia:{one.vocabulary}")
        yield f"<category term={quoteattr(one.code)} scheme={scheme} label={quoteattr(one.words)}/>"
    yield f'<content type="html">{escape(story.html)}</content></entry>'


def _link(rel: str, type: str, href: str, language: str = "") -> str:
    spoken = f" hreflang={quoteattr(language)}" if language else ""
    return f'<link rel="{rel}" type="{type}"{spoken} href={quoteattr(href)}/>'
