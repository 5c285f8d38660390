"""What a phone keeps of a zone: what serves it, nearest first, no more than it may."""

from dataclasses import replace

import pytest

from crocevia.html import kept
from crocevia.html.kept import Zones
from crocevia.html.view import View
from crocevia.model import Record, Ref
from crocevia.verification import Verification
from tests.editions import edition


def zones(city):
    whole = edition(city)
    vocabulary = whole.catalogue.vocabularies["zones"]
    return Zones(whole, vocabulary)


def records(pages):
    return [page.rstrip("/") for page in pages if not page.startswith("zones/")]


def test_a_district_has_its_own_records_before_those_of_its_city():
    milan = zones("milan")
    found = records(milan.kept("milano-municipio-3").pages)
    tagged = milan.edition.catalogue.tagged["zones"]
    own = [str(one.ref) for one in tagged["milano-municipio-3"]]
    assert set(found[: len(own)]) == set(own)
    city = {str(one.ref) for one in tagged["milano"]}
    assert set(found[len(own) :]) <= city
    assert len(found) == kept.MOST


@pytest.mark.parametrize("city", ["milan", "town"])
def test_every_zone_with_records_keeps_each_once_and_its_list_first(city):
    some = zones(city)
    codes = list(some.codes())
    assert codes
    for code in codes:
        pages = some.kept(code).pages
        assert pages[0] == f"zones/{code}/"
        assert len(set(pages)) == len(pages)
        assert 0 < len(records(pages)) <= kept.MOST
        for one in records(pages):
            assert some.edition.catalogue.find(Ref(*one.split("/")))


def test_the_pages_of_a_list_are_kept_as_far_as_its_records_are(monkeypatch):
    town = zones("town")
    most = max(town.codes(), key=lambda code: len(town.edition.catalogue.under("zones", code)))
    assert f"zones/{most}/pages/2/" in town.kept(most).pages
    monkeypatch.setattr(kept, "MOST", 3)
    assert f"zones/{most}/pages/2/" not in zones("town").kept(most).pages


def test_what_is_closed_is_left_out(monkeypatch):
    town = zones("town")
    tagged = town.edition.catalogue.tagged["zones"]
    code, (gone, *_) = next(iter(tagged.items()))
    assert str(gone.ref) in records(town.kept(code).pages)
    state = lambda record, _: Verification.CLOSED if record is gone else Verification.UNVERIFIED
    monkeypatch.setattr(Record, "verification", state)
    assert str(gone.ref) not in records(zones("town").kept(code).pages)


def test_the_size_is_said_in_round_numbers():
    assert kept.Kept(("zones/x/", "services/a/")).size == 10
    assert kept.Kept(tuple(map(str, range(81)))).size == 380


def test_a_city_without_zones_has_nothing_to_keep():
    town = edition("town")
    without = {name: replace(one, has_pages=False) for name, one in town.catalogue.vocabularies.items()}
    bare = replace(town, catalogue=replace(town.catalogue, vocabularies=without))
    assert View(bare, "it").kept_zones is None
