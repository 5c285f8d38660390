"""What a record can be found by when someone else writes it a second time: keys that two such records share.

No library but those that the form in the browser has: the form asks here too, before a second record is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crocevia import meanings as m
from crocevia import phones
from crocevia.kinds import Kind
from crocevia.pairs.names import folded, words
from crocevia.pairs.streets import street
from crocevia.pairs.webs import mail_site, site

# How much a shared key says, by the word before its colon, if no third record has it. From ENOUGH on it is worth saying.
WEIGHTS = {"tax": 1.0, "named": 1.0, "tel": 0.6, "mail": 0.6, "at": 0.5, "place": 0.4, "web": 0.4, "name": 0.4}
ENOUGH = 1.0
# The shortest word of a name that is no mere letter; a number is always one ("Centro Milano Donna Municipio 4").
_SHORTEST = 2
# A tax code of a body has eleven digits, and spreadsheets take the zeros away with which it begins.
_DIGITS, _LOST = 11, 3


def keys(kind: Kind, cells: Mapping[str, object]) -> frozenset[str]:
    """What a record shares with another record of the same thing: about ten keys like `tel:+39-02-8846-3107`.

    `cells` are those of a file as it was written, or the values of a record as it is published. Values that cannot be
    read give no key; nothing raises.
    """
    return frozenset(key for find in (_names, _codes, _phones, _webs, _places) for key in find(kind, cells))


def evidence(shared: Mapping[str, int]) -> float:
    """How much shared keys say; `shared` tells how many other records have each. From ENOUGH on, ask the person.

    A key that many have (a switchboard, the word "sportello") says as much less as there are records that have it.
    """
    return sum(WEIGHTS[key.partition(":")[0]] / max(1, others) for key, others in shared.items())


def values(kind: Kind, cells: Mapping[str, object], meaning: str) -> tuple[str, ...]:
    """What a record says of a meaning, as texts; () where it says nothing."""
    field = kind.by_meaning.get(meaning)
    return texts(cells.get(field.name)) if field else ()


def texts(value: object) -> tuple[str, ...]:
    """A cell or a record's value as texts; () for nothing."""
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)


def tax_codes(kind: Kind, cells: Mapping[str, object]) -> frozenset[str]:
    """A body's tax code and VAT number, which are often the same: eleven digits, or sixteen letters and digits."""
    found: set[str] = set()
    for meaning in (m.TAX_ID, m.VAT_ID):
        for value in values(kind, cells, meaning):
            code = "".join(c for c in value.upper() if c.isalnum()).removeprefix("IT")
            if code.isdecimal() and _DIGITS - _LOST <= len(code) <= _DIGITS:
                found.add(code.zfill(_DIGITS))
            elif code:
                found.add(code)
    return frozenset(found)


def telephones(kind: Kind, cells: Mapping[str, object]) -> frozenset[str]:
    """The addresses (RFC 3966) of a record's numbers."""
    found: set[str] = set()
    for value in values(kind, cells, m.TELEPHONE):
        try:
            found.add(phones.read(value).uri)
        except phones.PhoneError:
            continue
    return frozenset(found)


def sites(kind: Kind, cells: Mapping[str, object]) -> frozenset[str]:
    """Whose sites its web and e-mail addresses are of."""
    pages = (site(value) for value in values(kind, cells, m.URL))
    boxes = (mail_site(value) for value in values(kind, cells, m.EMAIL))
    return frozenset(filter(None, (*pages, *boxes)))


def _names(kind: Kind, cells: Mapping[str, object]) -> Iterator[str]:
    for name in values(kind, cells, m.NAME):
        said = words(name)
        if said:
            yield f"named:{' '.join(sorted(set(said)))}"
        yield from (f"name:{word}" for word in said if len(word) >= _SHORTEST or word.isdigit())


def _codes(kind: Kind, cells: Mapping[str, object]) -> Iterator[str]:
    yield from (f"tax:{code}" for code in tax_codes(kind, cells))


def _phones(kind: Kind, cells: Mapping[str, object]) -> Iterator[str]:
    yield from telephones(kind, cells)


def _webs(kind: Kind, cells: Mapping[str, object]) -> Iterator[str]:
    yield from (f"web:{one}" for one in sites(kind, cells))
    yield from (f"mail:{folded(value)}" for value in values(kind, cells, m.EMAIL))


def _places(kind: Kind, cells: Mapping[str, object]) -> Iterator[str]:
    yield from (f"place:{value.rpartition('/')[2]}" for value in values(kind, cells, m.LOCATION))
    town = next(iter(values(kind, cells, m.MUNICIPALITY)), "")
    for address in values(kind, cells, m.STREET_ADDRESS):
        _, named, number = street(address)
        # The last word is the one that is never shortened: via G. Verdi, via Giuseppe Verdi.
        if named:
            yield f"at:{named[-1]} {number},{town}"
