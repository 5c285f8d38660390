"""What a feed must be by its own standard, checked by programs that are not the engine's: RELAX NG, feedparser, JSON Schema."""

from collections import Counter
from pathlib import Path

import feedparser
import jsonschema
from lxml import etree

from tests.parsers import Page, strictly

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
# What an entry is made of: nothing that runs or fetches.
ELEMENTS = {"div", "p", "ul", "li", "b", "strong", "br", "span", "a"}
ATTRIBUTES = {("div", "lang"), ("div", "dir"), ("p", "lang"), ("p", "dir"), ("span", "lang"), ("span", "dir")}
ATTRIBUTES |= {("a", "href"), ("a", "dir"), ("a", "lang")}

_TEXT, _URL = {"type": "string", "minLength": 1}, {"type": "string", "format": "uri"}
_MOMENT = {"type": "string", "format": "date-time"}
# https://www.jsonfeed.org/version/1.1/ : "Top-level" and "Items"; names beside those would have to begin with `_` ("Extensions").
JSON_FEED = jsonschema.Draft202012Validator(
    {
        "type": "object",
        "properties": {
            "version": {"const": "https://jsonfeed.org/version/1.1"},
            "title": _TEXT,
            "home_page_url": _URL,
            "feed_url": _URL,
            "description": _TEXT,
            "icon": _URL,
            "favicon": _URL,
            "authors": {
                "type": "array",
                "items": {"type": "object", "properties": {"name": _TEXT, "url": _URL}, "additionalProperties": False},
            },
            "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "id": {"type": "string", "pattern": "^urn:uuid:[0-9a-f-]{36}$"},
                        "url": _URL,
                        "title": _TEXT,
                        "content_html": _TEXT,
                        "summary": _TEXT,
                        "date_published": _MOMENT,
                        "date_modified": _MOMENT,
                        "tags": {"type": "array", "items": _TEXT, "uniqueItems": True, "minItems": 1},
                    },
                    # "id" and either "content_html" or "content_text" must be there; the others are what ours always have.
                    "required": ["id", "url", "title", "content_html", "date_published", "date_modified"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["version", "title", "home_page_url", "feed_url", "language", "items"],
        "additionalProperties": False,
    },
    format_checker=jsonschema.FormatChecker(),
)


def atom(data):
    """An Atom feed as feedparser reads it, checked."""
    root = etree.fromstring(data)
    GRAMMAR.assertValid(root)
    once(one.text for one in root.iter(f"{ATOM}id"))
    for one in (root, *root.iter(f"{ATOM}entry")):
        # RFC 4287, 4.1.1 and 4.1.2: no two alternates with the same type and language.
        found = one.findall(f"{ATOM}link[@rel='alternate']")
        once((link.get("type"), link.get("hreflang")) for link in found)
        assert found
    assert len(root.findall(f"{ATOM}link[@rel='self']")) == 1
    for one in root.iter(f"{ATOM}content"):
        harmless(one.text)
    # RFC 4287, 3.3 and 4.2.15: the feed is as new as its newest entry.
    times = [one.findtext(f"{ATOM}updated") for one in root.iter(f"{ATOM}entry")]
    assert times == sorted(times, reverse=True)
    assert root.findtext(f"{ATOM}updated") == times[0] if times else True
    read = feedparser.parse(data)
    assert not read.bozo, read.bozo_exception
    assert len(read.entries) == len(times)
    return read


def json_feed(data):
    """A JSON Feed, checked."""
    said = strictly(data.decode())
    JSON_FEED.validate(said)
    once(one["id"] for one in said["items"])
    for one in said["items"]:
        harmless(one["content_html"])
        assert one["date_published"] <= one["date_modified"]
    return said


def harmless(content):
    """What an entry says is HTML that closes what it opens, of few elements and attributes, and leads only where links may."""
    page = Page(content.encode())
    assert page.tags <= ELEMENTS, page.tags
    for tag, name, value in page.attributes:
        assert (tag, name) in ATTRIBUTES, (tag, name)
        assert name != "href" or value.startswith(("https://", "tel:", "mailto:")), value


def once(names):
    twice = [name for name, count in Counter(names).items() if count > 1]
    assert not twice, twice
