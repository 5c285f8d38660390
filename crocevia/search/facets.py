"""What results can be narrowed by: each facet found by what fields mean, its values, the codes a record carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.kinds import Field
from crocevia.language import Message, say
from crocevia.model import Catalogue, Record
from crocevia.text import Text
from crocevia.verification import Verification
from crocevia.vocabularies import Term, Vocabulary

# The order in which an address and a page have them.
FACETS = ("kind", "need", "audience", "zone", "cost", "language", "access", "step_free", "verified")
# Known only when somebody asks: the browser looks at the timetables.
OPEN, NOW = "open", say("Open now")
FREE = "free"
STEP_FREE = "step-free"
_BY_VOCABULARY = {"need": m.SUBJECT, "audience": m.AUDIENCE, "zone": m.AREA_SERVED, "language": m.LANGUAGE}
_BY_CATEGORY = {"cost": m.COST, "access": m.ACCESS}
_STATES = {
    Verification.VERIFIED: say("Verified"),
    Verification.DUE: say("To be checked again"),
    Verification.UNVERIFIED: say("Not verified"),
}

Words = Text | Message


@dataclass(frozen=True, slots=True)
class Value:
    """A code of a facet; `term` is the vocabulary's, where it comes from one."""

    label: Words
    broader: str = ""
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """What results can be narrowed by. A city without such a field has none."""

    name: str
    label: Words
    values: Mapping[str, Value]

    def upwards(self, code: str) -> Iterator[str]:
        """The broader codes above one, nearest first."""
        seen = {code}
        while (code := self.values[code].broader) in self.values and code not in seen:
            seen.add(code)
            yield code


def facets(edition: Edition) -> dict[str, Facet]:
    """Every facet that this city's records can have."""
    catalogue = edition.catalogue
    found = {
        "kind": Facet("kind", say("What it is"), {name: Value(one.title) for name, one in catalogue.kinds.items()}),
        "verified": Facet("verified", say("Verification"), {one.value: Value(said) for one, said in _STATES.items()}),
    }
    for name, meaning in _BY_VOCABULARY.items():
        vocabulary = _vocabulary(catalogue, meaning)
        if vocabulary:
            values = {code: Value(term.label, term.broader, term) for code, term in vocabulary.terms.items()}
            found[name] = Facet(name, vocabulary.title, values)
    for name, meaning in _BY_CATEGORY.items():
        field = _field(catalogue, meaning)
        if field:
            values = {code: Value(label) for code, label in field.categories.items()}
            found[name] = Facet(name, field.title, values)
    vocabulary = _vocabulary(catalogue, m.AMENITY)
    term = vocabulary.terms.get(STEP_FREE) if vocabulary else None
    if term:
        found["step_free"] = Facet("step_free", term.label, {"yes": Value(term.label, term=term)})
    return {name: found[name] for name in FACETS if name in found}


def _field(catalogue: Catalogue, meaning: str) -> Field | None:
    found = (kind.by_meaning.get(meaning) for kind in catalogue.kinds.values())
    return next((field for field in found if field), None)


def _vocabulary(catalogue: Catalogue, meaning: str) -> Vocabulary | None:
    field = _field(catalogue, meaning)
    return catalogue.vocabularies.get(field.vocabulary) if field else None


# A facet's name → the codes that a record carries of it, broader ones not repeated.
Carried = Mapping[str, tuple[str, ...]]


def carried(edition: Edition, known: Mapping[str, Facet]) -> Callable[[Record, Record | None], Carried]:
    """What tells the codes of a record; it is given the place where it is."""

    def codes(record: Record, place: Record | None) -> Carried:
        state = record.verification(edition.today).value
        found: dict[str, tuple[str, ...]] = {"kind": (record.kind.name,), "verified": (state,)}
        for name, meaning in _BY_VOCABULARY.items():
            found[name] = tuple(map(str, record.many(meaning)))
        for name, meaning in _BY_CATEGORY.items():
            found[name] = tuple(map(str, record.many(meaning)))
        if record.get(m.FREE) is True:
            found["cost"] = (FREE,)
        if place:
            found["zone"] = tuple(dict.fromkeys((*found["zone"], *_around(edition.catalogue, place))))
            if STEP_FREE in place.many(m.AMENITY):
                found["step_free"] = ("yes",)
        return {
            name: tuple(code for code in some if code in known[name].values)
            for name, some in found.items()
            if some and name in known
        }

    return codes


def _around(catalogue: Catalogue, place: Record) -> Iterator[str]:
    """The district and the municipality of a place."""
    yield from map(str, place.many(m.DISTRICT))
    municipality = catalogue.municipality(place)
    if municipality:
        yield municipality.code
