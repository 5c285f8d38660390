"""A past full of what an attacker commits: large, broken, linked and oddly named files end nothing and are not told."""

import os
import subprocess
import tracemalloc

import pytest

from crocevia.history.told import What
from tests.repositories import git

FINE = "called: Altra\nsize: 2\n"


def refs(past):
    return {str(one.ref) for one in past.told().changes}


@pytest.mark.parametrize(
    "bad",
    [
        b"called: \xff\xfe\n",
        b"called: [" + b"[" * 5_000,
        b"a: &a [x]\nb: [*a, *a]\n",
        b"\0" * 1_000,
        b"",
        b"- a\n- b\n",
        b"called: {{ 7 * 7 }}\n",
        b"!!python/object:os.system x\n",
    ],
    ids=range(8),
)
def test_a_version_that_cannot_be_read_is_passed_over(past, bad):
    past.commit(things__other=FINE)
    past.commit(things__other=bad)
    past.commit(things__other="called: Altra\nsize: 2\nweight: 3\n")
    assert past.short()[2:] == [(2, "changed", "things/other", "+size"), (4, "changed", "things/other", "+weight")]


def test_a_file_that_is_much_too_large_is_not_kept_in_memory(past):
    past.commit(things__other=FINE)
    past.commit(things__other=b"called: " + b"x" * 20_000_000)
    past.commit(things__other="called: Altra\nsize: 3\n")
    tracemalloc.start()
    changes = past.short()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert changes[-1] == (4, "changed", "things/other", "size")
    assert most < 10_000_000


def test_links_folders_and_what_is_no_record_are_not_told(past, tmp_path):
    things = past.city.catalogue / "things"
    (things / "link.yml").symlink_to(tmp_path / "elsewhere.yml")
    (things / "deep").mkdir()
    for name in (
        "deep/x.yml",
        "x.txt",
        ".yml",
        "a\nb.yml",
        "a\tb.yml",
        'q"uote.yml',
        "-rf.yml",
        "è.yml",
        "..yml",
        "x y.yml",
    ):
        (things / name).write_text(FINE, encoding="utf-8")
    (past.city.catalogue / "nothing").mkdir()
    (past.city.catalogue / "nothing" / "x.yml").write_text(FINE, encoding="utf-8")
    os.write(fd := os.open(os.fsencode(things) + b"/\xff\xfe.yml", os.O_CREAT | os.O_WRONLY), b"called: x\n")
    os.close(fd)
    git(past.folder, "-c", "core.protectNTFS=false", "add", "--all")
    git(past.folder, "commit", "--quiet", "--message", "x")
    git(past.folder, "rm", "-r", "--quiet", "--force", "--cached", "catalogue/things", "catalogue/nothing")
    git(past.folder, "clean", "-fdxq")
    past.commit(things__other=FINE)
    assert refs(past) == {"spots/square", "things/other"}


def test_a_record_that_becomes_a_link_went(past, tmp_path):
    file = past.city.catalogue / "things" / "other.yml"
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere.yml")
    past.commit()
    file.unlink()
    past.commit(things__other=FINE)
    assert [one[:3] for one in past.short() if one[2] == "things/other"] == [
        (1, "added", "things/other"),
        (2, "removed", "things/other"),
        (3, "added", "things/other"),
    ]


def test_old_names_in_a_circle_or_broken_rename_nothing(past):
    past.commit(redirects="things/other: things/b\nthings/b: things/other\n")
    past.commit("things/other", things__b="called: Altra\n", redirects="things/other: [things/b]\nx: {y: z}\n")
    past.write(redirects="")
    assert {one.what for one in past.told().changes[-2:]} == {What.ADDED, What.REMOVED}


def test_a_schema_of_the_past_may_be_anything(past):
    schema = (past.city.catalogue / "schemas" / "spots.yml").read_text("utf-8")
    for bad in ("confidential: [", "- confidential", "&a confidential", "fields: confidential", "x" * 100, "\0"):
        past.commit(schemas__spots=bad)
    past.commit(schemas__spots=schema, things__other=FINE)
    assert past.short()[-1] == (8, "changed", "things/other", "+size")


def test_a_commit_with_a_hostile_message_author_and_encoding_is_a_commit(past):
    (past.city.catalogue / "things" / "other.yml").write_text(FINE, encoding="utf-8")
    git(past.folder, "add", "--all")
    tree, parent = git(past.folder, "write-tree"), git(past.folder, "rev-parse", "HEAD")
    raw = (
        f"tree {tree}\nparent {parent}\nauthor \x1b[31m <x> 1 +0000\ncommitter <> 1774000000 +9999\n"
        "encoding klingon\n\n:100644 100644 x y M\0commit deadbeef\n\x01\x02"
    )
    made = subprocess.run(
        ["git", "-C", str(past.folder), "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        input=raw.encode("latin-1"),
        capture_output=True,
        check=True,
    )
    git(past.folder, "reset", "--quiet", "--hard", made.stdout.decode().strip())
    assert past.short()[-1] == (20, "changed", "things/other", "+size")
