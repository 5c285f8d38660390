"""A feed in one language: that of everything, that of a need, that of a zone; what it is called and which entries it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from crocevia.edition import Edition
from crocevia.feeds.news import Board
from crocevia.feeds.story import Stories, Story, written
from crocevia.html import subscribed
from crocevia.language import say
from crocevia.model import Record, Ref
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

# Entries of a feed: a reader fetches all of it again whenever it asks.
MOST = 50
ABOUT = say("What is new, what changed and what closed: the newest {most}.", most=MOST)
IN_PART = say("Not all changes could be seen when this was made: some may be missing.")


@dataclass(frozen=True, eq=False)
class Feed:
    """What stands in a file, whatever its form. `of` is its name in addresses, `page` that page's path without the prefix."""

    edition: Edition
    language: str
    of: str
    page: str
    what: Text | None
    stories: Sequence[Story]

    @property
    def title(self) -> str:
        """What a reader of feeds lists it as."""
        return written(f"{subscribed.title(self.what).in_(self.language)} - {self.edition.settings.name}")

    @property
    def about(self) -> str:
        """What it tells, and what could not be seen."""
        whole = self.edition.history().complete
        return " ".join(one.in_(self.language) for one in (ABOUT, *(() if whole else (IN_PART,))))

    @property
    def id(self) -> str:
        """A urn:uuid that follows from its address, whatever its form."""
        return uuid5(NAMESPACE_URL, f"{self.address(self.language, '')}").urn

    @property
    def updated(self) -> datetime:
        """When the newest entry was; of a feed without any, the day of the edition."""
        return max(
            (one.news.updated for one in self.stories), default=datetime.combine(self.edition.today, time(), UTC)
        )

    @property
    def author(self) -> str:
        """Who publishes it."""
        return written(self.edition.settings.publisher or self.edition.settings.name)

    @property
    def home(self) -> str:
        """The page about the same."""
        return self.edition.absolute(self.edition.prefix(self.language) + self.page)

    def address(self, language: str, ending: str) -> str:
        """Where it stands, or its counterpart in another language or form."""
        return self.edition.absolute(subscribed.path(self.edition.prefix(language), self.of, ending))


class Feeds:
    """The feeds of an edition in one language; an entry is made once and stands in all feeds that have it."""

    def __init__(self, edition: Edition, language: str, board: Callable[[], Board]) -> None:
        self.edition = edition
        self.language = language
        self._board = board
        self._stories: Stories | None = None
        self._told: dict[Ref, Story] = {}

    def all(self) -> Feed:
        """The feed of everything."""
        return self._feed(subscribed.ALL, "", None, self.edition.catalogue)

    def term(self, vocabulary: Vocabulary, code: str) -> Feed:
        """The feed of a term, narrower ones included."""
        of = f"{vocabulary.name}/{code}"
        return self._feed(of, f"{of}/", vocabulary.label(code), self.edition.catalogue.under(vocabulary.name, code))

    def _feed(self, of: str, page: str, what: Text | None, records: Iterable[Record]) -> Feed:
        return Feed(self.edition, self.language, of, page, what, tuple(self._newest(records)))

    def _newest(self, records: Iterable[Record]) -> Iterator[Story]:
        self._stories = self._stories or Stories(self.edition, self.language)
        for news in self._board().newest(records, MOST):
            if news.ref not in self._told:
                self._told[news.ref] = self._stories.of(news)
            yield self._told[news.ref]
