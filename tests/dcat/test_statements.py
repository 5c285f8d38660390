"""What the catalogue says of the data: every file once, of the right dataset, and nothing that the city has not said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rdflib import RDF, Literal, URIRef

from crocevia import authorities
from crocevia import meanings as m
from crocevia.channels import dcat
from crocevia.dcat.datasets import WHOLE
from crocevia.edition import Data, Family, Output
from crocevia.history.told import Change, History, What
from crocevia.model import Ref
from crocevia.settings import OpenData
from crocevia.text import Text
from tests.dcat.graphs import DCAT, DCATAPIT, DCT, EU, FOAF, VCARD, altered, graph, milan, town
from tests.editions import CITIES, edition

OWN = {"data/catalogue.rdf", "data/catalogue.ttl", "data/catalogue.jsonld"}
ROOT = "https://borgo.example.org/opportunita/"
SERVICES = URIRef(f"{ROOT}data/catalogue.rdf#dataset/services")
ALL = URIRef(f"{ROOT}data/catalogue.rdf#dataset/{WHOLE}")


def described(whole, *more):
    """The edition as if channels described its tables and these."""
    tables = [one for one in whole.described() if one.media_type == "text/csv" and one.table]
    return replace(whole, described=lambda: [*tables, *more])


def output(path, **said):
    data = Data(words("A file."), said.pop("standard", ""), said.pop("start", ""))
    return Output(path, said.pop("media_type", "application/json"), words(path), lambda file: None, data=data, **said)


def words(said):
    return Text({"it": said})


@pytest.mark.parametrize("city", CITIES)
def test_every_file_of_open_data_is_a_distribution_of_one_dataset(city):
    whole = milan() if city == "milan" else edition(city)
    stated = graph(whole)
    root = whole.settings.url
    for one in whole.described():
        if one.data and one.path not in OWN:
            file = URIRef(f"{root}data/catalogue.rdf#file/{one.path.replace('{}', '*')}")
            where = one.data.start if isinstance(one, Family) else one.path
            assert stated.value(file, DCAT.accessURL) == URIRef(root + where)
            (dataset,) = stated.subjects(DCAT.distribution, file)
            tables = {*whole.catalogue.kinds, *whole.catalogue.vocabularies}
            expected = one.table if one.table in tables else WHOLE
            assert str(dataset) == f"{root}data/catalogue.rdf#dataset/{expected}"


@pytest.mark.parametrize("city", CITIES)
def test_every_kind_and_vocabulary_is_a_dataset_and_so_is_the_whole(city):
    whole = milan() if city == "milan" else edition(city)
    stated = graph(whole)
    names = {str(one).rpartition("/")[2] for one in stated.subjects(RDF.type, DCAT.Dataset)}
    assert names == {WHOLE, *whole.catalogue.kinds, *whole.catalogue.vocabularies}
    catalogue = stated.value(predicate=RDF.type, object=DCAT.Catalog)
    assert set(stated.objects(catalogue, DCAT.dataset)) == set(stated.subjects(RDF.type, DCAT.Dataset))


def test_the_town_says_what_its_settings_say():
    holder = town().value(SERVICES, DCT.rightsHolder)
    publisher = town().value(SERVICES, DCT.publisher)
    contact = town().value(SERVICES, DCAT.contactPoint)
    assert str(town().value(publisher, FOAF.name)) == "Comune di Borgo in Fiore"
    assert str(town().value(publisher, DCT.identifier)) == "c_z999"
    assert str(town().value(holder, FOAF.name)) == "Unione dei comuni della valle"
    assert str(town().value(holder, DCT.identifier)) == "12345670017"
    assert str(town().value(contact, VCARD.fn)) == "Ufficio dati aperti"
    assert town().value(contact, VCARD.hasEmail) == URIRef("mailto:dati@borgo.example.org")
    assert town().value(SERVICES, DCT.accrualPeriodicity) == EU["frequency/WEEKLY"]
    assert town().value(SERVICES, DCT.issued).toPython() == date(2026, 9, 1)
    assert str(town().value(SERVICES, DCT.identifier)) == "12345670017:services"


def test_who_publishes_holds_the_rights_where_no_other_is_named():
    stated = graph(milan())
    for dataset in stated.subjects(RDF.type, DCAT.Dataset):
        assert stated.value(dataset, DCT.rightsHolder) == stated.value(dataset, DCT.publisher)


def test_nothing_is_said_that_the_city_has_not_said():
    stated = graph(altered("milan", publisher="Comune inventato", open_data=OpenData(), contact=""))
    assert not set(stated.objects(None, DCAT.contactPoint))
    assert not set(stated.objects(None, DCT.issued))
    assert set(stated.objects(None, DCT.accrualPeriodicity)) == {EU["frequency/UNKNOWN"]}


def test_a_contact_that_is_a_page_is_no_contact_point():
    stated = graph(altered("town", contact="https://borgo.example.org/scrivi", open_data=OpenData(publisher_id="agid")))
    assert not set(stated.objects(None, DCAT.contactPoint))


@pytest.mark.parametrize(
    "lacking", [{"open_data": OpenData()}, {"licence": "Etalab-2.0", "licence_url": "https://example.org/licence"}]
)
def test_what_is_not_whole_does_not_claim_to_be_italian(lacking):
    less = altered("town", **lacking)
    stated = graph(less)
    assert not [one for triple in stated for one in triple if str(one).startswith(str(DCATAPIT))]
    assert not set(stated.objects(None, DCT.rightsHolder))
    assert {one.data.standard for one in dcat.outputs(less)} == {dcat.EUROPEAN}
    assert {one.data.standard for one in dcat.outputs(edition("town"))} == {dcat.ITALIAN}


@pytest.mark.parametrize("lacking", [{"publisher": ""}, {"url": ""}, {"url": "https://exa mple.org/"}])
def test_without_a_publisher_or_an_address_there_is_no_file(lacking):
    assert not list(dcat.outputs(altered("town", **lacking)))


@pytest.mark.parametrize("licence", authorities.LICENCES)
def test_the_licence_is_the_italian_lists(licence):
    stated = graph(altered("town", licence=licence))
    (one,) = set(stated.objects(None, DCT.license))
    assert str(one) == authorities.LICENCES_OF_ITALY + authorities.LICENCES[licence].code


def test_a_licence_of_elsewhere_keeps_its_own_address_and_a_broken_one_is_left_out():
    other = graph(altered("town", licence="Etalab-2.0", licence_url="https://example.org/licence"))
    assert set(other.objects(None, DCT.license)) == {URIRef("https://example.org/licence")}
    assert not set(graph(altered("town", licence="x", licence_url="not a link")).objects(None, DCT.license))


def test_a_dataset_was_changed_when_a_record_of_it_was_last_read_or_verified():
    whole = edition("town")
    records = whole.catalogue.of("services")
    days = [one.get(meaning) for one in records for meaning in (m.VERIFIED_ON, m.SOURCE_READ_ON)]
    known = [day for day in days if day and day <= whole.today]
    assert town().value(SERVICES, DCT.modified).toPython() == max(known)
    assert town().value(town().value(SERVICES, DCT.temporal), DCATAPIT.startDate).toPython() == min(known)
    assert max(known) < whole.today


def test_what_git_knows_of_a_kind_is_newer_than_what_its_records_say():
    whole = edition("town")
    at = datetime(2026, 11, 15, 23, tzinfo=UTC)
    later = datetime(2026, 12, 1, tzinfo=UTC)
    changes = [
        Change(1, "c", at, What.REMOVED, Ref("services", "x")),
        Change(2, "d", later, What.ADDED, Ref("services", "y")),
    ]
    stated = graph(replace(whole, history=lambda: History(tuple(changes))))
    assert stated.value(SERVICES, DCT.modified).toPython() == date(2026, 11, 15)
    assert stated.value(ALL, DCT.modified).toPython() == date(2026, 11, 15)
    gardens = URIRef(f"{ROOT}data/catalogue.rdf#dataset/gardens")
    assert stated.value(gardens, DCT.modified) == town().value(gardens, DCT.modified)


def test_no_dataset_is_newer_than_the_edition():
    stated = graph(milan())
    assert max(day.toPython() for day in stated.objects(None, DCT.modified)) <= edition("milan").today


def test_the_area_is_the_provinces_of_the_municipalities_unless_the_city_names_another():
    provinces = "https://w3id.org/italia/controlled-vocabulary/territorial-classifications/provinces/"
    assert set(town().objects(SERVICES, DCT.spatial)) == {URIRef(f"{provinces}001")}
    places = ("http://publications.europa.eu/resource/authority/country/ITA",)
    said = graph(altered("town", open_data=OpenData(publisher_id="agid", area=places)))
    assert set(said.objects(SERVICES, DCT.spatial)) == {URIRef(places[0])}


def test_keywords_are_words_that_the_national_catalogue_takes():
    keywords = {str(one) for one in graph(milan()).objects(None, DCAT.keyword)}
    assert "Mangiare" in {str(one) for one in town().objects(SERVICES, DCAT.keyword)}
    assert len(keywords) > 10
    assert not [one for one in keywords if set(one) & set(",'’/")]


def test_titles_stand_in_the_languages_that_have_them_and_in_no_other():
    titles = {one.language: str(one) for one in town().objects(SERVICES, DCT.title)}
    assert titles == {"it": "Servizi (Catalogo di Borgo in Fiore)", "en": "Services (Catalogo di Borgo in Fiore)"}
    assert [one.language for one in town().objects(ALL, DCT.description)] == ["it"]


def test_an_openapi_description_is_a_service_that_serves_every_dataset():
    api = output("api/openapi.json", standard="https://spec.openapis.org/oas/v3.1.1")
    stated = graph(described(edition("town"), api))
    (service,) = stated.subjects(RDF.type, DCAT.DataService)
    assert stated.value(service, DCAT.endpointURL) == URIRef(f"{ROOT}api/")
    assert stated.value(service, DCAT.endpointDescription) == URIRef(f"{ROOT}api/openapi.json")
    assert set(stated.objects(service, DCAT.servesDataset)) == set(stated.subjects(RDF.type, DCAT.Dataset))
    (file,) = stated.subjects(DCAT.accessService, service)
    assert stated.value(file, DCAT.accessURL) == URIRef(f"{ROOT}api/openapi.json")


@pytest.mark.parametrize(("start", "where"), [("x/index.json", "x/index.json"), ("", "x/")])
def test_a_family_is_entered_where_it_says_and_is_no_download(start, where):
    data = Data(words("Many files."), "", start)
    family = Family("x/{}.json", "application/json", words("Many"), ["a", "b"], lambda file, name: None, data=data)
    stated = graph(described(edition("town"), family))
    (file,) = stated.subjects(DCAT.accessURL, URIRef(f"{ROOT}{where}"))
    assert stated.value(file, DCAT.downloadURL) is None
    assert (ALL, DCAT.distribution, file) in stated


def test_a_file_of_a_sort_that_the_eu_has_no_word_for_is_called_provisional():
    stated = graph(described(edition("town"), output("data/all.sqlite", media_type="application/vnd.sqlite3")))
    (file,) = stated.subjects(DCAT.accessURL, URIRef(f"{ROOT}data/all.sqlite"))
    assert stated.value(file, DCT["format"]) == EU["file-type/OP_DATPRO"]


def test_the_page_of_the_data_is_the_landing_page_where_there_is_one():
    whole = edition("town")
    shell = next(iter(whole.pressed["it"].pages.values()))
    pages = replace(whole.pressed["it"], pages={"dati/index.html": shell})
    stated = graph(replace(whole, pressed={**whole.pressed, "it": pages}))
    assert set(stated.objects(None, DCAT.landingPage)) == {URIRef(f"{ROOT}dati/")}


def test_a_city_that_publishes_the_catalogue_alone_describes_the_catalogue():
    whole = edition("town")
    alone = replace(whole, described=lambda: list(dcat.outputs(whole)))
    stated = graph(alone)
    assert {str(one) for one in stated.objects(None, DCAT.accessURL)} == {ROOT + path for path in OWN}


def test_signs_that_no_xml_can_hold_are_left_out():
    stated = graph(altered("town", title="Catalogo\x00 di\x0b prova\ufffe"))
    assert Literal("Catalogo di prova", lang="it") in set(stated.objects(None, DCT.title))


def test_a_media_type_that_the_iana_does_not_have_is_told_as_the_one_it_has():
    stated = graph(described(edition("town"), output("feeds/all.json", media_type="application/feed+json")))
    file = URIRef(f"{ROOT}data/catalogue.rdf#file/feeds/all.json")
    assert stated.value(file, DCAT.mediaType) == URIRef("https://www.iana.org/assignments/media-types/application/json")
    assert stated.value(file, DCT["format"]) == EU["file-type/JSON"]
