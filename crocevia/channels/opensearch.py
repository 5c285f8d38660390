"""OpenSearch 1.1: what a browser needs to offer the site's search in its own address bar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from crocevia.edition import Edition, Output
from crocevia.html.head import OPENSEARCH
from crocevia.html.overview import Overview
from crocevia.language import say

TYPE = "application/opensearchdescription+xml"
_SPACE = "http://a9.com/-/spec/opensearch/1.1/"
# The longest that the specification allows, in characters.
_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024
_ICON = 192


def outputs(edition: Edition) -> Iterator[Output]:
    """A description in each language; none where the city has no search, or has not said its address."""
    if edition.settings.url and edition.settings.has("search"):
        for language in edition.settings.languages:
            path = f"{edition.prefix(language)}{OPENSEARCH}"
            yield Output(path, TYPE, say("For the browser's search box"), partial(_write, edition, language))


def _write(edition: Edition, language: str, file: BinaryIO) -> None:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<OpenSearchDescription xmlns="{_SPACE}">',
        *_elements(edition, language),
        "</OpenSearchDescription>",
    ]
    file.write("\n".join([*lines, ""]).encode())


def _elements(edition: Edition, language: str) -> Iterator[str]:
    settings, home = edition.settings, edition.absolute(edition.prefix(language))
    about = say("What do you need?").in_(language)
    yield _element("ShortName", _cut(settings.name, _SHORT))
    yield _element("LongName", _cut(f"{settings.name} ({language})", _LONG))
    yield _element("Description", _cut(f"{settings.name}: {about}", _DESCRIPTION))
    # Behind a `#`: what is searched for is seen by no server (templates/site/find.js).
    yield f'<Url type="text/html" template={quoteattr(f"{home}search/#q={{searchTerms}}")}/>'
    yield f'<Url type="{TYPE}" rel="self" template={quoteattr(home + OPENSEARCH)}/>'
    icon = edition.absolute(f"assets/icon-{_ICON}.png")
    yield f'<Image height="{_ICON}" width="{_ICON}" type="image/png">{escape(icon)}</Image>'
    needs = Overview(edition, language).vocabulary("dct:subject")
    for term in list(needs.terms.values())[:1] if needs else ():
        yield f'<Query role="example" searchTerms={quoteattr(_plain(term.label.in_(language)))}/>'
    yield _element("Language", language)
    yield _element("InputEncoding", "UTF-8")
    yield _element("OutputEncoding", "UTF-8")


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words where it has any.

    >>> _cut("Opportunità di Milano", 16)
    'Opportunità di'
    """
    words = _plain(text)
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition(" ")[0] or words[:most]
