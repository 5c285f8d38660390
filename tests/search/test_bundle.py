"""A page's module is small, holds its languages only, and set-up needs no address but the registry's."""

import gzip
import json

import pytest

from crocevia import bundles
from crocevia.bundles import NotBundled, licences
from crocevia.findings import CannotGoOn
from crocevia.search.bundle import bundle
from crocevia.search.stemmers import declared
from tests.search.node import ROOT, needs_node

# The issue's: the code, stemmers included, compressed.
MOST = 20_000


@needs_node
@pytest.mark.parametrize("source", declared())
@pytest.mark.parametrize("language", declared())
def test_the_code_of_a_page_stays_small(language, source):
    assert len(gzip.compress(bundle(language, source))) <= MOST


@needs_node
def test_a_bundle_holds_the_stop_words_of_its_two_languages_only():
    code = bundle("fr", "it").decode()
    assert "vorrei" in code
    assert "voudrais" in code
    assert "would" not in code


@needs_node
def test_a_language_that_search_does_not_know_gets_what_the_source_language_needs():
    assert b"vorrei" in bundle("eo", "it")
    assert b"vorrei" in bundle("it", "eo")
    assert bundle("eo", "eo")


@needs_node
def test_the_licences_of_what_others_wrote_go_with_it():
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    # The fonts are set on paper, and in no bundle.
    bundled = [name for name in package["dependencies"] if not name.startswith("@expo-google-fonts/")]
    assert all(name in licences().decode() for name in bundled)


def test_what_set_up_has_not_made_is_a_finding(tmp_path, monkeypatch):
    monkeypatch.setattr(bundles, "BUNDLES", tmp_path / ".setup")
    with pytest.raises(NotBundled) as error:
        bundle("it", "it")
    assert isinstance(error.value, CannotGoOn)
    assert error.value.findings[0].file == ".setup/search/it-it.js"
    assert "make site" in error.value.findings[0].remedy.in_("it")


# What runs, what benchmarks need, what tests need.
@pytest.mark.parametrize("folder", [ROOT, ROOT / "bench", ROOT / "tests"], ids=["site", "bench", "tests"])
def test_a_lock_pins_every_package_by_its_hash_and_names_no_registry(folder):
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    fetched = [one for name, one in packages.items() if name]
    assert fetched
    assert all(one["integrity"].startswith("sha512-") for one in fetched)
    assert not any("resolved" in one for one in fetched)
    # Nobody's scripts run at set-up.
    assert "ignore-scripts=true" in (folder / ".npmrc").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("folder", [ROOT, ROOT / "bench", ROOT / "tests"], ids=["site", "bench", "tests"])
def test_every_package_is_asked_for_in_one_version(folder):
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    asked = package.get("dependencies", {}) | package["devDependencies"]
    assert all(version[0].isdigit() for version in asked.values())
