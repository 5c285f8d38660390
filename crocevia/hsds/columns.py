"""The tables of HSDS 3.1.1 and their columns: names, types, what must be there. Only names and types; no words of the standard.

Derived from the JSON schemas of the Human Services Data Specification 3.1.1 (Open Referral, CC BY-SA 4.0,
https://docs.openreferral.org/), which `tests/data/hsds/` holds unchanged; a test says where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

VERSION = "3.1.1"
STANDARD = "https://docs.openreferral.org/en/3.1.1/"

# Table → its file and its columns. After a colon the type or format, where it is no plain text; `!` must be there.
# Tables that the catalogue has nothing for are left out: programs, metadata, capacities and their units.
_TABLES = """
organization organizations id:uuid! name! alternate_name description! email:email website:uri tax_status tax_id
    year_incorporated:number legal_status logo uri:uri parent_organization_id:uuid
service services id:uuid! organization_id:uuid! program_id:uuid name! alternate_name description url:uri email:email status!
    interpretation_services application_process fees_description wait_time fees accreditations eligibility_description
    minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses alert last_modified:datetime
attribute attributes id:uuid! link_id:uuid! taxonomy_term_id:uuid! link_type link_entity! value label
service_at_location service_at_location id:uuid! service_id:uuid! location_id:uuid! description
location locations id:uuid! location_type! url:uri organization_id:uuid name alternate_name description transportation
    latitude:number longitude:number external_identifier external_identifier_type
phone phones id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid
    number! extension:number type description
contact contacts id:uuid! organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title
    department email:email
address addresses id:uuid! location_id:uuid attention address_1! address_2 city! region state_province! postal_code!
    country! address_type!
schedule schedules id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date valid_to:date
    dtstart:date timezone:number until:date count:number wkst freq interval:number byday byweekno bymonthday byyearday
    description opens_at:time closes_at:time schedule_link:uri attending_type notes
funding funding id:uuid! organization_id:uuid service_id:uuid source
service_area service_areas id:uuid! service_id:uuid service_at_location_id:uuid name description extent extent_type uri
required_document required_documents id:uuid! service_id:uuid document uri:uri
language languages id:uuid! service_id:uuid location_id:uuid phone_id:uuid name code note
accessibility accessibility id:uuid! location_id:uuid description details url:uri
taxonomy_term taxonomy_terms id:uuid! code name! description! parent_id:uuid taxonomy language taxonomy_id:uuid term_uri:uri
meta_table_description meta_table_descriptions id:uuid! name language character_set
cost_option cost_options id:uuid! service_id:uuid! valid_from:date valid_to:date option currency amount:number
    amount_description
organization_identifier organization_identifiers id:uuid! organization_id:uuid! identifier_scheme identifier_type! identifier!
taxonomy taxonomies id:uuid! name! description! uri:uri version
url url id:uuid! label url:uri! organization_id:uuid service_id:uuid
"""
_CHOICES = {
    "address_type": ("physical", "postal", "virtual"),
    "freq": ("WEEKLY", "MONTHLY"),
    "location_type": ("physical", "postal", "virtual"),
    "status": ("active", "inactive", "defunct", "temporarily closed"),
    "wkst": ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
}
# A column that leads to its own table, and does not say so by its name.
_OWN = {"parent_id": "taxonomy_term", "parent_organization_id": "organization"}
_FORMATS = {"uuid", "uri", "email"}


class Sheet(NamedTuple):
    """A table: the name of its file without the ending, and its columns as Table Schema fields."""

    name: str
    fields: tuple[Mapping[str, Any], ...]
    keys: tuple[tuple[str, str], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(field["name"] for field in self.fields)


def _sheets() -> Iterator[tuple[str, Sheet]]:
    lines: list[list[str]] = []
    for line in _TABLES.strip().splitlines():
        # A line that begins with a blank goes on with the table above.
        (lines[-1].extend if line.startswith(" ") else lines.append)(line.split())
    names = {words[0] for words in lines}
    for table, name, *columns in lines:
        fields = tuple(map(_field, columns))
        led = ((field["name"], _OWN.get(field["name"], field["name"].removesuffix("_id"))) for field in fields)
        keys = tuple((column, to) for column, to in led if column != to and to in names and column.endswith("_id"))
        yield table, Sheet(name, fields, keys)


def _field(word: str) -> Mapping[str, Any]:
    name, _, form = word.rstrip("!").partition(":")
    field: dict[str, Any] = {"name": name, "type": "string" if form in _FORMATS else form or "string"}
    if form in _FORMATS:
        field["format"] = form
    constraints = {"required": True} if word.endswith("!") else {}
    if name == "id":
        constraints["unique"] = True
    if name in _CHOICES:
        constraints |= {"enum": list(_CHOICES[name])}  # type: ignore[dict-item]
    return field | ({"constraints": constraints} if constraints else {})


# HSDS's name of the object → its table.
SHEETS: Mapping[str, Sheet] = dict(_sheets())
