"""Git says what a branch changed, and runs nothing for it, whatever the repository's settings and files would have it run."""

import os
import shutil
from contextlib import suppress
from subprocess import CalledProcessError

import pytest

from crocevia import changed
from crocevia.changed import Changes, since
from crocevia.git import Unknown
from tests.repositories import committed, git


@pytest.fixture
def folder(tmp_path):
    for name in ("one.txt", "two.txt", "three.txt", "sub/four.txt"):
        path = tmp_path / "repository" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n", encoding="utf-8")
    committed(tmp_path / "repository")
    return tmp_path / "repository"


def test_nothing_differs_where_nothing_was_done(folder):
    assert since(folder, "main") == Changes(frozenset(), frozenset())


def test_what_is_committed_staged_changed_and_new_differs_and_what_is_away_is_gone(folder):
    (folder / "one.txt").write_text("committed", encoding="utf-8")
    git(folder, "mv", "three.txt", "drei.txt")
    git(folder, "commit", "--quiet", "--all", "--message", "x")
    (folder / "two.txt").write_text("not committed", encoding="utf-8")
    (folder / "staged.txt").write_text("staged", encoding="utf-8")
    git(folder, "add", "staged.txt")
    (folder / "new.txt").write_text("never seen", encoding="utf-8")
    (folder / "sub" / "four.txt").unlink()
    assert since(folder, "main") == Changes(
        frozenset({"one.txt", "drei.txt", "two.txt", "staged.txt", "new.txt"}), frozenset({"three.txt", "sub/four.txt"})
    )


def test_what_the_base_did_meanwhile_is_not_the_branchs_doing(folder):
    git(folder, "checkout", "--quiet", "main")
    (folder / "one.txt").write_text("elsewhere", encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "y")
    git(folder, "checkout", "--quiet", "work")
    (folder / "two.txt").write_text("here", encoding="utf-8")
    assert since(folder, "main").all == {"two.txt"}


def test_a_file_that_git_only_forgot_is_still_there(folder):
    git(folder, "rm", "--quiet", "--cached", "one.txt")
    assert since(folder, "main") == Changes(frozenset({"one.txt"}), frozenset())


def test_paths_are_relative_to_the_folder_and_others_are_left_out(folder):
    (folder / "sub" / "four.txt").write_text("x", encoding="utf-8")
    (folder / "one.txt").write_text("x", encoding="utf-8")
    assert since(folder / "sub", "main").files == {"four.txt"}


def test_names_with_spaces_accents_and_line_ends_come_whole(folder):
    names = {"città nuova.txt", "a\nb.txt", 'q"uote.txt', "-dash.txt"}
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")
    git(folder, "add", "--", "città nuova.txt", "a\nb.txt")
    assert since(folder, "main").files == names


@pytest.mark.parametrize("base", ["HEAD", "main~0", "refs/heads/main", "work"])
def test_a_commit_may_be_called_by_any_of_its_names(folder, base):
    assert since(folder, base).all == set()


@pytest.mark.parametrize(
    "base",
    ["", "-h", "--output=x", "main..work", "main:one.txt", "main one", "main\n", "$(touch x)", "a" * 300, "mäin"],
)
def test_what_is_not_the_name_of_a_commit_never_reaches_git(folder, base, monkeypatch):
    monkeypatch.setattr(changed.subprocess, "run", lambda *_, **__: pytest.fail("Git was asked"))
    with pytest.raises(Unknown) as told:
        since(folder, base)
    assert "name of a commit" in told.value.problem.in_("en")


def test_an_unknown_commit_a_folder_outside_git_and_no_git_are_told_in_a_sentence(folder, tmp_path, monkeypatch):
    with pytest.raises(Unknown) as told:
        since(folder, "nowhere")
    assert "does not know nowhere" in told.value.problem.in_("en")
    (tmp_path / "outside").mkdir()
    with pytest.raises(Unknown) as told:
        since(tmp_path / "outside", "main")
    assert "not in a Git repository" in told.value.problem.in_("en")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unknown) as told:
        since(folder, "main")
    assert "no Git" in told.value.problem.in_("en")


def test_a_branch_without_common_history_is_told(folder):
    git(folder, "checkout", "--quiet", "--orphan", "other")
    git(folder, "commit", "--quiet", "--message", "alone")
    with pytest.raises(Unknown):
        since(folder, "main")


PROGRAMS = {
    "core.fsmonitor": "{run}",
    "core.pager": "{run}",
    "core.sshCommand": "{run}",
    "diff.external": "{run}",
    "diff.bad.command": "{run}",
    "diff.bad.textconv": "{run}",
    "filter.bad.clean": "{run}",
    "filter.bad.process": "{run}",
    "filter.bad.required": "true",
    "filter.a=b.clean": "{run}",
    "core.hooksPath": "{folder}",
}


def test_no_program_that_the_repository_names_is_run(folder, tmp_path):
    run = tmp_path / "run.sh"
    run.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", encoding="utf-8")
    run.chmod(0o755)
    for name in ("post-index-change", "fsmonitor-watchman", "post-checkout"):
        shutil.copy(run, folder.parent / name)
    for name, value in PROGRAMS.items():
        git(folder, "config", name, value.format(run=run, folder=folder.parent))
    (folder / ".gitattributes").write_text('* diff=bad filter=bad\ntwo.txt "filter=a=b"\n', encoding="utf-8")
    # Without what `since` does, these settings do run the program: the test can fail.
    os.utime(folder / "one.txt", (1, 1))
    with suppress(CalledProcessError):
        git(folder, "status")
    assert (tmp_path / "ran").exists()
    (tmp_path / "ran").unlink()
    (folder / "one.txt").write_text("x\n", encoding="utf-8")
    os.utime(folder / "two.txt", (2, 2))
    assert "one.txt" in since(folder, "main").files
    assert not (tmp_path / "ran").exists()


def test_a_folder_that_looks_like_a_repository_is_not_one(folder, tmp_path):
    """Git would take the settings of a bare repository that somebody committed as a folder."""
    ran = tmp_path / "ran"
    planted = folder / "sub"
    git(planted, "init", "--quiet", "--bare", ".")
    with (planted / "config").open("a", encoding="utf-8") as config:
        config.write(f"[core]\n\tfsmonitor = touch {ran}; false\n\tworktree = .\n\tbare = false\n")
    with suppress(Unknown):
        since(planted, "main")
    assert not ran.exists()


def test_variables_that_steer_git_do_not_steer_ours(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(tmp_path / "run.sh"))
    (folder / "one.txt").write_text("x", encoding="utf-8")
    assert since(folder, "main").files == {"one.txt"}
