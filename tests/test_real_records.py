"""Holds the catalogue against the 209 records it was made from: nothing lost in silence, nothing more than was known.

`data/real_records.csv` says which records each of them became and what was knowingly left out. A record that someone
has verified since may differ: what the body says counts more than the page it was first read on.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "catalogue"
GIVEN = ROOT.parent / "shared" / "data" / "real_records.jsonl"
if not GIVEN.exists():
    pytest.skip(f"the records that the catalogue was made from are not here: {GIVEN}", allow_module_level=True)

KINDS = ("services", "groups", "companies", "associations", "places", "networks")
ALBO, PROJECT, BOARD = "albo-aziende-inclusive-bologna", "insieme-per-il-lavoro", "board-imprese-insieme-per-il-lavoro"
SOURCES: dict[str, dict[str, Any]] = {
    one["id"]: one for one in map(json.loads, GIVEN.read_text(encoding="utf-8").splitlines())
}
with (Path(__file__).parent / "data" / "real_records.csv").open(encoding="utf-8", newline="") as table:
    ACCOUNT = {row["source_id"]: row for row in csv.DictReader(table)}


@cache
def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    return {path.stem: read(path) for path in sorted((CATALOGUE / kind).glob("*.yml"))}


def every() -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((kind, stem, record) for kind in KINDS for stem, record in of_kind(kind).items())


def became(source: str) -> list[dict[str, Any]]:
    return [read(CATALOGUE / f"{ref}.yml") for ref in ACCOUNT[source]["records"].split()]


def verified_since(source: str) -> bool:
    return any(record.get("verified_on") for record in became(source))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def words(text: str) -> set[str]:
    """What must not be lost of an address: numbers, and words of three letters or more."""
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2 or any(map(str.isdigit, word))}


def times(text: str) -> set[tuple[int, int]]:
    return {(int(hour), int(minute or 0)) for hour, minute in re.findall(r"\b(\d{1,2})(?::(\d\d))?\b", text)}


def fields(kind: str) -> dict[str, dict[str, Any]]:
    shared = {field["name"]: field for field in read(CATALOGUE / "schemas" / "_fields.yml")}
    declared = read(CATALOGUE / "schemas" / f"{kind}.yml")["fields"]
    return {field["name"]: {**shared.get(field["name"], {}), **field} for field in declared}


@cache
def allowed(reference: str) -> frozenset[str]:
    """What may be written in a field that refers to a kind, a vocabulary or a vocabulary's column."""
    name, _, column = reference.partition(".")
    if name in KINDS:
        return frozenset(of_kind(name))
    return frozenset(
        str(term.get(column or "code")) for term in read(CATALOGUE / "vocabularies" / f"{name}.yml")["terms"]
    )


def test_all_are_accounted_for() -> None:
    assert len(SOURCES) == 209
    assert list(ACCOUNT) == list(SOURCES)
    assert all(row["records"] for row in ACCOUNT.values())
    assert all((CATALOGUE / f"{ref}.yml").exists() for row in ACCOUNT.values() for ref in row["records"].split())


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_is_lost(source: str) -> None:
    given, left_out = SOURCES[source], ACCOUNT[source]["left_out"]
    if verified_since(source):
        pytest.skip("verified since")
    records = became(source)
    phones = {digits(phone) for record in records for phone in record.get("phone", ())}
    for phone in filter(None, given["phone"].split(" / ")):
        assert digits(phone) in phones or phone in left_out
    for column, field in (("email", "email"), ("codice_fiscale", "tax_code")):
        said = given[column]
        assert not said or said in {record.get(field) for record in records} or said in left_out
    assert given["website"] in " ".join(str(record.get("website")) for record in records)
    assert words(given["address"]) <= words(" ".join(map(str, records))) or given["address"] in left_out
    codes = {"it", "en", "fr", "es", "ar", "fa", "sq", "ru", "uk", "pt", "pl"} & set(given["languages"])
    assert codes <= {code for record in records for code in record.get("languages", ())}
    free = any(record.get("cost") == "free" or record.get("free") for record in records)
    assert free == (given["cost"] == "gratuito") or source == "it-046"  # its summary says that it is free


@pytest.mark.parametrize("source", [one for one, given in SOURCES.items() if given["hours"]])
def test_hours_became_hours_or_a_note(source: str) -> None:
    if verified_since(source):
        pytest.skip("verified since")
    names = ("hours", "hours_note", "meetings", "meetings_note")
    said = " ".join(str(record[name]) for record in became(source) for name in names if name in record)
    assert said
    given = SOURCES[source]["hours"].replace("24 ore su 24", "0:00-24:00")
    assert times(given) <= times(said)


def test_every_record_says_where_it_comes_from_and_nobody_has_verified_it_yet() -> None:
    for kind, stem, record in every():
        assert record["source_title"], (kind, stem)
        assert isinstance(record["source_read_on"], date), (kind, stem)
        if "verified_on" in record:
            assert record["verified_by"], (kind, stem)
            assert record["verified_on"] > record["source_read_on"], (kind, stem)


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_resolves(kind: str) -> None:
    references = {name: field["references"] for name, field in fields(kind).items() if "references" in field}
    for stem, record in of_kind(kind).items():
        for name, reference in references.items():
            values = record.get(name, [])
            targets = (
                allowed(reference)
                if isinstance(reference, str)
                else {f"{one}/{target}" for one in reference for target in allowed(one)}
            )
            assert set(values if isinstance(values, list) else [values]) <= targets, (kind, stem, name)


def test_no_address_of_a_private_machine() -> None:
    for path in CATALOGUE.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        assert "seed:" not in text, path
        assert "/farm" not in text, path


def test_the_confidential_place_cannot_be_found() -> None:
    place = of_kind("places")["sede-riservata-save"]
    assert place["confidential"] is True
    assert place["municipality"] == "037006"
    assert set(place) <= {"name", "municipality", "confidential", "source_title", "source_url", "source_read_on"}
    (service,) = (one for one in of_kind("services").values() if one.get("place") == "sede-riservata-save")
    assert not {"phone", "email", "website"} & set(service)


def test_register_board_and_network_are_three_things() -> None:
    companies = of_kind("companies")

    def made_of(first: int, last: int) -> set[str]:
        refs = " ".join(ACCOUNT[f"it-{number}"]["records"] for number in range(first, last + 1)).split()
        return {ref.removeprefix("companies/") for ref in refs if ref.startswith("companies/")}

    def members(network: str) -> set[str]:
        return {stem for stem, record in companies.items() if network in record.get("networks", ())}

    verified = {stem for stem, record in companies.items() if record.get("verified_on")}
    registered, networked = made_of(162, 169), made_of(170, 178)
    assert len(registered) == 8
    assert len(networked) == 9
    assert networked <= members(PROJECT)
    assert networked & members(BOARD) == {"camst-group", "ima", "ikea", "coop-alleanza-3-0"}
    assert not members(ALBO), "a register is named in `register`"
    for stem in registered - verified:
        assert companies[stem]["register"] == ALBO
        assert companies[stem]["admitted_on"] == "2023"
        assert not {"register_sections", "logo_granted_on", "contact_service"} & set(companies[stem])
    for stem in networked - verified:
        assert not {"register", "admitted_on"} & set(companies[stem])
        assert companies[stem]["contact_service"] == PROJECT


def test_mutual_aid_groups_are_in_their_networks() -> None:
    groups = of_kind("groups")
    refs = " ".join(ACCOUNT[f"it-{number}"]["records"] for number in range(104, 112)).split()
    brianza = {ref.removeprefix("groups/") for ref in refs if ref.startswith("groups/")}
    assert len(brianza) == 8
    assert all("ama-lavoro-monza-brianza" in groups[stem]["networks"] for stem in brianza)
    sized = {stem for stem in brianza if (groups[stem].get("seats_min"), groups[stem].get("seats_max")) == (10, 15)}
    assert sized == {"ama-lavoro-monza", "ama-lavoro-seregno", "ama-lavoro-limbiate"}
    milan = groups["ama-lavoro-camera-del-lavoro-di-milano"]
    assert milan["networks"] == ["protocollo-comune-camera-del-lavoro-milano-2013"]
    assert milan["host"] == "cgil-milano"
