"""Deterministic synthetic records: a town of any size, with the kinds and the codes of the project's own catalogue.

About 18 fields a record and seven services in ten; every reference leads somewhere and every record passes the check
on `DAY` without a finding. Names and sentences are invented, but for what people say for a need (the vocabulary's
synonyms): half the names and every summary have some, so that a search finds things. Addresses are on example.org. Telephone numbers must be
valid to pass the check, so they may be somebody's: the records are for measuring, never for publishing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from bench.town import Town

# The day on which the records are fresh; builds are given it as SOURCE_DATE_EPOCH.
DAY = date(2026, 11, 21)
# Of a hundred records; the rest are services.
SHARES = {"groups": 10, "places": 10, "associations": 5, "companies": 5}

Value = str | int | float | bool | date | tuple[str, ...]
Fields = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Record:
    """A record before it is written in some form."""

    kind: str
    id: str
    fields: Fields


def records(count: int, vocabularies: Path) -> Iterator[Record]:
    """So many records, the same for the same count and vocabularies."""
    town = Town(_counts(count), vocabulary_terms(vocabularies))
    for kind, names in town.names.items():
        for id, name in names.items():
            yield Record(kind, id, {"name": name, **_filled(town, kind, id)})


def _counts(count: int) -> Mapping[str, int]:
    counts = {kind: max(1, count * share // 100) for kind, share in SHARES.items()}
    return {"services": count - sum(counts.values()), **counts}


def vocabulary_terms(vocabularies: Path) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Vocabulary → its terms as they are written."""
    return {path.stem: yaml.safe_load(path.read_text("utf-8"))["terms"] for path in sorted(vocabularies.glob("*.yml"))}


def _filled(town: Town, kind: str, id: str) -> dict[str, Value]:
    """The fields of one record, each present as often as its kind's plan says."""
    found: dict[str, Value] = {}
    for chance, fields in (*PLANS[kind], *SOURCED):
        if chance == 1 or town.rng.random() < chance:
            found |= fields(town, id)
    return found


_DAYS = (
    "lun-ven",
    "lun-sab",
    "lun, mer, ven",
    "mar, gio",
    "lun-gio",
    "mar-sab",
    "mer, ven",
    "tutti i giorni",
    "sab",
    "lun",
)
_SPANS = (
    "9:00-12:00", "8:30-12:00, 14:00-15:15", "9:30-13:30", "10:00-12:00, 15:00-17:00", "14:00-18:00", "9:00-17:00",
    "18:00-20:30",
)  # fmt: skip
_TAILS = ("", "; agosto chiuso", " su appuntamento")
# 210 different texts.
HOURS = tuple(f"{days} {spans}{tail}" for days, spans, tail in product(_DAYS, _SPANS, _TAILS))
_WEEK = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato")
MEETINGS = (
    *(f"ogni {day} {time}" for day, time in product(_WEEK, ("9:30", "10:00-12:00", "18:00-20:00", "20:30-22:30"))),
    *(f"{nth} {day} del mese 18:00-20:00" for nth, day in product(("primo", "secondo", "terzo", "ultimo"), _WEEK)),
)
# Area codes and mobile prefixes with the number of digits that follow.
_PHONES = (("02 8", 7), ("02 4", 7), ("02 5", 7), ("051 6", 6), ("039 2", 6), ("011 4", 6), ("338 ", 7), ("347 ", 7))


def _said(town: Town, own: str) -> Fields:
    return {"summary": f"{town.text(1, 8)} Per chi dice: {', '.join(town.said(town.need(own), 2))}."}


def _described(town: Town, _: str) -> Fields:
    return {"description": "\n\n".join(town.text(3) for _ in range(town.rng.randint(1, 3)))}


def _subject(town: Town, own: str) -> Fields:
    needs = dict.fromkeys((town.need(own), *town.some(town.codes["needs"], 0, 2)))
    return {"needs": tuple(needs), "audience": town.some(town.codes["audiences"], 1, 2)}


def _located(town: Town, _: str) -> Fields:
    place = town.rng.choice(town.ids["places"])
    more = {town.zone_of[place]: None, **dict.fromkeys(town.zone() for _ in range(town.rng.choice((0, 0, 0, 1, 2))))}
    return {"place": place, "zones": tuple(more)}


def _served(town: Town, _: str) -> Fields:
    return {"zones": (town.zone(),)}


def _phone(town: Town, _: str) -> Fields:
    numbers = (town.rng.choice(_PHONES) for _ in range(town.rng.choice((1, 1, 1, 2))))
    return {"phone": tuple(dict.fromkeys(prefix + town.digits(length) for prefix, length in numbers))}


def _verified(town: Town, _: str) -> Fields:
    if town.rng.random() < 0.4:  # noqa: PLR2004 - four in ten nobody has verified
        return {"to_verify": "Orari e recapiti da controllare prima di andare."}
    body = town.rng.choice(list(town.names["associations"].values()))
    return {"verified_on": DAY - timedelta(town.rng.randint(1, 300)), "verified_by": body, "review_every": 12}


def _seasonal(town: Town, _: str) -> Fields:
    months = town.rng.randint(1, 5)
    return {"status": "seasonal", "valid_from": date(2026, 10, months), "valid_until": date(2027, months, 28)}


def _access(town: Town, _: str) -> Fields:
    return {"access": town.some(("walk_in", "appointment", "phone", "online", "referral"), 1, 2)}


def _seats(town: Town, _: str) -> Fields:
    least = town.rng.randint(5, 10)
    return {"seats_min": least, "seats_max": least + 5}


def _taxed(town: Town, _: str) -> Fields:
    return {"tax_code": _checked(f"8{town.digits(6)}015")}


def _checked(ten: str) -> str:
    """The ten digits and their check digit (Luhn's)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(ten)]
    return f"{ten}{-sum(n - 9 if n > 9 else n for n in doubled) % 10}"  # noqa: PLR2004 - digits of two add up


def _street(town: Town, id: str) -> Fields:
    return {
        "address": f"via {town.lexicon.name()} {town.rng.randint(1, 120)}",
        "postal_code": f"20{town.digits(3)}",
        "municipality": town.istat[town.zone_of[id]],
    }


def _point(town: Town, _: str) -> Fields:
    return {"latitude": round(45 + town.rng.random(), 5), "longitude": round(9 + town.rng.random(), 5)}


def _source(town: Town, id: str) -> Fields:
    return {
        "source_title": town.text(1, 4).removesuffix("."),
        "source_url": f"https://www.example.org/{town.rng.choice(town.lexicon.words)}/2026/{id}",
        "source_read_on": DAY,
    }


Step = tuple[float, Callable[[Town, str], Fields]]


def _one(field: str, choices: Sequence[Value]) -> Callable[[Town, str], Fields]:
    """A field with one of some values."""
    return lambda town, _: {field: town.rng.choice(choices)}


def _words(field: str, sentences: int = 1) -> Callable[[Town, str], Fields]:
    """A field with some sentences."""
    return lambda town, _: {field: town.text(sentences)}


def _named(field: str, kind: str) -> Callable[[Town, str], Fields]:
    """A field that names one record."""
    return lambda town, _: {field: town.rng.choice(town.ids[kind])}


def _refs(field: str, *kinds: str) -> Callable[[Town, str], Fields]:
    """A field that names some records, never itself."""
    return lambda town, own: {field: found} if (found := town.refs(own, *kinds)) else {}


def _codes(field: str, vocabulary: str, most: int) -> Callable[[Town, str], Fields]:
    """A field with some codes of a vocabulary."""
    return lambda town, _: {field: town.some(town.codes[vocabulary], 1, most)}


_CONTACTS: tuple[Step, ...] = (
    (0.7, _phone),
    (0.5, lambda _, own: {"email": f"{own}@example.org"}),
    (0.6, lambda _, own: {"website": f"https://www.example.org/{own}/"}),
)
# What every kind ends with.
SOURCED: tuple[Step, ...] = (
    (1, _verified),
    (1, _source),
    (0.7, lambda town, _: {"source_date": f"2026-{town.rng.randint(1, 11):02}"}),
)
# Kind → how often each step is taken, and the fields that it gives.
PLANS: Mapping[str, tuple[Step, ...]] = {
    "services": (
        (1, _said),
        (0.6, _described),
        (1, _subject),
        (0.1, _one("min_age", (14, 16, 18))),
        (0.9, _named("provider", "associations")),
        (0.8, _access),
        (0.5, _words("how_to", 2)),
        (0.3, _words("requirements")),
        (0.2, _words("outcome")),
        (0.7, _one("cost", ("free", "free", "isee", "fee"))),
        (1, _located),
        (0.6, _one("hours", HOURS)),
        (0.1, _words("hours_note")),
        *_CONTACTS,
        (0.3, _codes("languages", "languages", 4)),
        (0.15, _refs("complements", "services")),
        (0.25, _refs("leads_to", "services", "groups")),
        (0.05, _seasonal),
    ),
    "groups": (
        (1, _said),
        (0.5, _described),
        (1, _one("group_type", ("mutual_aid", "job_club", "walking", "other"))),
        (1, _subject),
        (0.7, _seats),
        (0.7, _one("facilitated", (True, False))),
        (0.6, _one("enrolment", ("open", "waiting_list", "full"))),
        (0.4, _words("how_to")),
        (0.8, _one("free", (True,))),
        (0.9, _named("host", "associations")),
        (1, _located),
        (0.9, lambda town, _: {"meetings": town.some(MEETINGS, 1, 2)}),
        *_CONTACTS,
        (0.3, _refs("leads_to", "services", "groups")),
    ),
    "places": (
        (0.5, _said),
        (0.3, _described),
        (1, _street),
        (0.7, _point),
        (0.5, _one("hours", HOURS)),
        (0.7, _codes("accessibility", "accessibility", 4)),
        (0.6, _words("transit")),
        *_CONTACTS,
    ),
    "associations": (
        (1, _said),
        (0.6, _described),
        (0.8, _one("legal_form", ("odv", "aps", "cooperative", "foundation", "parish"))),
        (0.6, _taxed),
        (0.4, lambda town, _: {"runts_number": town.digits(5)}),
        (0.8, lambda town, _: {"roles": town.some(("provider", "listening_centre", "host", "funder"), 1, 2)}),
        (0.4, _words("volunteering")),
        (0.8, _subject),
        (1, _located),
        (0.4, _one("hours", HOURS)),
        *_CONTACTS,
    ),
    "companies": (
        (1, _said),
        (0.6, _described),
        (0.6, lambda town, _: {"vat_number": _checked(f"0{town.digits(6)}015")}),
        (1, _subject),
        (0.5, lambda town, _: {"admitted_on": str(town.rng.randint(2023, 2026))}),
        (0.8, _codes("inclusive_practices", "practices", 3)),
        (0.5, lambda town, _: {"placements": town.rng.randint(1, 20)}),
        (0.6, _named("contact_service", "services")),
        (1, _served),
        *_CONTACTS,
    ),
}
