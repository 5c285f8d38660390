"""Puts to each organisation, service and location of an HSDS package what its other tables say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from crocevia import meanings as m
from crocevia.imports import schedules
from crocevia.imports.given import Brought, Given, Left, Origin, Row, Table
from crocevia.imports.hsds_files import Package, Thing
from crocevia.language import Message, say

# What the rows of a table are, for a catalogue of ours.
MEANS = {
    "organization": (m.expand("schema:NGO"), m.expand("schema:Organization")),
    "location": (m.expand("schema:Place"),),
    "service": (m.expand("schema:GovernmentService"), m.expand("schema:Service")),
}
_LINKS = ("service_id", "location_id", "organization_id", "service_at_location_id", "link_id")


class Assembly:
    """Puts to each organisation, service and location what other tables say of it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._left = list(package.left)
        self._used: set[Origin] = set()
        self._more: defaultdict[tuple[str, str], list[Given]] = defaultdict(list)
        self._ids = {name: {one.get("id") for one in package.things[name]} for name in MEANS}
        self._at = {one.get("id"): one.get("service_id") for one in package.things["service_at_location"]}

    def brought(self, parts: Mapping[str, Part]) -> Brought:
        """The tables, `parts` saying what becomes of each other object; every cell of every other table has gone to one of them, or is left out with a reason."""
        done = {*MEANS, "schedule"}
        self._schedules()
        for name, give in parts.items():
            for thing in self._package.things.get(name, ()):
                give(self, thing)
            done.add(name)
        for name in set(self._package.things) - done:
            why = say("the catalogue has no field for what HSDS calls {name}", name=name)
            for thing in self._package.things[name]:
                self.lose(thing, why, *(field for field, origin in thing.cells.items() if origin not in self._used))
        tables = [self._table(name) for name in MEANS if self._package.things.get(name)]
        return Brought(tables, self._left, self._package.notes)

    def _table(self, name: str) -> Table:
        rows = [self._row(name, thing) for thing in self._package.things[name]]
        columns = dict.fromkeys(value.column for row in rows for value in row.values)
        return Table(name, tuple(columns), tuple(rows), MEANS[name], "id")

    def _row(self, name: str, thing: Thing) -> Row:
        own = (
            Given(column, text, (thing.cells[column],) if column in thing.cells else ())
            for column, text in thing.texts.items()
            if text.strip()
        )
        return Row(thing.row, (*own, *self._more.get((name, thing.get("id")), ())))

    def lose(self, thing: Thing, why: Message, *names: str) -> None:
        """Leave out these cells of an object, or all of them where none is named."""
        for name, origin in thing.cells.items():
            if (not names or name in names) and origin not in self._used:
                self._left.append(Left(origin, thing.texts[name], why))

    def owner(self, thing: Thing) -> tuple[str, str] | None:
        """Whose it is: a service's, a location's, an organisation's; what is at a location is the service's."""
        service = thing.get("service_id") or self._at.get(thing.get("service_at_location_id"), "")
        links = {"service": service, "location": thing.get("location_id"), "organization": thing.get("organization_id")}
        if thing.get("link_id"):
            entity = thing.get("link_entity") or next((n for n in MEANS if thing.get("link_id") in self._ids[n]), "")
            links = {entity: thing.get("link_id")}
        return next(((name, id) for name, id in links.items() if id and id in self._ids.get(name, ())), None)

    def add(self, owner: tuple[str, str], value: Given) -> None:
        """Another value of an organisation, a service or a location."""
        self._more[owner].append(value)
        self._used.update(value.origins)

    def give(
        self, thing: Thing, column: str, text: str, names: Sequence[str] = (), also: Sequence[Origin] = ()
    ) -> None:
        """Give its owner a value; the cells of these fields, and of its links, are what it is made of."""
        owner = self.owner(thing)
        if owner is None:
            self.lose(thing, say("it belongs to nothing in the package"))
        elif not text:
            self.lose(thing, say("it says nothing but whose it is"))
        else:
            used = {*names, *_LINKS, "id", "link_entity", "link_type"}
            self.add(owner, Given(column, text, (*thing.origins(*used), *also)))
            rest = [name for name in thing.cells if name not in used]
            if rest:
                self.lose(thing, say("the catalogue has no field for it"), *rest)

    def _schedules(self) -> None:
        by_owner: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
        for thing in self._package.things["schedule"]:
            owner = self.owner(thing)
            if owner is None:
                self.lose(thing, say("it belongs to nothing in the package"))
            else:
                by_owner[owner].append(thing)
        for owner, things in by_owner.items():
            hours, regular, note, noted, silent = schedules.words(things)
            if hours:
                self.add(owner, Given("schedules", hours, _origins(regular)))
            if note:
                self.add(owner, Given("hours_note", note, _origins(noted)))
            for thing in silent:
                self.lose(thing, say("no hours are given for this day"))

    def term(self, thing: Thing) -> tuple[str, Sequence[Origin]]:
        """The name of the taxonomy's term that a link names, and the cell it stands in."""
        id = thing.get("taxonomy_term_id") or thing.get("taxonomy_id")
        for one in (*self._package.things.get("taxonomy_term", ()), *self._package.things.get("taxonomy", ())):
            if id and one.get("id") == id:
                return one.get("name") or one.get("term"), one.origins("id", "name", "term")
        return thing.get("value") or thing.get("label"), ()


def _origins(things: Sequence[Thing]) -> tuple[Origin, ...]:
    return tuple(origin for thing in things for origin in thing.origins())


# Gives an object to its owner.
Part = Callable[[Assembly, Thing], None]
