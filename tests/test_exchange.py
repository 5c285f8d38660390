"""A finished folder takes another's place in one step."""

import pytest

from crocevia import exchange


def site(folder, word):
    folder.mkdir(exist_ok=True)
    (folder / exchange.MARK).touch()
    (folder / "index.html").write_text(word)
    return folder


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path):
    old = site(tmp_path / "site", "old")
    with exchange.beside(old) as new:
        (new / "index.html").write_text("new")
        assert (old / "index.html").read_text() == "old"
    assert (old / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_the_old_folder_and_nothing_else(tmp_path):
    old = site(tmp_path / "site", "old")
    with pytest.raises(RuntimeError), exchange.beside(old) as new:
        (new / "index.html").write_text("new")
        raise RuntimeError
    assert (old / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_names_cannot_be_exchanged_two_renames_do_it(tmp_path, monkeypatch):
    monkeypatch.setattr(exchange, "_exchanged", lambda one, other: False)
    old = site(tmp_path / "site", "old")
    with exchange.beside(old) as new:
        (new / "index.html").write_text("new")
    assert (old / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_death_between_the_two_renames_is_mended_by_the_next_build(tmp_path):
    site(tmp_path / ".site.last", "old")
    site(tmp_path / ".site.999999999.building", "half")
    with pytest.raises(RuntimeError), exchange.beside(tmp_path / "site"):
        raise RuntimeError
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared_but_not_what_a_running_one_writes(tmp_path):
    site(tmp_path / ".site.999999999.building", "half")
    running = site(tmp_path / ".site.1.building", "other")
    with exchange.beside(tmp_path / "site"):
        pass
    assert running.exists()
    assert not (tmp_path / ".site.999999999.building").exists()


def test_a_folder_with_other_things_is_refused(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "letter.txt").touch()
    with pytest.raises(exchange.NotOurs), exchange.beside(tmp_path / "site"):
        pytest.fail("the block must not run")
    assert (tmp_path / "site" / "letter.txt").exists()
