"""What a channel is given (an edition of the catalogue) and what it gives back (outputs, described before written)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from crocevia.history import told
from crocevia.history.told import History
from crocevia.language import Message
from crocevia.model import Catalogue, Record
from crocevia.settings import Settings
from crocevia.shell import Shell
from crocevia.text import Text

# One file to write: its path in the site, and what writes it.
File = tuple[str, Callable[[BinaryIO], None]]


@dataclass(frozen=True, slots=True)
class Data:
    """What open data says of itself, wherever files are listed: the data catalogue (DCAT), the page of the data.

    `about` is a sentence for somebody who has to choose among files. `standard` is the IRI of the specification that the
    file follows, "" for none. `start` is the path where a family of files is entered: a list that leads to all of them.
    `fields` are the columns of a table that is neither a kind's nor a vocabulary's, as Table Schema has them, and `key`
    the names of those that make a row one of its own: the Data Package lists such a table too.
    """

    about: Text | Message
    standard: str = ""
    start: str = ""
    fields: Sequence[Mapping[str, Any]] = ()
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """One file that a channel can write.

    `path` is relative to the site, with `/`. `table` names the kind or vocabulary whose rows it holds, if it does.
    `data` is None for what is no open data: pages, programs, what only our own programs read.
    """

    path: str
    media_type: str
    title: Text | Message
    write: Callable[[BinaryIO], None]
    table: str = ""
    batch: str = ""
    data: Data | None = None

    @property
    def paths(self) -> Sequence[str]:
        """Its path."""
        return (self.path,)

    def files(self, first: int = 0, last: int | None = None) -> Iterator[File]:
        """The one file, unless the slice leaves it out."""
        yield from [(self.path, self.write)][first:last]


@dataclass(frozen=True, slots=True)
class Family:
    """Files alike, one for each member (a page for each of 100,000 records), described by a single object.

    `path` holds `{}` where the member's name goes. Families with the same `batch` share what they work out: they are
    written in one process.
    """

    path: str
    media_type: str
    title: Text | Message
    members: Sequence[str]
    write: Callable[[BinaryIO, str], None]
    table: str = ""
    batch: str = ""
    data: Data | None = None

    @property
    def paths(self) -> Sequence[str]:
        """The path of every member."""
        before, _, after = self.path.partition("{}")
        return [f"{before}{member}{after}" for member in self.members]

    def files(self, first: int = 0, last: int | None = None) -> Iterator[File]:
        """The files of a slice of the members."""
        before, _, after = self.path.partition("{}")
        for member in self.members[first:last]:
            yield f"{before}{member}{after}", self._writer(member)

    def _writer(self, member: str) -> Callable[[BinaryIO], None]:
        return lambda file: self.write(file, member)


Described = Output | Family


@dataclass(frozen=True, slots=True)
class Pressed:
    """What the press made in one language: the shell of generated pages, and the pages written by hand.

    `pages` maps a path without the language (`index.html`, `privacy/index.html`) to the page and its title; `was` an
    address that a page had (`data`) to the path of that page.
    """

    shell: Shell
    pages: Mapping[str, tuple[Shell, str]]
    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Edition:
    """The catalogue on a day, in its languages, with the settings of a city.

    `described` answers with every channel's outputs: it may be asked only while writing, when all are known.
    `icon` gives the SVG of a name such as `material/phone`. `history` tells what became of records: whoever asks first waits for
    Git, so a channel asks only where it needs it.
    """

    catalogue: Catalogue
    settings: Settings
    today: date
    pressed: Mapping[str, Pressed]
    icon: Callable[[str], str]
    described: Callable[[], Sequence[Described]]
    history: Callable[[], History] = told.nothing

    def prefix(self, language: str) -> str:
        """Where a language's pages begin: "" for the first, `en/` for English."""
        return "" if language == self.settings.source else f"{language}/"

    def record_path(self, record: Record, language: str) -> str:
        """The address of a record's page, relative to the site, ending in a slash."""
        return f"{self.prefix(language)}{record.kind.name}/{record.id}/"

    def absolute(self, path: str) -> str:
        """The whole address of a path; the path from the root where the city has not said its address."""
        return f"{self.settings.url or '/'}{path}"
