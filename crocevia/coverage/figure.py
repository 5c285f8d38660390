"""The shape of a figure: a small table, how it was counted, and what of it is drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from crocevia import meanings as m
from crocevia.coverage.survey import Survey
from crocevia.language import NOTHING, Message, say
from crocevia.model import Record
from crocevia.pictures.canvas import Canvas
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A term or a record: its code, its name, and the address of its page without the language ("" where it has none)."""

    code: str
    label: Text
    path: str = ""


Cell = str | int | bool | Decimal | Named | Sequence[Named]
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """`type` is Table Schema's, or `named`: a code and, in a CSV, its name beside it."""

    name: str
    title: Text | Message
    type: str = "integer"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as people read it, where that is not the CSV's: rows and columns with names, a number where they cross.

    `said` are the cells, a row after the other: a number, and what stands small beside it.
    """

    corner: Text | Message
    rows: Sequence[Named]
    columns: Sequence[Named]
    said: Sequence[Sequence[tuple[str, str]]]


class Figure(ABC):
    """A figure of a survey. `how` says in a sentence how it is counted."""

    name: ClassVar[str]
    title: ClassVar[Message]
    how: ClassVar[Message]
    # The columns that make a row one of its own.
    key: ClassVar[tuple[str, ...]]

    def __init__(self, survey: Survey) -> None:
        self.survey = survey

    @property
    def lacks(self) -> Message:
        """Why this city has no such figure; nothing where it has."""
        return NOTHING

    @property
    @abstractmethod
    def columns(self) -> Sequence[Column]:
        """The columns of its table."""

    @abstractmethod
    def rows(self) -> Iterator[Row]:
        """Its rows, in an order that does not change."""

    def picture(self) -> Canvas | None:
        """What is drawn of it; None where there is nothing to draw."""
        return None

    def grid(self) -> Grid | None:
        """How people read it; None where that is the table as it is."""
        return None

    def fields(self, languages: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """The columns of its CSV, as Table Schema has them."""
        for column in self.columns:
            titles = {
                f"title@{one}" if place else "title": column.title.in_(one) for place, one in enumerate(languages)
            }
            kind = "string" if column.type == "named" else column.type
            required = {"constraints": {"required": True}} if column.name in self.key else {}
            yield {"name": column.name, "type": kind, **titles, **required}
            if column.type == "named":
                words = {one: say("{title}: the words", title=column.title).in_(one) for one in languages}
                beside = {f"title@{one}" if place else "title": words[one] for place, one in enumerate(languages)}
                yield {"name": f"{column.name}_label", "type": "string", **beside}

    def cells(self, row: Row) -> Iterator[str]:
        """A row as its CSV has it."""
        source = self.survey.edition.settings.source
        for cell in row:
            match cell:
                case Named():
                    yield from (cell.code, _flat(cell.label.in_(source)))
                case bool():
                    yield "true" if cell else "false"
                case str():
                    yield _flat(cell)
                case int():
                    yield str(cell)
                case Decimal():
                    # No spreadsheet reads five decimals as thousands.
                    yield f"{cell:.5f}"
                case _:
                    yield "|".join(one.code for one in cell)

    def term(self, vocabulary: Vocabulary, code: str) -> Named:
        """A term of a vocabulary, and its page where it has one."""
        there = vocabulary.has_pages and self.survey.catalogue.under(vocabulary.name, code)
        return Named(code, vocabulary.label(code), f"{vocabulary.name}/{code}/" if there else "")

    def terms(self, vocabulary: Vocabulary, codes: Iterable[str]) -> list[Named]:
        """Some terms of a vocabulary."""
        return [self.term(vocabulary, code) for code in codes]

    def record(self, record: Record) -> Named:
        """A record, and its page."""
        source = self.survey.edition.settings.source
        return Named(str(record.ref), Text({source: record.text(m.NAME)}), f"{record.ref}/")

    def kind(self, name: str) -> Named:
        """A kind, and the list of its records."""
        return Named(name, self.survey.catalogue.kinds[name].title, f"{name}/")

    def zone(self, code: str) -> Named:
        """A zone, and its page."""
        vocabulary = self.survey.zones.vocabulary
        return self.term(vocabulary, code) if vocabulary else Named(code, Text({"": code}))


def _flat(text: str) -> str:
    """Words in a cell: a line end would cut the row for a naive reader."""
    return " ".join(text.split()).replace("|", "/")
