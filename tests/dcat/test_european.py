"""DCAT-AP 2.1.1 and 3.0.1, by SEMIC's own shapes: obligations, ranges and controlled lists."""

import pytest
from rdflib import RDF, Graph

from tests.dcat.graphs import DCAT, DCT, altered, graph, milan, town, violations

SHAPES = {
    "2.1.1": tuple(f"semic/dcat-ap_2.1.1_{one}.ttl" for one in ("shapes", "range", "vocabularies")),
    "3.0.1": tuple(f"semic/dcat-ap_3.0.1_{one}.ttl" for one in ("shapes", "range")),
}


@pytest.fixture(params=SHAPES)
def shapes(request):
    return SHAPES[request.param]


def test_the_town_keeps_the_profile(shapes):
    assert not violations(town(), *shapes)


def test_milan_keeps_the_profile(shapes):
    assert not violations(graph(milan()), *shapes)


def test_what_a_city_without_a_code_publishes_is_valid_too(shapes):
    assert not violations(graph(altered("milan", publisher="Comune inventato")), *shapes)


def test_the_shapes_see_what_is_broken(shapes):
    copy = Graph() + town()
    catalogue = copy.value(predicate=RDF.type, object=DCAT.Catalog)
    copy.remove((catalogue, DCT.publisher, None))
    assert (DCT.publisher, catalogue) in violations(copy, *shapes)
