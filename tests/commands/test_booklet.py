"""The command `booklet`: a list of somebody's own as a PDF; where anything in it is unknown, nothing is written."""

import pytest

from crocevia import cli
from crocevia.commands.booklet import listed
from crocevia.model import Ref
from tests.editions import CITIES
from tests.parsers import pdf

KNOWN = "services/mensa-del-ponte"


def run(tmp_path, *words):
    file = tmp_path / "out.pdf"
    status = cli.main(["booklet", *words, "--output", str(file), "--config", str(CITIES["town"])])
    return status, file.read_bytes() if file.exists() else b""


@pytest.mark.parametrize(
    "text",
    [
        "https://borgo.example.org/opportunita/en/list/#services/a,groups/b",
        "https://borgo.example.org/list/#services%2Fa%2Cgroups%2Fb",
        "services/a,groups/b",
        "services/a groups/b services/a",
    ],
)
def test_a_list_is_its_address_or_its_records(text):
    assert listed(text) == [Ref("services", "a"), Ref("groups", "b")]


@pytest.mark.parametrize("format", ["a4", "a5", "large"])
def test_a_list_becomes_a_booklet(tmp_path, format):
    status, data = run(tmp_path, "--list", KNOWN, "--language", "en", "--format", format, "--title", "For tomorrow")
    assert status == 0
    assert any("For tomorrow" in text for text in pdf(data))


def test_a_zone_becomes_a_booklet(tmp_path):
    status, data = run(tmp_path, "--of", "zones/canavese")
    assert status == 0
    assert any("Canavese" in text for text in pdf(data))


@pytest.mark.parametrize(
    "words",
    [
        ("--list", f"{KNOWN},services/nobody"),
        ("--list", "https://borgo.example.org/list/"),
        ("--list", "places/casa-segreta"),
        ("--of", "zones/nowhere"),
        ("--of", "places/casa-segreta"),
        ("--of", KNOWN),
        ("--of", ".."),
        ("--of", ""),
        # A need that is there, and nobody answers.
        ("--of", "needs/unused"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(tmp_path, words, capsys):
    status, data = run(tmp_path, *words)
    assert status == 1
    assert not data
    assert capsys.readouterr().err


def test_two_names_of_a_record_are_one_entry(tmp_path):
    status, data = run(tmp_path, "--list", f"services/mensa,{KNOWN}")
    assert status == 0
    assert pdf(data).count("Mensa del ponte") == 1


@pytest.mark.parametrize("where", [".", "nowhere/out.pdf"])
def test_what_cannot_be_written_is_told(tmp_path, where, capsys):
    words = ["booklet", "--list", KNOWN, "--output", str(tmp_path / where), "--config", str(CITIES["town"])]
    assert cli.main(words) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_a_language_that_the_city_does_not_have_is_told(tmp_path, capsys):
    status, data = run(tmp_path, "--list", KNOWN, "--language", "zh")
    assert status == 2
    assert not data
    assert "it, en" in capsys.readouterr().err
