"""Where to go when a record has ended: what its editors say, or what there is for the same need in the same area."""

from __future__ import annotations

from collections import Counter

from crocevia import meanings as m
from crocevia.html.questions import Questions
from crocevia.html.there import ended_on, over
from crocevia.model import Record, Ref

__all__ = ["alike", "ended_on", "instead", "over"]

# More is a list, and the page of the need is one already.
MOST = 4


def instead(view: Questions, record: Record) -> tuple[Record, ...]:
    """The records that its editors name in its place, as far as they are there themselves."""
    named = (view.catalogue.find(ref) for ref in record.many(m.INSTEAD) if isinstance(ref, Ref))
    return tuple(one for one in named if one and not over(one, view.edition.today))


def alike(view: Questions, record: Record) -> tuple[Record, ...]:
    """Others for the same needs that serve its area or a wider one: most alike first, then nearest, by trust and name."""
    field = record.kind.by_meaning.get(m.SUBJECT)
    near = {code: steps for steps, code in enumerate(view.areas(record))}
    if not field or not field.vocabulary:
        return ()
    needs = set(map(str, record.many(m.SUBJECT)))
    shared: Counter[Record] = Counter()
    for code in needs:
        shared.update(view.catalogue.under(field.vocabulary, code))
    today = view.edition.today
    areas = {one: [near[code] for code in map(str, one.many(m.AREA_SERVED)) if code in near] for one in shared}
    found = [one for one in shared if areas[one] and one is not record and not over(one, today)]
    order = {one: place for place, one in enumerate(view.ranked(found))}

    def far(one: Record) -> tuple[bool, float, int, int]:
        """What does only the same is nearer than what does much besides; a service is sooner a service's place."""
        likeness = shared[one] / len(needs.union(map(str, one.many(m.SUBJECT))))
        return one.kind is not record.kind, -likeness, min(areas[one]), order[one]

    return tuple(sorted(found, key=far))[:MOST]
