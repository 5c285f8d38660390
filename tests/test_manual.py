"""The program is asked what there is, the manual whether it says so."""

import argparse
import re
from datetime import date
from pathlib import Path

import pytest

from crocevia import cli, load, press
from crocevia.catalogue import survey
from crocevia.channels import channels
from crocevia.check import check
from crocevia.findings import FORMATS
from crocevia.press.city import Options
from crocevia.rules import record_rules, value_rules

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "manual").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
MANUAL = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "manual").glob("*.md"))


def commands():
    actions = next(a for a in cli._parser()._actions if isinstance(a, argparse._SubParsersAction))
    return actions.choices


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_manual(command):
    assert f"`python build.py {command}" in MANUAL


@pytest.mark.parametrize(
    "option",
    sorted({o for c in commands().values() for a in c._actions for o in a.option_strings if o.startswith("--")}),
)
def test_every_option_is_in_the_manual(option):
    assert option == "--help" or f"`{option}" in MANUAL


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_findings_is_in_the_manual(name):
    assert re.search(rf"`(--format )?{name}`", MANUAL)


@pytest.mark.parametrize("setting", dict(Options()._schema))
def test_every_setting_is_in_the_manual(setting):
    assert f"`{setting}`" in MANUAL


@pytest.mark.parametrize("channel", channels())
def test_every_channel_is_in_the_manual(channel):
    assert f"`{channel}`" in MANUAL


@pytest.mark.parametrize("kind", [path.stem for path in (ROOT / "catalogue" / "schemas").glob("[!_]*.yml")])
def test_every_kind_is_in_the_manual(kind):
    assert f"`{kind}`" in MANUAL


def test_the_records_shown_to_newcomers_are_right(tmp_path):
    """The README's ten lines and CONTRIBUTING's example, as if someone had copied them."""
    settings = press.settings(ROOT / "site_config.yml")
    rulebook, _, _ = survey(settings, date(2026, 11, 21))
    for page in ("README.md", "CONTRIBUTING.md"):
        example = re.search(r"```yaml\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)[1]
        record = tmp_path / "mensa.yml"
        record.write_text(example, encoding="utf-8")
        source = load.read(record, "services", record.name)
        missing = [one for one in check(source, rulebook, tmp_path) if page == "README.md" or one.code != "missing"]
        assert not missing, page


def test_rules_are_found_by_their_decorators():
    assert record_rules()
    assert value_rules("https://schema.org/telephone")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target
