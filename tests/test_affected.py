"""What a branch changed is judged, what depends on it too, and nothing else."""

import shutil

import pytest

from crocevia import affected, cli
from crocevia.changed import since
from tests.cities import DAY
from tests.repositories import committed, git

FINE = "called: Prova\n"
WRONG = "called: Prova\nnot_there: x\n"


@pytest.fixture
def branch(city):
    """A city in Git. `things/other.yml` refers to nothing, `things/old.yml` is wrong on the main branch already."""
    assert city.config
    city.write("things/old.yml", WRONG)
    city.write("things/at.yml", "called: Qui\nat: square\nnot_there: x\nuntil: 2020-01-01\n")
    city.write("things/leads.yml", "called: Là\nleads_to: [things/at]\n")
    city.write("translations/en/things/other.yml", "gist:\n  source: Altra cosa\n  text: Another thing\n")
    committed(city.root)
    return city


def judged(city):
    return affected.judge(city.settings, DAY, since(city.root, "main"))


def told(city):
    return [(one.file.removeprefix("catalogue/"), one.code) for one in judged(city).findings]


def test_where_nothing_changed_nothing_is_judged(branch):
    assert not judged(branch).sources
    assert told(branch) == []


def test_only_the_changed_record_is_judged(branch):
    branch.write("things/new.yml", WRONG)
    branch.write("docs.txt", "x")
    assert told(branch) == [("docs.txt", "stranger"), ("things/new.yml", "unknown-field")]
    assert [source.id for source in judged(branch).sources] == ["new"]


def test_of_who_refers_to_a_record_that_is_gone_only_that_is_told(branch):
    (branch.catalogue / "spots" / "square.yml").unlink()
    assert told(branch) == [("things/at.yml", "reference")]
    git(branch.root, "commit", "--quiet", "--all", "--message", "x")
    assert told(branch) == [("things/at.yml", "reference")]


def test_who_refers_to_a_record_by_its_old_name_is_judged(branch):
    git(branch.root, "mv", "catalogue/things/at.yml", "catalogue/things/here.yml")
    assert {file for file, _ in told(branch)} == {"things/here.yml", "things/leads.yml"}


def test_many_that_are_gone_are_looked_for_all_the_same(branch, monkeypatch):
    monkeypatch.setattr(affected, "MOST_SOUGHT", 0)
    (branch.catalogue / "spots" / "square.yml").unlink()
    assert told(branch) == [("things/at.yml", "reference")]


def test_translations_of_a_changed_record_and_a_changed_translation_are_judged(branch):
    branch.write("things/other.yml", "called: Altra\ngist: Tutt'altro\n")
    assert told(branch) == [("translations/en/things/other.yml", "outdated-translation")]
    git(branch.root, "checkout", "--quiet", "catalogue")
    branch.write("translations/en/things/other.yml", "called:\n  source: Altra\n  text: Other\n")
    branch.write("translations/en/things/nobody.yml", "gist:\n  source: a\n  text: b\n")
    branch.write("translations/eo/things/other.yml", "gist:\n  source: a\n  text: b\n")
    assert {file for file, _ in told(branch)} == {
        "translations/en/things/nobody.yml",
        "translations/en/things/other.yml",
        "translations/eo/things/other.yml",
    }


def test_the_translation_of_a_record_that_is_gone_is_told(branch):
    (branch.catalogue / "things" / "other.yml").unlink()
    assert told(branch) == [("translations/en/things/other.yml", "stranger")]


def test_a_file_where_no_record_belongs_and_a_link_are_told(branch):
    branch.write("things/readme.txt", "x")
    branch.write("unknown/one.yml", FINE)
    (branch.catalogue / "things" / "link.yml").symlink_to("other.yml")
    assert told(branch) == [
        ("things/link.yml", "symbolic-link"),
        ("things/readme.txt", "stranger"),
        ("unknown", "stranger"),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "catalogue/schemas/things.yml",
        "catalogue/vocabularies/needs.yml",
        "catalogue/boundaries/a.md",
        "site_config.yml",
    ],
)
def test_where_what_all_are_judged_by_changed_everything_is_judged(branch, path):
    file = branch.root / path
    file.parent.mkdir(exist_ok=True)
    file.write_text((file.read_text("utf-8") if file.exists() else "") + "\n# changed\n", encoding="utf-8")
    found = judged(branch)
    assert found.whole
    assert ("things/old.yml", "unknown-field") in told(branch)


def test_where_the_engine_lies_in_the_repository_its_change_is_everybodys(branch, monkeypatch):
    monkeypatch.setattr(affected, "ENGINE", branch.root / "engine")
    assert not judged(branch).whole
    (branch.root / "engine").mkdir()
    (branch.root / "engine" / "rule.py").write_text("x", encoding="utf-8")
    assert judged(branch).whole


def test_the_command_reports_what_changed_and_fails_for_errors(branch, capsys, tmp_path):
    branch.write("things/new.yml", "called: Nuova *b*\ntel: abc\n")
    report = tmp_path / "report.md"
    given = ["check", "--config", str(branch.config), "--lang", "en", "--changed", "main"]
    assert cli.main([*given, "--format", "github", "--summary", str(report)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("::error file=catalogue/things/new.yml,line=2,")
    assert "old.yml" not in said
    assert "### Nuova &#42;b&#42;" in report.read_text(encoding="utf-8")
    git(branch.root, "clean", "--quiet", "--force", "-d", "catalogue")
    assert cli.main(given) == 0


@pytest.mark.parametrize("base", ["nowhere", "--output=x", ""])
def test_the_command_says_that_it_does_not_know_a_commit(branch, capsys, base):
    assert cli.main(["check", "--config", str(branch.config), f"--changed={base}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_git_the_command_says_so(branch, capsys, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert cli.main(["check", "--config", str(branch.config), "--changed", "main"]) == 2
    assert "Git" in capsys.readouterr().err
