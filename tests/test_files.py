"""Several files change or none does."""

import os
from pathlib import Path

import pytest

from crocevia import files


def test_files_are_made_changed_and_taken_away(tmp_path):
    (tmp_path / "old.yml").write_text("a")
    (tmp_path / "gone.yml").write_text("b")
    (tmp_path / "old.yml").chmod(0o640)
    new = tmp_path / "deep" / "new.yml"
    files.change(tmp_path, {tmp_path / "old.yml": "è", new: "n", tmp_path / "gone.yml": None})
    assert (tmp_path / "old.yml").read_text(encoding="utf-8") == "è"
    assert (tmp_path / "old.yml").stat().st_mode & 0o777 == 0o640
    assert new.read_text() == "n"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "new.yml", "old.yml"]


@pytest.mark.parametrize("fails", [("replace", 1), ("replace", 2), ("unlink", 1)])
def test_what_fails_half_way_leaves_all_as_it_was(tmp_path, monkeypatch, fails):
    texts = {name: f"{name} before" for name in ("one.yml", "two.yml", "gone.yml")}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    name, nth = fails
    real, count = getattr(Path, name), [0]

    def failing(path, *arguments, **options):
        if not (name == "unlink" and path.name.startswith(".")):
            count[0] += 1
            if count[0] == nth:
                raise OSError(28, "no space left")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, name, failing)
    changes = {
        tmp_path / "one.yml": "1",
        tmp_path / "two.yml": "2",
        tmp_path / "new.yml": "3",
        tmp_path / "gone.yml": None,
    }
    with pytest.raises(OSError, match="no space"):
        files.change(tmp_path, changes)
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == texts


def test_no_link_is_followed(tmp_path):
    city, outside = tmp_path / "city", tmp_path / "outside"
    (outside / "things").mkdir(parents=True)
    (outside / "one.yml").write_text("theirs")
    city.mkdir()
    (city / "one.yml").symlink_to(outside / "one.yml")
    (city / "things").symlink_to(outside / "things")
    (city / "here.yml").write_text("ours")
    for target in (city / "one.yml", city / "things" / "two.yml"):
        with pytest.raises(files.NotAFile):
            files.change(city, {city / "here.yml": "changed", target: "x"})
    # Where the new text is to wait, a stranger has put a link.
    (city / f".here.yml.{os.getpid()}.new").symlink_to(outside / "one.yml")
    with pytest.raises(FileExistsError):
        files.change(city, {city / "here.yml": "changed"})
    assert (city / "here.yml").read_text() == "ours"
    assert (outside / "one.yml").read_text() == "theirs"
    assert list((outside / "things").iterdir()) == []
