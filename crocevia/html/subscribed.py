"""Where the feeds for people stand, what they are called, and the links in a page's head by which a reader of feeds finds them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.language import Message, say
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

ATOM, JSON = "atom", "json"
# The ending of a feed, and its media type.
TYPES = {ATOM: "application/atom+xml", JSON: "application/feed+json"}
_FOLDER = "feeds"
# The feed of everything.
ALL = "all"
# What has a feed for each of its terms: what records are about, and where.
_MEANINGS = (m.SUBJECT, m.AREA_SERVED)


def path(prefix: str, of: str, ending: str) -> str:
    """Where a feed stands, below the site's root. `of` is ALL, or a vocabulary and a code: `needs/food`.

    >>> path("en/", "needs/food", "atom")
    'en/feeds/needs/food.atom'
    """
    return f"{prefix}{_FOLDER}/{of}.{ending}"


def title(what: Text | None = None) -> Message:
    """What a feed is called: that of everything, or that of a term."""
    return say("News: {what}", what=what) if what else say("News")


def vocabularies(edition: Edition) -> Iterator[Vocabulary]:
    """The vocabularies whose terms have a feed each, as they have a page each."""
    fields = [kind.by_meaning.get(one) for one in _MEANINGS for kind in edition.catalogue.kinds.values()]
    for name in dict.fromkeys(field.vocabulary for field in fields if field):
        found = edition.catalogue.vocabularies.get(name)
        if found and found.has_pages:
            yield found


def offered(edition: Edition) -> bool:
    """Whether the city has feeds: whoever reads one is elsewhere, and needs whole addresses."""
    return bool(edition.settings.has("feeds") and edition.settings.url)


def links(edition: Edition, language: str, base: str, of: str = ALL, what: Text | None = None) -> Markup:
    """The links of a page's head to a feed in its language; nothing where the city has no feeds.

    `base` is the way from the page to the site's root.
    """
    if not offered(edition):
        return Markup()
    called = title(what).in_(language)
    one = Markup('<link rel="alternate" type="{}" title="{}" href="{}{}">')
    prefix = edition.prefix(language)
    return Markup().join(one.format(type, called, base, path(prefix, of, ending)) for ending, type in TYPES.items())
