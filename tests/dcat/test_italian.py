"""DCAT-AP_IT, by shapes of our own: both cities keep it, and whatever is obligatory is missed when it is taken away."""

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from tests.dcat.graphs import DCAT, DCATAPIT, DCT, FOAF, VCARD, graph, milan, town, violations

SHAPES = "dcat-ap_it.shacl.ttl"
MANDATORY = {
    DCATAPIT.Catalog: (DCT.title, DCT.description, DCT.publisher, DCT.modified, DCAT.dataset),
    DCATAPIT.Dataset: (
        *(DCT.identifier, DCT.title, DCT.description, DCT.modified, DCAT.theme, DCT.rightsHolder),
        *(DCT.accrualPeriodicity, DCAT.distribution),
    ),
    DCATAPIT.Distribution: (DCT["format"], DCAT.accessURL, DCT.license),
    DCATAPIT.Agent: (DCT.identifier, FOAF.name),
    DCATAPIT.Organization: (VCARD.fn, VCARD.hasEmail),
    DCATAPIT.Standard: (DCT.identifier,),
    DCT.PeriodOfTime: (DCATAPIT.startDate,),
}
# The Italian type, and the one that it extends.
TYPES = {
    DCATAPIT.Catalog: DCAT.Catalog,
    DCATAPIT.Dataset: DCAT.Dataset,
    DCATAPIT.Distribution: DCAT.Distribution,
    DCATAPIT.Agent: FOAF.Agent,
    DCATAPIT.Organization: VCARD.Organization,
    DCATAPIT.LicenseDocument: DCT.LicenseDocument,
    DCATAPIT.Standard: DCT.Standard,
}


@pytest.fixture
def copy():
    """The town's catalogue, free to be broken."""
    return Graph() + town()


def node(stated, kind):
    return min(stated.subjects(RDF.type, kind))


def test_the_town_keeps_the_profile():
    assert not violations(town(), SHAPES)


def test_milan_keeps_the_profile():
    assert not violations(graph(milan()), SHAPES)


@pytest.mark.parametrize(("kind", "predicate"), [(kind, one) for kind, all in MANDATORY.items() for one in all])
def test_whatever_is_obligatory_is_missed(copy, kind, predicate):
    one = node(copy, kind)
    assert (one, predicate, None) in copy
    copy.remove((one, predicate, None))
    assert (predicate, one) in violations(copy, SHAPES)


@pytest.mark.parametrize("kind", [*TYPES, *TYPES.values()])
def test_either_of_the_two_types_is_missed(copy, kind):
    one = node(copy, kind)
    copy.remove((one, RDF.type, kind))
    assert one in {focus for _, focus in violations(copy, SHAPES)}


@pytest.mark.parametrize(
    ("kind", "predicate", "value"),
    [
        (DCATAPIT.Agent, DCT.identifier, Literal("c_milano")),
        (DCATAPIT.Organization, VCARD.hasEmail, Literal("dati@example.org")),
        (DCATAPIT.Organization, VCARD.hasEmail, URIRef("https://example.org/")),
        (DCATAPIT.Dataset, DCAT.theme, Literal("SOCI")),
        (DCATAPIT.Dataset, DCAT.keyword, Literal("cave, dismesse")),
        (DCATAPIT.Dataset, DCT.accrualPeriodicity, URIRef("http://purl.org/cld/freq/weekly")),
        (DCATAPIT.Dataset, DCT.modified, Literal("ieri")),
        (DCATAPIT.Dataset, DCT.description, Literal("<b>Servizi</b>", lang="it")),
        (DCATAPIT.Distribution, DCT["format"], Literal("CSV")),
        (DCATAPIT.Distribution, DCAT.accessURL, URIRef("/data/services.csv")),
        (DCATAPIT.Distribution, DCT.license, URIRef("https://creativecommons.org/licenses/by-nc/4.0/")),
    ],
)
def test_a_value_of_another_sort_is_found(copy, kind, predicate, value):
    one = node(copy, kind)
    copy.set((one, predicate, value))
    assert (predicate, one) in violations(copy, SHAPES)


@pytest.mark.parametrize(
    ("kind", "predicate"),
    [(DCATAPIT.Dataset, DCT.identifier), (DCATAPIT.Agent, DCT.identifier), (DCATAPIT.Distribution, DCT.license)],
)
def test_what_may_stand_once_does_not_stand_twice(copy, kind, predicate):
    one = node(copy, kind)
    copy.add((one, predicate, Literal("altro")))
    assert (predicate, one) in violations(copy, SHAPES)
