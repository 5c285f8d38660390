"""The command `format`: which files change, which stay, what it says."""

import io
import sys

import pytest

from crocevia import cli


@pytest.fixture
def untidy(city):
    city.write("things/one.yml", "tel: [ '02 1234' ] # centralino\ncalled:  A\n")
    city.write("things/two.yml", "called: A\nsize: 3\n")
    city.write("things/bad.yml", "called: [A\n")
    city.write("spots/one.yml", "called: 'B'\n")
    return city


TIDY = 'called: A\ntel: ["02 1234"] # centralino\n'


def test_what_is_not_in_the_style_is_written_anew_and_told(untidy, run):
    code, out, err = run("format")
    assert out.splitlines() == ["catalogue/things/one.yml", "catalogue/spots/one.yml", "2 of 6 records changed."]
    assert (untidy.catalogue / "things/one.yml").read_text() == TIDY
    assert (untidy.catalogue / "spots/one.yml").read_text() == "called: B\n"
    # What cannot be read is told, and stays.
    assert code == 1
    assert "catalogue/things/bad.yml:1:9: error: a bracket is opened and not closed" in err
    assert (untidy.catalogue / "things/bad.yml").read_text() == "called: [A\n"
    (untidy.catalogue / "things/bad.yml").unlink()
    assert run("format") == (0, "0 of 5 records changed.\n", "")


def test_a_check_changes_nothing(untidy, run):
    code, out, _ = run("format", "--check", untidy.catalogue / "spots")
    assert (code, out) == (1, "catalogue/spots/one.yml\n1 of 2 records would change.\n")
    assert (untidy.catalogue / "spots/one.yml").read_text() == "called: 'B'\n"
    assert run("format", "--check", untidy.catalogue / "things/two.yml")[0] == 0


def test_only_records_are_touched(untidy, run):
    schema = untidy.catalogue / "schemas/things.yml"
    before = schema.read_bytes()
    code, out, _ = run("format", schema, untidy.catalogue / "things/one.yml")
    assert (code, out) == (0, "catalogue/things/one.yml\n1 of 1 records changed.\n")
    assert schema.read_bytes() == before
    assert run("format", "nowhere.yml")[0] == 2


def test_a_link_is_not_followed(untidy, run, tmp_path):
    outside = tmp_path / "outside.yml"
    outside.write_text("called:   theirs\n")
    link = untidy.catalogue / "things/link.yml"
    link.symlink_to(outside)
    code, out, err = run("format", link)
    assert (code, out) == (1, "0 of 1 records changed.\n")
    assert "links are not followed" in err
    assert link.is_symlink()
    assert outside.read_text() == "called:   theirs\n"


@pytest.mark.parametrize(
    ("given", "kind", "expected"),
    [
        (b"tel: [ '02 1234' ] # centralino\r\ncalled:  A\r\n", "things", (0, TIDY)),
        (b"called: [A\n", "things", (1, "")),
        (b"called: \xff\n", "things", (1, "")),
        (b"", "things", (1, "")),
        (b"called: A\n", "boats", (2, "")),
    ],
)
def test_an_editor_passes_a_record_through(city, monkeypatch, capsysbinary, given, kind, expected):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    ended = cli.main(["format", "--lang", "en", "--config", str(city.config), "--stdin", kind])
    said = capsysbinary.readouterr()
    assert (ended, said.out.decode()) == expected
    assert bool(said.err) == bool(ended)
