"""Which datasets there are: one for each kind and vocabulary that has a file, one for the whole, each with its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crocevia.dcat import dates, places, themes
from crocevia.dcat.themes import REGIONS, SOCIETY, SUBTHEMES, Theme
from crocevia.edition import Data, Described, Edition, Family
from crocevia.kinds import Kind
from crocevia.language import Message, say
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

# The name of the dataset that holds all; a kind cannot be called so, for it has a capital.
WHOLE = "All"
Words = Text | Message


@dataclass(frozen=True, slots=True)
class File:
    """A distribution. `path` is where it is, or where a family of files is entered; `single` where it is one file."""

    name: str
    path: str
    single: bool
    media_type: str
    title: Words
    data: Data


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is said of a dataset. `languages` are those in which its files hold words."""

    name: str
    title: Words
    description: Words
    languages: tuple[str, ...]
    theme: Theme
    subthemes: tuple[Theme, ...]
    keywords: tuple[str, ...]
    places: tuple[str, ...]
    modified: date
    since: date | None
    files: tuple[File, ...]


def datasets(edition: Edition, own: Sequence[str]) -> Sequence[Dataset]:
    """Every dataset, the whole first. `own` are the paths of the data catalogue's files, which are no data themselves."""
    described = [one for one in edition.described() if one.data]
    others = [one for one in described if one.path not in own]
    # A city that publishes nothing but the catalogue: it has to hold something, and holds itself.
    files = others or described
    found = list(_tables(edition, files))
    named = {one.name for one in found}
    return [_whole(edition, [one for one in files if one.table not in named]), *found]


def _file(one: Described) -> File:
    data = one.data
    assert data  # noqa: S101 - only what has it is asked
    before, _, _ = one.path.partition("{}")
    single = not isinstance(one, Family)
    path = one.path if single else data.start or f"{before.rpartition('/')[0]}/".lstrip("/")
    return File(one.path.replace("{}", "*"), path, single, one.media_type, one.title, data)


def _tables(edition: Edition, files: Sequence[Described]) -> Iterator[Dataset]:
    for kind in edition.catalogue.kinds.values():
        if mine := [_file(one) for one in files if one.table == kind.name]:
            yield _kind(edition, kind, mine)
    for vocabulary in edition.catalogue.vocabularies.values():
        if mine := [_file(one) for one in files if one.table == vocabulary.name]:
            yield _vocabulary(edition, vocabulary, mine)


def _whole(edition: Edition, files: Sequence[Described]) -> Dataset:
    settings, records = edition.settings, list(edition.catalogue)
    name = settings.title or settings.name
    return Dataset(
        name=WHOLE,
        title=Text({settings.source: name}),
        description=Text({settings.source: settings.description})
        if settings.description
        else say("All the open data of {catalogue}.", catalogue=name),
        languages=settings.languages,
        theme=SOCIETY,
        subthemes=tuple(dict.fromkeys(_subthemes(edition))),
        keywords=themes.keywords(edition, name, records),
        places=places.places(edition, records),
        modified=dates.last(edition, records),
        since=dates.first(edition, records),
        files=tuple(map(_file, files)),
    )


def _subthemes(edition: Edition) -> Iterator[Theme]:
    yield from (SUBTHEMES[kind.meaning] for kind in edition.catalogue.kinds.values() if kind.meaning in SUBTHEMES)


def _kind(edition: Edition, kind: Kind, files: Sequence[File]) -> Dataset:
    records = edition.catalogue.of(kind.name)
    return Dataset(
        name=kind.name,
        title=_of(edition, kind.title),
        description=kind.description or say("A row for each record: {table}.", table=kind.title),
        languages=(edition.settings.source,),
        theme=SOCIETY,
        subthemes=(SUBTHEMES[kind.meaning],) if kind.meaning in SUBTHEMES else (),
        keywords=themes.keywords(edition, kind.title.in_(edition.settings.source), records),
        places=places.places(edition, records),
        modified=dates.last(edition, records, kind.name),
        since=dates.first(edition, records),
        files=tuple(files),
    )


def _vocabulary(edition: Edition, vocabulary: Vocabulary, files: Sequence[File]) -> Dataset:
    table = vocabulary.title
    return Dataset(
        name=vocabulary.name,
        title=_of(edition, table),
        description=vocabulary.description
        or say("The codes that records use, with their words: {table}.", table=table),
        languages=edition.settings.languages,
        theme=REGIONS if places.istat_column(vocabulary) else SOCIETY,
        subthemes=(),
        keywords=themes.keywords(edition, table.in_(edition.settings.source), ()),
        places=(),
        # A list of codes has no dates of its own, and may be newer than any record that uses it.
        modified=edition.today,
        since=None,
        files=tuple(files),
    )


def _of(edition: Edition, title: Text) -> Text:
    """A dataset's title among thousands: what it holds, and in brackets of which catalogue."""
    name = edition.settings.title or edition.settings.name
    return Text({language: f"{words} ({name})" for language, words in title.items()})
