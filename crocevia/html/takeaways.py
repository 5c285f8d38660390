"""What one can take away of a record, a need or a zone: to print, to hang up, to subscribe to, to send.

Channels put these files at agreed addresses (manual/outreach.md); a page offers those that are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from crocevia.edition import Described, Edition
from crocevia.language import NOTHING, Message, say


@dataclass(frozen=True, slots=True)
class Way:
    """One file or page: what tells it from its neighbours, and its address relative to the site, or a whole one."""

    label: Message
    href: str
    media_type: str = ""

    @property
    def whole(self) -> bool:
        """Whether the address is a whole one."""
        return ":" in self.href


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to take away, in the ways that there are of it."""

    title: Message
    ways: tuple[Way, ...]

    @property
    def listed(self) -> bool:
        """Whether the page of all takeaways lists it: a contact and a text every record has."""
        return self.ways[0].media_type not in {VCARD, "text/html"}


PDF, CALENDAR, VCARD = "application/pdf", "text/calendar", "text/vcard"
ATOM, FEED = "application/atom+xml", "application/feed+json"
_A4, _A3 = say("A4"), say("A3")
_CALENDAR = "calendar/{}.ics"
# What is offered, in which ways: what tells a way from the others, where it is, what it is.
_OFFERED = (
    (say("Read it aloud, or send it"), ((NOTHING, "voce/{}/index.html", "text/html"),)),
    (say("Save the contact"), ((NOTHING, "contact/{}.vcf", VCARD),)),
    (say("Calendar of the meetings"), ((say("file"), _CALENDAR, CALENDAR),)),
    (say("Poster to hang up"), ((_A4, "poster/{}.pdf", PDF), (_A3, "poster/{}-a3.pdf", PDF))),
    (
        say("Booklet to print"),
        (
            (_A4, "print/{}.pdf", PDF),
            (say("A5, to fold"), "print/{}-a5.pdf", PDF),
            (say("large print"), "print/{}-large.pdf", PDF),
        ),
    ),
    (say("News as they come"), ((say("Atom"), "feeds/{}.atom", ATOM), (say("JSON"), "feeds/{}.json", FEED))),
)
_FOLDERS = tuple({path.split("{", 1)[0] for _, ways in _OFFERED for _, path, _ in ways})


class Takeaways:
    """What an edition has to take away. To be asked only while writing, when all outputs are known."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def of(self, name: str, language: str) -> Iterator[Offer]:
        """What there is of `zones/<code>`, `groups/<id>` and the like, or of `all`."""
        prefix = self.edition.prefix(language)
        found = _there(self.edition.described, tuple(map(self.edition.prefix, self.edition.settings.languages)))
        for title, ways in _OFFERED:
            there = tuple(
                one
                for label, path, media_type in ways
                if prefix + path.format(name) in found
                for one in self._ways(Way(label, (prefix + path.format(name)).removesuffix("index.html"), media_type))
            )
            if there:
                yield Offer(title, there)

    def _ways(self, way: Way) -> Iterator[Way]:
        """A calendar is subscribed to before it is fetched: what changes later comes by itself."""
        url = self.edition.settings.url
        if way.media_type == CALENDAR and url:
            parts = urlsplit(url)
            yield Way(say("subscribe"), f"webcal://{parts.netloc}{parts.path}{way.href}", CALENDAR)
        yield way


@lru_cache(maxsize=2)
def _there(described: Callable[[], Sequence[Described]], prefixes: tuple[str, ...]) -> frozenset[str]:
    """The paths of all that an edition offers."""
    folders = tuple(prefix + folder for prefix in prefixes for folder in _FOLDERS)
    return frozenset(path for one in described() if one.path.startswith(folders) for path in one.paths)
