"""Which records nobody else should know that one reads about: on pages, in messages and on paper they are told of with care."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from crocevia import meanings as m
from crocevia.model import Catalogue, Ref


def guarded(catalogue: Catalogue, needs: Collection[str]) -> frozenset[Ref]:
    """The records that answer one of some needs (narrower ones included by whoever asks), or hide where they are.

    A body or a place that says no need of its own does what those do that name it: where all of them are guarded, so is it.
    """
    kept = frozenset(needs)
    found = {one.ref for one in catalogue if one.withheld or not kept.isdisjoint(map(str, one.many(m.SUBJECT)))}
    # Of each that says no need, who names it and is not known to be guarded; and where each stands in such a list.
    waits: dict[Ref, set[Ref]] = {}
    named: defaultdict[Ref, list[Ref]] = defaultdict(list)
    for record in catalogue:
        if record.ref not in found and not record.many(m.SUBJECT):
            naming = catalogue.pointing.get(record.ref, ())
            waits[record.ref] = {one.ref for _, one in naming} - {record.ref}
            for ref in waits[record.ref]:
                named[ref].append(record.ref)
    new = list(found)
    while new:
        ref = new.pop()
        for one in named[ref]:
            waits[one].discard(ref)
            if not waits[one]:
                found.add(one)
                new.append(one)
    return frozenset(found)
