"""The API's documents are RDF: for two readers that know nothing of each other, the same triples, and those expected."""

import json
from functools import cache

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import to_canonical_graph

from crocevia.channels import api as channel
from crocevia.edition import Edition
from tests.cities import THINGS
from tests.editions import CITIES, DAY, edition
from tests.outputs import documents

SITE = "https://borgo.example.org/opportunita"
SCHEMA = "https://schema.org/"
MANY = 100
# rdflib warns of what it does itself when it reads JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
LD = pyoxigraph.RdfFormat.JSON_LD


@cache
def found(name):
    return documents(channel, edition(name))


def local(content, path):
    """A document whose context is in it: nobody asks the network."""
    return json.dumps({**content[path], "@context": content["api/context.jsonld"]["@context"]})


def triples(content, path):
    """What pyoxigraph reads."""
    return list(pyoxigraph.parse(local(content, path).encode(), format=LD))


def said(content, path, predicate):
    """The objects of a predicate, in short."""
    return sorted(str(one.object) for one in triples(content, path) if one.predicate.value == predicate)


@pytest.mark.parametrize("city", [*CITIES, "hostile"])
def test_every_document_is_rdf_of_what_it_says_it_is(city):
    content, kinds = found(city), edition(city).catalogue.kinds
    paths = [path for path in content if path not in {"api/context.jsonld", "api/openapi.json"}]
    # All records stand in the lists of kinds.
    lists = [path for path in paths if path.split("/")[1] in kinds and "/page/" in path]
    for path in {*lists, *paths[:: 1 if len(paths) < MANY else 150]}:
        document = content[path]
        assert document["@context"] == edition(city).absolute("api/context.jsonld")
        about = {one.subject.value for one in triples(content, path) if one.predicate.value.endswith("#type")}
        assert document["@id"] in about, path


@pytest.mark.parametrize(
    ("city", "path"),
    [
        ("milan", "api/networks/page/1.json"),
        ("milan", "api/services/1522-numero-antiviolenza-e-stalking.json"),
        ("milan", "api/vocabularies/practices.json"),
        ("milan", "api/needs/alcohol/page/1.json"),
        ("milan", "api/index.json"),
        ("town", "api/groups/cammino.json"),
        ("town", "api/services/mensa-del-ponte.json"),
        ("town", "api/gardens/page/1.json"),
    ],
)
def test_two_readers_read_the_same(city, path):
    other = rdflib.Graph().parse(data=local(found(city), path), format="json-ld")
    lines = pyoxigraph.serialize(triples(found(city), path), format=pyoxigraph.RdfFormat.N_TRIPLES)
    ours = rdflib.Graph().parse(data=lines.decode(), format="nt")
    assert len(ours) > 5
    assert set(to_canonical_graph(ours)) == set(to_canonical_graph(other))


def test_a_record_says_what_its_fields_mean():
    content = found("town")
    one = f"<{SITE}/groups/cammino/>"
    lines = {str(triple) for triple in triples(content, "api/groups/cammino.json")}
    integer, day = "^^<http://www.w3.org/2001/XMLSchema#integer>", "^^<http://www.w3.org/2001/XMLSchema#date>"
    assert {
        f"{one} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{SCHEMA}Organization>",
        f'{one} <{SCHEMA}name> "Gruppo di cammino"',
        f'{one} <{SCHEMA}abstract> "Si cammina insieme, piano."@it',
        f"{one} <http://purl.org/dc/terms/subject> <{SITE}/api/vocabularies/needs.json#company>",
        f'{one} <{SCHEMA}maximumAttendeeCapacity> "20"{integer}',
        f"{one} <{SCHEMA}organizer> <{SITE}/associations/il-ponte/>",
        f"<{SITE}/associations/il-ponte/> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{SCHEMA}NGO>",
        f'<{SITE}/associations/il-ponte/> <{SCHEMA}name> "Associazione Il Ponte"',
        f'{one} <urn:crocevia:sourceReadOn> "2026-11-01"{day}',
        f"{one} <http://purl.org/dc/terms/license> <https://creativecommons.org/publicdomain/zero/1.0/>",
    } <= lines
    assert said(content, "api/groups/cammino.json", f"{SCHEMA}repeatFrequency") == [
        '"FREQ=MONTHLY;BYDAY=1SA"',
        '"FREQ=WEEKLY;BYDAY=TU"',
    ]


def test_a_translation_is_the_same_text_in_another_language():
    texts = said(found("town"), "api/services/mensa-del-ponte.json", f"{SCHEMA}abstract")
    assert {text.rpartition("@")[2] for text in texts} == {"it", "en"}


def test_a_term_is_a_concept_of_its_scheme():
    content = found("milan")
    scheme = "https://crocevia.example.org/api/vocabularies/needs.json"
    lines = {str(triple) for triple in triples(content, "api/vocabularies/needs.json")}
    skos = "http://www.w3.org/2004/02/skos/core#"
    assert f"<{scheme}#food> <{skos}inScheme> <{scheme}>" in lines
    assert f'<{scheme}#food> <{skos}prefLabel> "Food"@en' in lines
    concepts = [line for line in lines if line.endswith(f"<{skos}Concept>")]
    assert len(concepts) == len(content["api/vocabularies/needs.json"]["terms"])


def test_one_name_may_mean_different_things_in_two_kinds(city):
    """`more` is a caption here and a description there; `colour` has no meaning at all, and becomes nothing."""
    fields = [{**one, "rdfType": "crocevia:caption"} if one["name"] == "more" else one for one in THINGS["fields"]]
    city.declare("schemas/things", {**THINGS, "fields": fields})
    city.write("things/one.yml", "called: Una\nmore: Sotto.\ncolour: red\n")
    city.write("spots/two.yml", "called: Due\nmore: Dentro.\n")
    content = documents(channel, Edition(city.build(), city.settings, DAY, {}, lambda _: "", list))
    assert said(content, "api/things/one.json", "urn:crocevia:caption") == ['"Sotto."@it']
    assert said(content, "api/spots/two.json", f"{SCHEMA}description") == ['"Dentro."']
    assert not [one for one in triples(content, "api/things/one.json") if one.object.value == "red"]
