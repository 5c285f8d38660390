"""A tiny city in which things meet, serve areas, belong to things, and have needs, of which one is guarded."""

import pytest

from tests.cities import NEEDS, THINGS


def _field(name, meaning, references, type="list"):
    return {"name": name, "type": type, "references": references, "rdfType": meaning}


FIELDS = (
    _field("serves", "schema:areaServed", "zones"),
    _field("part_of", "schema:memberOf", "things"),
    _field("run_by", "schema:organizer", "spots", "string"),
    {"name": "unsure", "type": "string", "title": "Da verificare", "rdfType": "crocevia:toVerify"},
)
GUARDED = (
    {"code": "fear", "label": "Violenza", "quick_exit": True},
    {"code": "threat", "label": "Minacce", "broader": "fear"},
)
ZONES = {
    "title": "Territori",
    "pages": True,
    "columns": [{"name": "istat_code"}],
    "terms": [
        {"code": "italy", "label": "Italia"},
        {"code": "ivrea", "label": "Ivrea", "istat_code": "001125", "broader": "italy"},
        {"code": "centre", "label": "Centro", "broader": "ivrea"},
        {"code": "turin", "label": "Torino", "istat_code": "001272", "broader": "italy"},
    ],
}
HOUSE = "called: Casa\nstreet: via Roma 1\ncap: '10015'\ntown: '001125'\nnorth: 45.46\neast: 7.87\n"


@pytest.fixture
def town(city):
    """The city, with a house in it where things can be."""
    city.declare("schemas/things", {**THINGS, "fields": [*THINGS["fields"], *FIELDS]})
    columns = [{"name": "quick_exit", "type": "boolean"}]
    city.declare("vocabularies/needs", {**NEEDS, "columns": columns, "terms": [*NEEDS["terms"], *GUARDED]})
    city.declare("vocabularies/zones", ZONES)
    city.write("spots/house.yml", HOUSE)
    return city


@pytest.fixture
def thing(town):
    """Writes a thing that meets, every Tuesday if nothing else is said, with more fields as they stand in YAML."""

    def write(id="group", **fields):
        told = {"called": id.title(), "meets": '["ogni martedì 18:00-20:00"]', **fields}
        town.write(f"things/{id}.yml", "".join(f"{name}: {value}\n" for name, value in told.items()))

    return write
