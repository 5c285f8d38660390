"""The coverage page: each figure with its picture, table and CSV, and the same numbers in all of them."""

import csv
import io
from xml.etree import ElementTree as ET

import pytest

from crocevia.channels import coverage
from tests.editions import CITIES, edition
from tests.parsers import Page, svg


@pytest.fixture(params=CITIES, scope="module")
def city(request):
    return edition(request.param)


@pytest.fixture(scope="module")
def files(city):
    found = {}
    for output in coverage.outputs(city):
        for path, write in output.files():
            file = io.BytesIO()
            write(file)
            found[path] = file.getvalue()
    return found


def test_every_picture_is_on_its_page_and_every_table_can_be_downloaded(city, files):
    for language in city.settings.languages:
        page = Page(files[f"{city.prefix(language)}coverage/index.html"])
        shown = {value.rpartition("/")[2] for tag, name, value in page.attributes if (tag, name) == ("img", "src")}
        there = {path.rpartition("/")[2] for path in files if path.endswith(".svg")}
        assert shown <= there
        assert {"needs-by-zone.svg", "gaps.svg", "one-provider.svg", "chains.svg", "members.svg"} <= shown
        linked = {value for tag, name, value in page.attributes if (tag, name) == ("a", "href") and ".csv" in value}
        assert {f"data/{one.rpartition('data/')[2]}" for one in linked} == {path for path in files if ".csv" in path}


def test_the_picture_says_the_numbers_of_the_csv(city, files):
    """Every number of the municipalities that are drawn, and no other."""
    rows = list(csv.DictReader(io.StringIO(files["data/coverage/needs-by-zone.csv"].decode("utf-8-sig"))))
    root = ET.fromstring(files["coverage/needs-by-zone.svg"])  # noqa: S314 - our own
    texts = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    towns = [row["zone_label"] for row in rows if row["level"] == "municipality" and row["zone_label"] in texts]
    assert towns
    shown = [row for row in rows if row["zone_label"] in towns]
    here, wider = ([row[name] for row in shown if row[name] != "0"] for name in ("here", "wider"))
    assert sorted(here) == sorted(text for text in texts if text.isdigit())
    assert sorted(wider) == sorted(text[1:] for text in texts if text[0] == "+")


def test_a_picture_has_the_words_of_its_language(city, files):
    for language in city.settings.languages:
        texts = svg(files[f"{city.prefix(language)}coverage/needs-by-zone.svg"])
        assert city.catalogue.vocabularies["needs"].label("work").in_(language) in texts


def test_what_a_city_lacks_is_said(files, city):
    text = Page(files["en/coverage/index.html"]).text
    lacking = city.settings.config.parent.name == "town"
    assert ("does not say which companies are inclusive" in text) is lacking
    assert ("no table of inhabitants" in text) is not lacking
    assert ("data/coverage/per-inhabitants.csv" in files) is lacking


def test_links_of_the_page_lead_to_pages_of_the_site(city, files):
    known = {path for output in city.described() for path in output.paths}
    page = Page(files["en/coverage/index.html"])
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]
    inner = [one.removeprefix("../../") for one in links if one.startswith("../../") and one.endswith("/")]
    assert len(inner) > 20
    assert [one for one in inner if f"{one}index.html" not in known] == []
