"""Opportunities by need and zone, by strategic area and zone, by need and audience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from crocevia.coverage.crossed import COLUMNS, ROWS, ByZone, Crossed, by_count, first
from crocevia.coverage.figure import Column, Figure, Named, Row
from crocevia.coverage.survey import Area, Opportunity
from crocevia.coverage.words import ALL, CLOSED, HERE, LEVEL, NO_AUDIENCES, NO_NEEDS, NO_ZONES, VERIFIED, WIDER
from crocevia.language import NOTHING, Message, say
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary


class NeedsByZone(ByZone):
    """How many opportunities answer each need in each zone."""

    name = "needs-by-zone"
    title = say("Needs by area")
    how = say(
        "Opportunities that answer the need or a narrower one and have not ended, verified or not. The number: for the area"
        " itself or a part of it. After the plus: for a wider area, which reaches this one too."
    )
    key = ("need", "zone")
    row = "need"

    @property
    def lacks(self) -> Message:
        """Without needs or zones nothing can be crossed."""
        return NO_NEEDS if not self.things else NO_ZONES if not self.survey.zones.vocabulary else NOTHING

    @property
    def things(self) -> Vocabulary | None:
        """The vocabulary of what is counted."""
        return self.survey.needs

    def says(self, one: Opportunity) -> Iterable[str]:
        """The codes of what is counted that an opportunity stands for."""
        return one.needs

    @property
    def columns(self) -> Sequence[Column]:
        """What, where, at which level, how many."""
        things, zones = self.things, self.survey.zones.vocabulary
        assert things  # noqa: S101 - `lacks` told otherwise
        assert zones  # noqa: S101 - likewise
        named = [Column(self.row, things.singular, "named"), Column("zone", zones.singular, "named")]
        return (*named, LEVEL, HERE, WIDER, VERIFIED, CLOSED)

    def rows(self) -> Iterator[Row]:
        """Every thing in every zone that is counted, nothing included."""
        survey, things = self.survey, self.things
        if not things:
            return
        (here, around), empty = self._active, Counter[str]()
        verified = survey.by_area(survey.verified, self.says)[0]
        ended = survey.by_area(survey.ended, self.says)[0]
        zones = [(code, self.zone(code), survey.zones.level(code)) for code in survey.shown]
        for thing in self.terms(things, things.terms):
            for code, zone, level in zones:
                counted = (one.get(code, empty)[thing.code] for one in (here, around, verified, ended))
                yield (thing, zone, level, *counted)

    @cached_property
    def _active(self) -> tuple[Area, Area]:
        return self.survey.by_area(self.survey.active, self.says)

    @property
    def corner(self) -> Text:
        """What the rows are."""
        return self.things.singular if self.things else Text()

    def sides(self) -> tuple[Sequence[Named], Sequence[Named]]:
        """What is answered most, and the municipalities with most."""
        things = self.things
        if not things:
            return (), ()
        counted = Counter(code for one in self.survey.active for code in self.says(one))
        towns = [self.zone(code) for code in self.survey.towns[:COLUMNS]]
        return self.terms(things, first(counted, list(things.terms), ROWS)), towns

    def counted(self, row: str, column: str) -> tuple[int, int]:
        """Here and from wider areas."""
        here, around = self._active
        empty = Counter[str]()
        return here.get(column, empty)[row], around.get(column, empty)[row]


class StrategicAreas(NeedsByZone):
    """The same, by what the list of needs gathers them under."""

    name = "strategic-areas"
    title = say("Strategic areas")
    how = say(
        "Opportunities that answer at least one need of the strategic area and have not ended, each once. The number: for"
        " the area itself or a part of it. After the plus: for a wider area, which reaches this one too."
    )
    key = ("strategic_area", "zone")
    row = "strategic_area"

    @property
    def lacks(self) -> Message:
        """Not every list of needs is gathered under something."""
        nothing = say("The list of needs is not divided into strategic areas.")
        return super().lacks or (NOTHING if self.things else nothing)

    @cached_property
    def _above(self) -> tuple[str, Vocabulary | None]:
        """The column of the list of needs that refers to another list, and that list."""
        needs, lists = self.survey.needs, self.survey.catalogue.vocabularies
        for column in needs.columns if needs else ():
            other = lists.get(str(column.get("references") or ""))
            if other:
                return str(column["name"]), other
        return "", None

    @property
    def things(self) -> Vocabulary | None:
        """The list of strategic areas."""
        return self._above[1]

    def says(self, one: Opportunity) -> Iterable[str]:
        """The strategic areas of its needs."""
        needs, column = self.survey.needs, self._above[0]
        found = (needs.terms[code].columns.get(column, "") for code in one.needs) if needs else ()
        return [code for code in dict.fromkeys(found) if code]


class NeedsByAudience(Crossed):
    """How many opportunities answer each need of each audience, wherever."""

    name = "needs-by-audience"
    title = say("Needs by audience")
    how = say(
        "Opportunities, in all areas, that name both the need (or a narrower one) and the audience, and have not ended."
        " What is for everyone is counted under everyone alone."
    )
    key = ("need", "audience")

    @property
    def lacks(self) -> Message:
        """Without needs or audiences nothing can be crossed."""
        return NO_NEEDS if not self.survey.needs else NO_AUDIENCES if not self.survey.audiences else NOTHING

    @property
    def columns(self) -> Sequence[Column]:
        """Need, audience, how many."""
        needs, audiences = _lists(self)
        named = (Column("need", needs.singular, "named"), Column("audience", audiences.singular, "named"))
        return (*named, ALL, VERIFIED, CLOSED)

    def rows(self) -> Iterator[Row]:
        """Every need and audience, nothing included."""
        needs, audiences = _lists(self)
        active, verified, ended = (pairs(among) for among in self._states())
        people = self.terms(audiences, audiences.terms)
        for need in self.terms(needs, needs.terms):
            for one in people:
                pair = need.code, one.code
                yield need, one, active[pair], verified[pair], ended[pair]

    def _states(self) -> Sequence[Sequence[Opportunity]]:
        return self.survey.active, self.survey.verified, self.survey.ended

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], int]:
        return pairs(self.survey.active)

    @property
    def corner(self) -> Text:
        """What the rows are."""
        return _lists(self)[0].singular

    def sides(self) -> tuple[Sequence[Named], Sequence[Named]]:
        """What is answered most, and for whom most is done."""
        needs, audiences = _lists(self)
        by_need = Counter(code for one in self.survey.active for code in one.needs)
        by_audience = Counter(code for one in self.survey.active for code in one.audiences)
        columns = list(by_count(by_audience, list(audiences.terms)))[:COLUMNS]
        return self.terms(needs, first(by_need, list(needs.terms), ROWS)), self.terms(audiences, columns)

    def counted(self, row: str, column: str) -> tuple[int, int]:
        """How many; nothing comes from elsewhere."""
        return self._pairs[row, column], 0


class Everything(Figure):
    """Need, zone and audience at once: too much for a picture, and what a pivot table is for."""

    name = "needs-zones-audiences"
    title = say("Need, area and audience together")
    how = say(
        "For each need, area and audience together, wherever there is something: opportunities that have not ended, for the"
        " area itself or a part of it, and for a wider area."
    )
    key = ("need", "zone", "audience")

    @property
    def lacks(self) -> Message:
        """It takes all three."""
        survey = self.survey
        found = (survey.needs, NO_NEEDS), (survey.zones.vocabulary, NO_ZONES), (survey.audiences, NO_AUDIENCES)
        return next((message for there, message in found if not there), NOTHING)

    @property
    def columns(self) -> Sequence[Column]:
        """The three, and how many."""
        needs, audiences = _lists(self)
        zones = self.survey.zones.vocabulary
        named = Column("need", needs.singular, "named"), Column("audience", audiences.singular, "named")
        where = [Column("zone", zones.singular, "named")] if zones else []
        return (named[0], *where, named[1], HERE, WIDER)

    def rows(self) -> Iterator[Row]:
        """Only where there is something in the area itself."""
        needs, audiences = _lists(self)
        survey = self.survey
        here, around = survey.by_area(survey.active, lambda one: (f"{n} {a}" for n in one.needs for a in one.audiences))
        need, audience = ({one.code: one for one in self.terms(of, of.terms)} for of in (needs, audiences))
        for code in survey.shown:
            zone, wider = self.zone(code), around.get(code, Counter[str]())
            for pair, count in sorted(here.get(code, Counter[str]()).items()):
                first_code, _, second = pair.partition(" ")
                if second in audience:
                    yield need[first_code], zone, audience[second], count, wider[pair]


def pairs(among: Iterable[Opportunity]) -> Counter[tuple[str, str]]:
    """How many name both a need and an audience."""
    return Counter((need, one) for each in among for need in each.needs for one in each.audiences)


def _lists(figure: Figure) -> tuple[Vocabulary, Vocabulary]:
    needs, audiences = figure.survey.needs, figure.survey.audiences
    assert needs  # noqa: S101 - `lacks` told otherwise
    assert audiences  # noqa: S101 - likewise
    return needs, audiences
