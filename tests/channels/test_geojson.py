"""GeoJSON: valid for a model of RFC 7946, equal to the CSV, and never a point where nobody is known to be."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from geojson_pydantic import FeatureCollection

from crocevia.channels import csv as tables
from crocevia.channels import geojson as channel
from crocevia.edition import Edition
from crocevia.lexical import Point, written
from crocevia.tables import kind_table, vocabulary_table
from tests.editions import CITIES, DAY, edition
from tests.outputs import documents, files


@pytest.fixture(params=[*CITIES, "hostile"])
def whole(request):
    return edition(request.param)


def tiny(city):
    return Edition(city.build(), city.settings, DAY, {}, lambda _: "", list)


def rows(city, name):
    """The rows of a table's CSV."""
    text = files(tables, city)[f"data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def cell(value, item):
    """A JSON value as the CSV's column of that type would have it."""
    if isinstance(value, list):
        return (
            written(tuple(cell(one, item) for one in value))
            if item != "geopoint"
            else written(Point(*map(Decimal, map(str, value))))
        )
    if item == "number":
        return written(Decimal(str(value)))
    return written(date.fromisoformat(value) if item == "date" else value)


def test_every_file_is_valid(whole):
    for path, data in files(channel, whole).items():
        read = FeatureCollection.model_validate_json(data)
        assert all(feature.id and feature.properties for feature in read.features), path


def test_what_is_somewhere_has_a_file():
    milan = set(files(channel, edition("milan")))
    assert milan == {
        f"data/{name}.geojson" for name in ("services", "groups", "companies", "associations", "places", "zones")
    }
    assert "data/gardens.geojson" in files(channel, edition("town"))


def test_values_are_the_csv_s(whole):
    for path, content in documents(channel, whole).items():
        name = path.removeprefix("data/").removesuffix(".geojson")
        kind = whole.catalogue.kinds.get(name)
        table = kind_table(whole, kind) if kind else vocabulary_table(whole, whole.catalogue.vocabularies[name])
        for row, feature in zip(rows(whole, name), content["features"], strict=True):
            said = feature["properties"]
            for column in table.columns:
                found = cell(said[column.name], column.item) if column.name in said else ""
                assert found == row[column.name], (path, column.name)
            assert set(said) <= {column.name for column in table.columns} | {"records"}


def test_values_have_their_types():
    garden = documents(channel, edition("town"))["data/gardens.geojson"]["features"][0]["properties"]
    assert isinstance(garden["plots"], int)
    assert isinstance(garden["water"], bool)
    assert isinstance(garden["plot_size"], float)
    assert isinstance(garden["crops"], list)


def test_only_a_known_place_is_a_point(whole):
    for path, content in documents(channel, whole).items():
        for feature in content["features"]:
            said, geometry = feature["properties"], feature["geometry"]
            if "records" not in said:
                assert bool(geometry) == (said.get("coordinates_precision") == "place"), path
                assert not geometry or geometry["coordinates"] == said["coordinates"]


def test_in_the_real_catalogue_nobody_is_drawn_where_the_town_hall_is():
    found = documents(channel, edition("milan"))
    assert not [
        one for path, content in found.items() for one in content["features"] if one["geometry"] and "zones" not in path
    ]
    places = [one["properties"] for one in found["data/places.geojson"]["features"]]
    assert {one.get("coordinates_precision") for one in places} <= {"municipality", None}
    assert sum("coordinates" in one for one in places) > 50


def test_a_municipality_is_where_its_middle_is_and_says_how_many_records_it_has():
    milan = edition("milan")
    areas = {one["properties"]["code"]: one for one in documents(channel, milan)["data/zones.geojson"]["features"]}
    assert areas["milano"]["geometry"]["coordinates"] == [9.1732, 45.4682]
    assert areas["milano"]["properties"]["istat_code"] == "IT_015146"
    for code, area in areas.items():
        assert area["properties"]["records"] == len(milan.catalogue.under("zones", code))


def test_the_box_holds_all_points_and_only_if_there_are_any(whole):
    for content in documents(channel, whole).values():
        points = [one["geometry"]["coordinates"] for one in content["features"] if one["geometry"]]
        assert ("bbox" in content) == bool(points)
        for longitude, latitude in points:
            west, south, east, north = content["bbox"]
            assert west <= longitude <= east
            assert south <= latitude <= north


def test_a_feature_is_known_by_the_address_of_its_page():
    features = documents(channel, edition("town"))["data/places.geojson"]["features"]
    assert [one["id"] for one in features] == ["https://borgo.example.org/opportunita/places/casa-del-ponte/"]
    assert features[0]["properties"]["page_url"] == features[0]["id"]


def test_a_point_has_a_metre_s_decimals(city):
    city.write("spots/square.yml", "called: Piazza\nnorth: 45.123456789\neast: 7.987654321\n")
    feature = documents(channel, tiny(city))["data/spots.geojson"]["features"][0]
    assert feature["geometry"]["coordinates"] == [7.98765, 45.12346]


def test_a_city_without_points_has_its_records_all_the_same(city):
    found = documents(channel, tiny(city))
    assert set(found) == {"data/things.geojson", "data/spots.geojson"}
    assert [one["geometry"] for content in found.values() for one in content["features"]] == [None, None]
    assert not [content for content in found.values() if "bbox" in content]


def test_a_kind_without_records_has_a_file_without_features(city):
    (city.catalogue / "things" / "other.yml").unlink()
    assert documents(channel, tiny(city))["data/things.geojson"]["features"] == []
