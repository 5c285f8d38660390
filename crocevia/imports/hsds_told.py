"""What HSDS's own fields and tables say whole, told back by meaning: names, texts, telephones, addresses, hours, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from crocevia import meanings as m
from crocevia.hsds import slots as s
from crocevia.hsds import times
from crocevia.hsds.roles import Role
from crocevia.imports import schedules
from crocevia.imports.given import Origin
from crocevia.imports.hsds_files import Package, Thing
from crocevia.when import CannotRead

# A meaning, what is said of it, and the cells that say it.
Said = tuple[str, str, tuple[Origin, ...]]
_LINKS = ("link_id", *(f"{role}_id" for role in Role))
_SHORT = "tel:{};phone-context=+39"


def by_owner(package: Package, name: str) -> defaultdict[str, list[Thing]]:
    """The objects of a table by the identifier of whose they are."""
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in package.things.get(name, ()):
        found[next((thing.get(link) for link in _LINKS if thing.get(link)), "")].append(thing)
    return found


class Told:
    """A package that describes itself. `refs`: the identifier of an object → the kind and the name of its record."""

    def __init__(self, package: Package, refs: Mapping[str, tuple[str, str]]) -> None:
        self._package, self._refs = package, refs
        self._tables: dict[str, defaultdict[str, list[Thing]]] = {}

    def of(self, name: str, thing: Thing) -> list[Thing]:
        """The objects of a table that belong to a thing."""
        if name not in self._tables:
            self._tables[name] = by_owner(self._package, name)
        return self._tables[name].get(thing.get("id"), [])

    def slots(self, role: Role, thing: Thing, summary: str) -> Iterator[Said]:
        """What stands in the thing's own fields; the description without the sentence that begins it."""
        for slot in s.SLOTS[role]:
            yield slot.meaning, thing.texts.get(slot.field, ""), thing.origins(slot.field)
        about = thing.texts.get("description", "").removeprefix(summary).lstrip("\n")
        # An organization that nobody describes is described by its name.
        if about != thing.texts.get("name", ""):
            yield m.DESCRIPTION, about, thing.origins("description")
        if role is Role.SERVICE:
            yield from self._links(thing)

    def _links(self, thing: Thing) -> Iterator[Said]:
        by = self._ref(thing.get("organization_id"))
        for meaning in (m.PROVIDER, m.ORGANIZER):
            yield meaning, by, thing.origins("organization_id")
        for at in self.of("service_at_location", thing):
            yield m.LOCATION, self._ref(at.get("location_id")), at.origins()

    def _ref(self, id: str) -> str:
        return "/".join(self._refs.get(id, ()))

    def parts(self, role: Role, thing: Thing, meanings: Collection[str]) -> Iterator[Said]:
        """What stands in other tables; `meanings` are those that fields of the record's kind have."""
        for one in self.of("phone", thing):
            yield m.TELEPHONE, _telephone(one), one.origins()
        for one in self.of("language", thing):
            yield m.LANGUAGE, one.get("code"), one.origins()
        for one in self.of("required_document", thing):
            yield s.REQUIREMENTS, one.texts.get("document", ""), one.origins()
        for one in self.of("address", thing) if role is Role.LOCATION else ():
            yield m.STREET_ADDRESS, one.texts.get("address_1", ""), one.origins("address_1", "id", "location_id")
            if one.get("postal_code").isdecimal():
                yield m.POSTAL_CODE, one.get("postal_code"), one.origins("postal_code")
        yield from _times(self.of("schedule", thing), meanings)


def _telephone(one: Thing) -> str:
    """The number as our own open data writes it (RFC 3966)."""
    number, extension = one.get("number").replace(" int. ", ";ext=").replace(" ", "-"), one.get("extension")
    if not number.startswith("+"):
        return _SHORT.format(number)
    return f"tel:{number}" + (f";ext={extension.removesuffix('.0')}" if extension else "")


def _times(things: Sequence[Thing], meanings: Collection[str]) -> Iterator[Said]:
    """Opening hours or meetings: as they were written, where the rules beside them say the same; else what the rules say."""
    texts: defaultdict[str, list[Thing]] = defaultdict(list)
    for one in things:
        texts[one.get("description")].append(one)
    notes = next((one.texts["notes"] for one in things if one.get("notes")), "")
    origins = tuple(origin for one in things for origin in one.origins())
    for meaning, note, make in (
        (m.OPENING_HOURS, m.HOURS_NOTE, times.of_hours),
        (m.SCHEDULE, s.MEETINGS_NOTE, times.of_meeting),
    ):
        if meaning in meanings and texts and all(_agree(text, some, make) for text, some in texts.items()):
            for text, some in texts.items():
                yield meaning, text, tuple(origin for one in some for origin in one.origins())
            yield note, notes, origins
            return
    hours, regular, note, noted, _ = schedules.words(things)
    yield m.OPENING_HOURS, hours, tuple(origin for one in regular for origin in one.origins())
    yield m.HOURS_NOTE, note, tuple(origin for one in noted for origin in one.origins())


def _agree(text: str, things: Sequence[Thing], make: Callable[[str, int], Sequence[Mapping[str, object]]]) -> bool:
    """Whether a text says what these schedules say."""
    years = [int(one.get("valid_from")[:4]) for one in things if one.get("valid_from")[:4].isdecimal()]
    if not text:
        return False
    try:
        made = make(text, min(years, default=1))
    except CannotRead:
        return False
    return [_rule(one) for one in made] == [_rule(one.texts) for one in things]


def _rule(said: Mapping[str, object]) -> dict[str, str]:
    names = (
        "valid_from",
        "valid_to",
        "dtstart",
        "until",
        "count",
        "freq",
        "interval",
        "byday",
        "opens_at",
        "closes_at",
    )
    return {name: str(said[name]).removesuffix(".0") for name in names if said.get(name)}
