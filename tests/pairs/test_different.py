"""A pair known to be different is declared once, and not said again."""

import json
import subprocess

import pytest

from crocevia.cli import main
from crocevia.findings import Level

TWIN = "called: Mensa del ponte\ntel: [02 88463107]\n"
PAIR = [{"pair": ["things/a", "things/b"], "why": "Due sale."}]


@pytest.fixture
def twins(city):
    city.write("things/a.yml", TWIN)
    city.write("things/b.yml", TWIN)
    return city


def said(city, capsys, *more):
    assert main(["duplicates", "--config", str(city.config), "--format", "json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_two_records_of_one_thing_are_said_with_the_reason(twins, capsys):
    (found,) = said(twins, capsys, "--lang", "en")
    assert found["file"] == "catalogue/things/b.yml"
    assert found["code"] == "duplicate"
    assert (
        found["problem"]
        == "this may be the same as things/a, “Mensa del ponte”: same name, same phone +39-02-8846-3107"
    )


def test_a_declared_pair_is_not_said(twins, capsys):
    twins.declare("different", PAIR)
    assert not twins.findings()
    assert said(twins, capsys) == []


def test_only_pairs_about_what_a_branch_changed_are_said_there(twins, capsys):
    git = ["git", "-C", str(twins.root), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    _ = twins.config
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)
    assert said(twins, capsys, "--changed", "HEAD") == []
    twins.write("things/a.yml", TWIN + "gist: Nuova.\n")
    (found,) = said(twins, capsys, "--changed", "HEAD")
    assert found["file"] == "catalogue/things/a.yml"
    summary = twins.root / "summary.md"
    assert main(["duplicates", "--config", str(twins.config), "--format", "github", "--summary", str(summary)]) == 0
    assert capsys.readouterr().out.startswith("::warning file=catalogue/things/b.yml,line=1,col=1,title=duplicate::")
    assert summary.read_text(encoding="utf-8").startswith("## ")
    assert main(["duplicates", "--config", str(twins.config), "--changed", "no-such-commit"]) == 2


@pytest.mark.parametrize(
    ("content", "level"),
    [
        ("pair: x\n", Level.ERROR),
        ("- [things/a, things/b]\n", Level.ERROR),
        ("- pair: [things/a, things/b]\n", Level.ERROR),
        ("- {pair: [things/a, things/a], why: x}\n", Level.ERROR),
        ("- {pair: [things/a, [x]], why: x}\n", Level.ERROR),
        ("- {pair: [things/a, things/b], why: [x]}\n", Level.ERROR),
        ("- {pair: [things/a, things/b], why: x\n", Level.ERROR),
        ("- {pair: [things/a, things/lost], why: x}\n", Level.WARNING),
        ("- {pair: [things/a, things/b], why: x}\n- {pair: [things/b, things/a], why: x}\n", Level.WARNING),
        ("", None),
    ],
)
def test_the_file_is_checked(twins, content, level):
    twins.write("different.yml", content)
    found = twins.findings()
    assert [one.level for one in found] == ([level] if level is not None else [])
    assert {one.file for one in found} <= {"catalogue/different.yml"}
