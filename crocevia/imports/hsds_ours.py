"""Reads HSDS that a catalogue like this one has published: it describes its own fields, so that each value finds its way back.

The taxonomy of fields (`crocevia/hsds/terms.py`) says of every field its name and what it means; a record is known by the
attribute that holds its identifier. What the package says twice, in HSDS's words and in ours, is read once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crocevia import meanings as m
from crocevia.hsds.roles import Role
from crocevia.hsds.terms import FIELDS
from crocevia.imports.given import Brought, Given, Left, Row, Table
from crocevia.imports.hsds_files import Package, Thing
from crocevia.imports.hsds_told import Told, by_owner
from crocevia.language import say


def is_ours(package: Package) -> bool:
    """Whether the package says of its own fields what they are called here."""
    terms = package.things.get("taxonomy_term", ())
    return any(one.get("taxonomy") == FIELDS and one.get("term_uri") == m.NAME for one in terms)


class Ours:
    """One package, as tables of our kinds."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._terms = {one.get("id"): one for one in package.things["taxonomy_term"]}
        # Kind → meaning → the field that says it.
        self._fields: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for one in package.things["taxonomy_term"]:
            kind, _, field = one.get("code").partition(".")
            if one.get("taxonomy") == FIELDS and field and one.get("term_uri"):
                self._fields[kind].setdefault(one.get("term_uri"), field)
        self._attributes = by_owner(package, "attribute")
        self._refs = dict(self._records())
        self._told = Told(package, self._refs)

    def _records(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Identifier of an object → the kind and the name of the record that it is above all."""
        for id, attributes in self._attributes.items():
            for one in attributes:
                kind, field, _ = self._field(one)
                if field and field == self._fields[kind].get(m.IDENTIFIER):
                    yield id, (kind, one.get("value"))

    def _field(self, attribute: Thing) -> tuple[str, str, str]:
        """Kind, field and choice that an attribute's term names; three "" for a term of a vocabulary."""
        term = self._terms.get(attribute.get("taxonomy_term_id"))
        if term is None or term.get("taxonomy") != FIELDS:
            return "", "", ""
        kind, field, choice = [*term.get("code").split(".", 2), "", ""][:3]
        return kind, field, choice

    def brought(self) -> Brought:
        """A table a kind; what HSDS says in its own words besides is left out, and that is said."""
        tables: defaultdict[str, list[Row]] = defaultdict(list)
        for role in Role:
            for thing in self._package.things.get(role, ()):
                if thing.get("id") in self._refs:
                    kind = self._refs[thing.get("id")][0]
                    tables[kind].append(Row(thing.row, tuple(self._values(role, kind, thing))))
        used = {origin for rows in tables.values() for row in rows for one in row.values for origin in one.origins}
        why = say("the package says it in another place too, or in words for other programs")
        left = [
            Left(origin, thing.texts[name], why)
            for things in self._package.things.values()
            for thing in things
            for name, origin in thing.cells.items()
            if origin not in used
        ]
        made = [self._table(kind, rows) for kind, rows in tables.items()]
        return Brought(made, [*self._package.left, *left], self._package.notes)

    def _table(self, kind: str, rows: Sequence[Row]) -> Table:
        columns = dict.fromkeys(value.column for row in rows for value in row.values)
        return Table(kind, tuple(columns), tuple(rows), (), self._fields[kind].get(m.IDENTIFIER, ""), ours=True)

    def _values(self, role: Role, kind: str, thing: Thing) -> Iterator[Given]:
        attributed = list(self._attributed(thing))
        yield from attributed
        # An attribute is there because HSDS's own field cannot say it as it is.
        said = {one.column for one in attributed}
        fields = self._fields[kind]
        summary = next((one.text for one in attributed if one.column == fields.get(m.SUMMARY)), "")
        for meaning, text, origins in (*self._told.slots(role, thing, summary), *self._told.parts(role, thing, fields)):
            column = fields.get(meaning)
            if column and column not in said and text:
                yield Given(column, text, origins)
        yield from self._identifiers(kind, thing)

    def _attributed(self, thing: Thing) -> Iterator[Given]:
        for one in self._attributes[thing.get("id")]:
            kind, field, choice = self._field(one)
            term = self._terms.get(one.get("taxonomy_term_id"))
            text = choice or one.texts.get("value", "") or (term.get("code") if term and not kind else "")
            if text in self._refs:
                text = "/".join(self._refs[text])
            column = field or one.get("link_type")
            if column and text:
                yield Given(column, text, one.origins())

    def _identifiers(self, kind: str, thing: Thing) -> Iterator[Given]:
        """What others call an organization: each is called as our field is."""
        names = {one.get("name"): one.get("code").partition(".")[2] for one in self._fields_of(kind)}
        for one in self._told.of("organization_identifier", thing):
            if column := names.get(one.get("identifier_type")):
                yield Given(column, one.get("identifier"), one.origins())

    def _fields_of(self, kind: str) -> Iterator[Thing]:
        fields = set(self._fields[kind].values())
        return (one for one in self._terms.values() if one.get("code") in {f"{kind}.{field}" for field in fields})
