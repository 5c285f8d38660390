"""The offline channel: what it says to its worker, and what there is where a city does not want one."""

import io
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from crocevia.bundles import bundle
from crocevia.channels import offline, programs
from tests.editions import edition
from tests.search.node import needs_node, node


def written(outputs, path):
    file = io.BytesIO()
    next(one for one in outputs if path in one.paths).write(file)
    return file.getvalue()


def without(city):
    town = edition(city)
    return replace(town, settings=replace(town.settings, channels=("pages", "programs", "search")))


@needs_node
def test_the_worker_knows_its_edition_its_languages_and_what_it_must_not_keep():
    line, _, program = written(list(offline.outputs(edition("milan"))), "worker.js").partition(b"\n")
    here = json.loads(line.removeprefix(b"self.crocevia=").removesuffix(b";"))
    assert here["edition"] == "2026-11-21"
    assert here["guarded"] == ["violence"]
    assert set(here["words"]) == set(here["languages"]) >= {"it", "en"}
    assert all("%(day)s" in words["copy"] for words in here["words"].values())
    assert program == bundle("site/worker.js")


@needs_node
def test_a_worker_is_a_classic_script():
    """It imports and exports nothing: not every browser knows modules as workers."""
    for name in ("worker", "leave"):
        text = bundle(f"site/{name}.js").decode()
        assert "import" not in text
        assert "export" not in text


@needs_node
def test_the_worker_leaves_alone_what_is_too_large_for_a_telephone():
    shelves = Path(__file__).parents[2] / "templates" / "site" / "shelves.js"
    program = f"""globalThis.self = {{ crocevia: {{}}, registration: {{ scope: "https://example.org/" }} }};
        const {{ kindOf }} = await import("{shelves.as_uri()}");
        const paths = ["programs/it/page.js", "programs/clerk/python.zip", "programs/clerk/clerk.js", "programs/clerk/it.json"];
        console.log(JSON.stringify(paths.map(kindOf)));"""
    command = [node(), "--input-type=module", "-e", program]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == ["asset", None, None, None]


@needs_node
def test_a_city_that_wants_no_worker_publishes_one_that_takes_it_away():
    assert written(list(programs.outputs(without("town"))), "worker.js") == bundle("site/leave.js")
    assert b'"offline":false' in written(list(programs.outputs(without("town"))), "programs/it/page.js")
    assert not [one for one in programs.outputs(edition("town")) if "worker.js" in one.paths]


def test_a_zone_lists_paths_below_any_language():
    zones = next(one for one in offline.outputs(edition("town")) if one.path == "offline/{}.json")
    for _, write in zones.files():
        file = io.BytesIO()
        write(file)
        assert all(
            path.endswith("/") and not path.startswith(("en/", "/")) for path in json.loads(file.getvalue())["pages"]
        )


@needs_node
@pytest.mark.parametrize("language", edition("milan").settings.languages)
def test_a_home_screen_is_told_all_that_it_asks(language):
    """W3C, Web Application Manifest: identity, members and the pages that they lead to."""
    milan = edition("milan")
    prefix = milan.prefix(language)
    manifest = json.loads(written(list(offline.outputs(milan)), f"{prefix}manifest.webmanifest"))
    base = f"{milan.settings.url}{prefix}manifest.webmanifest"
    scope, start = (urljoin(base, manifest[key]) for key in ("scope", "start_url"))
    assert (scope, start) == (milan.settings.url, f"{milan.settings.url}{prefix}")
    assert urljoin(start, manifest["id"]) == start
    assert (manifest["lang"], manifest["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert {icon["purpose"] for icon in manifest["icons"] if "purpose" in icon} == {"any", "maskable"}
    paths = {path for output in milan.described() for path in output.paths}
    for shortcut in manifest["shortcuts"]:
        assert shortcut["name"]
        assert urljoin(base, shortcut["url"]).startswith(scope)
        assert f"{prefix}{shortcut['url']}index.html" in paths
    assert len({one["name"] for one in manifest["shortcuts"]}) == 3


@needs_node
def test_a_home_screen_is_offered_only_what_there_is():
    few = without("town")
    view = offline.View(few, "it")
    named = [one["url"] for one in json.loads(offline._manifest(view))["shortcuts"]]
    assert named == ["offline/", "search/", "list/"]
    bare = replace(few, settings=replace(few.settings, channels=("pages", "offline"), url=""))
    manifest = json.loads(offline._manifest(offline.View(bare, "it")))
    assert [one["url"] for one in manifest["shortcuts"]] == ["offline/"]
    assert "id" not in manifest
