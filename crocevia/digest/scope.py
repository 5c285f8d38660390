"""For whom a bulletin is: everybody, or whoever lives in a zone, or has a need."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from crocevia.html.questions import Questions
from crocevia.language import Message, say
from crocevia.model import Record, Ref
from crocevia.near import Near
from crocevia.vocabularies import Vocabulary

NEED, ZONE = "dct:subject", "schema:areaServed"


class Unknown(Exception):
    """There is no bulletin for what was asked; `problem` says why and what would do."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.text)
        self.problem = problem


@dataclass(frozen=True)
class Scope:
    """A zone's code and a need's, "" for all. Raises Unknown for one that the city does not have, or that none may be told of."""

    view: Questions
    zone: str = ""
    need: str = ""

    def __post_init__(self) -> None:
        for code, meaning in ((self.zone, ZONE), (self.need, NEED)):
            if code:
                _known(self.view.overview.vocabulary(meaning), code)
        if self.need in self.view.guarded_needs:
            problem = say("no bulletin is made of “{need}”: others may read a person's mail", need=self.need)
            raise Unknown(problem)

    def holds(self, record: Record) -> bool:
        """Whether it is for them, and may be named where somebody else may read it."""
        return self.asked(record) and not self.view.guarded(record)

    def asked(self, record: Record) -> bool:
        """Whether it answers the need or a narrower one, and is in the zone, in a narrower one, or reaches it from above."""
        return all(chosen is None or record.ref in chosen for chosen in (self._there, self._for))

    @property
    def whole(self) -> bool:
        """Whether everything is asked for."""
        return not self.zone and not self.need

    @property
    def path(self) -> str:
        """The page of all that there is for them, relative to the language's pages: the need's, the zone's or the first."""
        for code, meaning in ((self.need, NEED), (self.zone, ZONE)):
            vocabulary = self.view.overview.vocabulary(meaning) if code else None
            if vocabulary and self.view.catalogue.under(vocabulary.name, code):
                return f"{vocabulary.name}/{code}/"
        return ""

    def label(self, meaning: str, language: str) -> str:
        """What the zone or the need is called; "" where all are meant."""
        code = self.zone if meaning == ZONE else self.need
        vocabulary = self.view.overview.vocabulary(meaning)
        return vocabulary.label(code).in_(language) if vocabulary and code else ""

    @cached_property
    def _there(self) -> Collection[Ref] | None:
        vocabulary = self.view.overview.vocabulary(ZONE)
        if not self.zone or not vocabulary:
            return None
        catalogue = self.view.catalogue
        tagged = catalogue.tagged.get(vocabulary.name, {})
        above = (one for code in vocabulary.upwards(self.zone)[1:] for one in tagged.get(code, ()))
        return {one.ref for one in (*catalogue.under(vocabulary.name, self.zone), *above)}

    @cached_property
    def _for(self) -> Collection[Ref] | None:
        vocabulary = self.view.overview.vocabulary(NEED)
        if not self.need or not vocabulary:
            return None
        return {one.ref for one in self.view.catalogue.under(vocabulary.name, self.need)}


def _known(vocabulary: Vocabulary | None, code: str) -> None:
    if vocabulary is None:
        raise Unknown(say("this city has no list of them: leave “{code}” out", code=code))
    if code not in vocabulary.terms:
        near = ", ".join(Near(vocabulary.terms).to(code))
        problem = say("“{code}” is none of {vocabulary}", code=code, vocabulary=vocabulary.name)
        raise Unknown(say("{problem}; did you mean: {near}", problem=problem, near=near) if near else problem)
