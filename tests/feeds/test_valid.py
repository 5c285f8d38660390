"""The feeds of every city are valid in every language, an attacker's too; a page leads to those that are about the same."""

import json
import re
from dataclasses import replace

import pytest

from crocevia.channels import feeds, pages
from crocevia.html import subscribed
from tests.editions import edition
from tests.feeds.pasts import told_of_all
from tests.feeds.rules import atom, json_feed
from tests.hostile.city import PAYLOADS, pieces
from tests.outputs import files, written

READERS = {"atom": atom, "json": json_feed}


# Of the town every one is read below.
@pytest.mark.parametrize("name", ["milan", "hostile"])
def test_every_feed_is_valid_and_says_something(name):
    city = told_of_all(edition(name))
    for number, output in enumerate(feeds.outputs(city)):
        # By turns the first of a family and its last.
        for path, write in output.files(0, 1) if number % 2 else output.files(len(output.paths) - 1):
            read = READERS[path.rpartition(".")[2]](written(write))
            assert read["entries" if path.endswith("atom") else "items"], path


def test_both_forms_say_the_same_in_every_language():
    city = told_of_all(edition("town"))
    made = files(feeds, city)
    for path in [path for path in made if path.endswith(".atom")]:
        one, other = atom(made[path]), json_feed(made[path.replace(".atom", ".json")])
        assert (one.feed.title, one.feed.language) == (other["title"], other["language"])
        assert [entry.id for entry in one.entries] == [item["id"] for item in other["items"]]
        assert [entry.title for entry in one.entries] == [item["title"] for item in other["items"]]
        assert [entry.link for entry in one.entries] == [item["url"] for item in other["items"]]
    named = [
        {item["id"] for item in json.loads(data)["items"]} for path, data in made.items() if path.endswith("all.json")
    ]
    assert len(named) == len(city.settings.languages)
    assert not set.intersection(*named), "an entry of another language is another entry"


def test_what_an_attacker_wrote_is_text_in_every_entry():
    """Every record of the hostile city is told of in some feed: its need's."""
    made = files(feeds, told_of_all(edition("hostile")))
    shown = "\n".join(title for path, data in made.items() if path.endswith(".json") for title in titles(data))
    came = {number for number, said in pieces(shown) if said == " ".join(PAYLOADS[number].split())}
    assert len(came) > len(PAYLOADS) * 0.8


def titles(data):
    return [one["title"] for one in json_feed(data)["items"]]


def test_what_xml_cannot_hold_is_not_written():
    city = told_of_all(edition("town"))
    (record, *_) = city.catalogue
    name = next(field.name for field in record.kind.fields if field.meaning == "https://schema.org/name")
    before, record.values[name] = record.values[name], "A\x00\x0b\ud800\ufffeB <b>&"
    try:
        found = files(feeds, city)["feeds/all.atom"]
    finally:
        record.values[name] = before
    assert "A\ufffd\ufffd\ufffd\ufffdB &lt;b&gt;&amp;".encode() in found
    atom(found)


def test_every_feed_that_a_page_names_is_there():
    city = edition("town")
    there = {path for output in feeds.outputs(city) for path in output.paths}
    named = set()
    for output in pages.outputs(city):
        for path, write in output.files():
            for link in re.findall(
                r'<link rel="alternate" type="[a-z/+]+" title="[^"]+" href="([^"]+)">', written(write).decode()
            ):
                up = link.count("../")
                folder = path.split("/")[:-1]
                named.add("/".join([*folder[: len(folder) - up], link.replace("../", "").removeprefix("./")]))
    assert named == there


def test_a_city_without_the_channel_names_no_feed():
    city = edition("town")
    assert "feed" in subscribed.links(city, "it", "")
    assert not subscribed.links(replace(city, settings=replace(city.settings, channels=("csv",))), "it", "")


def test_a_city_that_has_not_said_its_address_has_no_feed():
    city = replace(edition("town"), settings=replace(edition("town").settings, url=""))
    assert not list(feeds.outputs(city))
    assert not subscribed.links(city, "it", "")
