"""Snapshots of releases: what stood in the catalogue then, less what has since been asked to be forgotten."""

import io
import json
import zipfile

from crocevia.history import releases
from tests.histories import Past, edition, files
from tests.repositories import git

ONE = "called: Una\nsize: 2\ntel: [02 8846 3107, '1522']\nmail: a@example.org\n"


def rows(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {
        row["record"]: row["values"] for row in map(json.loads, archive.read("records.jsonl").decode().splitlines())
    }


def index(past):
    return json.loads(files(edition(past.city))["data/releases.json"])


def test_a_release_tells_what_stood_there_then(past):
    past.commit(things__one=ONE.replace("mail", "page"), things__two="called: Due\nneeds: food\nopen: no\n")
    git(past.folder, "tag", "v1.0")
    past.commit(things__one="called: Oggi\ntel: [02 8846 3107]\n", things__three="called: Tre\n")
    said = rows(files(edition(past.city))["data/releases/v1.0.zip"])
    assert said == {
        "spots/square": {"called": "Piazza"},
        "things/one": {"called": "Una", "size": "2", "page": "a@example.org", "tel": ["02 8846 3107"]},
        "things/other": {"called": "Altra"},
        "things/two": {"called": "Due", "needs": ["food"], "open": "no"},
    }


def test_who_is_no_longer_there_is_in_no_old_copy_and_who_has_another_name_is(past):
    past.commit(things__one=ONE, things__two="called: Due\n")
    git(past.folder, "tag", "v1")
    past.commit("things/one", "things/two", things__zwei="called: Due\n", redirects="things/two: things/zwei\n")
    assert list(rows(files(edition(past.city))["data/releases/v1.zip"])) == [
        "spots/square",
        "things/other",
        "things/two",
    ]


def test_a_reference_to_what_was_confidential_then_is_cut(past):
    git(past.folder, "checkout", "--quiet", "-b", "side")
    past.commit(spots__b="called: B\nsecret: true\n", things__other="called: Altra\nrather: [spots/b, spots/square]\n")
    git(past.folder, "tag", "v1")
    past.commit(spots__b="called: B\n")
    git(past.folder, "checkout", "--quiet", "main")
    git(past.folder, "merge", "--quiet", "--no-ff", "-m", "x", "side")
    said = rows(files(edition(past.city))["data/releases/v1.zip"])
    assert said == {
        "spots/square": {"called": "Piazza"},
        "things/other": {"called": "Altra", "rather": ["spots/square"]},
    }


def test_who_led_to_a_place_that_is_confidential_now_says_in_old_copies_only_what_it_says_today(past):
    past.commit(
        spots__b="called: B\nstreet: Via Nascosta 7\n",
        things__one="called: Una\nsize: 2\ngist: In via Nascosta 7\nat: b\n",
        things__two="called: Due\ngist: In piazza\n",
    )
    git(past.folder, "tag", "v1")
    past.commit(
        spots__b="called: B\nsecret: true\n", things__one="called: Una\nsize: 2\ngist: Su appuntamento\nat: b\n"
    )
    assert rows(files(edition(past.city))["data/releases/v1.zip"]) == {
        "spots/square": {"called": "Piazza"},
        "things/one": {"called": "Una", "size": "2"},
        "things/other": {"called": "Altra"},
        "things/two": {"called": "Due", "gist": "In piazza"},
    }


def test_only_tags_that_the_main_line_leads_to_and_that_can_be_files_are_releases(past):
    git(past.folder, "tag", "b-light")
    git(past.folder, "tag", "-a", "a-annotated", "-m", "somebody@example.org", at="2026-03-05 23:30:00 -0500")
    git(past.folder, "tag", "with/slash")
    git(past.folder, "tag", "città")
    git(past.folder, "tag", "A-ANNOTATED")
    git(past.folder, "tag", "blob", git(past.folder, "rev-parse", "HEAD:catalogue/things/other.yml"))
    git(past.folder, "checkout", "--quiet", "-b", "elsewhere")
    past.commit(things__x="called: X\n")
    git(past.folder, "tag", "elsewhere-1")
    git(past.folder, "checkout", "--quiet", "main")
    said = index(past)
    assert [(one["name"], one["date"]) for one in said["releases"]] == [
        ("A-ANNOTATED", "2026-03-01"),
        ("b-light", "2026-03-01"),
    ]
    assert all(one["commit"] == git(past.folder, "rev-parse", "main") for one in said["releases"])
    git(past.folder, "tag", "-d", "A-ANNOTATED")
    assert [(one["name"], one["date"]) for one in index(past)["releases"]] == [
        ("b-light", "2026-03-01"),
        ("a-annotated", "2026-03-06"),
    ]


def test_without_a_release_it_is_said(past):
    said = index(past)
    assert said["releases"] == []
    assert said["note"]
    assert said["today"]["date"] == "2026-11-21"
    git(past.folder, "tag", "v1")
    assert index(past)["note"] == ""


def test_only_the_newest_are_kept(past, monkeypatch):
    monkeypatch.setattr(releases, "MOST", 2)
    for number in range(3):
        past.commit(things__other=f"called: Altra\nsize: {number + 1}\n")
        git(past.folder, "tag", f"v{number}")
    assert [one["name"] for one in index(past)["releases"]] == ["v1", "v2"]


def test_a_tag_from_before_there_was_a_catalogue_is_an_empty_release(city):
    past = Past(city)
    git(past.folder, "commit", "--quiet", "--allow-empty", "-m", "x", at="2026-03-01 12:00:00 +0000")
    git(past.folder, "tag", "v0")
    past.commit()
    assert rows(files(edition(city))["data/releases/v0.zip"]) == {}
