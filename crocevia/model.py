"""The catalogue as channels see it: records cast, linked both ways, confidential ones gone, frozen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as member
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from crocevia import meanings as m
from crocevia.answers import Answer
from crocevia.boundaries import Boundaries
from crocevia.kinds import TRUE, Field, Kind
from crocevia.load import Cell, Source
from crocevia.population import Inhabitants
from crocevia.verification import Verification, verification
from crocevia.vocabularies import Term, Vocabulary


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of a record: its kind and its id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


class Words(NamedTuple):
    """A text, the language it is in, and whether it translates a source that has changed since."""

    text: str
    language: str
    outdated: bool = False


Scalar = str | int | Decimal | bool | date | Ref
Value = Scalar | tuple[Scalar, ...]
# Language → field → a translation; what it translated stands beside it.
Translations = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A row: values by field name, absent where nothing is known.

    `withheld` names the fields whose value was taken out because it would have led to a confidential place.
    """

    kind: Kind
    id: str
    values: Mapping[str, Value]
    translations: Translations
    withheld: frozenset[str] = frozenset()

    @property
    def ref(self) -> Ref:
        """Its name."""
        return Ref(self.kind.name, self.id)

    def get(self, meaning: str) -> Value | None:
        """The value of the field that means this."""
        field = self.kind.by_meaning.get(meaning)
        return self.values.get(field.name) if field else None

    def text(self, meaning: str) -> str:
        """The same, when it is a text; "" otherwise."""
        value = self.get(meaning)
        return value if isinstance(value, str) else ""

    def many(self, meaning: str) -> tuple[Scalar, ...]:
        """The same, as a list."""
        value = self.get(meaning)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)

    def words(self, field: Field, language: str, source: str) -> Words:
        """A field's text in a language: the translator's, or the original and the language it is in."""
        original = str(self.values.get(field.name, ""))
        translated = self.translations.get(language, {}).get(field.name, {}) if language != source else {}
        if translated.get("text"):
            return Words(translated["text"], language, translated.get("source", "").split() != original.split())
        return Words(original, source)

    def verification(self, today: date) -> Verification:
        """How far it can be trusted on a day."""
        on, months = self.get(m.VERIFIED_ON), self.get(m.REVIEW_EVERY)
        return verification(
            self.text(m.STATUS),
            on if isinstance(on, date) else None,
            months if isinstance(months, int) else None,
            today,
        )


@dataclass(frozen=True)
class Catalogue:
    """All that is published, and the words for it. `source` is the language that records are written in."""

    kinds: Mapping[str, Kind]
    vocabularies: Mapping[str, Vocabulary]
    records: Mapping[str, Mapping[str, Record]]
    source: str
    # How many records are kept back: a number is no trace.
    withheld: int = 0
    boundaries: tuple[Boundaries, ...] = ()
    # The name that a record had → the one it has.
    moved: Mapping[Ref, Ref] = member(default_factory=dict)
    # What the addresses that records name answered when they were last asked.
    answers: Mapping[str, Answer] = member(default_factory=dict)
    # Of the zones whose number somebody has published.
    population: Mapping[str, Inhabitants] = member(default_factory=dict)
    _sorted: Mapping[str, tuple[Record, ...]] = member(default_factory=dict, repr=False)
    # Asked for on every page of a list: worked out once.
    _under: dict[tuple[str, str], tuple[Record, ...]] = member(default_factory=dict, repr=False)

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, by name as people sort them."""
        return self._sorted[kind]

    def __iter__(self) -> Iterator[Record]:
        for kind in self.kinds:
            yield from self.of(kind)

    def find(self, ref: Ref) -> Record | None:
        """The record of that name."""
        return self.records.get(ref.kind, {}).get(ref.id)

    @cached_property
    def meeting(self) -> tuple[Record, ...]:
        """The records that say when people meet."""
        kinds = (kind.name for kind in self.kinds.values() if m.SCHEDULE in kind.by_meaning)
        return tuple(record for kind in kinds for record in self.of(kind) if record.many(m.SCHEDULE))

    @cached_property
    def pointing(self) -> Mapping[Ref, tuple[tuple[Field, Record], ...]]:
        """For each record, those that name it and the field in which they do."""
        found: defaultdict[Ref, list[tuple[Field, Record]]] = defaultdict(list)
        for record in self:
            for field, ref in _refs(record):
                found[ref].append((field, record))
        return {ref: tuple(by) for ref, by in found.items()}

    @cached_property
    def tagged(self) -> Mapping[str, Mapping[str, tuple[Record, ...]]]:
        """Vocabulary → code → the records that carry that very code (not the narrower ones)."""
        found: defaultdict[str, defaultdict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for record in self:
            for vocabulary, code in dict.fromkeys(self._codes(record)):
                found[vocabulary][code].append(record)
        return {name: {code: tuple(by) for code, by in codes.items()} for name, codes in found.items()}

    def under(self, vocabulary: str, code: str) -> tuple[Record, ...]:
        """The records that carry a code or a narrower one, each once."""
        if (vocabulary, code) not in self._under:
            codes = self.tagged.get(vocabulary, {})
            found = (record for one in self.vocabularies[vocabulary].within(code) for record in codes.get(one, ()))
            self._under[vocabulary, code] = tuple(dict.fromkeys(found))
        return self._under[vocabulary, code]

    def place(self, record: Record) -> Record | None:
        """Where a record is: itself if it has an address, or the place it names."""
        if m.STREET_ADDRESS in record.kind.by_meaning:
            return record
        ref = record.get(m.LOCATION)
        return self.find(ref) if isinstance(ref, Ref) else None

    def opening_hours(self, record: Record) -> str:
        """Its opening hours as they are written, or those of the place where it is; a group has meetings instead."""
        own, place = record.text(m.OPENING_HOURS), self.place(record)
        return own if own or not place or record.many(m.SCHEDULE) else place.text(m.OPENING_HOURS)

    def municipality(self, record: Record) -> Term | None:
        """The municipality of a record's place."""
        place = self.place(record)
        field = place.kind.by_meaning.get(m.MUNICIPALITY) if place else None
        if not (place and field and field.references):
            return None
        reference = field.references[0]
        return self.vocabularies[reference.resource].holding(reference.column or "code", place.text(m.MUNICIPALITY))

    def _codes(self, record: Record) -> Iterator[tuple[str, str]]:
        for field in record.kind.coded:
            value = record.values.get(field.name)
            if value is None:
                continue
            reference = field.references[0]
            vocabulary = self.vocabularies[reference.resource]
            for one in value if isinstance(value, tuple) else (value,):
                term = vocabulary.holding(reference.column or "code", str(one))
                if term:
                    yield reference.resource, term.code


def build(
    sources: Iterable[Source],
    kinds: Mapping[str, Kind],
    vocabularies: Mapping[str, Vocabulary],
    translations: Mapping[Ref, Translations],
    source: str,
) -> Catalogue:
    """Cast and link records that have been checked. What is confidential, and every way to it, is left behind."""
    kept: dict[str, dict[str, Record]] = {name: {} for name in kinds}
    hidden: set[Ref] = set()
    casts = {name: _casts(kind) for name, kind in kinds.items()}
    for one in sources:
        record = _record(one, kinds[one.kind], casts[one.kind], translations)
        if record.get(m.CONFIDENTIAL) is True:
            hidden.add(record.ref)
        else:
            kept[one.kind][one.id] = record
    if hidden:
        kept = {kind: {id: _without(record, hidden) for id, record in by_id.items()} for kind, by_id in kept.items()}
    ordered = {kind: tuple(sorted(by_id.values(), key=_order)) for kind, by_id in kept.items()}
    return Catalogue(kinds, vocabularies, kept, source, len(hidden), _sorted=ordered)


def _order(record: Record) -> tuple[str, str]:
    return record.text(m.NAME).casefold(), record.id


def _record(source: Source, kind: Kind, casts: Casts, translations: Mapping[Ref, Translations]) -> Record:
    cells, values = source.cells, {}
    for name, cast in casts:
        cell = cells.get(name)
        if cell is not None:
            values[name] = cast(cell)
        elif name == kind.identifier:
            values[name] = source.id
    return Record(kind, source.id, values, translations.get(Ref(kind.name, source.id), {}))


# What makes a value of what is written in a field, for every field of a kind, in its order.
Casts = Sequence[tuple[str, Callable[[Cell], Value]]]


def _casts(kind: Kind) -> Casts:
    return [(field.name, _cast(field)) for field in kind.fields]


def _cast(field: Field) -> Callable[[Cell], Value]:
    scalar = _scalar(field)
    if field.many:
        return lambda cell: tuple(map(scalar, cell if isinstance(cell, tuple) else (cell,)))
    return lambda cell: scalar(cell if isinstance(cell, str) else cell[0])


def _scalar(field: Field) -> Callable[[str], Scalar]:
    if field.to_records:
        resource = field.references[0].resource
        return lambda text: Ref(*text.split("/", 1)) if "/" in text else Ref(resource, text)
    match field.descriptor.get("itemType", "string") if field.many else field.type:
        case "integer":
            return int
        case "number":
            return Decimal
        case "boolean":
            return lambda text: text.casefold() in TRUE
        case "date":
            return date.fromisoformat
        case _:
            return str


def _refs(record: Record) -> Iterator[tuple[Field, Ref]]:
    for field in record.kind.naming:
        value = record.values.get(field.name)
        if isinstance(value, Ref):
            yield field, value
        elif isinstance(value, tuple):
            yield from ((field, one) for one in value if isinstance(one, Ref))


def _without(record: Record, hidden: set[Ref]) -> Record:
    """The record with every reference to a hidden one taken out."""
    named = {field.name for field, ref in _refs(record) if ref in hidden}
    if not named:
        return record
    values = {name: _kept(value, hidden) if name in named else value for name, value in record.values.items()}
    shown = {name: value for name, value in values.items() if value not in (None, ())}
    return Record(record.kind, record.id, shown, record.translations, frozenset(named))


def _kept(value: Value, hidden: set[Ref]) -> Value | None:
    if isinstance(value, Ref):
        return None
    return tuple(one for one in value if one not in hidden) if isinstance(value, tuple) else value
