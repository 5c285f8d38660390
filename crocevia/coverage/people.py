"""Opportunities for the number of people who live there; and free ones, verified this year, as the open data would answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from babel.numbers import format_decimal

from crocevia import meanings as m
from crocevia.coverage.crossed import COLUMNS, ROWS, Crossed, by_count
from crocevia.coverage.figure import Column, Figure, Named, Row
from crocevia.coverage.words import HERE, NO_AUDIENCES, NO_ZONES
from crocevia.language import NOTHING, Message, say
from crocevia.model import Record
from crocevia.pictures.bars import Bar, Bars
from crocevia.pictures.canvas import Canvas
from crocevia.text import Text
from crocevia.verification import Verification

_MOST_BARS = 20
_EACH = 10_000


class PerInhabitants(Figure):
    """How many opportunities there are for every 10,000 people."""

    name = "per-inhabitants"
    title = say("For 10,000 inhabitants")
    how = say(
        "Opportunities that have not ended, for the area itself or a part of it, divided by its inhabitants. What serves a"
        " wider area is not divided among the areas in it."
    )
    key = ("zone",)

    @property
    def lacks(self) -> Message:
        """It takes a table of inhabitants."""
        nobody = say(
            "This catalogue has no table of inhabitants (population.csv): nothing is divided by a number that nobody published."
        )
        return NO_ZONES if not self.survey.zones.vocabulary else NOTHING if self.survey.catalogue.population else nobody

    @property
    def columns(self) -> Sequence[Column]:
        """Where, how many, how many people, who says so."""
        zones = self.survey.zones.vocabulary
        where = [Column("zone", zones.singular, "named")] if zones else []
        said = (
            Column("inhabitants", say("Inhabitants")),
            Column("year", say("Year")),
            Column("source", say("Source"), "string"),
        )
        return (*where, HERE, Column("per_10000", self.title, "number"), *said)

    def rows(self) -> Iterator[Row]:
        """Every zone whose inhabitants are known, those with most opportunities for them first."""
        for rate, code in self._rates:
            one, here = self.survey.catalogue.population[code], self.survey.totals.get(code, 0)
            yield self.zone(code), here, round(rate, 5), one.count, one.year, one.source

    @cached_property
    def _rates(self) -> list[tuple[Decimal, str]]:
        totals, people = self.survey.totals, self.survey.catalogue.population
        found = [(Decimal(totals.get(code, 0) * _EACH) / one.count, code) for code, one in people.items()]
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def picture(self) -> Canvas | None:
        """The municipalities among them; a rate with one decimal."""
        towns = {*self.survey.towns}
        shown = [(rate, code) for rate, code in self._rates if code in towns][:_MOST_BARS]
        bars = [Bar(self.zone(code).label, [float(rate)], [self._rounded(rate)]) for rate, code in shown]
        return Bars(self.title, self.how, bars).canvas() if bars else None

    def _rounded(self, rate: Decimal) -> Text:
        languages = self.survey.edition.settings.languages
        return Text({one: format_decimal(round(rate, 1), locale=one) for one in languages})


class FreeAndVerified(Crossed):
    """How many are free, and verified this year, in each municipality and for each audience."""

    name = "free-and-verified"
    title = say("Free, and verified this year")
    how = say(
        "Records that are written as free and are not closed, by the municipalities that they name (a district counts for"
        " its municipality, a wider area for none) and by the audience itself. In brackets: verified this calendar year."
    )
    key = ("kind", "municipality", "audience")

    @property
    def lacks(self) -> Message:
        """It takes zones, audiences, and a field that says what is free."""
        if not any(_says_free(kind.by_meaning) for kind in self.survey.kinds):
            return say("This catalogue does not say what is free.")
        return NO_ZONES if not self.survey.zones.vocabulary else NO_AUDIENCES if not self.survey.audiences else NOTHING

    @property
    def columns(self) -> Sequence[Column]:
        """What of, where, for whom, how many."""
        zones, audiences = self.survey.zones.vocabulary, self.survey.audiences
        return (
            Column("kind", say("Kind"), "named"),
            Column("municipality", zones.singular if zones else Text(), "named"),
            Column("audience", audiences.singular if audiences else Text(), "named"),
            Column("all", say("All")),
            Column("free", say("Free")),
            Column("verified_this_year", say("Verified this year")),
            Column("free_and_verified_this_year", self.title),
        )

    @cached_property
    def _counted(self) -> Mapping[tuple[str, str, str], Sequence[int]]:
        """(kind, municipality, audience) → all, free, verified this year, both."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for kind in self.survey.kinds:
            for record in self.survey.catalogue.of(kind.name):
                if record.verification(self.survey.edition.today) is Verification.CLOSED:
                    continue
                free, verified = _free(record), self._this_year(record)
                counts = 1, free, verified, free and verified
                for key in self._keys(record):
                    found[key] = [a + b for a, b in zip(found.get(key, (0, 0, 0, 0)), counts, strict=True)]
        return found

    def _keys(self, record: Record) -> Iterable[tuple[str, str, str]]:
        towns = self.survey.zones.municipalities(map(str, record.many(m.AREA_SERVED)))
        return ((record.kind.name, town, str(one)) for town in towns for one in record.many(m.AUDIENCE))

    def _this_year(self, record: Record) -> bool:
        on = record.get(m.VERIFIED_ON)
        return isinstance(on, date) and on.year == self.survey.edition.today.year

    def rows(self) -> Iterator[Row]:
        """Wherever there is something, by the names of kind, municipality and audience."""
        audiences = self.survey.audiences
        for (kind, town, audience), counts in sorted(self._counted.items()):
            if audiences and audience in audiences.terms:
                yield self.kind(kind), self.zone(town), self.term(audiences, audience), *counts

    @property
    def corner(self) -> Text:
        """What the rows are."""
        zones = self.survey.zones.vocabulary
        return zones.singular if zones else Text()

    def sides(self) -> tuple[Sequence[Named], Sequence[Named]]:
        """The municipalities of each kind in which most is free, and the audiences for whom most is."""
        audiences = self.survey.audiences
        rows, columns = Counter[tuple[str, str]](), Counter[str]()
        for (kind, town, audience), (_, free, *_rest) in self._counted.items():
            rows[kind, town] += free
            columns[audience] += free
        ranked = sorted((pair for pair in rows if rows[pair]), key=lambda pair: (-rows[pair], pair))
        shown = list(by_count(columns, list(audiences.terms)))[:COLUMNS] if audiences else []
        return [self._row(*pair) for pair in ranked[:ROWS]], self.terms(audiences, shown) if audiences else ()

    def _row(self, kind: str, town: str) -> Named:
        zone, title = self.zone(town), self.survey.catalogue.kinds[kind].title
        label = Text(
            {one: f"{zone.label.in_(one)} ({title.in_(one)})" for one in self.survey.edition.settings.languages}
        )
        return Named(f"{kind} {town}", label, zone.path)

    def counted(self, row: str, column: str) -> tuple[int, int]:
        """Free; and free and verified this year."""
        kind, _, town = row.partition(" ")
        _, free, _, both = self._counted.get((kind, town, column), (0, 0, 0, 0))
        return free, both

    def said(self, first: int, second: int) -> tuple[str, str]:
        """What stands in a cell."""
        return str(first), f"({second})" if first else ""


def _says_free(fields: Mapping[str, object]) -> bool:
    return m.COST in fields or m.FREE in fields


def _free(record: Record) -> bool:
    return record.get(m.COST) == "free" or record.get(m.FREE) is True
