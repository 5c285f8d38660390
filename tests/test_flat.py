"""The quick reader against the parser: what it reads, it reads alike."""

import random
from pathlib import Path

import pytest

from crocevia import flat, load

ROOT = Path(__file__).parents[1]
# What YAML acts upon, and a few that only look like it.
SIGNS = [*"abc:#-[]{}\"'\\,&*!|>%@`~= \n\t\r?.x0é\u2028\x85\xa0\ufeff\x00😀", ": ", " #", "- ", "null", "\n\n", "\n  ",
         "...\n", "---\n", "[a, b]", "<<: ", "\\n", '\\"', "\\x", "[]", "a: b\n"]  # fmt: skip


def texts():
    found = [*ROOT.glob("catalogue/*/*.yml"), *ROOT.glob("tests/data/town/catalogue/*/*.yml")]
    return [
        path.read_text(encoding="utf-8")
        for path in sorted(found)
        if path.parent.name not in {"schemas", "vocabularies"}
    ]


def parsed(text, folder):
    """What the parser makes of it, and what it complains of."""
    path = folder / "one.yml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    source = load.read(path, "services", "one.yml")
    return source.cells, source.findings


@pytest.fixture
def without(monkeypatch):
    """The loader left to the parser alone."""
    quick = flat.read
    monkeypatch.setattr(flat, "read", lambda _: None)
    return quick


def test_real_records_are_read_alike_and_most_are_read_quickly(without, tmp_path):
    quick = [(text, without(text)) for text in texts()]
    read = [(text, cells) for text, cells in quick if cells is not None]
    assert len(read) > 0.8 * len(quick)
    assert all(parsed(text, tmp_path) == (cells, ()) for text, cells in read)


def test_no_text_is_read_otherwise_than_by_the_parser(without, tmp_path):
    chance, whole, read = random.Random(20261121), texts(), 0
    for _ in range(4_000):
        lines = chance.choice(whole).splitlines(keepends=True)
        first = chance.randrange(len(lines))
        text = "".join(lines[first : first + 4])
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(SIGNS) + text[at + chance.randrange(2) :]
        cells = without(text)
        if cells is not None:
            read += 1
            assert parsed(text, tmp_path) == (cells, ()), text
    assert read > 500


@pytest.mark.parametrize(
    "text",
    ["", "\n", "name: a", "name:\n", "name: a\n b\n", "name: a\nname: b\n", "name: 'it''s'\n", "name: &a b\n", "- a\n",
     "name: a: b\n", "name: a #b\n", "name: [a, [b]]\n", "name: [a\n", 'name: "a\n', 'name: "\\u0041"\n', "a: b\r\n",
     "name:\ta\n", "a: b\n---\nc: d\n", "Name: a\n", "name : a\n", "name: a:\n"],
)  # fmt: skip
def test_what_is_in_doubt_is_left_to_the_parser(text):
    assert flat.read(text) is None
