"""The sitemap: every page, and its counterparts in the other languages (sitemaps.org 0.9, Google's xhtml:link).

When a record's page changed last is told where the history knows it; of other pages nobody could say it truly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from crocevia.channels.pages import addresses
from crocevia.edition import Edition, Output
from crocevia.language import say
from crocevia.model import Ref

# A sitemap holds at most 50,000 addresses.
MOST = 50_000
_SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

Entry = tuple[str, str]


def outputs(edition: Edition) -> Iterator[Output]:
    """An index and as many parts as are needed, robots.txt; nothing where the city has not said its address."""
    if not edition.settings.url:
        return
    # Git is asked before any worker is forked.
    edition.history()
    entries = [(language, index) for index, (_, has) in enumerate(addresses(edition)) for language in has]
    parts = range(0, len(entries), MOST)
    names = [f"sitemap-{number + 1}.xml" for number in range(len(parts))]
    title = say("Sitemap")
    yield Output("sitemap.xml", "application/xml", title, partial(_index, edition, names))
    for name, first in zip(names, parts, strict=True):
        yield Output(name, "application/xml", title, partial(_part, edition, entries[first : first + MOST]))
    yield Output("robots.txt", "text/plain", say("For search engines"), partial(_robots, edition))


def _index(edition: Edition, names: Sequence[str], file: BinaryIO) -> None:
    locations = "".join(f"<sitemap><loc>{_text(edition.absolute(name))}</loc></sitemap>\n" for name in names)
    file.write(
        f'{_HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{locations}</sitemapindex>\n'.encode()
    )


def _part(edition: Edition, entries: Sequence[tuple[str, int]], file: BinaryIO) -> None:
    pages = list(addresses(edition))
    file.write(f"{_HEAD}<urlset {_SPACES}>\n".encode())
    for language, index in entries:
        path, languages = pages[index]
        links = "".join(_alternate(edition, path, one) for one in languages) if len(languages) > 1 else ""
        location = f"<loc>{_text(_whole(edition, path, language))}</loc>"
        file.write(f"<url>{location}{_changed(edition, path)}{links}</url>\n".encode())
    file.write(b"</urlset>\n")


def _changed(edition: Edition, path: str) -> str:
    """The day on which a record changed last, a check that changed nothing else left out."""
    kind, _, id = path.removesuffix("/").partition("/")
    last = edition.history().last(Ref(kind, id)) if kind in edition.catalogue.kinds and id else None
    # An edition does not know tomorrow, whatever a commit is dated.
    return f"<lastmod>{last.isoformat()}</lastmod>" if last and last <= edition.today else ""


def _alternate(edition: Edition, path: str, language: str) -> str:
    address = quoteattr(_whole(edition, path, language))
    return f'<xhtml:link rel="alternate" hreflang="{language}" href={address}/>'


def _whole(edition: Edition, path: str, language: str) -> str:
    return edition.absolute(edition.prefix(language) + path)


def _text(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;")


def _robots(edition: Edition, file: BinaryIO) -> None:
    file.write(f"User-agent: *\nAllow: /\nSitemap: {edition.absolute('sitemap.xml')}\n".encode())
