"""One SQLite database of everything: typed tables, foreign keys, views, full-text search."""

from __future__ import annotations

from collections.abc import Iterator

from crocevia.database.filled import write
from crocevia.edition import Data, Edition, Output
from crocevia.language import say

PATH = "data/catalogue.sqlite"
DATA = Data(
    say("For questions in SQL, without a server: tables with foreign keys, views in words, full-text search."),
    "https://www.sqlite.org/fileformat2.html",
)


def outputs(edition: Edition) -> Iterator[Output]:
    """One database."""
    title = say("Everything as a database")
    yield Output(PATH, "application/vnd.sqlite3", title, lambda file: write(edition, file), data=DATA)
