"""The table of the quality, and its page: every record has its row, and the page says what is known of links."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from crocevia.answers import Answer
from crocevia.channels import quality as channel
from crocevia.links.named import named
from crocevia.quality.score import CRITERIA
from tests.editions import CITIES, edition
from tests.parsers import Page


@pytest.fixture(params=CITIES)
def city(request):
    return edition(request.param)


def written(city, path):
    file = io.BytesIO()
    next(one for one in channel.outputs(city) if one.path == path).write(file)
    return file.getvalue()


def rows(city):
    return list(csv.DictReader(io.StringIO(written(city, channel.PATH).decode("utf-8-sig"), newline="")))


def test_every_record_has_its_row(city):
    found = rows(city)
    assert {row["record"] for row in found} == {str(one.ref) for one in city.catalogue}
    assert all(row["record"] == f"{row['kind']}/{row['id']}" for row in found)
    assert all(row["page_url"].endswith(f"/{row['record']}/") for row in found)


def test_a_row_says_how_its_score_comes_about(city):
    weights = {one.code: one.weight for one in CRITERIA}
    for row in rows(city):
        shares = {code: float(row[code]) for code in weights if row[code]}
        if shares:
            mean = sum(weights[code] * share for code, share in shares.items()) / sum(weights[code] for code in shares)
            assert abs(int(row["score"]) - 100 * mean) <= 0.51
            assert bool(row["to_do"]) or mean > 0.9
        else:
            assert (row["score"], row["to_do"]) == ("", "")


def test_its_columns_are_described_in_every_language(city):
    data = next(one.data for one in channel.outputs(city) if one.path == channel.PATH)
    assert [one["name"] for one in data.fields] == list(rows(city)[0])
    for one in data.fields:
        assert all(one[f"title@{language}"] for language in city.settings.languages[1:])


def asked(city, *answers):
    return replace(city, catalogue=replace(city.catalogue, answers={one.address: one for one in answers}))


def test_the_page_says_that_no_link_was_asked_or_when(city):
    page = f"{city.prefix('en')}{channel.PAGE}index.html"
    assert "nobody has looked whether the addresses still answer" in Page(written(asked(city), page)).text
    address = next(iter(named(city.catalogue)))
    gone = Answer(address, date(2026, 11, 15), "404", date(2026, 11, 1), 3)
    told = Page(written(asked(city, gone), page)).text
    assert "Dead for several days: 1." in told
    assert "15 November 2026" in told
    row = next(one for one in rows(asked(city, gone)) if one["links"])
    assert float(row["links"]) < 1
    assert address in row["to_do"]


def test_an_answer_of_an_address_that_nobody_names_is_not_published(city):
    stray = Answer("https://refuge.example/", date(2026, 11, 15), "404", date(2026, 11, 1), 3)
    for one in channel.outputs(asked(city, stray)):
        file = io.BytesIO()
        one.write(file)
        assert b"refuge.example" not in file.getvalue()


def test_a_record_to_mend_leads_to_its_form(city):
    links = [value for _, name, value in Page(written(city, f"{channel.PAGE}index.html")).attributes if name == "href"]
    forms = [one for one in links if "partecipa/" in one]
    assert forms
    for one in forms:
        kind, _, ref = one.partition("partecipa/")[2].partition("/?edit=")
        assert ref.startswith(f"{kind}/")
        assert ref.partition("/")[2] in city.catalogue.records[kind]
