"""The second city: another shape, no mistake, and the warnings that were put there on purpose."""

import re
from pathlib import Path

import pytest
import yaml

from crocevia import meanings as m
from crocevia import press
from crocevia.catalogue import build, judge
from crocevia.findings import Level
from crocevia.model import Ref
from crocevia.verification import Verification
from tests.cities import DAY

ROOT = Path(__file__).parents[1]
TOWN = ROOT / "tests" / "data" / "town"


@pytest.fixture(scope="module")
def settings():
    return press.settings(TOWN / "site_config.yml")


@pytest.fixture(scope="module")
def judged(settings):
    return judge(settings, DAY)


@pytest.fixture(scope="module")
def catalogue(judged, settings):
    return build(judged, settings)


def test_it_has_exactly_the_warnings_that_were_put_there(judged):
    assert [(one.file.removeprefix("catalogue/"), one.code, one.level) for one in judged.findings] == [
        ("services/coperte.yml", "expired", Level.WARNING),
        ("services/parole-difficili.yml", "hard-to-read", Level.WARNING),
        ("services/sportello-lavoro.yml", "review-due", Level.WARNING),
        ("translations/en/services/piscina.yml", "outdated-translation", Level.WARNING),
    ]


def test_it_has_every_kind_of_milan_and_one_more(catalogue):
    milan = {path.stem for path in (ROOT / "catalogue" / "schemas").glob("[!_]*.yml")}
    assert set(catalogue.kinds) - milan == {"gardens"}
    assert milan <= set(catalogue.kinds)
    assert all(catalogue.of(kind) for kind in catalogue.kinds)


def test_its_fields_are_called_otherwise_than_milans(catalogue):
    milan = {
        field["name"] for field in yaml.safe_load((ROOT / "catalogue/schemas/_fields.yml").read_text(encoding="utf-8"))
    }
    ours = {field.name for kind in catalogue.kinds.values() for field in kind.fields}
    assert milan & ours == {"id"}


def test_no_address_in_it_is_a_real_one():
    texts = [path.read_text(encoding="utf-8") for path in sorted((TOWN / "catalogue").rglob("*.yml"))]
    hosts = {host for text in texts for host in re.findall(r"(?:://|@)([\w.-]+\.[a-z]+)", text)}
    assert len(hosts) > 3
    assert {host for host in hosts if not f".{host}".endswith(".example.org")} == set()


@pytest.mark.parametrize(
    ("id", "state"),
    [
        ("mensa-del-ponte", Verification.VERIFIED),
        ("sportello-lavoro", Verification.DUE),
        ("doposcuola", Verification.CLOSED),
        ("solo-il-necessario", Verification.UNVERIFIED),
    ],
)
def test_it_has_a_record_of_every_state(catalogue, id, state):
    assert catalogue.find(Ref("services", id)).verification(DAY) is state


def test_its_secret_place_is_left_behind_and_its_service_is_not(catalogue):
    assert catalogue.withheld == 1
    assert catalogue.find(Ref("places", "casa-segreta")) is None
    assert catalogue.place(catalogue.find(Ref("services", "casa-rifugio"))) is None
    assert "segreta" not in repr(catalogue)


def test_it_has_odd_records(catalogue):
    services = {record.id: record for record in catalogue.of("services")}
    assert len(services["nome-lungo"].text(m.NAME)) == 200
    assert set(services["solo-il-necessario"].values) == {
        field.name for field in catalogue.kinds["services"].fields if field.required
    }
    for letter in "cبДї语":
        assert letter in services["quattro-scritture"].text(m.NAME) + services["quattro-scritture"].text(m.SUMMARY)
    for sign in ("**grassetto**", "1 < 2", "{{ x }}", "javascript:", "&lt;script&gt;", "|"):
        assert sign in services["segni-nel-testo"].text(m.DESCRIPTION)
    assert services["piscina"].text(m.STATUS) == "seasonal"
    assert catalogue.find(Ref("companies", "falegnameria")).get(m.LOGO_GRANTED_ON)


def test_a_garden_has_a_value_of_every_type(catalogue):
    garden = catalogue.find(Ref("gardens", "orti-del-fiume"))
    types = {type(value).__name__ for value in garden.values.values()}
    assert types >= {"str", "int", "Decimal", "bool", "date", "tuple"}
    assert catalogue.municipality(garden).code == "ivrea"
