"""Changes as Atom (RFC 4287) in archived pages (RFC 5005): an entry a record, a tombstone (RFC 6721) for one that went.

An entry's name is the record's, so that a reader replaces what it had of it; on a page a record stands once, with all that
happened to it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from crocevia.edition import Edition
from crocevia.feeds import pages
from crocevia.feeds.pages import Page
from crocevia.feeds.plain import moment, page_of
from crocevia.feeds.table import title
from crocevia.history.told import Change, What
from crocevia.language import Message, listed, say
from crocevia.model import Ref

ATOM = "atom"
SCHEME = "urn:crocevia:change"
_SPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" '
    'xmlns:fh="http://purl.org/syndication/history/1.0"'
)
WORDS: dict[What, Message] = {
    What.ADDED: say("added"),
    What.CHANGED: say("changed"),
    What.VERIFIED: say("checked"),
    What.CLOSED: say("closed"),
    What.REOPENED: say("open again"),
    What.MOVED: say("has another name"),
    What.REMOVED: say("removed"),
}


def write(edition: Edition, page: Page, file: BinaryIO) -> None:
    """A page of the feed, the newest first."""
    file.write("\n".join(["<?xml version='1.0' encoding='UTF-8'?>", *_head(edition, page), ""]).encode())
    file.writelines(f"{one}\n".encode() for one in _entries(edition, page.changes))
    file.write(b"</feed>\n")


def _head(edition: Edition, page: Page) -> Iterator[str]:
    source, settings, history = edition.settings.source, edition.settings, edition.history()
    whole = f"{title(edition).in_(source)} - {settings.title or settings.name}"
    yield f"<feed {_SPACES} xml:lang={quoteattr(source)}>"
    yield f"<id>{named(edition, '')}</id>"
    yield f"<title>{escape(whole)}</title>"
    if history.note and not page.number:
        yield f"<subtitle>{escape(history.note.in_(source))}</subtitle>"
    at = max((one.at for one in page.changes), default=history.since)
    yield f"<updated>{moment(at) if at else f'{edition.today.isoformat()}T00:00:00Z'}</updated>"
    yield f"<author><name>{escape(settings.publisher or settings.name)}</name></author>"
    yield f"<rights>{escape(settings.licence)}</rights>"
    yield _link("self", edition.absolute(page.path(ATOM)), "application/atom+xml")
    yield _link("alternate", edition.absolute(""), "text/html")
    if page.number:
        yield "<fh:archive/>"
        yield _link("current", edition.absolute(pages.path(0, ATOM)), "application/atom+xml")
    if page.previous:
        yield _link("prev-archive", pages.address(edition, page.previous, ATOM), "application/atom+xml")


def named(edition: Edition, of: str) -> str:
    """The name of a record's entry, or of the feed: it follows from the site's address."""
    return uuid5(NAMESPACE_URL, f"{edition.absolute(pages.FOLDER)}#{of}").urn


def _entries(edition: Edition, changes: Sequence[Change]) -> Iterator[str]:
    """What became of each record on a page: what happened last stands first."""
    happened: dict[Ref, list[Change]] = {}
    for one in changes:
        for ref in filter(None, (one.before, one.ref)):
            # Whoever happens again goes to the end.
            happened[ref] = [*happened.pop(ref, []), one]
    for ref, found in reversed(happened.items()):
        last = found[-1]
        gone = last.what is What.REMOVED or last.ref != ref
        yield _tombstone(edition, ref, last) if gone else _entry(edition, ref, found)


def _entry(edition: Edition, ref: Ref, changes: Sequence[Change]) -> str:
    """A record as it is: which of its fields were touched, and when."""
    source, last = edition.settings.source, changes[-1]
    title = f"{ref}: {WORDS[last.what].in_(source)}"
    lines = [f"{one.at.date()} {_said(one, source)}" for one in changes]
    return "\n".join(
        (
            f"<entry><id>{named(edition, str(ref))}</id><title>{escape(title)}</title>",
            f"<updated>{moment(max(one.at for one in changes))}</updated>",
            _link("alternate", page_of(edition, last), "text/html"),
            *(f'<category term="{what}" scheme="{SCHEME}"/>' for what in dict.fromkeys(one.what for one in changes)),
            f"<summary>{escape('; '.join(lines))}</summary></entry>",
        )
    )


def _said(one: Change, language: str) -> str:
    """What happened in words, with the fields that were touched."""
    said = WORDS[one.what].in_(language)
    return f"{said} ({listed(one.fields.touched, language)})" if one.fields else said


def _tombstone(edition: Edition, ref: Ref, last: Change) -> str:
    """One that went; where it went to, if it only has another name or named others to go to."""
    to = [last.ref] if last.ref != ref else list(last.instead)
    links = "".join(_link("related", edition.absolute(f"{one}/"), "text/html") for one in to)
    comment = f"<at:comment>{escape(f'{ref}: {WORDS[last.what].in_(edition.settings.source)}')}</at:comment>"
    return f'<at:deleted-entry ref="{named(edition, str(ref))}" when="{moment(last.at)}">{comment}{links}</at:deleted-entry>'


def _link(rel: str, href: str, type: str) -> str:
    return f'<link rel="{rel}" type="{type}" href={quoteattr(href)}/>'
