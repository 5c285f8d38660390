"""A tiny city with all that figures are made of, under names of its own; a test writes the records."""

from crocevia.coverage.figures import figures
from crocevia.edition import Edition
from tests.cities import DAY, SPOTS, THINGS, ZONES, City

FIELDS = [
    {"name": "where", "type": "list", "references": "zones", "rdfType": "schema:areaServed"},
    {"name": "whom", "type": "list", "references": "people", "rdfType": "schema:audience"},
    {"name": "by", "type": "list", "references": "spots", "rdfType": "schema:organizer"},
    {"name": "then", "type": "list", "references": ["things", "spots"], "rdfType": "crocevia:leadsTo"},
    {"name": "club", "type": "list", "references": "spots", "rdfType": "schema:memberOf"},
    {"name": "gratis", "type": "boolean", "rdfType": "schema:isAccessibleForFree"},
    {
        "name": "shelf",
        "type": "list",
        "rdfType": "crocevia:registerSection",
        "categories": [{"value": "kind", "label": "Gentile"}, {"value": "open", "label": "Aperta"}],
    },
    {"name": "deeds", "type": "list", "references": "people", "rdfType": "crocevia:practice"},
]
PEOPLE = {"title": "Persone", "terms": [{"code": "all", "label": "Tutti"}, {"code": "young", "label": "Giovani"}]}
PLACES = {
    **ZONES,
    "columns": [{"name": "istat_code", "rdfType": "crocevia:istatCode", "constraints": {"pattern": "[0-9]{6}"}}],
    "terms": [
        *ZONES["terms"],
        {"code": "outskirts", "label": "Periferia", "broader": "ivrea"},
        {"code": "banchette", "label": "Banchette", "istat_code": "001017", "broader": "italy"},
    ],
}


def begun(folder):
    """The city, without a record but those that every tiny city has."""
    city = City.begun(folder)
    city.declare("schemas/things", {**THINGS, "fields": [*THINGS["fields"], *FIELDS]})
    city.declare("schemas/spots", SPOTS)
    city.declare("vocabularies/zones", PLACES)
    city.declare("vocabularies/people", PEOPLE)
    return city


def with_things(folder, **things):
    """The city with these things: their ids, and what they say besides their name."""
    city = begun(folder)
    for name, text in things.items():
        city.write(f"things/{name}.yml", f"called: {name.title()}\n{text}\n")
    return city


def of(catalogue, settings, day=DAY):
    """The figures of a catalogue, by their name."""
    edition = Edition(catalogue, settings, day, {}, lambda _: "", list)
    return {figure.name: figure for figure in figures(edition)}


def counted(city, name, day=DAY):
    """The rows of a figure of a city, codes in the place of what is named."""
    return rows(of(city.build(), city.settings, day)[name])


def rows(figure):
    """The rows of a figure, by the names of its columns; codes in the place of what is named."""
    names = [column.name for column in figure.columns]
    return [dict(zip(names, map(plain, row), strict=True)) for row in figure.rows()]


def plain(cell):
    """A cell as a code or a value."""
    if isinstance(cell, list):
        return [one.code for one in cell]
    return getattr(cell, "code", cell)
