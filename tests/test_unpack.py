"""A site built by a stranger comes out of its archive as plain files below one folder, or not at all."""

import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools import unpack as room
from tools.unpack import Odd, unpack

TOOL = Path(__file__).parents[1] / "tools" / "unpack.py"


def packed(tmp_path, *entries):
    path = tmp_path / "site.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content, mode in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, content)
    return path


def plain(name, content="x", mode=stat.S_IFREG | 0o644):
    return name, content, mode


def test_a_site_comes_out_as_it_is(tmp_path):
    names = ("index.html", "en/search/index.html", "programs/it/search-1a2b.js", "data/services.csv", "a.min.js.map")
    site = packed(tmp_path, *map(plain, names), ("empty/", "", stat.S_IFDIR | 0o755))
    assert unpack(site, tmp_path / "out") == len(names)
    found = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert found == set(names)


@pytest.mark.parametrize(
    "name",
    [
        "../out.html", "a/../../out.html", "/etc/cron.d/x.html", "a\\..\\b.html", "C:x.html", ".htaccess", ".git/config.txt",
        "a/.github/workflows/x.yml", "CNAME", "_redirects", "_config.yml", "a//b.html", "./a.html", "a/./b.html", "a b.html",
        "-rf.html", "a\nb.html", "$(x).html", "é.html", "con\u202elmth.", "x" * 300 + ".html", "/".join("a" * 20) + "/b.html",
        "a.", "a..html",
    ],
)  # fmt: skip
def test_a_strange_name_lets_nothing_out(tmp_path, name):
    with pytest.raises(Odd):
        unpack(packed(tmp_path, plain("index.html"), plain(name)), tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["site.zip"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK, stat.S_IFDIR])
def test_what_is_no_plain_file_lets_nothing_out(tmp_path, kind):
    with pytest.raises(Odd):
        unpack(packed(tmp_path, ("a.html", "/etc/passwd", kind | 0o777)), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_two_files_of_one_name_let_nothing_out(tmp_path):
    with pytest.raises(Odd):
        unpack(packed(tmp_path, plain("a/b.html"), plain("A/B.html")), tmp_path / "out")


def test_too_many_files_too_many_bytes_and_too_large_an_archive_let_nothing_out(tmp_path, monkeypatch):
    site = packed(tmp_path, plain("a.html", "0" * 3000), plain("b.html", "0" * 3000))
    for limit, least in (("MOST_FILES", 1), ("MOST_BYTES", 5999), ("MOST_PACKED", 10)):
        with monkeypatch.context() as patch, pytest.raises(Odd):
            patch.setattr(room, limit, least)
            unpack(site, tmp_path / "out")
        assert not (tmp_path / "out").exists()
    assert unpack(site, tmp_path / "out") == 2


def test_a_file_that_says_that_it_is_small_is_counted_as_it_comes(tmp_path, monkeypatch):
    site = packed(tmp_path, plain("a.html", "0" * 500_000))
    data = site.read_bytes()
    site.write_bytes(data.replace((500_000).to_bytes(4, "little"), (5).to_bytes(4, "little")))
    monkeypatch.setattr(room, "MOST_BYTES", 1000)
    with pytest.raises(Odd):
        unpack(site, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"", b"PK", b"not an archive"])
def test_what_is_no_archive_is_told_in_a_sentence(tmp_path, content):
    (tmp_path / "site.zip").write_bytes(content)
    command = [sys.executable, TOOL, tmp_path / "site.zip", tmp_path / "out"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("This is not a site of ours: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
