"""schema.org in every record page."""

import json

import pytest

from crocevia import meanings as m
from crocevia.html.jsonld import LinkedData
from tests.editions import CITIES, edition


@pytest.fixture(params=CITIES)
def city(request):
    return edition(request.param)


def test_every_record_is_a_schema_org_thing_with_its_address(city):
    for record in city.catalogue:
        thing = LinkedData(city, "it").document(record)
        assert thing["@id"].endswith(f"/{record.kind.name}/{record.id}/")
        assert thing["name"] == record.text(m.NAME)
        assert ":" not in thing["@type"]
        assert json.loads(json.dumps(thing)) == thing


def test_no_value_can_end_the_script(city, monkeypatch):
    record = next(iter(city.catalogue))
    monkeypatch.setattr(LinkedData, "document", lambda *_: {"name": "</script><script>alert(1)<!--"})
    script = str(LinkedData(city, "it").script(record))
    assert script.count("<") == 2
    assert json.loads(script.partition(">")[2].rpartition("<")[0])["name"] == "</script><script>alert(1)<!--"


def test_opening_hours_are_those_of_the_record():
    city = edition("milan")
    record = next(record for record in city.catalogue.of("services") if record.text(m.OPENING_HOURS))
    said = LinkedData(city, "it").document(record)["openingHoursSpecification"]
    assert {one["@type"] for one in said} == {"OpeningHoursSpecification"}
    assert all(one["dayOfWeek"].startswith("https://schema.org/") for one in said)
