"""Posters to hang up, A4 and A3, in each language: of every place, of every group that meets, of every need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import BinaryIO, NamedTuple

from crocevia import meanings as m
from crocevia.edition import Described, Edition, Family
from crocevia.html.ended import over
from crocevia.html.overview import Overview
from crocevia.language import say
from crocevia.model import Ref
from crocevia.paper.enlarged import enlarged
from crocevia.paper.posters import Poster, Posters
from crocevia.paper.typeset import Typesetter
from crocevia.vocabularies import Vocabulary

PDF = "application/pdf"
# What has a poster: where people go, and who meets.
_HUNG = (m.STREET_ADDRESS, m.SCHEDULE)
_LARGE = "-a3"


class Hung(NamedTuple):
    """What a poster is of (a record, or a term of the needs), and whether it is the large one."""

    of: Ref
    large: bool


def outputs(edition: Edition) -> Iterator[Described]:
    """A poster of both sizes for whatever has one; nothing that has ended does."""
    needs = Overview(edition, edition.settings.source).vocabulary("dct:subject")
    hung = dict(_hung(edition, needs))
    for language in edition.settings.languages if hung else ():
        yield _family(edition, language, hung, needs)


def _hung(edition: Edition, needs: Vocabulary | None) -> Iterator[tuple[str, Hung]]:
    catalogue = edition.catalogue
    for kind in catalogue.kinds.values():
        if any(meaning in kind.by_meaning for meaning in _HUNG):
            shown = (one.id for one in catalogue.of(kind.name) if not over(one, edition.today))
            yield from _sizes(kind.name, shown, catalogue.records[kind.name])
    if needs:
        shown = (code for code in needs.terms if catalogue.under(needs.name, code))
        yield from _sizes(needs.name, shown, needs.terms)


def _sizes(folder: str, ids: Iterable[str], taken: Collection[str]) -> Iterator[tuple[str, Hung]]:
    """Each size after the other: the poster is laid out once for both."""
    for id in ids:
        yield f"{folder}/{id}", Hung(Ref(folder, id), large=False)
        # A record may have the very name that another's large poster would have: then the address is the record's.
        if id + _LARGE not in taken:
            yield f"{folder}/{id}{_LARGE}", Hung(Ref(folder, id), large=True)


def _family(edition: Edition, language: str, hung: Mapping[str, Hung], needs: Vocabulary | None) -> Family:
    # Whoever writes makes them once for all.
    posters = cache(lambda: Posters(edition, language))
    typesetter = Typesetter(edition.settings.templates, edition.today)

    @lru_cache(maxsize=1)
    def laid_out(of: Ref) -> bytes:
        return typesetter.sheet("poster.typ", language, _of(posters(), of, needs))

    def write(file: BinaryIO, member: str) -> None:
        of, large = hung[member]
        file.write(enlarged(laid_out(of)) if large else laid_out(of))

    return Family(f"{edition.prefix(language)}poster/{{}}.pdf", PDF, say("Posters to hang up"), tuple(hung), write)


def _of(posters: Posters, of: Ref, needs: Vocabulary | None) -> Poster:
    if needs and of.kind == needs.name:
        return posters.need(needs, needs.terms[of.id])
    return posters.record(posters.edition.catalogue.records[of.kind][of.id])
