"""What becomes of each object of HSDS that is said of an organisation, a service or a location: one function an object."""

from __future__ import annotations

from collections.abc import Mapping

from crocevia.imports.given import Given
from crocevia.imports.hsds_assembly import Assembly, Part
from crocevia.imports.hsds_files import Thing
from crocevia.language import say


def _phone(assembly: Assembly, thing: Thing) -> None:
    number = thing.get("number").strip("\"' ")
    if thing.get("contact_id") and not assembly.owner(thing):
        assembly.lose(thing, say("a person's telephone is not kept"))
        return
    if thing.get("type").casefold() in {"fax", "tty"}:
        number = f"fax {number}"
    extension = thing.get("extension").removesuffix(".0")
    text = f"{number} int. {extension}" if number and extension.isdecimal() else number
    assembly.give(thing, "phones", text, ("number", "extension", "type"))


def _address(assembly: Assembly, thing: Thing) -> None:
    if thing.get("address_type").casefold() == "postal":
        _postal(assembly, thing)
        return
    for name in ("address_1", "address_2", "city", "postal_code", "region", "state_province", "country"):
        if text := thing.get(name):
            owner = assembly.owner(thing)
            if owner is None:
                assembly.lose(thing, say("it belongs to nothing in the package"), name)
            else:
                assembly.add(owner, Given(name, text, thing.origins(name)))
    known = {"address_1", "address_2", "city", "postal_code", "region", "state_province", "country"}
    rest = [name for name in thing.cells if name not in known]
    if rest:
        assembly.lose(thing, say("it only says whose it is"), *rest)


def _postal(assembly: Assembly, thing: Thing) -> None:
    assembly.lose(thing, say("an address for letters, not one where people go"))


def _location_of(assembly: Assembly, thing: Thing) -> None:
    """Where a service is: said of the service."""
    texts = {name: text for name, text in thing.texts.items() if name != "location_id"}
    assembly.give(Thing(thing.row, texts, thing.cells), "location_id", thing.get("location_id"))


def _taxonomy(assembly: Assembly, thing: Thing) -> None:
    text, origins = assembly.term(thing)
    assembly.give(thing, "taxonomy_terms", text, ("taxonomy_id", "taxonomy_term_id", "value", "label"), origins)


def _plainly(column: str, *names: str) -> Part:
    """A table whose one text is all that it says."""

    def give(assembly: Assembly, thing: Thing) -> None:
        text = next((thing.get(name) for name in names if thing.get(name)), "")
        assembly.give(thing, column, text, names)

    return give


def _cost(assembly: Assembly, thing: Thing) -> None:
    names = ("option", "amount", "currency", "amount_description")
    assembly.give(thing, "cost_note", " ".join(filter(None, map(thing.get, names))), names)


def _person(assembly: Assembly, thing: Thing) -> None:
    assembly.lose(thing, say("names of people are not kept"))


def _identifier(assembly: Assembly, thing: Thing) -> None:
    """A number that others gave an organization, under the name that it has: a heading like any other."""
    names = ("identifier", "identifier_type", "identifier_scheme")
    column = thing.get("identifier_type") or thing.get("identifier_scheme")
    assembly.give(thing, column or "identifier", thing.get("identifier"), names)


PARTS: Mapping[str, Part] = {
    "phone": _phone,
    "address": _address,
    "postal_address": _postal,
    "service_at_location": _location_of,
    "language": _plainly("languages", "code", "language", "name"),
    "eligibility": _plainly("eligibility", "eligibility"),
    "accessibility": _plainly("accessibility", "accessibility", "description", "details"),
    "required_document": _plainly("required_documents", "document"),
    "service_area": _plainly("service_areas", "name", "service_area", "description"),
    "service_taxonomy": _taxonomy,
    "attribute": _taxonomy,
    "cost_option": _cost,
    "contact": _person,
    "organization_identifier": _identifier,
}
