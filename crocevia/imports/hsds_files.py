"""The objects of an HSDS package, tabular (a folder, an archive) or nested (JSON), as rows by the name of their object."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from crocevia.imports import csv, decoding, folders
from crocevia.imports.folders import Folder
from crocevia.imports.given import MOST_CELLS, Left, Origin, Refused, bounded
from crocevia.language import Message, say

_DESCRIPTORS = ("datapackage.json", "package.json")
MOST_JSON_BYTES = 10_000_000
DEEPEST = 12
# What versions 1 and 2, and other tongues of the standard, call the same thing.
_SINGULAR = {
    "services_at_location": "service_at_location",
    "postal_addresses": "postal_address",
    "physical_addresses": "address",
    "addresses": "address",
    "regular_schedules": "schedule",
    "holiday_schedules": "holiday_schedule",
    "eligibilities": "eligibility",
    "accessibility_for_disabilities": "accessibility",
    "service_taxonomies": "service_taxonomy",
    "services_taxonomy": "service_taxonomy",
    "taxonomies": "taxonomy",
    "other_attributes": "attribute",
    "service_capacities": "service_capacity",
    "capacities": "service_capacity",
    "additional_urls": "url",
    "additional_websites": "url",
    "urls": "url",
}
# A page of an API: its own words, and where its objects are.
_PAGE = "contents"
# Lists of an API that are called by another word first.
_NAMES = frozenset({"service_at_location", "taxonomy", "taxonomy_term"})
# By which words an object without a name is known.
_OF = {
    "service": frozenset(
        {"application_process", "service_at_locations", "interpretation_services", "fees_description"}
    ),
    "organization": frozenset({"website", "legal_status", "tax_id", "year_incorporated", "programs"}),
    "location": frozenset({"latitude", "longitude", "transportation", "location_type", "addresses"}),
}


@dataclass(slots=True)
class Thing:
    """One object: its texts by field, and the cells they stand in (none for a link that nesting alone says)."""

    row: int
    texts: dict[str, str] = field(default_factory=dict)
    cells: dict[str, Origin] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The text of a field, or ""."""
        return self.texts.get(name, "").strip()

    def origins(self, *names: str) -> tuple[Origin, ...]:
        """The cells of these fields; of all of them where none is named."""
        return tuple(origin for name, origin in self.cells.items() if not names or name in names)


@dataclass(slots=True)
class Package:
    """Objects by name, in the order of the file; what is said twice; what is to be said of the reading."""

    things: defaultdict[str, list[Thing]] = field(default_factory=lambda: defaultdict(list))
    left: list[Left] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    _by_id: dict[tuple[str, str], Thing] = field(default_factory=dict)
    _cells: int = 0
    _numbers: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def numbered(self, name: str) -> int:
        """Which object of this name comes next: JSON has no rows."""
        self._numbers[name] += 1
        return self._numbers[name]

    def add(self, name: str, thing: Thing) -> Thing:
        """Another object; one that was there already (nesting repeats) is the first, and what it says more is added."""
        self._cells += len(thing.cells)
        if self._cells > MOST_CELLS:
            raise Refused(say("{table}: more than {most} cells: cut it in pieces", table=name, most=MOST_CELLS))
        first = self._by_id.setdefault((name, thing.get("id")), thing) if thing.get("id") else thing
        if first is thing:
            self.things[name].append(thing)
            return thing
        for key, text in thing.texts.items():
            if not first.texts.get(key):
                first.texts[key] = text
                if key in thing.cells:
                    first.cells[key] = thing.cells[key]
            elif key in thing.cells:
                self.left.append(Left(thing.cells[key], text, say("said already in row {row}", row=first.row)))
        return first


def read(folder: Folder, names: list[str]) -> Package:
    """All objects of these files. Raises Refused."""
    package = Package()
    tables, pages = folders.tables(names, ".csv"), folders.tables(names, ".json")
    if not tables:
        for stem, name in pages.items():
            if f"{stem}.json" not in _DESCRIPTORS:
                _nested(folder.content(name), stem, package)
    for stem, name in tables.items():
        _flat(folder.content(name), stem, name, package)
    return package


def listed(folder: Folder, names: list[str]) -> list[str]:
    """Of a folder's files those that its descriptor lists; all where it lists none of them. Raises Refused."""
    there = next((name for name in names if PurePosixPath(name).name in _DESCRIPTORS), "")
    if not there:
        return names
    try:
        said = json.loads(decoding.text(folder.content(there), there)[0])
    except (ValueError, RecursionError):
        raise Refused(say("{file}: this is not JSON", file=there)) from None
    resources = said.get("resources") if isinstance(said, dict) else None
    beside = PurePosixPath(there).parent
    paths = [one.get("path") for one in resources or () if isinstance(one, dict)] if isinstance(resources, list) else []
    found = {(beside / path).as_posix() for path in paths if isinstance(path, str)}
    return [name for name in names if name in found] or names


def singular(stem: str) -> str:
    """The object that a table or a key holds: `phones` → `phone`."""
    return _SINGULAR.get(stem) or stem.removesuffix("s")


def _flat(data: bytes, stem: str, name: str, package: Package) -> None:
    text, notes = decoding.text(data, name)
    package.notes += notes
    grid, _ = csv.cells(text, name)
    bounded(grid, name)
    if not grid:
        return
    heads = [head.strip() for head in grid[0]]
    for number, row in enumerate(grid[1:], 2):
        thing = Thing(number)
        for head, cell in zip(heads, row, strict=False):
            if cell.strip() and head:
                thing.texts[head] = cell
                thing.cells[head] = Origin(name, number, head)
        if thing.cells:
            package.add(singular(stem), thing)


def _nested(data: bytes, stem: str, package: Package) -> None:
    if len(data) > MOST_JSON_BYTES:
        raise Refused(say("{file}: the file is larger than {most} bytes", file=stem, most=MOST_JSON_BYTES))
    try:
        said = json.loads(decoding.text(data, stem)[0])
    except (ValueError, RecursionError):
        raise Refused(say("{file}: this is not JSON", file=f"{stem}.json")) from None
    for one in _objects(said):
        _walk(one, _kind(one, stem), package, {}, 0)


def _objects(said: Any) -> Iterator[dict[str, Any]]:
    if isinstance(said, dict) and isinstance(said.get(_PAGE), list):
        said = said[_PAGE]
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, dict):
            yield one


def _kind(said: dict[str, Any], stem: str) -> str:
    """What an object at the top is: as its file is called, or by the words it uses."""
    if singular(stem) in _NAMES:
        return singular(stem)
    if singular(stem.split("_", maxsplit=1)[0]) in _OF:
        return singular(stem.split("_", maxsplit=1)[0])
    return max(_OF, key=lambda name: len(_OF[name] & set(said)))


def _walk(said: dict[str, Any], name: str, package: Package, links: dict[str, str], depth: int) -> Thing:
    """An object and all within it; `links` say within which it stands."""
    if depth > DEEPEST:
        raise Refused(say("brackets are opened inside brackets too many times"))
    thing = Thing(package.numbered(name), dict(links))
    inner: list[tuple[str, dict[str, Any]]] = []
    for key, value in said.items():
        if isinstance(value, dict):
            inner.append((key, value))
        elif isinstance(value, list):
            inner += [(key, one) for one in value if isinstance(one, dict)]
        if text := _text(value):
            thing.texts[key] = text
            thing.cells[key] = Origin(name, thing.row, key)
    first = package.add(name, thing)
    own = {f"{name}_id": first.get("id")} if first.get("id") else {}
    for key, value in inner:
        child = _walk(value, singular(key), package, own, depth + 1)
        # "organization" in a service, "location" in a service at a location: who is named, not who is owned.
        if isinstance(said.get(key), dict) and child.get("id"):
            first.texts.setdefault(f"{singular(key)}_id", child.get("id"))
    return first


def _text(value: Any) -> str:
    """A value as text; of a list those that are values; "" of an object."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, (_text(one) for one in value if not isinstance(one, list))))
    return str(value).lower() if isinstance(value, bool) else str(value)
