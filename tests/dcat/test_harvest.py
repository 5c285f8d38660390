"""A portal's own client reads the catalogue from its address: ckanext-dcat, the reader of CKAN, which most portals run on.

It is asked in a Python of its own (`.setup/harvest`, or the one that HARVEST_PYTHON names), for CKAN brings 50 packages.
"""

import json
import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.dcat.graphs import files, milan
from tests.editions import edition

ROOT = Path(__file__).parents[2]
CITIES = {"town": lambda: edition("town"), "milan": milan}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


# Two cities, two profiles, three files each are read in two runs of CKAN: in one worker, or each would run its own.
pytestmark = pytest.mark.xdist_group("harvest")


@pytest.fixture(scope="module")
def python():
    """A Python that has CKAN's reader."""
    candidates = (
        os.environ.get("HARVEST_PYTHON", ""),
        str(ROOT / ".setup" / "harvest" / "bin" / "python"),
        sys.executable,
    )
    for one in filter(os.path.exists, candidates):
        if subprocess.run([one, "-c", "import ckan, ckanext.dcat"], capture_output=True, check=False).returncode == 0:
            return one
    pytest.skip("there is no ckanext-dcat: `make test` sets it up")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The catalogues of both cities, each below its name, served as a host serves them."""
    folder = tmp_path_factory.mktemp("sites")
    for city, whole in CITIES.items():
        for path, data in files(whole()).items():
            file = folder / city / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module", params=["euro_dcat_ap_2", "euro_dcat_ap_3"])
def harvested(request, python, address):
    """Path below the site → what arrives."""
    paths = [f"{city}/data/catalogue.{ending}" for city in CITIES for ending in ("rdf", "ttl", "jsonld")]
    addresses = [f"{address}/{path}" for path in paths]
    done = subprocess.run(
        [python, ROOT / "tools" / "harvest.py", *addresses, "--profile", request.param],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return {path: json.loads(done.stdout)[one] for path, one in zip(paths, addresses, strict=True)}


def extras(dataset):
    return {one["key"]: one["value"] for one in dataset["extras"]}


def held(whole):
    """What must arrive: dataset → the addresses of its files."""
    own = set(files(whole))
    tables = {*whole.catalogue.kinds, *whole.catalogue.vocabularies}
    found = {}
    for one in whole.described():
        if one.data and one.path not in own:
            where = one.data.start if "{}" in one.path else one.path
            found.setdefault(one.table if one.table in tables else "All", set()).add(whole.settings.url + where)
    return found


@pytest.mark.parametrize("city", CITIES)
def test_every_dataset_arrives_with_nothing_to_mend(harvested, city):
    whole = CITIES[city]()
    datasets = harvested[f"{city}/data/catalogue.rdf"]
    came = {extras(one)["uri"].rpartition("/")[2]: {file["url"] for file in one["resources"]} for one in datasets}
    assert came == held(whole)
    for one in datasets:
        said = extras(one)
        assert one["title"]
        assert one["notes"]
        # CKAN's own name of the licence, and the Italian list's.
        assert one["license_id"] == {"town": "cc-zero", "milan": "cc-by"}[city]
        assert all("/licences/A" in file["license"] for file in one["resources"])
        assert said["identifier"].endswith(f":{said['uri'].rpartition('/')[2]}")
        assert len(said["modified"]) == len("2026-11-21")
        assert said["frequency"].endswith("/frequency/WEEKLY")
        assert said["theme"].startswith('["http://publications.europa.eu/resource/authority/data-theme/')
        assert said["publisher_name"] == whole.settings.publisher
        assert said["publisher_identifier"] == whole.settings.open_data.publisher_id
        assert said["contact_email"] == whole.settings.open_data.contact_email
        assert all(file["format"].startswith("http://publications.europa.eu/") for file in one["resources"])
        assert all(file["name"] and file["description"] for file in one["resources"])
        assert one["tags"]


@pytest.mark.parametrize("city", CITIES)
def test_all_three_files_bring_the_same(harvested, city):
    told = [
        sorted((one["title"], len(one["resources"]), extras(one)["uri"]) for one in harvested[path])
        for path in harvested
        if path.startswith(f"{city}/")
    ]
    assert told[0] == told[1] == told[2]
