"""The commands `check` and `new`, as they are typed: what they say, what they leave, how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crocevia import cli
from crocevia.findings import FORMATS

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(city, capsys, monkeypatch):
    """Run a command on the tiny city; (exit code, what it said, what it complained of)."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    config = str(city.config)

    def run(command, *arguments):
        try:
            code = cli.main(
                [command, "--config", config, "--jobs", "1", *arguments]
                if command == "check"
                else [command, "--config", config, *arguments]
            )
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_good_catalogue_ends_with_0(run):
    assert run("check", "--lang", "en") == (0, "Nothing to mend.\n", "")


def test_an_error_ends_with_1(city, run):
    city.write("things/one.yml", "called: A\nsize: x\n")
    assert run("check", "--lang", "en") == (
        1,
        (
            "catalogue/things/one.yml:2:7: error: size: this is not a whole number (x)\n"
            "    → Write digits only, without dots or words.\n"
            "1 to mend, 0 to look at.\n"
        ),
        "",
    )


def test_a_warning_alone_ends_with_0_and_is_said(city, run):
    city.write("things/one.yml", "called: A\nuntil: 2026-11-20\n")
    code, out, _ = run("check", "--lang", "en")
    assert code == 0
    assert "warning: until: its validity is over" in out
    assert out.endswith("0 to mend, 1 to look at.\n")


def test_messages_are_in_italian_unless_another_language_is_asked_for(city, run):
    city.write("things/one.yml", "called: A\nsize: x\n")
    _, out, _ = run("check")
    assert "errore: size: " in out
    assert "whole number" not in out


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("text", "code"), [("called: A", 0), ("called: A\nuntil: 2026-11-20", 0), ("called: A\nsize: x", 1)]
)
def test_every_format_ends_alike(city, run, name, text, code):
    city.write("things/one.yml", text)
    assert run("check", "--format", name)[0] == code


def test_json_is_json(city, run):
    city.write("things/one.yml", "called: A\nsize: x\ncolur: y\n")
    _, out, _ = run("check", "--format", "json", "--lang", "en")
    found = json.loads(out)
    assert [(one["file"], one["line"], one["column"], one["field"], one["code"], one["found"]) for one in found] == [
        ("catalogue/things/one.yml", 2, 7, "size", "type", "x"),
        ("catalogue/things/one.yml", 3, 1, "colur", "unknown-field", "colur"),
    ]


def test_github_is_told_and_the_log_ends_with_a_line_that_counts(city, run):
    city.write("things/one.yml", 'called: A\nsize: "x\\n::error::y"\n')
    _, out, _ = run("check", "--format", "github", "--lang", "en")
    lines = out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=catalogue/things/one.yml,line=2,col=7,title=type::size: ")
    assert lines[1] == "1 to mend, 0 to look at."


def test_markdown_is_a_table(city, run):
    city.write("things/one.yml", 'called: A\nsize: "| x | [y](https://z.example) @all |"\n')
    _, out, _ = run("check", "--format", "markdown", "--lang", "en")
    assert out.splitlines() == [
        "1 to mend, 0 to look at.",
        "",
        "| Where | What | What would do |",
        "|---|---|---|",
        (
            "| `catalogue/things/one.yml:2:7` | **error** size: this is not a whole number "
            "`¦ x ¦ [y](https://z.example) @all ¦` | Write digits only, without dots or words. |"
        ),
    ]


@pytest.fixture
def two(city):
    city.write("things/one.yml", "called: A\nsize: x\n")
    city.write("things/two.yml", "called: A\nuntil: 2026-11-20\n")
    city.write("spots/one.yml", "called: A\nnorth: x\n")
    return city


@pytest.mark.parametrize(
    ("paths", "files", "code"),
    [
        ([], ["spots/one.yml", "things/one.yml", "things/two.yml"], 1),
        (["things/one.yml"], ["things/one.yml"], 1),
        (["things/two.yml"], ["things/two.yml"], 0),
        (["things"], ["things/one.yml", "things/two.yml"], 1),
        (["things/two.yml", "spots"], ["spots/one.yml", "things/two.yml"], 1),
        (["."], ["spots/one.yml", "things/one.yml", "things/two.yml"], 1),
        (["things/other.yml"], [], 0),
        (["things/../spots"], ["spots/one.yml"], 1),
    ],
)
def test_only_what_concerns_the_paths_is_said(two, run, paths, files, code):
    ended, out, _ = run("check", "--format", "json", *(str(two.catalogue / path) for path in paths))
    assert [one["file"].removeprefix("catalogue/") for one in json.loads(out)] == files
    assert ended == code


def test_a_path_is_one_from_where_the_command_is_typed(two, run, monkeypatch):
    monkeypatch.chdir(two.catalogue / "things")
    _, out, _ = run("check", "--format", "json", "one.yml")
    assert [one["file"] for one in json.loads(out)] == ["catalogue/things/one.yml"]


def test_a_broken_schema_is_said_whichever_path_was_asked_for(two, run):
    two.write("schemas/spots.yml", "[")
    code, out, _ = run("check", "--format", "json", str(two.catalogue / "things" / "one.yml"))
    assert code == 1
    assert [one["file"] for one in json.loads(out)] == ["catalogue/schemas/spots.yml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere.yml"],
        ["check", "--format", "xml"],
        ["check", "--jobs", "many"],
        ["check", "--lang", "fr"],
        ["check", "--nonsense"],
        ["new"],
        ["new", "things"],
        ["new", "boats", "nina"],
        ["new", "things", "Nina"],
        ["new", "things", "../../nina"],
        ["new", "things", "a/b"],
        ["new", "things", ""],
        ["new", "things", "other"],
        ["new", "schemas", "x"],
        ["fly"],
    ],
    ids=" ".join,
)
def test_what_is_not_understood_ends_with_2_and_a_sentence(run, arguments):
    code, out, err = run(*arguments)
    assert code == 2
    assert err.strip()
    assert "Traceback" not in err
    assert out == ""


@pytest.mark.parametrize("command", [["check"], ["new", "things", "x"], ["build"], []])
def test_settings_that_are_not_there_end_with_2(tmp_path, command, capsys):
    assert cli.main([*command, "--config", str(tmp_path / "none.yml")]) == 2
    assert "none.yml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "config",
    [
        "plugins: []\nsite_name: X\n",
        "site_name: X\nplugins:\n  - crocevia:\n      languages: 5\n",
        "site_name: X\nplugins:\n  - crocevia:\n      languages: [it, klingonese]\n",
        "site_name: X\nplugins:\n  - crocevia:\n      languages: [it, fr]\n",
        "site_name: X\nplugins: [crocevia, nobody-wrote-this]\n",
        "site_name: [\n",
        "\tsite_name: X\n",
        "",
    ],
)
def test_settings_that_cannot_be_end_with_2(city, run, capsys, config):
    city.config.write_text(config, encoding="utf-8")
    assert cli.main(["check", "--config", str(city.root / "site_config.yml")]) == 2
    err = capsys.readouterr().err
    assert err.strip()
    assert "Traceback" not in err


def test_a_catalogue_that_is_not_there_ends_with_1(city, run):
    city.catalogue.rename(city.root / "elsewhere")
    code, out, _ = run("check", "--lang", "en")
    assert code == 1
    assert out.startswith("catalogue: error: there is no folder of that name")


def test_a_new_record_is_begun(city, run):
    code, out, err = run("new", "things", "nina")
    assert (code, err) == (0, "")
    assert out.strip().endswith("catalogue/things/nina.yml")
    assert "\ncalled: " in (city.catalogue / "things" / "nina.yml").read_text(encoding="utf-8")


def test_a_new_record_begins_the_folder_of_its_kind(city, run):
    for path in (city.catalogue / "spots").iterdir():
        path.unlink()
    (city.catalogue / "spots").rmdir()
    assert run("new", "spots", "nina")[0] == 0


def test_a_record_that_is_there_is_never_written_over(city, run):
    before = (city.catalogue / "things" / "other.yml").read_bytes()
    code, _, err = run("new", "things", "other", "--lang", "en")
    assert (code, err) == (2, "other.yml is already there\n")
    assert (city.catalogue / "things" / "other.yml").read_bytes() == before


def test_who_asks_for_a_kind_that_is_none_is_told_the_kinds(run):
    _, _, err = run("new", "boats", "nina", "--lang", "en")
    assert err == "the kinds are: things, spots\n"


def test_nothing_is_written_by_a_check(city, run):
    city.write("things/one.yml", "called: [")
    before = sorted(city.root.rglob("*"))
    run("check")
    assert sorted(city.root.rglob("*")) == before


def command(city, *arguments, **environment):
    return subprocess.run(
        [sys.executable, ROOT / "build.py", *arguments, "--config", city.config],
        capture_output=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795219200", **environment},
        check=False,
    )


def test_a_hostile_catalogue_is_checked_from_outside_in_an_old_terminal(city):
    folder = str(city.catalogue / "things").encode()
    with open(folder + b"/caf\xe9.yml", "wb") as file:  # noqa: PTH123 -- a Path cannot be made of bytes
        file.write(b"called: A\n")
    city.write("things/a.yml", "called: " + "[" * 190_000)
    city.write("things/b.yml", "called: !!python/object/apply:os.system [touch /tmp/owned]\n")
    city.write("things/c.yml", 'called: A\ngist: "→ \\U0001F600 \\e[31m"\ncolur: "\\udc80"\n')
    for name in ("text", "json"):
        done = command(city, "check", "--format", name, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
        assert done.returncode == 1, (name, done.stderr)
        assert done.stderr == b"", name
        assert b"\x1b" not in done.stdout
    assert not Path("/tmp/owned").exists()  # noqa: S108 -- that nothing was written there is the point


def test_a_check_from_outside_ends_with_0(city):
    done = command(city, "check", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"Nothing to mend.\n", b"")
