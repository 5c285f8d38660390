"""The areas that are served, and how they nest: a district in a municipality, a municipality in a province."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.kinds import Kind
from crocevia.vocabularies import Vocabulary

MUNICIPALITY, DISTRICT, WIDER = "municipality", "district", "wider"


class Zones:
    """The vocabulary of the areas served. Municipalities are the terms that have a code of ISTAT's."""

    def __init__(self, edition: Edition) -> None:
        catalogue = edition.catalogue
        self.vocabulary = vocabulary_of(m.AREA_SERVED, catalogue.kinds, catalogue.vocabularies)
        self._column = _municipality_column(self.vocabulary, catalogue.kinds)

    def level(self, code: str) -> str:
        """`municipality`, `district` (it lies in one) or `wider`; "" where the city's list does not say."""
        if not self.vocabulary or not self._column:
            return ""
        if self._is_municipality(code):
            return MUNICIPALITY
        return DISTRICT if self.municipality(code) else WIDER

    def municipality(self, code: str) -> str:
        """The municipality that a zone is, or lies in; "" for a wider one."""
        above = self.vocabulary.upwards(code) if self.vocabulary else ()
        return next((one for one in above if self._is_municipality(one)), "")

    def municipalities(self, codes: Iterable[str]) -> list[str]:
        """The municipalities of some zones, each once."""
        return [one for one in dict.fromkeys(map(self.municipality, codes)) if one]

    def istat(self, code: str) -> str:
        """The code that ISTAT has for a municipality, or ""."""
        term = self.vocabulary.terms.get(code) if self.vocabulary else None
        return term.columns.get(self._column, "") if term else ""

    def here(self, codes: Collection[str]) -> frozenset[str]:
        """The zones in which something is that serves these: themselves, and those that they are a part of."""
        return (
            frozenset(above for code in codes for above in self.vocabulary.upwards(code))
            if self.vocabulary
            else frozenset()
        )

    def around(self, codes: Collection[str]) -> frozenset[str]:
        """The zones that something which serves these reaches from a wider area: those that lie in them, and nothing more."""
        if not self.vocabulary:
            return frozenset()
        return frozenset(below for code in codes for below in self.vocabulary.within(code)) - self.here(codes)

    def _is_municipality(self, code: str) -> bool:
        return bool(self._column and self.istat(code))


def vocabulary_of(meaning: str, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary]) -> Vocabulary | None:
    """The vocabulary whose codes stand in fields of a meaning; the first, where kinds have several."""
    fields = (kind.by_meaning.get(meaning) for kind in kinds.values())
    return next((vocabularies[one.vocabulary] for one in fields if one and one.vocabulary in vocabularies), None)


def _municipality_column(vocabulary: Vocabulary | None, kinds: Mapping[str, Kind]) -> str:
    """The column that only municipalities fill: the one that means ISTAT's code, or that addresses refer to."""
    if not vocabulary:
        return ""
    meant = (str(one["name"]) for one in vocabulary.columns if m.expand(str(one.get("rdfType", ""))) == m.ISTAT_CODE)
    fields = (kind.by_meaning.get(m.MUNICIPALITY) for kind in kinds.values())
    named = (one.references[0] for one in fields if one and one.references)
    columns = (one.column for one in named if one.resource == vocabulary.name and one.column not in {"", "code"})
    return next(meant, "") or next(columns, "")
