"""The description of the search, held against the rules of OpenSearch 1.1 (draft 6)."""

from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from crocevia.channels import opensearch
from crocevia.html.view import View
from tests.editions import edition
from tests.outputs import files
from tests.parsers import Page

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
# Element → the most characters that it may have.
LIMITS = {"ShortName": 16, "Description": 1024, "Query": 0, "Language": 8, "InputEncoding": 8, "OutputEncoding": 8}


@pytest.mark.parametrize("city", ["milan", "town", "hostile"])
def test_it_is_as_the_specification_wants_it(city):
    of = edition(city)
    documents = files(opensearch, of)
    assert set(documents) == {f"{of.prefix(one)}opensearch.xml" for one in of.settings.languages}
    for path, data in documents.items():
        root = ET.fromstring(data)  # noqa: S314 - our own
        assert root.tag == f"{SPACE}OpenSearchDescription"
        assert {one.tag.removeprefix(SPACE) for one in root} >= {"ShortName", "Description", "Url"}
        for one in root:
            assert len(one.text or "") <= LIMITS.get(one.tag.removeprefix(SPACE), 200)
            assert "<" not in (one.text or "")
        results, self = root.findall(f"{SPACE}Url")
        assert self.attrib == {"type": opensearch.TYPE, "rel": "self", "template": of.absolute(path)}
        template = results.attrib["template"]
        assert template.count("{searchTerms}") == 1
        assert urlsplit(template).fragment == "q={searchTerms}"
        assert urlsplit(template).path.endswith("/search/")
        assert not urlsplit(template).query


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Crocevia", "Crocevia"),
        ("Opportunità di Milano", "Opportunità di"),
        ("Precipitevolissimevolmente", "Precipitevolissi"),
        ("x" * 16, "x" * 16),
        ("abc " * 9, "abc abc abc abc"),
    ],
)
def test_a_short_name_is_short(name, short):
    town = edition("town")
    named = replace(town, settings=replace(town.settings, name=name))
    root = ET.fromstring(files(opensearch, named)["opensearch.xml"])  # noqa: S314 - our own
    assert root.findtext(f"{SPACE}ShortName") == short


def test_the_home_and_the_page_that_searches_lead_to_it():
    milan = edition("milan")
    view = View(milan, "ar")
    assert ("link", "href", "../opensearch.xml") in Page(view.search()).attributes
    assert ("link", "href", "opensearch.xml") in Page(
        view.env.get_template("blocks/head.html").render(view=view).encode()
    ).attributes


def test_a_city_without_search_or_address_has_none():
    town = edition("town")
    for other in (replace(town.settings, url=""), replace(town.settings, channels=("pages", "opensearch"))):
        elsewhere = replace(town, settings=other)
        assert not list(opensearch.outputs(elsewhere))
        assert not View(elsewhere, "it").head.search("")
