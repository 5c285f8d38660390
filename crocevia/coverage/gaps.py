"""Where nothing exists, and where everything hangs on one provider."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from crocevia import meanings as m
from crocevia.coverage.crossed import ROWS
from crocevia.coverage.figure import Column, Figure, Named, Row
from crocevia.coverage.words import ALL, NO_NEEDS, NO_PROVIDERS, NO_ZONES
from crocevia.coverage.zones import DISTRICT
from crocevia.language import NOTHING, Message, say
from crocevia.model import Ref
from crocevia.pictures.bars import Bar, Bars
from crocevia.pictures.canvas import Canvas
from crocevia.vocabularies import Vocabulary

_MOST_BARS = 20


def _vocabularies(figure: Figure) -> tuple[Vocabulary, Vocabulary]:
    needs, zones = figure.survey.needs, figure.survey.zones.vocabulary
    assert needs  # noqa: S101 - `lacks` told otherwise
    assert zones  # noqa: S101 - likewise
    return needs, zones


class Gaps(Figure):
    """For each need, in how many municipalities and districts there is something."""

    name = "gaps"
    title = say("Where nothing exists")
    how = say(
        "For each need, the municipalities in which this catalogue has at least one opportunity, and their districts: those"
        " with something of their own, those reached only from a wider area, those with nothing. Where this catalogue has no"
        " opportunity at all it may be the catalogue that is missing: such municipalities are not counted."
    )
    key = ("need",)

    @property
    def lacks(self) -> Message:
        """It takes needs and zones."""
        return NO_NEEDS if not self.survey.needs else NO_ZONES if not self.survey.zones.vocabulary else NOTHING

    @property
    def columns(self) -> Sequence[Column]:
        """How many zones have what, and which have nothing."""
        return (
            Column("need", _vocabularies(self)[0].singular, "named"),
            Column("own", say("With something of their own")),
            Column("wider_only", say("Only from wider areas")),
            Column("nothing", say("With nothing")),
            Column("nothing_in", say("Where there is nothing"), "list"),
        )

    def rows(self) -> Iterator[Row]:
        """Every need, those missing in most places first."""
        yield from self._found

    @cached_property
    def _found(self) -> list[tuple[Named, int, int, int, list[Named]]]:
        survey = self.survey
        here, around = survey.by_area(survey.active, lambda one: one.needs)
        empty, found = Counter[str](), []
        zones = [(code, self.zone(code)) for code in survey.near]
        for need in self.terms(_vocabularies(self)[0], _vocabularies(self)[0].terms):
            own = [code for code, _ in zones if here.get(code, empty)[need.code]]
            rest = [(code, zone) for code, zone in zones if not here.get(code, empty)[need.code]]
            nothing = [zone for code, zone in rest if not around.get(code, empty)[need.code]]
            found.append((need, len(own), len(rest) - len(nothing), len(nothing), nothing))
        return sorted(found, key=lambda row: (-row[3], -row[2]))

    def picture(self) -> Canvas | None:
        """A bar for each need, all of the same length: the places."""
        if not self.survey.near:
            return None
        counts = [(need, (own, wider, nothing)) for need, own, wider, nothing, _ in self._found[:ROWS]]
        bars = [Bar(need.label, parts, [str(one) for one in parts]) for need, parts in counts]
        return Bars(self.title, self.how, bars, [one.title for one in self.columns[1:4]]).canvas()


class OneProvider(Figure):
    """Where all that answers a need is provided by one."""

    name = "one-provider"
    title = say("Where everything hangs on one provider")
    how = say(
        "Needs and areas (districts left out) in which something exists, and all that is there, or reaches it from a wider"
        " area, has the same single provider; the picture counts them by provider. Where none is written, it is taken for"
        " another one."
    )
    key = ("need", "zone")

    @property
    def lacks(self) -> Message:
        """It takes needs, zones and providers."""
        said = {meaning for kind in self.survey.kinds for meaning in kind.by_meaning}
        if not said & {m.PROVIDER, m.ORGANIZER}:
            return NO_PROVIDERS
        return NO_NEEDS if not self.survey.needs else NO_ZONES if not self.survey.zones.vocabulary else NOTHING

    @property
    def columns(self) -> Sequence[Column]:
        """What, where, who, how many opportunities they are."""
        needs, zones = _vocabularies(self)
        named = Column("need", needs.singular, "named"), Column("zone", zones.singular, "named")
        return (*named, Column("provider", say("Provider"), "named"), ALL)

    def rows(self) -> Iterator[Row]:
        """In the order of the needs, then of the zones."""
        needs, _ = _vocabularies(self)
        for need, zone, provider, count in self._found:
            record = self.survey.catalogue.find(provider)
            if record:
                yield self.term(needs, need), self.zone(zone), self.record(record), count

    @cached_property
    def _found(self) -> list[tuple[str, str, Ref, int]]:
        survey = self.survey
        needs, zones = _vocabularies(self)
        # What is said of an opportunity: each need with its only provider, or with nobody in particular.
        says = {
            one: [f"{need} {next(iter(one.providers)) if len(one.providers) == 1 else ''}" for need in one.needs]
            for one in survey.active
        }
        here, around = survey.by_area(survey.active, lambda one: says[one])
        found = []
        for code in survey.shown:
            if survey.zones.level(code) == DISTRICT:
                continue
            reached = here.get(code, Counter()) + around.get(code, Counter())
            by_need: dict[str, Counter[str]] = {}
            for said, count in reached.items():
                need, _, provider = said.partition(" ")
                by_need.setdefault(need, Counter())[provider] += count
            own = {said.partition(" ")[0] for said in here.get(code, ())}
            for need, providers in by_need.items():
                if len(providers) == 1 and need in own and (provider := next(iter(providers))):
                    found.append((need, code, Ref(*provider.split("/", 1)), providers[provider]))
        order = [{code: place for place, code in enumerate(one.terms)} for one in (needs, zones)]
        return sorted(found, key=lambda one: (order[0][one[0]], order[1][one[1]]))

    def picture(self) -> Canvas | None:
        """The providers on which most hangs."""
        counted = Counter(provider for _, _, provider, _ in self._found)
        names = [(self.survey.catalogue.find(ref), count) for ref, count in counted.most_common(_MOST_BARS)]
        bars = [Bar(record.text(m.NAME), [count], [str(count)]) for record, count in names if record]
        return Bars(self.title, self.how, bars).canvas() if bars else None
