"""The files that tell of changes: valid for their own standards, the same at every build, full pages for ever."""

import csv
import io
import json
import re
from datetime import datetime
from xml.etree import ElementTree as ET

import feedparser
import frictionless
import jsonschema
import pytest

from crocevia.feeds import pages
from crocevia.history import read
from tests.channels.test_csv import FORMULA, MANGLED
from tests.histories import edition, files
from tests.repositories import git

ATOM, AT, FH = (
    f"{{{name}}}"
    for name in (
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atompub/tombstones/1.0",
        "http://purl.org/syndication/history/1.0",
    )
)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def busy(past):
    """Some of everything that can happen, in eleven changes."""
    past.commit(things__one="called: Una\nrather: [spots/square]\n", things__two="called: Due\n")
    past.commit(things__one="called: Una\nsize: 2\nrather: [spots/square]\n", spots__b="called: B\nsecret: true\n")
    past.commit(
        things__two="called: Due\nstate: closed\nuntil: 2026-01-01\n",
        things__other="called: Altra\nchecked: 2026-01-01\n",
    )
    past.commit("things/one", "spots/b")
    past.commit(
        "things/other", things__new="called: Altra\nchecked: 2026-01-01\n", redirects="things/other: things/new\n"
    )
    past.commit(things__two="called: Due\n")
    return past


def checked_atom(data):
    """What RFC 4287, 5005 and 6721 want of a feed; its root."""
    root = ET.fromstring(data)  # noqa: S314 - our own
    assert root.tag == f"{ATOM}feed"
    names = [root.find(f"{ATOM}id").text, *(one.text for one in root.iterfind(f"{ATOM}entry/{ATOM}id"))]
    names += [one.get("ref") for one in root.iterfind(f"{AT}deleted-entry")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    assert root.find(f"{ATOM}author/{ATOM}name").text
    for one in (root, *root.iterfind(f"{ATOM}entry")):
        assert [len(one.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert MOMENT.fullmatch(one.find(f"{ATOM}updated").text)
        links = one.findall(f"{ATOM}link")
        assert len({(link.get("rel"), link.get("type")) for link in links}) == len(links)
    for one in root.iterfind(f"{AT}deleted-entry"):
        assert MOMENT.fullmatch(one.get("when"))
    said = feedparser.parse(data)
    assert not said.bozo, said.bozo_exception
    assert len(said.entries) == len(root.findall(f"{ATOM}entry"))
    return root


def test_every_page_is_what_its_schema_says(busy, monkeypatch):
    monkeypatch.setattr(pages, "SIZE", 4)
    said = files(edition(busy.city))
    schema = json.loads(said["data/changes.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    names = [path for path in said if re.fullmatch(r"data/changes(/\d+)?\.json", path)]
    assert len(names) == 4
    for path in names:
        checker.validate(json.loads(said[path]))
    kinds = {one["change"] for path in names for one in json.loads(said[path])["changes"]}
    assert kinds == set(schema["properties"]["changes"]["items"]["properties"]["change"]["enum"])
    with pytest.raises(jsonschema.ValidationError):
        checker.validate({**json.loads(said[names[0]]), "more": 1})


def test_every_page_of_the_feed_is_atom(busy, monkeypatch):
    monkeypatch.setattr(pages, "SIZE", 4)
    said = files(edition(busy.city))
    names = [path for path in said if path.endswith(".atom")]
    assert len(names) == 4
    for path in names:
        root = checked_atom(said[path])
        own = "https://example.org/" + path
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == own
        archived = root.find(f"{FH}archive") is not None
        assert archived == (path != "data/changes.atom") == ("current" in links)
        assert ("prev-archive" in links) == (path != "data/changes/1.atom")


def test_the_feed_has_each_record_once_and_a_tombstone_for_each_that_went(busy):
    root = checked_atom(files(edition(busy.city))["data/changes.atom"])
    titles = {entry.find(f"{ATOM}title").text.partition(":")[0] for entry in root.iterfind(f"{ATOM}entry")}
    assert titles == {"spots/square", "things/two", "things/new"}
    gone = {one.find(f"{AT}comment").text.partition(":")[0]: one for one in root.iterfind(f"{AT}deleted-entry")}
    assert set(gone) == {"things/one", "things/other"}
    to = {name: [link.get("href") for link in one.iterfind(f"{ATOM}link")] for name, one in gone.items()}
    assert to == {
        "things/one": ["https://example.org/spots/square/"],
        "things/other": ["https://example.org/things/new/"],
    }
    two = next(one for one in root.iterfind(f"{ATOM}entry") if "two" in one.find(f"{ATOM}title").text)
    assert {one.get("term") for one in two.iterfind(f"{ATOM}category")} == {"added", "closed", "reopened"}


def test_a_tombstone_names_the_entry_that_was_there_before(past):
    past.commit(things__one="called: Una\n")
    first = checked_atom(files(edition(past.city))["data/changes.atom"])
    (name,) = (
        one.find(f"{ATOM}id").text for one in first.iterfind(f"{ATOM}entry") if "one" in one.find(f"{ATOM}title").text
    )
    past.commit("things/one")
    second = checked_atom(files(edition(past.city))["data/changes.atom"])
    assert [one.get("ref") for one in second.iterfind(f"{AT}deleted-entry")] == [name]


def test_the_same_past_gives_the_same_bytes_wherever_it_was_cloned(busy, tmp_path):
    git(busy.folder, "tag", "v1")
    git(tmp_path, "clone", "--quiet", busy.folder.as_uri(), "elsewhere")
    assert files(edition(type(busy.city)(tmp_path / "elsewhere"))) == files(edition(busy.city))


def test_a_commit_adds_and_a_full_page_stays(busy, monkeypatch):
    monkeypatch.setattr(pages, "SIZE", 4)
    before = files(edition(busy.city))
    busy.commit(things__last="called: Ultima\n")
    after = files(edition(busy.city))
    archived = [path for path in before if re.fullmatch(r"data/changes/\d+\.\w+", path)]
    assert len(archived) == 6
    assert all(after[path] == before[path] for path in archived)
    table, longer = before["data/changes.csv"], after["data/changes.csv"]
    assert longer.startswith(table)
    assert b"things/last" in longer[len(table) :]
    assert json.loads(after["data/changes.json"])["changes"][-1]["record"] == "things/last"


def test_pages_lead_back_to_the_first_and_tell_each_change_once(busy, monkeypatch):
    for size in (1, 2, 5, 12):
        monkeypatch.setattr(pages, "SIZE", size)
        said = {path: json.loads(data) for path, data in files(edition(busy.city)).items() if path.endswith(".json")}
        page, found = said["data/changes.json"], []
        while page:
            found = [*page["changes"], *found]
            page = said[page["previous"].removeprefix("https://example.org/")] if page["previous"] else None
        numbers = [one["sequence"] for one in found]
        assert numbers == sorted(set(numbers))
        assert len(numbers) == len(edition(busy.city).history().changes)


def test_the_table_is_clean_in_its_package_and_a_spreadsheet_changes_no_cell(busy, tmp_path):
    (tmp_path / "files").mkdir()
    for path, data in files(edition(busy.city)).items():
        file = tmp_path / "files" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    report = frictionless.validate(str(tmp_path / "files" / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    resource = frictionless.Package(str(tmp_path / "files" / "data" / "datapackage.json")).get_resource("changes")
    read = resource.read_rows()
    assert len(read) == len(edition(busy.city).history().changes)
    assert isinstance(read[0]["at"], datetime)
    assert any(row["filled"] == ["state", "until"] for row in read)
    text = (tmp_path / "files" / "data" / "changes.csv").read_text("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not FORMULA.match(cell)
            assert not [one for one in MANGLED[1:] if one.fullmatch(cell)]


def test_a_record_counted_of_each_kind_is_a_record_of_today(busy):
    said = json.loads(files(edition(busy.city))["data/changes.json"])
    assert said["records"] == {"things": 2, "spots": 1}
    assert said["complete"]
    assert said["commit"] == git(busy.folder, "rev-parse", "HEAD")


def test_a_city_without_the_channel_asks_git_nothing_and_has_no_such_table(busy, monkeypatch):
    monkeypatch.setattr(read, "Git", lambda _: pytest.fail("Git was asked"))
    said = files(edition(busy.city, channels=("csv", "datapackage")))
    assert "changes" not in [one["name"] for one in json.loads(said["data/datapackage.json"])["resources"]]


def test_the_newest_page_reaches_back_over_a_commit_of_which_nothing_is_told(past, monkeypatch):
    monkeypatch.setattr(pages, "SIZE", 4)
    past.commit(**{f"things__t{number}": "called: T\n" for number in range(9)})
    past.commit(**{f"things__t{number}": "called:   T\n# the same\n" for number in range(9)})
    newest = json.loads(files(edition(past.city))["data/changes.json"])
    assert len(newest["changes"]) >= 4
    assert newest["previous"].endswith("/1.json")
