"""What cannot be seen is said, and nothing raises: no Git, no repository, a clone cut off, files that were not fetched."""

import json
import os
import shutil
from dataclasses import replace

import pytest

from crocevia.findings import Level
from crocevia.history import read
from crocevia.history.read import PARTIAL, SHALLOW, SILENT, UNKNOWN, unseen
from crocevia.history.told import ABSENT
from crocevia.language import NOTHING
from crocevia.press import commands
from tests.cities import City
from tests.histories import Past, edition, files, short
from tests.repositories import git


def clone(past, folder, *options):
    git(past.folder, "config", "uploadpack.allowFilter", "true")
    git(folder.parent, "clone", "--quiet", *options, past.folder.as_uri(), str(folder))
    return City(folder)


@pytest.fixture
def long(past):
    past.commit(things__other="called: Altra\nsize: 2\n")
    past.commit(things__other="called: Altra\nsize: 3\n", spots__b="called: B\n")
    past.commit("spots/b")
    return past


def test_a_folder_outside_git_starts_no_program_and_is_told(city, monkeypatch):
    monkeypatch.setattr(read, "Git", lambda _: pytest.fail("Git was asked"))
    told = edition(city).history()
    assert (told.changes, told.complete, told.note) == ((), False, ABSENT)
    assert unseen(city.catalogue) is NOTHING


def test_no_git_an_empty_repository_and_one_that_is_broken_are_told(city, monkeypatch):
    git(city.root, "init", "--quiet")
    assert edition(city).history().note is SILENT
    git(city.root, "commit", "--quiet", "--allow-empty", "--message", "x")
    assert edition(city).history().note is UNKNOWN
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert edition(city).history().note is SILENT
    assert unseen(city.catalogue) is SILENT
    monkeypatch.undo()
    shutil.rmtree(city.root / ".git" / "objects")
    assert edition(city).history().note is SILENT


def test_a_clone_without_older_commits_tells_no_addition_that_is_none(long, tmp_path):
    city = clone(long, tmp_path / "shallow", "--depth=2")
    told = edition(city).history()
    assert (told.complete, told.note, told.since.day) == (False, SHALLOW, 3)
    assert [short(one) for one in told.changes] == [(4, "removed", "spots/b", "")]
    # The same change as in the whole history, but for its number.
    whole = long.told().changes[-1]
    assert (told.changes[0].id, told.changes[0].sequence) == (whole.id, None)
    assert unseen(city.catalogue) is SHALLOW
    assert edition(clone(long, tmp_path / "one", "--depth=1")).history().changes == ()


def test_a_build_says_what_it_could_not_see_and_how_to_see_it(long, tmp_path):
    city = clone(long, tmp_path / "shallow", "--depth=2")
    (told,) = commands._unseen(city.settings)
    assert (told.level, told.file, told.problem) == (Level.WARNING, "catalogue", SHALLOW)
    assert "--unshallow" in told.remedy.in_("en")
    assert not list(commands._unseen(long.city.settings))
    assert not list(commands._unseen(replace(city.settings, channels=("csv",))))


def test_a_clone_that_reaches_the_beginning_is_whole(long, tmp_path):
    assert edition(clone(long, tmp_path / "deep", "--depth=9")).history().changes == long.told().changes


def test_a_clone_cut_off_says_so_in_every_form(long, tmp_path):
    said = files(edition(clone(long, tmp_path / "shallow", "--depth=2")))
    plain = json.loads(said["data/changes.json"])
    assert (plain["complete"], plain["since"]) == (False, "2026-03-03T12:00:00Z")
    assert plain["note"]
    assert plain["changes"][0]["sequence"] is None
    assert plain["note"] in said["data/changes.atom"].decode()
    (table,) = (one for one in json.loads(said["data/datapackage.json"])["resources"] if one["name"] == "changes")
    assert plain["note"] in table["description"]


def test_files_that_were_not_fetched_are_not_fetched_now(long, tmp_path):
    city = clone(long, tmp_path / "partial", "--filter=blob:none")
    told = edition(city).history()
    assert (told.complete, told.note) == (False, PARTIAL)
    assert unseen(city.catalogue) is PARTIAL
    assert told.changes == ()


def test_a_catalogue_below_a_folder_and_a_repository_of_its_own_are_both_found(tmp_path):
    (tmp_path / "cities" / "ours").mkdir(parents=True)
    below = Past(City.begun(tmp_path / "cities" / "ours"), tmp_path)
    below.commit()
    below.commit(things__other="called: Altra\nsize: 2\n")
    own = Past(City.begun(tmp_path / "own"), tmp_path / "own" / "catalogue")
    own.commit()
    own.commit(things__other="called: Altra\nsize: 2\n")
    assert [below.short()[-1], own.short()[-1]] == [(2, "changed", "things/other", "+size")] * 2


def test_a_catalogue_in_a_submodule_has_the_submodules_past(past, tmp_path):
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", past.folder.as_uri(), "town")
    git(outer, "commit", "--quiet", "--message", "x")
    assert edition(City(outer / "town")).history().changes == past.told().changes


def test_settings_and_variables_do_not_run_or_steer_anything(past, tmp_path, monkeypatch):
    run = tmp_path / "run.sh"
    run.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", encoding="utf-8")
    run.chmod(0o755)
    past.commit(things__other="called: Altra\nsize: 2\n")
    before = past.told().changes
    for name, value in {
        "log.showSignature": "true",
        "gpg.program": str(run),
        "core.pager": str(run),
        "diff.external": str(run),
        "diff.x.textconv": str(run),
        "core.fsmonitor": str(run),
        "diff.orderFile": "order",
        "diff.renames": "copies",
        "log.follow": "true",
    }.items():
        git(past.folder, "config", name, value)
    (past.folder / ".gitattributes").write_text("* diff=x\n", encoding="utf-8")
    # An object that stands for another would tell another past.
    git(past.folder, "replace", "HEAD", "HEAD~1")
    monkeypatch.setenv("GIT_DIR", os.devnull)
    assert past.told().changes == before
    assert not (tmp_path / "ran").exists()
