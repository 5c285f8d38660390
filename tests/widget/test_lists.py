"""Which records stand in the lists of other sites, and how much a page of theirs has to fetch."""

import gzip
import json

import pytest

from crocevia.channels import widget as channel
from crocevia.html import there
from crocevia.html.questions import Questions
from crocevia.widget import lists
from crocevia.widget.lists import Lists
from crocevia.widget.rows import ROW
from tests.editions import CITIES, edition
from tests.outputs import files

NEEDS, ZONES = ROW.index("needs"), ROW.index("zones")


@pytest.fixture(params=CITIES)
def city(request):
    return edition(request.param)


def goes_on(city, records):
    return {str(one.ref) for one in records if there.goes_on(one, city.today)}


def listed(city, name):
    records, counted = Lists(city).records(name, Questions(city, "it"))
    return [str(one.ref) for one in records], counted


def around(city, code):
    """What serves the areas above a zone, as the zone's page has it."""
    zones = Lists(city).zones
    above = zones.upwards(code)[1:]
    return goes_on(city, [one for up in above for one in city.catalogue.tagged[zones.name].get(up, ())])


def test_a_zone_has_what_its_page_has_its_own_first(city):
    zones = Lists(city).zones
    for code in Lists(city).shown(zones):
        own, wider = goes_on(city, city.catalogue.under(zones.name, code)), around(city, code)
        found, counted = listed(city, f"{zones.name}/{code}")
        assert len(found) == len(set(found))
        assert set(found) <= own | wider
        assert counted.total() == len(own) + len(wider - own)
        if counted.total() <= lists.LARGE:
            assert set(found[: len(own)]) == own
            assert set(found) == own | wider


def test_a_need_has_what_its_page_has(city):
    needs = Lists(city).needs
    for code in Lists(city).shown(needs):
        found, _ = listed(city, f"{needs.name}/{code}")
        assert set(found) == goes_on(city, city.catalogue.under(needs.name, code))
        assert len(found) == len(set(found))


def test_of_everything_a_list_has_the_best_of_each_kind():
    city = edition("milan")
    found, counted = listed(city, lists.ALL)
    for kind, records in city.catalogue.records.items():
        there = goes_on(city, records.values())
        assert counted[kind] == len(there)
        assert sum(one.startswith(f"{kind}/") for one in found) == min(lists.MOST, len(there))


def test_where_lists_are_large_what_they_lack_stands_in_one_of_both(monkeypatch):
    city = edition("milan")
    monkeypatch.setattr(lists, "LARGE", 20)
    monkeypatch.setattr(lists, "MOST", 3)
    made = Lists(city)
    pairs = [name for name in made.names() if name.count("/") == 2]
    assert "zones/milano/food" in pairs
    assert "zones/monza/food" in pairs
    assert "zones/milano/italian" not in pairs, "the need's own list has all"
    for zone in ("milano", "monza"):
        both = goes_on(city, set(city.catalogue.under("zones", zone)) & set(city.catalogue.under("needs", "food")))
        found, _ = listed(city, f"zones/{zone}/food")
        assert both & set(found)
        assert set(found) <= goes_on(city, city.catalogue.under("needs", "food"))
    # Of a small zone in a wide area nothing of its own is left out, and something for each need is there.
    found, _ = listed(city, "zones/milano-municipio-9")
    assert goes_on(city, city.catalogue.under("zones", "milano-municipio-9")) <= set(found)
    tagged = city.catalogue.tagged["zones"]["milano"]
    wanted = {code for one in tagged for code in made.codes(made.needs, one)}
    there = {code for one in tagged if str(one.ref) in found for code in made.codes(made.needs, one)}
    assert there == wanted


@pytest.mark.parametrize("name", CITIES)
def test_every_list_has_its_file_and_names_what_it_needs(name, written):
    city = edition(name)
    found = written if name == "milan" else files(channel, city)
    for language in city.settings.languages:
        folder = f"widget/{language}/"
        words = json.loads(found[f"{folder}words.json"])
        for one in Lists(city).names():
            made = json.loads(found[f"{folder}lists/{one}.json"])
            for row in made["rows"]:
                assert len(row) == len(ROW)
                assert row[0].split("/")[0] in words["kinds"]
                assert set(row[NEEDS]) <= set(words["needs"])
                assert set(row[ZONES]) <= set(made["paths"])
                assert row[ROW.index("hours")] < len(made["hours"])


def test_the_first_view_of_a_district_of_milan_is_light(written):
    city = edition("milan")
    sizes = {path: len(gzip.compress(data, 6)) for path, data in written.items()}
    assert len(written[channel.PROGRAM]) <= 15_000
    for language in city.settings.languages:
        folder = f"widget/{language}/"
        shown = [sizes[channel.PROGRAM], sizes[f"{folder}words.json"]]
        for path, size in sizes.items():
            if path.startswith(f"{folder}lists/zones/milano"):
                assert sum(shown) + size <= 25_000
            if path.startswith(f"{folder}lists/needs/"):
                assert sum(shown) + sizes[f"{folder}zones.json"] + size <= 25_000
