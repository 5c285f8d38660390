"""Three notations, one content; bytes that depend on nothing but the edition; JSON-LD that people can read."""

import json

import pytest
from rdflib.compare import isomorphic

from tests.dcat.graphs import files, milan
from tests.editions import edition
from tests.parsers import rdf

NOTATIONS = {"data/catalogue.rdf": "xml", "data/catalogue.ttl": "turtle", "data/catalogue.jsonld": "json-ld"}


@pytest.mark.parametrize("whole", [edition("town"), milan()], ids=["town", "milan"])
def test_the_three_files_say_the_same(whole):
    written = files(whole)
    first, *others = (rdf(written[path], form) for path, form in NOTATIONS.items())
    assert len(first) > 300
    assert all(isomorphic(first, other) for other in others)


def test_no_node_is_without_an_address():
    for path, form in NOTATIONS.items():
        stated = rdf(files(edition("town"))[path], form)
        assert not [one for triple in stated for one in triple if type(one).__name__ == "BNode"]


def test_turtle_has_the_names_that_people_know():
    text = files(edition("town"))["data/catalogue.ttl"].decode()
    assert "@prefix dcatapit: <http://dati.gov.it/onto/dcatapit#> ." in text
    assert "a dcatapit:Dataset , dcat:Dataset ;" in text or "a dcat:Dataset , dcatapit:Dataset ;" in text
    assert '\tdct:modified "2026-11-01"^^xsd:date ;' in text


def test_json_ld_is_short_enough_to_be_read():
    said = json.loads(files(edition("town"))["data/catalogue.jsonld"])
    (services,) = (one for one in said["@graph"] if one["@id"].endswith("#dataset/services"))
    assert services["dct:title"] == {
        "it": "Servizi (Catalogo di Borgo in Fiore)",
        "en": "Services (Catalogo di Borgo in Fiore)",
    }
    assert services["dct:modified"] == "2026-11-01"
    file = "https://borgo.example.org/opportunita/data/catalogue.rdf#file/data/services.csv"
    assert file in services["dcat:distribution"]
    assert said["@context"]["dct:title"]["@container"] == "@language"
