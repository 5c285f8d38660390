"""The Open Referral API: a client of HSDS 3.1 finds what it asks for, on hosts that do nothing but serve files."""

import functools
import http.server
import json
import threading
import urllib.request
from contextlib import contextmanager

import pytest
from openapi_spec_validator import validate

from crocevia.channels import openreferral as channel
from crocevia.hsds import LISTS
from tests.editions import CITIES, edition
from tests.hsds.schemas import wrong
from tests.outputs import files

ROOT = "api/openreferral"
MANY = 500
SINGULAR = {"taxonomies": "taxonomy"}


@functools.cache
def found(name):
    return {path.removeprefix(f"{ROOT}/"): data for path, data in files(channel, edition(name)).items()}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Python's own file server: what it does, every host does. It reads no parameter and knows no JSON without an extension."""

    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{ROOT}"
        server.shutdown()


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """The town's API behind a plain file server."""
    folder = tmp_path_factory.mktemp("site")
    for path, data in found("town").items():
        file = folder / ROOT / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    with served(folder) as address:
        yield address


def get(address):
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def client(base, name):
    """A usual client: page after page until the last, then each document."""
    number, documents = 0, []
    while True:
        number += 1
        page = get(f"{base}/{name}?page={number}&per_page=50")
        assert page["page_number"] == number
        documents += [get(f"{base}/{name}/{one['id']}") for one in page["contents"]]
        if page["last_page"]:
            assert len(documents) == page["total_items"]
            return documents


@pytest.mark.parametrize("name", LISTS)
def test_a_client_gets_every_document_once(base, name):
    documents = client(base, name)
    assert documents
    assert len({one["id"] for one in documents}) == len(documents)


def test_the_root_says_which_version_it_is_and_what_cannot_be_asked(base):
    entry = get(f"{base}/")
    assert entry["version"] == "3.1"
    assert get(f"{base}/openapi.json")["openapi"] == "3.1.0"
    assert len(entry["limits"]) == 3


@pytest.mark.parametrize("city", CITIES)
def test_documents_are_hsds(city):
    documents = [path for path in found(city) if path.count("/") == 1 and path.partition("/")[0] in LISTS]
    # tests/hsds/ holds all of them against their schemas; here it is that they are what they are called.
    for path in documents[:: 1 if len(documents) < MANY else 20]:
        name, _, id = path.partition("/")
        data = found(city)[path]
        if id != "index.html":
            assert wrong(SINGULAR.get(name, name.removesuffix("s")), json.loads(data)) == [], path


@pytest.mark.parametrize("city", [*CITIES, "hostile"])
@pytest.mark.parametrize("name", LISTS)
def test_pages_beside_the_whole_list_have_all_of_it(city, name):
    content = {path: json.loads(data) for path, data in found(city).items() if path.startswith(f"{name}/")}
    whole = content[f"{name}/index.html"]
    pages = [
        content[f"{name}/page/{number + 1}.json"] for number in range(content[f"{name}/page/1.json"]["total_pages"])
    ]
    assert [one for page in pages for one in page["contents"]] == whole["contents"]
    assert [page["last_page"] for page in pages] == [False] * (len(pages) - 1) + [True]
    assert [page["first_page"] for page in pages] == [True] + [False] * (len(pages) - 1)
    assert {page["total_items"] for page in (*pages, whole)} == {len(whole["contents"])}
    assert all(page["size"] == len(page["contents"]) for page in (*pages, whole))
    assert whole["total_pages"] == 1


def test_nothing_is_an_element_for_a_host_that_calls_it_html():
    texts = found("hostile")
    assert b"\\u003cscript" in b"".join(texts.values())
    assert not [path for path, data in texts.items() if b"<" in data or b"&" in data]


@pytest.mark.parametrize("city", CITIES)
def test_the_description_is_valid_and_has_a_path_for_every_file(city):
    description = json.loads(found(city)["openapi.json"])
    validate(description)
    assert {path for path in description["paths"] if "{" not in path} == {"/", *(f"/{name}" for name in LISTS)}
