"""Rows → records in the making: each value with the cells it comes from, an identifier, and the place where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from crocevia import meanings as m
from crocevia.imports.given import Origin
from crocevia.imports.words import slug
from crocevia.kinds import Field, Kind
from crocevia.load import Cell
from crocevia.model import Ref


@dataclass(slots=True)
class Piece:
    """A value and the cells that it comes from; none where it is a default."""

    value: str
    origins: tuple[Origin, ...] = ()


@dataclass(slots=True, eq=False)
class Draft:
    """A record in the making. `key` is by what its row is known again; `origins` are all the cells of its row.

    `whole` is false for a record that only says where others (its `owners`) are: without it they stand all the same,
    and without them there is none. `fallen`: no record came of it; `into`: it became
    a part of that one.
    """

    kind: Kind
    table: str
    row: int
    key: str = ""
    id: str = ""
    pieces: dict[str, list[Piece]] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    whole: bool = True
    owners: list[Draft] = field(default_factory=list)
    fallen: bool = False
    into: Draft | None = None

    @property
    def ref(self) -> Ref:
        """Its name."""
        return Ref(self.kind.name, self.id)

    def add(self, name: str, value: str, origins: tuple[Origin, ...] = ()) -> None:
        """Another value of a field; the same one twice is one that comes from all these cells."""
        for piece in self.pieces.setdefault(name, []):
            if piece.value == value:
                piece.origins += origins
                return
        self.pieces[name].append(Piece(value, origins))

    def text(self, meaning: str) -> str:
        """The first value of the field that means this, or ""."""
        there = self.kind.by_meaning.get(meaning)
        pieces = self.pieces.get(there.name) if there else None
        return pieces[0].value if pieces else ""

    def cells(self) -> dict[str, Cell]:
        """The record as a file would hold it, in the order of the schema."""
        return {one.name: self._cell(one) for one in self.kind.written if self.pieces.get(one.name)}

    def _cell(self, one: Field) -> Cell:
        values = [piece.value for piece in self.pieces[one.name]]
        return tuple(values) if one.many else values[0]


def named(drafts: list[Draft], taken: Mapping[str, frozenset[str]], hint: Mapping[int, str]) -> None:
    """Give every draft without an identifier one that no other record has.

    `taken` are those of the catalogue, by kind; `hint` says of a draft (by `id()`) where it is, for names that come twice.
    """
    used = {kind: set(ids) for kind, ids in taken.items()}
    for one in drafts:
        if one.id:
            used.setdefault(one.kind.name, set()).add(one.id)
    numbers: Counter[tuple[str, str]] = Counter()
    for one in drafts:
        if not one.id:
            ids = used.setdefault(one.kind.name, set())
            one.id = _free(one, hint.get(id(one), ""), ids, numbers)
            ids.add(one.id)


def _free(one: Draft, where: str, taken: set[str], numbers: Counter[tuple[str, str]]) -> str:
    """Its name, its name and where it is, or its name and a number."""
    stem = slug(one.text(m.NAME) or one.key)
    for form in (stem, slug(f"{stem} {where}")):
        if form not in taken:
            return form
    while True:
        numbers[one.kind.name, stem] += 1
        if (form := f"{stem}-{numbers[one.kind.name, stem] + 1}") not in taken:
            return form
