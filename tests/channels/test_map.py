"""The map channel: what is counted where, what is exact and what is not, what stays small."""

import io
import json
from dataclasses import replace

import pytest

from crocevia.atlas import MOST, Atlas
from crocevia.channels import map as channel
from crocevia.channels import pages
from crocevia.edition import Edition
from tests.cities import SPOTS, ZONES
from tests.editions import DAY, edition


def files(city):
    """Path → content of all that the channel writes."""
    found = {}
    for output in channel.outputs(city):
        for path, write in output.files():
            file = io.BytesIO()
            write(file)
            found[path] = json.loads(file.getvalue())
    return found


def published(city):
    """An edition of a tiny city, its zones with pages and, in Ivrea's case, with a point."""
    terms = [
        {**term, "latitude": 45.4671, "longitude": 7.8755} if term["code"] == "ivrea" else term
        for term in ZONES["terms"]
    ]
    columns = [*ZONES["columns"], {"name": "latitude"}, {"name": "longitude"}]
    city.declare("vocabularies/zones", {**ZONES, "pages": True, "columns": columns, "terms": terms})
    return Edition(city.build(), city.settings, DAY, {}, lambda _: "", list)


def test_numbers_are_those_of_the_zones_pages():
    milan = edition("milan")
    areas = files(milan)["map/areas.json"]["areas"]
    assert len(areas) > 15
    for code, area in areas.items():
        assert area[3] == len(milan.catalogue.under("zones", code))


def test_a_need_counts_what_the_need_and_narrower_ones_have():
    milan = edition("milan")
    said = files(milan)["map/areas.json"]
    for code, (*_, counts, _exact) in said["areas"].items():
        here = set(milan.catalogue.under("zones", code))
        assert counts == [len(here & set(milan.catalogue.under("needs", need))) for need in said["needs"]]


def test_only_boundaries_of_where_there_is_something_are_published():
    milan = edition("milan")
    assert {path for path in files(milan) if "boundaries" in path} == {
        "map/boundaries/bologna.json",
        "map/boundaries/milano.json",
        "map/boundaries/monza-brianza.json",
    }
    elsewhere = [replace(one, name="elsewhere", codes=frozenset({"082053"})) for one in milan.catalogue.boundaries[:1]]
    moved = replace(milan, catalogue=replace(milan.catalogue, boundaries=tuple(elsewhere)))
    assert not [path for path in files(moved) if "boundaries" in path]


def test_nobody_in_the_real_catalogue_is_said_to_be_exactly_anywhere():
    assert not Atlas(edition("milan")).spots
    assert {area[5] for area in files(edition("milan"))["map/areas.json"]["areas"].values()} == {0}


def test_a_place_with_a_point_is_exact_and_counts_who_is_there():
    said = files(edition("town"))
    assert said["map/areas.json"]["areas"]["ivrea"][5] == 2
    assert said["map/places/ivrea.json"][0] == [45.4671, 7.8755, "places/casa-del-ponte", "Casa del ponte", 4]


def test_a_municipality_without_a_point_is_in_the_list_only():
    atlas = Atlas(edition("town"))
    assert atlas.areas["chivasso"].point is None
    assert "chivasso" not in channel.areas(atlas)["areas"]


def test_a_confidential_place_leaves_no_point(city):
    city.write("spots/open.yml", "called: Aperta\nstreet: via A 1\ntown: '001125'\nnorth: 45.1\neast: 7.1\n")
    city.write("spots/hidden.yml", "called: Nascosta\ntown: '001125'\nsecret: true\n")
    city.write("things/one.yml", "called: Una\nat: hidden\n")
    said = files(published(city))
    assert said["map/areas.json"]["areas"]["ivrea"][3] == 1
    assert said["map/places/ivrea.json"] == [[45.1, 7.1, "spots/open", "Aperta", 1]]


def test_the_engine_finds_the_code_by_the_field_that_refers_to_it(city):
    """A city may know its municipalities by any column, or by the code itself."""
    fields = [
        {**f, "references": "zones", "example": "ivrea", "constraints": {}} if f["name"] == "town" else f
        for f in SPOTS["fields"]
    ]
    city.declare("schemas/spots", {**SPOTS, "fields": fields})
    city.write("spots/open.yml", "called: Aperta\ntown: ivrea\n")
    area = Atlas(published(city)).areas["ivrea"]
    assert (area.code, area.point) == ("ivrea", (45.4671, 7.8755))


def test_places_beyond_the_most_are_left_to_the_list(city):
    for number in range(MOST + 5):
        city.write(f"spots/s{number}.yml", f"called: S{number}\ntown: '001125'\nnorth: 45.1\neast: 7.1\n")
    assert len(files(published(city))["map/places/ivrea.json"]) == MOST


def test_a_city_without_points_has_no_map(city):
    city.write("spots/open.yml", "called: Aperta\ntown: '001125'\n")
    bare = Edition(city.build(), city.settings, DAY, {}, lambda _: "", list)
    assert list(channel.outputs(bare)) == []


@pytest.mark.parametrize("wanted", [("pages",), ("pages", "map")])
def test_only_who_wants_a_map_has_its_page(wanted):
    town = edition("town")
    narrowed = replace(town, settings=replace(town.settings, channels=wanted))
    paths = [path for output in pages.outputs(narrowed) for path in output.paths]
    assert ("map/index.html" in paths, "map/" in dict(pages.addresses(narrowed))) == ("map" in wanted,) * 2
