"""The page of the open data: files stand where one would look for them, whatever channel made them; how fresh they are."""

from dataclasses import replace
from datetime import date

import pytest

from crocevia.edition import Data, Family, Output
from crocevia.html import fresh
from crocevia.html.data_page import DataPage
from crocevia.html.opendata import OpenData
from crocevia.language import say
from tests.editions import edition


def nothing(file):
    """An output that is only described."""


def output(path, media_type, standard="", table="", fields=()):
    return Output(path, media_type, say("T"), nothing, table, data=Data(say("About."), standard, fields=fields))


CSV = "https://www.rfc-editor.org/rfc/rfc4180"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASES = [
    (output("data/services.csv", "text/csv", CSV, "services"), "sheet"),
    (output("data/places.geojson", "application/geo+json", "https://www.rfc-editor.org/rfc/rfc7946"), "map"),
    (output("calendar/all.ics", "text/calendar", "https://www.rfc-editor.org/rfc/rfc5545"), "step"),
    (output("data/services.parquet", "application/vnd.apache.parquet", table="services"), "base"),
    (output("data/quality.csv", "text/csv", CSV, fields=({"name": "record"},)), "figures"),
    (output("data/catalogue.rdf", "application/rdf+xml"), "harvest"),
    # The same as the RDF beside it, in another form.
    (output("data/catalogue.jsonld", "application/ld+json"), "harvest"),
    # Called like it, and something else.
    (output("data/catalogue.xlsx", WORKBOOK), "sheet"),
    (output("api/context.jsonld", "application/ld+json"), "program"),
    (output("data/changes.atom", "application/atom+xml"), "step"),
    (output("data/changes.csv", "text/csv", CSV, fields=({"name": "record"},)), "step"),
    (output("data/changes.json", "application/json"), "step"),
    (output("data/hsds/losses.csv", "text/csv"), "figures"),
    (output("data/hsds.json", "application/json", "https://docs.openreferral.org/en/v3.1.1/"), "exchange"),
    (output("data/something.new", "application/x-never-seen"), "program"),
]


@pytest.mark.parametrize(("one", "use"), CASES, ids=[one.path for one, _ in CASES])
def test_a_file_stands_under_what_one_would_do_with_it(one, use):
    town = edition("town")
    described = [every for every, _ in CASES]
    uses = OpenData(replace(town, described=lambda: described)).uses("en")
    assert [
        found.name for found in uses for offer in found.offers for file in offer.files if file.href == one.path
    ] == [use]


def test_every_described_file_is_on_the_page_once_and_nothing_else():
    milan = edition("milan")
    hrefs = [file.href for use in OpenData(milan).uses("it") for offer in use.offers for file in offer.files]
    described = [one for one in milan.described() if one.data]
    paths = [one.path if isinstance(one, Output) else one.data.start for one in described]
    assert sorted(hrefs) == sorted(path.removesuffix("index.html") for path in paths)


def test_a_family_is_entered_by_its_list():
    family = Family("api/{}.json", "application/json", say("T"), ("a", "b"), nothing, data=Data(say("A."), "", "api/"))
    (use,) = OpenData(replace(edition("town"), described=lambda: [family])).uses("en")
    assert [(file.href, file.name) for file in use.offers[0].files] == [("api/", "api/")]


def test_the_harvester_gets_the_whole_address_or_none():
    town = edition("town")
    one = output("data/catalogue.rdf", "application/rdf+xml")
    with_rdf = DataPage(replace(town, described=lambda: [one]), "it")
    assert with_rdf.harvested == "https://borgo.example.org/opportunita/data/catalogue.rdf"
    assert DataPage(replace(town, described=list), "it").harvested == ""


def test_freshness_is_that_of_the_records():
    town = edition("town")
    found = {one.kind.name: one for one in fresh.fresh(town)}
    assert set(found) == {kind for kind, records in town.catalogue.records.items() if records}
    for kind, one in found.items():
        records = town.catalogue.of(kind)
        assert one.records == len(records)
        assert one.verified == sum(record.verification(town.today) == "verified" for record in records)
    days = [day for one in found.values() for day in (one.checked, one.read) if day]
    assert fresh.newest(found.values()) == max(days)
    assert all(isinstance(day, date) and day <= town.today for day in days)
    # The town calls its columns otherwise.
    assert fresh.columns(town, "https://no.such/meaning") == []
