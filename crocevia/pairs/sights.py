"""A record as it is compared with another: what names it, where it answers, where it is, who offers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.kinds import Field, Kind
from crocevia.load import Source
from crocevia.pairs.keys import keys, sites, tax_codes, telephones, texts, values
from crocevia.pairs.names import folded, words
from crocevia.pairs.streets import Street, street


@dataclass(frozen=True, slots=True)
class Sight:
    """`id` is `kind/id`. `town` is the municipality of its place, `offered_by` and `naming` records."""

    id: str
    family: str
    name: str
    words: tuple[str, ...]
    codes: frozenset[str]
    phones: frozenset[str]
    mails: frozenset[str]
    sites: frozenset[str]
    place: str
    street: Street
    town: str
    areas: frozenset[str]
    offered_by: frozenset[str]
    naming: frozenset[str]
    keys: frozenset[str]


def family(kind: Kind) -> str:
    """Kinds of one family are compared with one another: bodies (they have tax codes), what bodies offer; else only its own."""
    meant = kind.by_meaning
    if m.TAX_ID in meant or m.VAT_ID in meant:
        return "bodies"
    return "offers" if m.PROVIDER in meant or m.ORGANIZER in meant else kind.name


def sight(kind: Kind, id: str, cells: Mapping[str, object], place: tuple[Kind, Mapping[str, object]] | None) -> Sight:
    """What is seen of one record; `place` is the kind and the cells of where it is, if it names one."""
    where = place or (kind, cells)
    address = next(iter(values(*where, m.STREET_ADDRESS)), "")
    town = next(iter(values(*where, m.MUNICIPALITY)), "")
    name = next(iter(values(kind, cells, m.NAME)), "")
    of_place = {key for key in keys(*place) if key.startswith("at:")} if place else set()
    return Sight(
        id=f"{kind.name}/{id}",
        family=family(kind),
        name=name,
        words=words(name),
        codes=tax_codes(kind, cells),
        phones=telephones(kind, cells),
        mails=frozenset(map(folded, values(kind, cells, m.EMAIL))),
        sites=sites(kind, cells),
        place=next(iter(values(kind, cells, m.LOCATION)), "").rpartition("/")[2],
        street=street(address),
        town=town,
        areas=frozenset(values(kind, cells, m.AREA_SERVED)),
        offered_by=frozenset(one for meaning in (m.PROVIDER, m.ORGANIZER) for one in _meant(kind, cells, meaning)),
        naming=frozenset(one for field in kind.naming for one in _named(field, cells)),
        keys=keys(kind, cells) | of_place,
    )


def _meant(kind: Kind, cells: Mapping[str, object], meaning: str) -> Sequence[str]:
    """The records (`kind/id`) that the field with this meaning names."""
    field = kind.by_meaning.get(meaning)
    return _named(field, cells) if field and field.to_records else ()


def _named(field: Field, cells: Mapping[str, object]) -> Sequence[str]:
    resource = field.references[0].resource
    return [one if "/" in one else f"{resource}/{one}" for one in texts(cells.get(field.name))]


def sights(sources: Iterable[Source], kinds: Mapping[str, Kind]) -> list[Sight]:
    """All records of a catalogue, each with the address of the place that it names."""
    by_id = {f"{one.kind}/{one.id}": one for one in sources}
    found: list[Sight] = []
    for one in by_id.values():
        kind = kinds[one.kind]
        at = next((by_id[id] for id in _meant(kind, one.cells, m.LOCATION) if id in by_id), None)
        found.append(sight(kind, one.id, one.cells, (kinds[at.kind], at.cells) if at else None))
    return found
