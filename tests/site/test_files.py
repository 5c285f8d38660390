"""The built site as files: every link leads somewhere, every record has its page, nothing comes from elsewhere."""

import gzip
import json
import os
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from lxml import etree

from tests.site.pages import PREFIXES, ROOT

# One worker, which reads each of thousands of pages once.
pytestmark = pytest.mark.xdist_group("files")

KINDS = [path.stem for path in (ROOT / "catalogue" / "schemas").glob("[!_]*.yml")]
URL = "https://crocevia.example.org/"
# Pages that run more than all others.
OWN_PROGRAMS = {"list": "list", "map": "map", "offline": "phone", "widget": "snippet"}


class Read:
    """What a page links to, loads and says of itself: it hears lxml's parser, several times as fast as Python's own."""

    def __init__(self):
        self.links, self.loads, self.ids, self.articles, self.lang, self.dir = [], [], set(), [], "", ""
        self.alternates, self.canonical, self.jsonld, self._in_jsonld = {}, "", [], False

    def start(self, tag, attributes):
        self.ids.add(attributes.get("id"))
        if tag == "html":
            self.lang, self.dir = attributes["lang"], attributes["dir"]
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag in {"script", "img", "iframe", "source", "video", "audio"} and "src" in attributes:
            self.loads.append(attributes["src"])
        if tag == "link":
            self._link(attributes)
        if tag == "article":
            self.articles.append(dict(attributes))
        self._in_jsonld = tag == "script" and attributes.get("type") == "application/ld+json"

    def _link(self, attributes):
        if attributes["rel"] == "canonical":
            self.canonical = attributes["href"]
        elif attributes["rel"] == "alternate" and "type" in attributes:
            # The same in another format.
            self.links.append(attributes["href"])
        elif attributes["rel"] == "alternate":
            # A feed is of the page's own language.
            self.alternates |= {attributes["hreflang"]: attributes["href"]} if "hreflang" in attributes else {}
        else:
            self.loads.append(attributes["href"])

    def data(self, data):
        if self._in_jsonld:
            self.jsonld.append(data)

    def close(self):
        return self


@cache
def read(path):
    return etree.fromstring(path.read_bytes(), etree.HTMLParser(target=Read(), encoding="utf-8"))


def pages(site):
    # Folders of the API answer with a file of that name; what is in it is JSON.
    return sorted(page for page in site.rglob("*.html") if site / "api" not in page.parents)


def target(site, folder, href):
    """The file that a link leads to, as text: there are hundreds of thousands of links."""
    path = unquote(urlsplit(href).path)
    found = f"{site}{path}" if path.startswith("/") else f"{folder}/{path}"
    return os.path.normpath(f"{found}index.html" if path.endswith("/") else found)


def test_every_internal_link_leads_to_a_page_and_to_a_place_in_it(site):
    broken = set()
    files = {str(path) for path in site.rglob("*") if path.is_file()}
    for page in pages(site):
        for href in set(read(page).links + read(page).loads):
            parts = urlsplit(href)
            if parts.scheme:
                continue
            leads_to = target(site, page.parent, href) if parts.path else str(page)
            if leads_to not in files or (
                parts.fragment and leads_to.endswith(".html") and parts.fragment not in read(Path(leads_to)).ids
            ):
                broken.add((page.relative_to(site).as_posix(), href))
    assert not broken


def test_a_page_loads_nothing_from_elsewhere(site):
    assert not {load for page in pages(site) for load in read(page).loads if urlsplit(load).netloc}
    for sheet in (site / "assets").rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", sheet.read_text(encoding="utf-8"))


def test_a_page_loads_the_program_of_all_pages_and_the_search_only_where_it_searches(site):
    """All others fetch the search when its box is touched; the one that searches has lists for whoever has no script."""
    searching = {site / prefix / "search" / "index.html" for prefix in PREFIXES.values()}
    for page in pages(site):
        found = read(page)
        own = {f"programs/{found.lang}/page.js"} | ({f"search/{found.lang}/main.js"} if page in searching else set())
        if page.parent.parent.name == "partecipa":
            own.add(f"programs/{found.lang}/form.js")
        elif "voce" in page.relative_to(site).parts:
            own.add(f"programs/{found.lang}/voice.js")
        elif page.parent.name in OWN_PROGRAMS:
            own.add(f"programs/{found.lang}/{OWN_PROGRAMS[page.parent.name]}.js")
        assert {load.lstrip("./") for load in found.loads if load.endswith(".js")} == own, page
    for page in searching:
        assert any(href.endswith("needs/food/") for href in read(page).links)
        assert any(href.endswith("zones/milano/") for href in read(page).links)


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_its_page_in_every_language(site, kind):
    for source in (ROOT / "catalogue" / kind).glob("*.yml"):
        record = yaml.load(source.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - every value as text: it makes no objects
        for language, prefix in PREFIXES.items():
            page = site / f"{prefix}{kind}" / source.stem / "index.html"
            if record.get("confidential") == "true":
                assert not page.exists()
                continue
            found = read(page)
            assert (found.lang, found.dir) == (language, "rtl" if language == "ar" else "ltr")
            assert [one["data-record"] for one in found.articles] == [f"{kind}/{source.stem}"]
            assert [one["data-verification"] for one in found.articles] == ["unverified"]
            assert found.canonical == f"{URL}{prefix}{kind}/{source.stem}/"
            there = {one: f"{URL}{other}{kind}/{source.stem}/" for one, other in PREFIXES.items()}
            assert found.alternates == {**there, "x-default": there["it"]}
            assert json.loads("".join(found.jsonld))["@id"] == f"{URL}{kind}/{source.stem}/"


def test_a_confidential_place_is_nowhere_in_the_site(site):
    secrets = []
    for source in (ROOT / "catalogue" / "places").glob("*.yml"):
        record = yaml.load(source.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - every value as text: it makes no objects
        if record.get("confidential") == "true":
            secrets += [source.stem.encode(), record["name"].encode()]
    assert secrets
    for path in site.rglob("*"):
        assert not any(secret.decode() in path.name for secret in secrets)
        if path.is_file():
            content = path.read_bytes()
            assert not any(secret in content for secret in secrets), path


def test_the_sitemap_has_every_page_but_those_for_what_is_not_there(site):
    index = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 - the site's own file
    parts = [location.text.removeprefix(URL) for location in index.findall(".//{*}loc")]
    listed = {
        location.text.removeprefix(URL)
        for part in parts
        for location in ET.fromstring((site / part).read_bytes()).findall(".//{*}loc")  # noqa: S314 - as above
    }
    there = {page.relative_to(site).as_posix().removesuffix("index.html") for page in pages(site)}
    # The texts to read aloud say again what the records' pages say.
    unlisted = {path for path in there - listed if "/pages/" not in path and "voce" not in path.split("/")}
    # Neither what is found without being looked for, nor addresses that pages had.
    hidden = ("404.html", "offline/", "data/", "take-part/")
    assert unlisted == {f"{prefix}{page}" for prefix in PREFIXES.values() for page in hidden}
    assert not listed - there


def test_an_address_that_a_written_page_had_leads_on_in_every_language(site):
    for prefix in PREFIXES.values():
        for old, new in (("data", "dati"), ("take-part", "partecipa")):
            page = (site / prefix / old / "index.html").read_text(encoding="utf-8")
            assert f'<meta http-equiv="refresh" content="0; url=../{new}/">' in page
            assert read(site / prefix / old / "index.html").canonical == f"{URL}{prefix}{new}/"


def test_a_record_page_is_light(site):
    folders = [site / prefix / kind for prefix in PREFIXES.values() for kind in KINDS]
    heaviest = max(len(gzip.compress(page.read_bytes())) for folder in folders for page in folder.rglob("*.html"))
    assert heaviest <= 8_192


def test_what_a_newcomer_looks_for_is_there_in_every_language(site):
    """A free meal, a Job Club, an inclusive company, the union that hosts a mutual-aid group."""
    for prefix in PREFIXES.values():
        needs = site / prefix / "needs"
        food = read(needs / "food" / "index.html").links
        assert any("pane-quotidiano-viale-monza" in href for href in food)
        work = read(needs / "work" / "index.html").links
        assert any("job-club-milano" in href for href in work)
        members = read(site / f"{prefix}networks/albo-aziende-inclusive-bologna/index.html").links
        assert any("leroy-merlin" in href for href in members)
        assert not any("/ikea" in href for href in members), "the board is not the register"
        union = read(site / f"{prefix}associations/cgil-milano/index.html").links
        assert any("ama-lavoro-camera-del-lavoro-di-milano" in href for href in union)
