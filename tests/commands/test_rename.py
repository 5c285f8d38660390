"""The command `rename`: what follows a record to its new name, and what is refused before anything is written."""

import os
from pathlib import Path

import pytest
import yaml

from crocevia.findings import CannotGoOn
from tests.cities import CONFIG

BRIDGE = "# La casa sul ponte.\ncalled: Ponte # o passerella\n"


@pytest.fixture
def town(city):
    city.write("spots/bridge.yml", BRIDGE)
    city.write("things/one.yml", "called: A\nat: bridge # il ponte\nleads_to: [things/other, spots/bridge]\n")
    city.write("things/bridge.yml", "called: B\nleads_to:\n  - spots/bridge # qui\n  - things/bridge\n")
    city.write("things/two.yml", "called: C\ngist:   bridge e spots/bridge restano scritti\n")
    city.write("translations/en/spots/bridge.yml", "more:\n  source: a\n  text: b\n")
    return city


def tree(city):
    return {
        path.relative_to(city.root).as_posix(): path.read_bytes() for path in city.root.rglob("*") if path.is_file()
    }


def test_all_that_names_a_record_follows_it(town, run):
    before = tree(town)
    code, out, err = run("rename", "spots", "bridge", "old-bridge")
    after = tree(town)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "+ catalogue/redirects.yml",
        "- catalogue/spots/bridge.yml",
        "+ catalogue/spots/old-bridge.yml",
        "+ catalogue/things/bridge.yml",
        "+ catalogue/things/one.yml",
        "- catalogue/translations/en/spots/bridge.yml",
        "+ catalogue/translations/en/spots/old-bridge.yml",
    ]
    assert after["catalogue/spots/old-bridge.yml"] == before["catalogue/spots/bridge.yml"]
    assert (
        after["catalogue/translations/en/spots/old-bridge.yml"] == before["catalogue/translations/en/spots/bridge.yml"]
    )
    assert after["catalogue/things/one.yml"].decode() == (
        "called: A\nat: old-bridge # il ponte\nleads_to: [things/other, spots/old-bridge]\n"
    )
    # A record of another kind that has the same name keeps it; what sentences say is theirs.
    assert after["catalogue/things/bridge.yml"].decode() == (
        "called: B\nleads_to:\n  - spots/old-bridge # qui\n  - things/bridge\n"
    )
    assert after["catalogue/things/two.yml"] == before["catalogue/things/two.yml"]
    assert after["catalogue/redirects.yml"].decode().splitlines()[-1] == "spots/bridge: spots/old-bridge"
    assert not any(path.endswith("bridge.yml") and "/spots/bridge" in path for path in after)
    (town.catalogue / "translations/en/spots/old-bridge.yml").unlink()
    assert town.findings() == []
    assert {str(old): str(new) for old, new in town.build().moved.items()} == {"spots/bridge": "spots/old-bridge"}


def test_a_dry_run_changes_nothing(town, run):
    before = tree(town)
    code, out, _ = run("rename", "spots", "bridge", "old-bridge", "--dry-run")
    assert code == 0
    assert "- catalogue/spots/bridge.yml" in out
    assert tree(town) == before


def test_names_follow_each_other_and_come_back(town, run):
    redirects = town.catalogue / "redirects.yml"
    run("rename", "spots", "bridge", "second")
    run("rename", "spots", "second", "third")
    assert yaml.safe_load(redirects.read_text()) == {"spots/bridge": "spots/third", "spots/second": "spots/third"}
    redirects.write_text(redirects.read_text().replace("spots/second: ", "spots/second:  # due\n  "))
    run("rename", "spots", "third", "bridge")
    # What is taken again leads nowhere else; comments stay.
    assert yaml.safe_load(redirects.read_text()) == {"spots/second": "spots/bridge", "spots/third": "spots/bridge"}
    assert "# due" in redirects.read_text()
    assert redirects.read_text().startswith("# I nomi")
    assert [one for one in town.findings() if one.file.endswith("redirects.yml")] == []


def test_settings_that_name_it_follow(town, run):
    config = CONFIG + "      # Chi risponde.\n      helplines: [things/other, 'spots/bridge'] # due\n"
    town.config.write_text(config)
    run("rename", "spots", "bridge", "old-bridge")
    assert (town.root / "site_config.yml").read_text() == config.replace("'spots/bridge'", "spots/old-bridge")


def test_pairs_that_are_known_to_be_different_follow(town, run):
    town.write("different.yml", "# Due.\n- pair: [things/other, spots/bridge] # no\n  why: spots/bridge è un ponte\n")
    run("rename", "spots", "bridge", "old-bridge")
    assert (town.catalogue / "different.yml").read_text() == (
        "# Due.\n- pair: [things/other, spots/old-bridge] # no\n  why: spots/bridge è un ponte\n"
    )


def test_pages_written_by_hand_that_still_have_the_old_address_are_told(town, run):
    (town.config.parent / "docs/it/chi.md").write_text("[il ponte](spots/bridge/)\n")
    _, out, _ = run("rename", "spots", "bridge", "old-bridge")
    assert out.splitlines()[-1] == "docs/it/chi.md still has the old address, which leads to the new one"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["boats", "bridge", "x"], "the kinds are: things, spots"),
        (["spots", "nobody", "x"], "there is no record spots/nobody"),
        (["spots", "bridge", "square"], "spots/square.yml is already there"),
        (["spots", "bridge", "bridge"], "spots/bridge.yml is already there"),
        (["spots", "bridge", "Il Ponte"], "a file's name is made of small letters without accents, digits and hyphens"),
        (["spots", "bridge", "../x"], "a file's name is made of small letters without accents, digits and hyphens"),
        (["spots", "bridge", "x" * 41], "a file's name is made of small letters without accents, digits and hyphens"),
        (["spots", "../things/one", "x"], "there is no record spots/../things/one"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(town, run, names, said):
    before = tree(town)
    assert run("rename", *names) == (2, "", f"{said}\n")
    assert tree(town) == before


def test_a_record_that_cannot_be_read_and_may_name_it_stops_all(town, run):
    town.write("things/bad.yml", "called: A\nleads_to: [spots/bridge\n")
    before = tree(town)
    code, out, err = run("rename", "spots", "bridge", "x")
    assert (code, out) == (1, "")
    assert "catalogue/things/bad.yml:2:11: error: a bracket is opened and not closed" in err
    assert tree(town) == before


def test_nothing_changes_where_something_cannot_be_written(town, run, monkeypatch):
    before = tree(town)
    real, count = os.replace, [0]

    def full(path, target):
        count[0] += 1
        if count[0] == 3:
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", full)
    code, out, err = run("rename", "spots", "bridge", "x")
    assert (code, out) == (1, "")
    assert "nothing is changed: " in err
    assert tree(town) == before


def test_no_link_is_followed_on_the_way(town, run, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (town.catalogue / "translations/en/spots").rename(outside / "spots")
    (town.catalogue / "translations/en/spots").symlink_to(outside / "spots")
    code, out, err = run("rename", "spots", "bridge", "x")
    assert (code, out) == (1, "")
    assert "links are not followed" in err
    assert [path.name for path in (outside / "spots").iterdir()] == ["bridge.yml"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("spots/gone: spots/square\n", []),
        ("# niente ancora\n", []),
        ("", []),
        ("spots/gone: spots/squar\n", [(1, 13, "redirect-lost", "spots/squar")]),
        ("# uno\nspots/square: things/other\n", [(2, 1, "redirect-taken", "spots/square")]),
        (
            "spots/a: spots/b\nspots/b: spots/a\n",
            [(1, 10, "redirect-loop", "spots/b"), (2, 10, "redirect-loop", "spots/a")],
        ),
        ("spots/a: spots/b\nspots/b: spots/square\n", [(1, 10, "redirect-chain", "spots/b")]),
        ("../x: spots/square\n", [(1, 1, "redirect-name", "../x")]),
        ("spots/../../x: spots/square\n", [(1, 1, "redirect-name", "spots/../../x")]),
        ("boats/x: spots/square\n", [(1, 1, "redirect-name", "boats/x")]),
        ("spots/x: [spots/square, spots/square]\n", [(1, 10, "redirect-lost", "('spots/square', 'spots/square')")]),
        ("spots/x: spots/square\nspots/x: things/other\n", [(2, 1, "twice", "")]),
        ("spots/x: {a: b}\n", [(1, 10, "nested", "")]),
        ("- a\n", [(1, 1, "not-a-record", "")]),
    ],
)
def test_old_names_are_checked_at_their_line(city, text, found):
    city.write("redirects.yml", text)
    assert [(one.line, one.column, one.code, one.found) for one in city.findings()] == found
    assert all(one.file == "catalogue/redirects.yml" for one in city.findings())


def test_a_link_in_place_of_the_old_names_is_not_followed(city, tmp_path):
    (tmp_path / "outside.yml").write_text("spots/gone: spots/square\n")
    (city.catalogue / "redirects.yml").symlink_to(tmp_path / "outside.yml")
    with pytest.raises(CannotGoOn) as told:
        city.findings()
    assert [one.code for one in told.value.findings] == ["symbolic-link"]


def test_a_name_that_leads_to_a_confidential_record_is_kept_back(city):
    city.write("spots/secret.yml", "called: Casa\nsecret: true\n")
    city.write("redirects.yml", "spots/refuge: spots/secret\nspots/gone: spots/square\n")
    assert [str(old) for old in city.build().moved] == ["spots/gone"]
