"""A build from outside, as its users run it: what it leaves when it ends well, badly, or is killed."""

import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from mkdocs.exceptions import ConfigurationError

from crocevia import press
from crocevia.channels import channels
from crocevia.press import city, plugin

ROOT = Path(__file__).parents[1]
TOWN = ROOT / "tests" / "data" / "town"
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200", "NO_COLOR": "1"}


@pytest.fixture
def town(tmp_path):
    """A copy of the second city, free to be broken."""
    copy = tmp_path / "town"
    shutil.copytree(TOWN, copy, ignore=shutil.ignore_patterns("site", ".site.*"))
    config = copy / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("../../../templates", str(ROOT / "templates")), encoding="utf-8")
    return copy


def narrowed(town, wanted):
    """The same with some channels only."""
    config = town / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    said = text.replace("  - crocevia:\n", f"  - crocevia:\n      channels: [{', '.join(wanted)}]\n")
    assert said != text
    config.write_text(said, encoding="utf-8")
    return town


@pytest.fixture
def few(town):
    """The city with a few channels: where it is about how a site comes and goes, and not about what is in it."""
    return narrowed(town, ["csv", "datapackage", "json_schema", "pages", "search", "sitemap"])


@pytest.fixture
def paperless(town):
    """The city without its paper, which takes most of the time: that it is the same twice, each channel's own test tells."""
    return narrowed(town, [name for name in channels() if name not in {"booklets", "posters", "previews"}])


def build(town, *arguments, day=0):
    environment = {**ENVIRONMENT, "SOURCE_DATE_EPOCH": str(int(ENVIRONMENT["SOURCE_DATE_EPOCH"]) + day * 86400)}
    return subprocess.run(
        [sys.executable, ROOT / "build.py", "build", "--config", town / "site_config.yml", *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def mkdocs(town):
    """The same by MkDocs' own command."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", town / "site_config.yml"],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
    )


def digest(folder):
    """Every file below a folder and what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def count(folder):
    """How many files there are below a folder by now."""
    return sum(len(files) for *_, files in os.walk(folder))


def left_over(town):
    return [path.name for path in town.iterdir() if path.name.startswith(".site")]


def test_a_city_of_another_shape_is_built_without_touching_the_engine(town):
    result = build(town)
    assert result.returncode == 0, result.stderr
    site = town / "site"
    extra = {path.stem for path in (town / "catalogue" / "schemas").glob("[!_]*.yml")} - {
        path.stem for path in (ROOT / "catalogue" / "schemas").glob("[!_]*.yml")
    }
    assert extra
    for kind in extra:
        records = list((town / "catalogue" / kind).glob("*.yml"))
        assert (site / "data" / f"{kind}.csv").read_text(encoding="utf-8-sig").count("\n") == len(records) + 1
        assert (site / "schemas" / f"{kind}.json").is_file()
        for record in records:
            assert (site / kind / record.stem / "index.html").is_file()
            assert (site / "en" / kind / record.stem / "index.html").is_file()
        assert (site / kind / "index.html").is_file()


def test_builds_of_the_same_catalogue_are_the_same_bytes_and_those_of_mkdocs(paperless):
    assert build(paperless, "--jobs", "1").returncode == 0
    first = digest(paperless / "site")
    assert build(paperless, "--jobs", "2").returncode == 0
    assert digest(paperless / "site") == first
    result = mkdocs(paperless)
    assert result.returncode == 0, result.stderr
    assert digest(paperless / "site") == first


def test_a_broken_record_leaves_the_last_good_site_and_says_where(few):
    build(few)
    good = digest(few / "site")
    record = next((few / "catalogue" / "services").glob("*.yml"))
    record.write_text(record.read_text(encoding="utf-8") + "hours: quando capita\n", encoding="utf-8")
    result = build(few)
    assert result.returncode == 1
    assert f"catalogue/services/{record.name}:" in result.stderr
    assert "Traceback" not in result.stderr
    assert digest(few / "site") == good
    assert not left_over(few)


def test_a_template_that_fails_leaves_the_last_good_site(few):
    build(few)
    good = digest(few / "site")
    templates = few / "templates"
    shutil.copytree(ROOT / "templates", templates)
    (templates / "pages" / "record.html").write_text("{{ 1 / 0 }}")
    config = few / "site_config.yml"
    config.write_text(config.read_text().replace(str(ROOT / "templates"), "templates"))
    assert build(few).returncode != 0
    assert digest(few / "site") == good
    assert not left_over(few)


def put_back(town):
    """The site that was kept, so that the next build has something to replace."""
    shutil.rmtree(town / "site")
    shutil.copytree(town / "kept", town / "site")


def test_a_build_killed_at_any_moment_leaves_a_whole_site(few):
    build(few, day=0)
    old = digest(few / "site")
    (few / "site").rename(few / "kept")
    build(few, day=1)
    new = digest(few / "site")
    put_back(few)
    seen = set()
    # From the moment at which the first file may be written to that at which the last has been, and the sites are exchanged.
    for share in (0, 0.4, 0.8, 1):
        process = subprocess.Popen(
            [sys.executable, ROOT / "build.py", "build", "--config", few / "site_config.yml"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Another day, another edition: its bytes differ.
            env={**ENVIRONMENT, "SOURCE_DATE_EPOCH": str(int(ENVIRONMENT["SOURCE_DATE_EPOCH"]) + 86400)},
            start_new_session=True,
        )
        begun = few / f".site.{process.pid}.building"
        while process.poll() is None and not (begun.is_dir() and count(begun) >= share * len(old)):
            time.sleep(0.002)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        now = digest(few / "site")
        if now != old:
            assert now == new
            put_back(few)
        seen.add(now == old)
    assert True in seen, "no kill came before the exchange: the test proves nothing"
    assert build(few, day=0).returncode == 0
    assert digest(few / "site") == old
    assert not left_over(few), "the next build clears away what a killed one left"


def test_a_folder_that_is_not_ours_is_never_replaced(town, tmp_path):
    mine = tmp_path / "letters"
    mine.mkdir()
    (mine / "love.txt").write_text("dear")
    result = build(town, "--output", mine)
    assert result.returncode == 1
    assert str(mine) in result.stderr
    assert (mine / "love.txt").read_text() == "dear"


def test_warnings_stop_a_strict_build_only(few):
    assert build(few).returncode == 0
    shutil.rmtree(few / "site")
    assert build(few, "--strict").returncode == 1
    assert not (few / "site").exists()


def test_an_unknown_channel_is_told_with_those_there_are(town):
    config = town / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - crocevia:\n", "  - crocevia:\n      channels: [csv, fax]\n"), encoding="utf-8")
    result = build(town)
    assert result.returncode == 1
    assert "fax" in result.stderr
    assert "json_schema" in result.stderr


def test_a_setting_that_cannot_be_is_a_sentence(town):
    config = town / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"languages: \[.*?\]", "languages: [it, xx-nowhere]", text), encoding="utf-8")
    result = build(town)
    assert result.returncode == 2
    assert "xx-nowhere" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "contact", ["javascript:alert(1)", "http://example.org/", "someone", "a@b", "a@example.org?bcc=b@example.org"]
)
def test_a_contact_is_an_address_that_a_link_may_open(town, contact):
    config = town / "site_config.yml"
    text = re.sub(r"^ +contact:.*\n", "", config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    config.write_text(f"{text}      contact: '{contact}'\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="contact"):
        press.settings(config)


@pytest.mark.parametrize(
    "tiles",
    [
        '{url: "http://tiles.example.org/{z}/{x}/{y}.png", attribution: A}',
        '{url: "https://{s}.example.org/{z}/{x}/{y}.png", attribution: A}',
        '{url: "https://tiles.example.org; script-src */{z}/{x}/{y}", attribution: A}',
        '{url: "https://tiles/{z}/{x}/{y}", attribution: A}',
        '{url: "https://tiles.example.org/{z}/{x}.png", attribution: A}',
        '{url: "https://tiles.example.org/{z}/{x}/{y}/{key}.png", attribution: A}',
        '{url: "https://tiles.example.org/{z}/{x}/{y}.png"}',
        '{url: "https://tiles.example.org/{z}/{x}/{y}.png", attribution: A, key: B}',
    ],
)
def test_streets_that_no_page_could_load_safely_are_refused(town, tiles):
    config = town / "site_config.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}      map_tiles: {tiles}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="map_tiles"):
        press.settings(config)


@pytest.mark.parametrize(
    "said",
    [
        "{publisher_code: c_f205}",
        "{publisher_id: 01704670155}",
        "{publisher_id: [c_f205]}",
        "{area: https://example.org/area}",
        "{issued: ieri}",
        "{issued: 20}",
        "{contact_name: {a: b}}",
    ],
)
def test_what_nobody_asks_of_the_open_data_is_refused(town, said):
    rewritten(town, said)
    with pytest.raises(ConfigurationError, match="open_data"):
        press.settings(town / "site_config.yml")


def test_what_catalogues_of_open_data_ask_is_read(town):
    rewritten(town, '{publisher_id: " 01704670155 ", area: [https://example.org/area], issued: 2026-09-01}')
    ours = press.settings(town / "site_config.yml").open_data
    assert (ours.publisher_id, ours.area, ours.issued) == (
        "01704670155",
        ("https://example.org/area",),
        date(2026, 9, 1),
    )
    assert press.settings(TOWN / "site_config.yml").open_data.rights_holder == "Unione dei comuni della valle"


def rewritten(town, said):
    """The town's settings with other words for catalogues of open data."""
    config = town / "site_config.yml"
    text = re.sub(r"^ +open_data:\n(?: {8}.*\n)+", "", config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    config.write_text(f"{text}      open_data: {said}\n", encoding="utf-8")


def test_a_wrong_code_stops_a_build_with_a_sentence_and_leaves_the_site(town):
    rewritten(town, "{publisher_id: c_milano}")
    result = build(town)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "open_data.publisher_id" in result.stdout + result.stderr
    assert not (town / "site").exists()


def test_a_provider_of_streets_is_read_with_its_origin(town):
    config = town / "site_config.yml"
    said = '{url: "https://tiles.example.org:8443/a/{z}/{x}/{y}.png?k=1", attribution: A}'
    config.write_text(f"{config.read_text(encoding='utf-8')}      map_tiles: {said}\n", encoding="utf-8")
    tiles = press.settings(config).map_tiles
    assert tiles.origin == "https://tiles.example.org:8443"
    assert tiles.attribution == "A"
    assert press.settings(TOWN / "site_config.yml").map_tiles is None


def test_mkdocs_is_stopped_by_a_broken_record_too(few):
    build(few)
    good = digest(few / "site")
    (next((few / "catalogue" / "services").glob("*.yml"))).write_text("name: [")
    result = mkdocs(few)
    assert result.returncode != 0
    # MkDocs says an Abort on its standard output.
    assert "catalogue/services/" in result.stdout
    assert "Traceback" not in result.stderr
    assert digest(few / "site") == good


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def fetched(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def wait_for(url, holds, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = fetched(url)
        if text and holds(text):
            return text
        time.sleep(0.2)
    pytest.fail(f"{url} never came to it: {fetched(url)[:500]}")


@pytest.fixture(params=["build.py", "mkdocs"])
def served(request, few):
    """A city being served, by our command and by MkDocs' own."""
    port = free_port()
    config = ["--config" if request.param == "build.py" else "-f", few / "site_config.yml"]
    command = {
        "build.py": [ROOT / "build.py", "serve", *config, "--address", f"127.0.0.1:{port}"],
        "mkdocs": ["-m", "mkdocs", "serve", *config, "--dev-addr", f"127.0.0.1:{port}"],
    }[request.param]
    process = subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        start_new_session=True,
        # A shell starts what it sends to the background deaf to Ctrl+C, and so is all that such a test run starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - nothing else is done there
    )
    # MkDocs serves below the path of the city's address, ours at the root.
    path = re.search(r"^site_url: .*//[^/]+/(.*?)\W*$", (few / "site_config.yml").read_text(), re.MULTILINE)[1]
    yield f"http://127.0.0.1:{port}/" + (f"{path}/" if path and request.param == "mkdocs" else "")
    os.killpg(process.pid, signal.SIGINT)
    process.wait(timeout=20)


def test_serving_shows_findings_in_the_browser_and_recovers(served, few):
    record = next((few / "catalogue" / "services").glob("*.yml"))
    page = f"{served}services/{record.stem}/"
    wait_for(page, lambda text: "data-record" in text)
    good = record.read_text(encoding="utf-8")
    record.write_text(good + "nobody: knows\n", encoding="utf-8")
    text = wait_for(page, lambda text: "data-record" not in text)
    assert record.name in text
    assert "livereload" in text
    record.write_text(good, encoding="utf-8")
    wait_for(page, lambda text: "data-record" in text)


@pytest.mark.parametrize("address", ["../data", "/data", "data/", "Data", "https://example.org", "a b"])
def test_an_address_that_no_page_can_have_had_is_told_at_the_page(town, address):
    page = town / "docs" / "it" / "chi-siamo.md"
    page.write_text(f"---\nwas: ['{address}']\n---\n{page.read_text(encoding='utf-8')}", encoding="utf-8")
    config = city.configuration(town / "site_config.yml")
    with pytest.raises(press.Broken) as told:
        plugin.press(config, city.settings_of(config), town / "nowhere")
    assert [(one.file, one.field, one.found) for one in told.value.findings] == [
        ("docs/it/chi-siamo.md", "was", address)
    ]
