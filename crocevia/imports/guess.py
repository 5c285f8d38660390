"""Guesses which column goes to which field: by its heading, in any language that the schema has words in, and by its content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stdnum.it import iva

from crocevia import meanings as m
from crocevia.imports import codes, contacts, persons, telephones
from crocevia.imports.choices import Choices, share
from crocevia.imports.given import Table
from crocevia.imports.outcome import Around
from crocevia.imports.plan import THROUGH, Plan
from crocevia.imports.words import folded
from crocevia.kinds import Field, Kind
from crocevia.language import Message, say
from crocevia.vocabularies import Vocabulary
from crocevia.when import hours

SAMPLES = 60
# Shares of the samples: enough to say what a column is, and too few for its heading to be believed.
SURE, DOUBTFUL = 0.7, 0.1
# A shorter word inside a heading says too little ("al", "via").
SHORTEST = 4
_DAYS = 7
# A house number: what is as short and has a digit.
HOUSE = r"(?:n\.? ?)?\d{1,4}\s?(?:/?\s?[a-z]{0,3})?|s\.?n\.?c?\.?"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A field that a column may go to: its path, the words for it, the words that it is never under."""

    path: str
    field: Field
    words: frozenset[str]
    unlike: frozenset[str]


class Guess:
    """What is guessed of the tables of one kind."""

    def __init__(self, kind: Kind, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary]) -> None:
        self.kind = kind
        self._vocabularies = vocabularies
        self._candidates = [_candidate(field.name, field) for field in kind.fields]
        self._candidates += [_candidate(f"{via.name}{THROUGH}{one.name}", one) for via, one in beside(kind, kinds)]
        ours = {one.field.meaning for one in self._candidates}
        self._others = [
            _candidate("", field) for other in kinds.values() for field in other.fields if field.meaning not in ours
        ]

    @cached_property
    def _choices(self) -> Mapping[str, Choices]:
        return {
            one.path: Choices(one.field, self._vocabularies)
            for one in self._candidates
            if one.field.categories or (one.field.references and not one.field.to_records)
        }

    def plan(self, table: Table) -> Plan:
        """Headings first; then content, for what has no known heading or one that its content belies."""
        found: dict[str, str] = {}
        why: dict[str, Message] = {}
        before = ""
        for column in table.columns:
            samples = _samples(table, column)
            if table.ours:
                found[column] = column if column in self.kind.by_name else ""
                why[column] = say("by its heading") if found[column] else say("the engine works it out by itself")
                continue
            if table.key and column == table.key:
                found[column], why[column] = "", say("by it the row is known again")
                continue
            if nothing := _nothing(column, samples):
                found[column], why[column] = "", nothing
                continue
            # Where the format itself says what its words mean, a look at the cells says nothing more.
            path, because = self._of(column, samples, set(found.values()), look=not table.means)
            street = self._meaning(m.STREET_ADDRESS)
            if street and before == street.path and path in {"", before} and _are_houses(samples):
                path, because = before, say("house numbers, beside the street")
            found[column], why[column] = path, because
            before = path
        return Plan(self.kind.name, found, _key(table, found, self.kind), self._where(found), why=why)

    def _of(self, column: str, samples: list[str], taken: set[str], *, look: bool) -> tuple[str, Message]:
        if day := is_day(column):
            hours_of = self._meaning(m.OPENING_HOURS)
            if hours_of:
                return hours_of.path, say("the heading is a day: {day}", day=day)
        known, elsewhere = _by_heading(column, self._candidates), _by_heading(column, self._others)
        if known.refused:
            return "", known.refused
        if elsewhere.one and elsewhere.sure > known.sure:
            return "", say("the heading says {title}, which is no field here", title=elsewhere.one.field.title)
        one, because = known.one, known.why
        if look and (one is None or one.path in taken or self._fits(one, samples) < DOUBTFUL):
            by_content = self._by_content(samples, taken)
            if by_content:
                return by_content.path, say("the cells look like: {title}", title=by_content.field.title)
            if one and self._fits(one, samples) < DOUBTFUL:
                return "", say("the heading says {title}, the cells do not", title=one.field.title)
        if one is None:
            return "", say("no field is known by this name")
        return one.path, because

    def _meaning(self, meaning: str) -> _Candidate | None:
        return next((one for one in self._candidates if one.field.meaning == meaning), None)

    def _by_content(self, samples: list[str], taken: set[str]) -> _Candidate | None:
        for meaning, looks_like in _LOOKS.items():
            one = self._meaning(meaning)
            if _share(looks_like, samples) >= SURE:
                # Codes are digits, as telephones are: what is surely a code is no telephone, be there a field for it or not.
                if one is None and meaning in {m.TAX_ID, m.POSTAL_CODE}:
                    return None
                if one and one.path not in taken:
                    return one
        for path, choices in self._choices.items():
            # Choices of two are yes and no by other names: numbers and single letters would fit anything.
            if path not in taken and len(choices.words) > _DAYS and share(choices, samples) >= SURE:
                return next(one for one in self._candidates if one.path == path)
        return None

    def _fits(self, one: _Candidate, samples: list[str]) -> float:
        if one.field.meaning in _LOOKS and one.field.meaning not in _LOOSE:
            return _share(_LOOKS[one.field.meaning], samples)
        return 1.0

    def _where(self, found: Mapping[str, str]) -> dict[str, str]:
        """Where a body is stands for where it works, if nothing else says it and it must be said."""
        area = self.kind.by_meaning.get(m.AREA_SERVED)
        if not area or not area.required or area.name in found.values():
            return {}
        place = self._meaning(m.MUNICIPALITY)
        column = next((column for column, path in found.items() if place and path == place.path), "")
        return {area.name: f"{{{column}}}"} if column else {}


@dataclass(frozen=True, slots=True)
class _Known:
    """What a heading says: a candidate, why, how sure that is; `refused`: a word in it rules the candidate out."""

    one: _Candidate | None
    why: Message
    sure: int = 0
    refused: Message | None = None


def _by_heading(column: str, candidates: Sequence[_Candidate]) -> _Known:
    heading = folded(re.sub(r" \(\d+\)$", "", column))
    for one in candidates:
        if heading in one.words:
            return _Known(one, say("by its heading"), len(heading) + 1)
    within = [
        (len(word), number, one, word)
        for number, one in enumerate(candidates)
        for word in one.words
        if len(word) >= SHORTEST and f" {word} " in f" {heading} "
    ]
    if not within:
        return _Known(None, say("no field is known by this name"))
    # The longest word says most; of two as long, the field that comes first.
    sure, _, one, word = max(within, key=lambda found: (found[0], -found[1]))
    if ruled_out := {no for no in one.unlike if f" {no} " in f" {heading} "}:
        refused = say("“{word}”: not {title}", word=min(ruled_out), title=one.field.title)
        return _Known(None, refused, sure, refused)
    return _Known(one, say("the heading holds “{word}”", word=word), sure)


def beside(kind: Kind, kinds: Mapping[str, Kind]) -> Iterator[tuple[Field, Field]]:
    """The fields that say where a record is, when another record says it: (the reference, the field there)."""
    via = kind.by_meaning.get(m.LOCATION)
    there = kinds.get(via.references[0].resource) if via and via.to_records else None
    if via and there and m.STREET_ADDRESS in there.by_meaning:
        for field in there.fields:
            if field.meaning in _WHERE:
                yield via, field


_WHERE = frozenset(
    {m.STREET_ADDRESS, m.POSTAL_CODE, m.MUNICIPALITY, m.DISTRICT, m.LATITUDE, m.LONGITUDE, m.AMENITY}
    | {m.expand("crocevia:transit")}
)


def _candidate(path: str, field: Field) -> _Candidate:
    descriptor = field.descriptor
    words = {field.name, *field.title.values(), *map(str, descriptor.get("alias") or ())}
    return _Candidate(
        path,
        field,
        frozenset(filter(None, map(folded, words))),
        frozenset(map(folded, map(str, descriptor.get("unlike") or ()))),
    )


def _nothing(column: str, samples: list[str]) -> Message | None:
    """Why a column goes nowhere, whatever is in it."""
    if not samples:
        return say("the column is empty")
    return say("names of people are not kept") if persons.is_heading(column) else None


def _samples(table: Table, column: str) -> list[str]:
    found = (row.text(column).strip() for row in table.rows)
    return [one for one, _ in zip((text for text in found if text), range(SAMPLES), strict=False)]


def _are_houses(samples: list[str]) -> bool:
    return _share(lambda text: bool(re.fullmatch(HOUSE, text, re.IGNORECASE)), samples) >= SURE


def _key(table: Table, found: Mapping[str, str], kind: Kind) -> str:
    """The column by which rows are known again: the identifiers', or a tax code's, if every row has its own."""
    if table.key:
        return table.key
    for meaning in (m.IDENTIFIER, m.TAX_ID, m.VAT_ID):
        field = kind.by_meaning.get(meaning)
        for column, path in found.items():
            values = [row.text(column) for row in table.rows]
            if field and path == field.name and all(values) and len(set(values)) == len(values):
                return column
    return ""


def is_day(heading: str) -> str:
    """The heading, if it names days and nothing else: `Lunedì`, `Sabato e domenica`."""
    try:
        hours.parse(f"{heading} 9:00-10:00")
    except hours.CannotRead:
        return ""
    return heading if not any(c.isdigit() for c in heading) else ""


def _share(looks_like: Callable[[str], bool], samples: list[str]) -> float:
    return sum(map(looks_like, samples)) / len(samples)


def _phone(text: str) -> bool:
    return bool(telephones.clean(text, Around(keep_persons=True)).values) or _dialled(text)


def _dialled(text: str) -> bool:
    """Whether it may be a number elsewhere: digits and signs, enough of them."""
    digits = sum(c.isdigit() for c in text)
    return digits >= _DAYS and not re.search(r"[^\d\s()+./-]", text)


def _hours(text: str) -> bool:
    try:
        hours.parse(" ".join(text.split()))
    except hours.CannotRead:
        return False
    return True


def _is_tax_code(text: str) -> bool:
    code = codes.eleven(text, Around()).values[0]
    return bool(iva.is_valid(code)) and len(code) == len("12345678901")


# By content, the surest first.
_LOOKS: Mapping[str, Callable[[str], bool]] = {
    m.EMAIL: lambda text: bool(contacts.email(text, Around(keep_persons=True)).values),
    m.URL: lambda text: bool(contacts.website(text, many=True).values),
    m.TAX_ID: _is_tax_code,
    m.VAT_ID: _is_tax_code,
    m.OPENING_HOURS: _hours,
    m.TELEPHONE: _phone,
    m.POSTAL_CODE: lambda text: bool(re.fullmatch(r"\d{5}", text)),
}
# What people write so freely that a heading counts for more than a look at the cells.
_LOOSE = frozenset({m.OPENING_HOURS, m.TAX_ID, m.VAT_ID, m.POSTAL_CODE})
