"""Reading a file: the text as it was written, its places, and a plain sentence where it cannot be read."""

import importlib.util
import os
import re
import sys
import time

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crocevia import load


def without_libyaml():
    """The module as it is where PyYAML was built without its C parser."""
    there = yaml.cyaml
    spec = importlib.util.spec_from_file_location("crocevia_load_without_libyaml", load.__file__)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        del yaml.cyaml
        spec.loader.exec_module(module)
    finally:
        yaml.cyaml = there
    return module


PURE = without_libyaml()


def read(tmp_path, content, module=load):
    path = tmp_path / "one.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return module.read(path, "things", "catalogue/things/one.yml")


def only(source):
    (finding,) = source.findings
    return finding


def test_the_two_parsers_are_two():
    assert issubclass(load._Loader, yaml.cyaml.CParser)
    assert issubclass(PURE._Loader, yaml.parser.Parser)


TRAPS = [
    ("phone: 020202", {"phone": "020202"}),
    ("free: no", {"free": "no"}),
    ("free: Off", {"free": "Off"}),
    ("hours: 12:30", {"hours": "12:30"}),
    ("day: 2026-11-21", {"day": "2026-11-21"}),
    ("day: 2026-13-41", {"day": "2026-13-41"}),
    ("code: 0x1F", {"code": "0x1F"}),
    ("code: 1e3", {"code": "1e3"}),
    ("code: .inf", {"code": ".inf"}),
    ("code: 1_000", {"code": "1_000"}),
    ("code: 00123", {"code": "00123"}),
    ("version: 1.10", {"version": "1.10"}),
    ("name: ~", {}),
    ("name: null", {}),
    ("name: NULL", {}),
    ("name:", {}),
    ("name: ''", {}),
    ('name: "~"', {"name": "~"}),
    ("name: 'null'", {"name": "null"}),
    ("country: NO", {"country": "NO"}),
    ("a: =", {"a": "="}),
    ("a: <<", {"a": "<<"}),
    ("\ufeffname: x", {"name": "x"}),
    ("name: x   \nneeds: [a ,  b ]   \n", {"name": "x", "needs": ("a", "b")}),
    ("name: x\r\nneeds:\r\n- a\r\n- b\r\n", {"name": "x", "needs": ("a", "b")}),
    ("name: x\rsummary: y\r", {"name": "x", "summary": "y"}),
    ("---\nname: x\n...\n", {"name": "x"}),
    ("needs: [020202, ~, no, 12:30]", {"needs": ("020202", "no", "12:30")}),
    ("needs: []", {}),
    ("needs:\n  - a\n  -\n", {"needs": ("a",)}),
    ("name: x # a comment", {"name": "x"}),
    ("name: x#y", {"name": "x#y"}),
    ("{name: x, needs: [a]}", {"name": "x", "needs": ("a",)}),
    ("text: |\n  one\n  two\n", {"text": "one\ntwo"}),
    ("text: >\n  one\n  two\n", {"text": "one two"}),
    ("text: one\n  two\n", {"text": "one two"}),
    ('text: "città \\u00e8 🙂"', {"text": "città è 🙂"}),
    ("text: l'ente", {"text": "l'ente"}),
    ("text: 'l''ente'", {"text": "l'ente"}),
    ("text: a & b * c ! d", {"text": "a & b * c ! d"}),
    ("text: https://x.example/?a=1&b=2", {"text": "https://x.example/?a=1&b=2"}),
    ("text: 1 < 2 {x} [y]", {"text": "1 < 2 {x} [y]"}),
    ("01: x", {"01": "x"}),
    ("yes: x", {"yes": "x"}),
    ("<<: x", {"<<": "x"}),
]


@pytest.mark.parametrize("module", [load, PURE], ids=["libyaml", "pure"])
@pytest.mark.parametrize(("text", "cells"), TRAPS, ids=[text for text, _ in TRAPS])
def test_what_yaml_would_guess_at_stays_as_it_was_written(tmp_path, text, cells, module):
    source = read(tmp_path, text, module)
    assert source.findings == ()
    assert source.whole
    assert source.cells == cells


# (what the file holds, code, line, column, what it says)
BROKEN = [
    ("", "empty", 0, 0, "the file is empty"),
    ("# only a comment\n", "empty", 0, 0, "the file is empty"),
    ("hello\n", "not-a-record", 1, 1, "a record is made of lines"),
    ("- a\n- b\n", "not-a-record", 1, 1, "a record is made of lines"),
    ("name: x\n\tsummary: y\n", "yaml", 2, 1, "there is a tab here"),
    ("needs:\n\t- food\n", "yaml", 2, 1, "there is a tab here"),
    ("needs:\n  - a\n\t- b\n", "yaml", 3, 1, "there is a tab here"),
    ("name: x: y\n", "yaml", 1, 8, "one colon too many"),
    ("name: x\nsummary: alle ore: 12\n", "yaml", 2, 18, "one colon too many"),
    ("name: x\n summary: y\n", "yaml", 2, 9, "one colon too many"),
    ("name x\nsummary: y\n", "yaml", 2, 8, "the line above is not finished"),
    ("name: x\nsummary\n", "yaml", 2, 1, "a line like `name: …` was expected"),
    ('name: "x\nsummary: y\n', "yaml", 1, 7, "a quotation mark is opened and not closed"),
    ("a: b\nname: 'x\n", "yaml", 2, 7, "a quotation mark is opened and not closed"),
    ('name: "x" y\n', "yaml", 1, 11, "after the closing quotation mark there is more"),
    ("name: 'l'ente'\n", "yaml", 1, 10, "after the closing quotation mark there is more"),
    ('name: "C:\\docs"\n', "yaml", 1, 10, "in double quotes `\\` means something special"),
    ('name: "\\ud800"\n', "yaml", 1, 10, "in double quotes `\\` means something special"),
    ('name: "\\UFFFFFFFF"\n', "yaml", 1, 10, "in double quotes `\\` means something special"),
    ("needs: [a, b\nname: x\n", "yaml", 1, 8, "a bracket is opened and not closed"),
    ("needs: {a\n", "yaml", 1, 8, "a bracket is opened and not closed"),
    ("name: x\nneeds:\n  - a\n - b\n", "yaml", 4, 2, "does not begin where the others do"),
    ("name: x\n- b\n", "yaml", 2, 1, "does not begin where the others do"),
    ("  name: x\nsummary: y\n", "yaml", 2, 1, "does not begin where the others do"),
    ("name: @x\n", "yaml", 1, 7, "no text can begin with this character"),
    ("name: `x`\n", "yaml", 1, 7, "no text can begin with this character"),
    ("name: %x\n", "yaml", 1, 7, "no text can begin with this character"),
    ("text: **bold** x\n", "yaml", 1, 8, "mean something special in YAML"),
    ("text: *bold* x\n", "yaml", 1, 12, "mean something special in YAML"),
    ("a: x\n---\na: y\n", "yaml", 2, 1, "more than one record in the file"),
    ("<<<<<<< HEAD\nname: x\n=======\nname: y\n>>>>>>> b\n", "yaml", 1, 1, "Git has left two versions"),
    ("name: |x\n", "yaml", 1, 8, "this cannot be read as YAML"),
    ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-special", 1, 4, "mean something special in YAML"),
    ("a: x\nname: *a\n", "yaml-special", 2, 7, "mean something special in YAML"),
    ("<<: *base\n", "yaml-special", 1, 5, "mean something special in YAML"),
    ("name: !!python/object/apply:os.system [ls]\n", "yaml-special", 1, 7, "mean something special in YAML"),
    ("name: !!str x\n", "yaml-special", 1, 7, "mean something special in YAML"),
    ("name: !x y\n", "yaml-special", 1, 7, "mean something special in YAML"),
    ("!!map {name: x}\n", "yaml-special", 1, 1, "mean something special in YAML"),
    ("name: città\nsummary: è\0x\n", "control-character", 2, 11, "a control character that no one can see"),
    ("name: città\nsummary: è\x9bx\n", "control-character", 2, 11, "a control character that no one can see"),
    ("name: \x1b[31m\n", "control-character", 1, 7, "a control character that no one can see"),
    (b"name: x\nsummary: citt\xe0\n", "encoding", 2, 14, "a character that is not UTF-8"),
    ("name: x\nsummary: è è ".encode() + b"\xff\n", "encoding", 2, 14, "a character that is not UTF-8"),
    ("name: x\n".encode("utf-16"), "encoding", 1, 1, "a character that is not UTF-8"),
    (b"\xed\xa0\x80: x\n", "encoding", 1, 1, "a character that is not UTF-8"),
    ("name: " + "x" * 300_000, "too-large", 0, 0, "larger than 200000 bytes"),
    ("name: " + "[" * 10_000 + "]" * 10_000, "too-deep", 1, 16, "too many times"),
    ("name: " + "[" * 190_000, "too-deep", 1, 16, "too many times"),
    ("{a: " * 40_000, "too-deep", 1, 41, "too many times"),
    ("name:\n  " + "- " * 90_000, "too-deep", 2, 21, "too many times"),
    ("name:\n  " + "-\t" * 90_000, "yaml", 2, 4, "there is a tab here"),
    ("? " * 90_000, "too-deep", 1, 21, "too many times"),
]
IDS = [str(row[0][:40]) for row in BROKEN]


@pytest.mark.parametrize(("content", "code", "line", "column", "words"), BROKEN, ids=IDS)
def test_what_cannot_be_read_is_told_at_its_place_in_plain_words(tmp_path, content, code, line, column, words):
    source = read(tmp_path, content)
    finding = only(source)
    assert (finding.code, finding.line, finding.column) == (code, line, column)
    assert words in finding.problem.in_("en")
    assert finding.file == "catalogue/things/one.yml"
    assert source.cells == {}
    assert not source.whole


@pytest.mark.parametrize(("content", "code", "line", "column", "words"), BROKEN, ids=IDS)
def test_without_libyaml_the_same_files_are_refused(tmp_path, content, code, line, column, words):
    if content == 'name: "\\ud800"\n':
        # PyYAML reads it: the rule on hidden characters tells it.
        code = None
    elif content == 'name: "\\UFFFFFFFF"\n':
        code = "control-character"
    source = read(tmp_path, content, PURE)
    assert [one.code for one in source.findings] == ([code] if code else [])
    assert source.whole == (code is None)


@pytest.mark.parametrize(("content", "code", "line", "column", "words"), BROKEN, ids=IDS)
def test_no_file_keeps_the_check_waiting(tmp_path, content, code, line, column, words):
    start = time.perf_counter()
    read(tmp_path, content)
    load.positions(tmp_path / "one.yml")
    load.nested(tmp_path / "one.yml", "one.yml")
    assert time.perf_counter() - start < 0.5


# What is told, while the rest of the record is read.
ODD = [
    ("name: x\nname: y\nb: z\n", [("twice", 2, 1, "name")], {"name": "x", "b": "z"}),
    ("name: x\nname: y\nname: z\n", [("twice", 2, 1, "name"), ("twice", 3, 1, "name")], {"name": "x"}),
    ("name: {a: b}\nb: z\n", [("nested", 1, 7, "name")], {"b": "z"}),
    ("name: {{ x }}\nb: z\n", [("nested", 1, 7, "name")], {"b": "z"}),
    ("name: x\nneeds: [[a], b]\n", [("nested", 2, 8, "needs")], {"name": "x"}),
    ("<<: {name: x}\nb: z\n", [("nested", 1, 5, "<<")], {"b": "z"}),
    ("[a]: b\nname: x\n", [("not-a-field", 1, 1, "")], {"name": "x"}),
    ("? {a: b}\n: c\nname: x\n", [("not-a-field", 1, 3, "")], {"name": "x"}),
]


@pytest.mark.parametrize("module", [load, PURE], ids=["libyaml", "pure"])
@pytest.mark.parametrize(("text", "told", "cells"), ODD, ids=[row[0] for row in ODD])
def test_what_is_no_field_is_told_and_the_others_are_read(tmp_path, text, told, cells, module):
    source = read(tmp_path, text, module)
    assert [(one.code, one.line, one.column, one.field) for one in source.findings] == told
    assert source.cells == cells
    assert source.whole


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "secret").write_text("name: secret\n")
    (tmp_path / "one.yml").symlink_to(tmp_path / "secret")
    finding = only(load.read(tmp_path / "one.yml", "things", "one.yml"))
    assert finding.code == "symbolic-link"


def test_a_folder_is_a_file_that_cannot_be_read(tmp_path):
    (tmp_path / "one.yml").mkdir()
    assert only(load.read(tmp_path / "one.yml", "things", "one.yml")).code == "unreadable"


def test_a_file_that_is_gone_is_a_file_that_cannot_be_read(tmp_path):
    assert only(load.read(tmp_path / "one.yml", "things", "one.yml")).code == "unreadable"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "one.yml")
    assert only(load.read(tmp_path / "one.yml", "things", "one.yml")).code == "unreadable"


def positions(tmp_path, text):
    path = tmp_path / "one.yml"
    path.write_bytes(text.encode())
    return load.positions(path)


def test_places_are_those_of_the_value_its_items_and_its_key(tmp_path):
    assert positions(tmp_path, "# x\nname:   x\nneeds: [a,  b]\nmore:\n  - c\n") == {
        ("name", -2): (2, 1),
        ("name", -1): (2, 9),
        ("needs", -2): (3, 1),
        ("needs", -1): (3, 8),
        ("needs", 0): (3, 9),
        ("needs", 1): (3, 13),
        ("more", -2): (4, 1),
        ("more", -1): (5, 3),
        ("more", 0): (5, 5),
    }


def test_an_empty_value_stands_where_its_key_does(tmp_path):
    assert positions(tmp_path, "a: b\nname:\n")["name", -1] == (2, 1)


def test_an_empty_item_is_not_counted_as_it_is_not_read(tmp_path):
    places = positions(tmp_path, "needs: [~, a, '', b]\n")
    assert (places["needs", 0], places["needs", 1]) == ((1, 12), (1, 19))
    assert ("needs", 2) not in places


def test_a_field_that_stands_twice_is_where_it_was_read(tmp_path):
    assert positions(tmp_path, "name: x\nname: y\n")["name", -1] == (1, 7)


def test_columns_count_characters_and_not_bytes(tmp_path):
    assert positions(tmp_path, "{città: è, b: x}")["b", -1] == (1, 15)


def test_a_file_that_cannot_be_read_has_no_places(tmp_path):
    assert positions(tmp_path, "name: [") == {}


def nested(tmp_path, text):
    path = tmp_path / "one.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load.nested(path, "one.yml")


def test_a_translation_is_read_with_its_places(tmp_path):
    one = nested(tmp_path, "name:\n  source: a b\n  text: |\n    c\n")
    assert one.entries == {"name": {"source": "a b", "text": "c"}}
    assert one.places == {("name", ""): (1, 1), ("name", "source"): (2, 11), ("name", "text"): (3, 9)}
    assert one.findings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: x\n", [("not-a-translation", 1, 1)]),
        ("ciao\n", [("not-a-translation", 1, 1)]),
        ("- name\n", [("not-a-translation", 1, 1)]),
        ("", [("empty", 0, 0)]),
        ("name: [x]\n", [("not-a-translation", 1, 1)]),
        ("name:\n", [("not-a-translation", 1, 1)]),
        ("name: {source: [a]}\n", [("not-a-translation", 1, 1)]),
        ("name: {[a]: b}\n", [("not-a-translation", 1, 1)]),
        ("[a]: {source: b}\n", [("not-a-translation", 1, 1)]),
        ("a: {source: b}\na: {source: c}\n", [("not-a-translation", 2, 1)]),
        ("name: *x\n", [("yaml-special", 1, 7)]),
        ("\tname: x\n", [("yaml", 1, 1)]),
        (b"\xff", [("encoding", 1, 1)]),
    ],
)
def test_what_is_no_translation_is_told(tmp_path, text, told):
    assert [(one.code, one.line, one.column) for one in nested(tmp_path, text).findings] == told


YAML_LIKE = st.text(alphabet=" \n\t-:?[]{}&*!|>'\"%@`#,abc0\\~\u2028\x85\r.<=", max_size=80)


@pytest.mark.parametrize("module", [load, PURE], ids=["libyaml", "pure"])
@settings(max_examples=300)
@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode) | YAML_LIKE.map(str.encode))
@example(content=b'a: "\\U00110000"')
@example(content=b"? - ? - x")
@example(content=b"%TAG ! x\n---\na: b")
def test_any_bytes_give_a_record_or_findings(tmp_path_factory, module, content):
    path = tmp_path_factory.getbasetemp() / f"any-{module.__name__}.yml"
    path.write_bytes(content)
    source = module.read(path, "things", "one.yml")
    assert source.whole or source.findings
    assert all(one.problem.in_("en") and one.code for one in source.findings)
    assert all(isinstance(cell, str | tuple) and cell for cell in source.cells.values())
    # YAML knows more line ends than editors do.
    lines = len(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", content.decode("utf-8", "replace")))
    assert all(0 <= one.line <= lines for one in source.findings)
    module.positions(path)
    module.nested(path, "one.yml")
