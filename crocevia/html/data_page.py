"""What the page of the open data asks: files by use, how fresh they are, what its examples are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html import examples, fresh
from crocevia.html.examples import Example
from crocevia.html.fresh import Fresh
from crocevia.html.opendata import RDF, OpenData, Use
from crocevia.table import Column, Table


class DataPage:
    """Answers in one language. It may be asked only while writing, when all outputs are known."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self._files = OpenData(edition)

    @cached_property
    def uses(self) -> Sequence[Use]:
        """Every use for which there is a file."""
        return self._files.uses(self.language)

    @property
    def harvested(self) -> str:
        """The address that a harvester is given; "" where no catalogue is published."""
        path = next(filter(None, map(self._files.of_type, RDF)), "")
        return self.edition.absolute(path) if path else ""

    @cached_property
    def fresh(self) -> Sequence[Fresh]:
        """How fresh the records of each kind are."""
        return tuple(fresh.fresh(self.edition))

    @property
    def newest(self) -> date | None:
        """The day on which somebody last looked at any record."""
        return fresh.newest(self.fresh)

    def columns(self, *curies: str) -> Sequence[str]:
        """What the tables call the columns of these meanings."""
        return fresh.columns(self.edition, *map(m.expand, curies))

    def explained(self, table: Table[Any]) -> Iterator[tuple[Column[Any], Sequence[str]]]:
        """The columns of a table, each with the names of those that say the same in another language (`label`: `label_en` …)."""
        names = [column.name for column in table.columns]
        alike = {name: [f"{name}_{one}" for one in self.edition.settings.languages[1:]] for name in names}
        others = {one for name in names for one in alike[name]}
        yield from (
            (one, [it for it in alike[one.name] if it in names]) for one in table.columns if one.name not in others
        )

    @property
    def counting(self) -> Example | None:
        """The example for a spreadsheet."""
        return examples.counting(self.edition, self._files)

    @property
    def reading(self) -> Example | None:
        """The example for a program."""
        return examples.reading(self.edition, self._files)

    @property
    def asking(self) -> Example | None:
        """The example for a query."""
        return examples.asking(self.edition, self._files)
