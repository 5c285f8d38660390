"""Fills the database a batch of rows at a time, and closes it so that the same catalogue gives the same bytes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from crocevia import meanings as m
from crocevia.database import statements
from crocevia.database.layout import RECORDS, Cell, Laid, Layout, Listed, plain
from crocevia.database.statements import named
from crocevia.edition import Edition
from crocevia.model import Record

# Rows that are in memory together.
BATCH = 1_000
# What is written by the hand of a program needs no way back; the pages' size is SQLite's own.
_PRAGMAS = (
    "page_size = 4096",
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "temp_store = FILE",
    "cache_size = -16000",
    "foreign_keys = OFF",
)
SEARCH = (
    "SELECT {records}.name, {records}.summary, {records}.page_url FROM {search} "
    "JOIN {records} ON {records}.number = {search}.rowid WHERE {search} MATCH 'lavoro' ORDER BY rank"
)


def write(edition: Edition, file: BinaryIO) -> None:
    """Write the whole database to `file`."""
    # SQLite writes to a name only, and back and forth.
    with TemporaryDirectory(prefix="crocevia-") as folder:
        path = Path(folder) / "catalogue.sqlite"
        _fill(edition, path)
        with path.open("rb") as made:
            shutil.copyfileobj(made, file)


def _fill(edition: Edition, path: Path) -> None:
    """Make the whole database at `path`, where there is no file yet."""
    layout = Layout(edition)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for pragma in _PRAGMAS:
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        for statement in statements.tables(layout):
            database.execute(statement)
        _describe(database, edition, layout)
        for laid in layout.tables.values():
            _rows(database, laid)
        _records(database, edition, layout)
        for statement in statements.after(layout):
            database.execute(statement)
        search = named(layout.own["search"])
        database.execute(f"INSERT INTO {search} ({search}) VALUES ('optimize')")
        database.execute("COMMIT")
        # Pages in the order of the tables, and none left over.
        database.execute("VACUUM")


def _describe(database: sqlite3.Connection, edition: Edition, layout: Layout) -> None:
    settings, source = edition.settings, edition.settings.source
    about = {
        "title": settings.title or settings.name,
        "description": settings.description,
        "publisher": settings.publisher,
        "licence": settings.licence,
        "licence_url": settings.licence_url,
        "homepage": settings.url,
        "day": edition.today.isoformat(),
        "search": SEARCH.format(**{name: named(found) for name, found in layout.own.items()}),
    }
    _insert(database, layout.own["about"], 2, ((key, value) for key, value in about.items() if value))
    columns, choices = named(layout.own["columns"]), layout.own["choices"]
    for laid in layout.tables.values():
        lists = {listed.column.name: listed for listed in laid.lists}
        targets = {part.name: part.target for part in laid.parts} | {name: one.target for name, one in lists.items()}
        for position, column in enumerate(laid.table.columns, 1):
            words = (column.words(key, source).in_(source) for key in ("title", "description"))
            target = targets.get(column.name)
            listed = lists.get(column.name)
            row = (laid.name, position, column.name, *words, column.type)
            more = (".".join(target) if target else None, listed.name if listed else None)
            database.execute(f"INSERT INTO {columns} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, *more))
            labels = ((value, text.in_(source)) for value, text in column.categories(source).items())
            _insert(database, choices, 4, ((laid.name, column.name, *one) for one in labels))


def _rows(database: sqlite3.Connection, laid: Laid) -> None:
    rows = iter(laid.table.rows())
    key = next(part.cell for part in laid.parts if part.name == laid.table.key)
    while batch := list(islice(rows, BATCH)):
        _insert(database, laid.name, len(laid.parts), ([part.cell(row) for part in laid.parts] for row in batch))
        for listed in laid.lists:
            keyed = ((key(row), row) for row in batch)
            _insert(database, listed.name, 3, (cells for own, row in keyed for cells in _values(own, row, listed)))


def _values(key: Cell, row: Any, listed: Listed) -> Iterator[Sequence[Cell]]:
    values = listed.column.value(row)
    if isinstance(values, tuple):
        yield from ((key, position, plain(value)) for position, value in enumerate(values, 1))


def _records(database: sqlite3.Connection, edition: Edition, layout: Layout) -> None:
    """Every record once, whatever its kind, and the words by which it is found."""
    words = _Words(edition)
    found = ((number, record) for number, record in zip(count(1), edition.catalogue, strict=False))
    while batch := list(islice(found, BATCH)):
        _insert(database, layout.own[RECORDS], 8, (_record(edition, number, record) for number, record in batch))
        search = named(layout.own["search"])
        database.executemany(
            f"INSERT INTO {search} (rowid, name, summary, description, words) VALUES (?, ?, ?, ?, ?)",
            ((number, *words.of(record)) for number, record in batch),
        )


def _record(edition: Edition, number: int, record: Record) -> Sequence[Cell]:
    page = edition.absolute(edition.record_path(record, edition.settings.source))
    state = record.verification(edition.today).value
    summary = record.text(m.SUMMARY) or None
    return number, str(record.ref), record.kind.name, record.id, record.text(m.NAME), summary, state, page


class _Words:
    """The texts of a record, and what people say for its needs, the people it is for and where it is."""

    def __init__(self, edition: Edition) -> None:
        self._vocabularies, self._language = edition.catalogue.vocabularies, edition.settings.source
        # The same few codes come back in record after record.
        self._term = lru_cache(maxsize=None)(self._spoken)

    def of(self, record: Record) -> Sequence[str]:
        """Name, summary, description, words."""
        texts = (record.text(meaning) for meaning in (m.NAME, m.SUMMARY, m.DESCRIPTION))
        fields = ((meaning, record.kind.by_meaning.get(meaning)) for meaning in (m.SUBJECT, m.AUDIENCE, m.AREA_SERVED))
        terms = (
            self._term(field.vocabulary, str(code))
            for meaning, field in fields
            if field and field.vocabulary
            for code in record.many(meaning)
        )
        return *texts, " ".join(terms)

    def _spoken(self, vocabulary: str, code: str) -> str:
        # Who looks for food finds a soup kitchen; who looks in a town, its districts.
        terms = [self._vocabularies[vocabulary].terms[above] for above in self._vocabularies[vocabulary].upwards(code)]
        said = ((term.label.in_(self._language), *term.synonyms.get(self._language, ())) for term in terms)
        return " ".join(word for words in said for word in words)


def _insert(database: sqlite3.Connection, table: str, width: int, rows: Iterator[Sequence[Cell]]) -> None:
    database.executemany(f"INSERT INTO {named(table)} VALUES ({', '.join('?' * width)})", rows)
