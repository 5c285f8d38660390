"""A feed for people as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from crocevia.feeds.feed import Feed
from crocevia.feeds.plain import moment
from crocevia.feeds.story import Story
from crocevia.html.subscribed import JSON

VERSION = "https://jsonfeed.org/version/1.1"
STANDARD = "https://www.jsonfeed.org/version/1.1/"


class Writer:
    """Writes feeds of one language; the text of an entry is made once."""

    def __init__(self) -> None:
        self._items: dict[Story, bytes] = {}

    def write(self, feed: Feed, file: BinaryIO) -> None:
        """A whole file, the newest entry first, an entry a line."""
        file.write(json.dumps(_head(feed), ensure_ascii=False, indent=1)[:-2].encode() + b',\n "items": [')
        for number, story in enumerate(feed.stories):
            if story not in self._items:
                item = json.dumps(_item(story), ensure_ascii=False, separators=(",", ":"))
                self._items[story] = item.encode()
            file.write(b",\n  " if number else b"\n  ")
            file.write(self._items[story])
        file.write(b"\n ]\n}\n")


def _head(feed: Feed) -> dict[str, Any]:
    absolute = feed.edition.absolute
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address(feed.language, JSON),
        "description": feed.about,
        "icon": absolute("assets/icon-512.png"),
        "favicon": absolute("assets/icon-192.png"),
        "authors": [{"name": feed.author, "url": absolute("")}],
        "language": feed.language,
    }


def _item(story: Story) -> dict[str, Any]:
    news = story.news
    said = {
        "id": story.id,
        "url": story.url,
        "title": story.title,
        "content_html": story.html,
        "summary": story.summary,
        "date_published": moment(news.at),
        "date_modified": moment(news.updated),
        "tags": list(dict.fromkeys(one.words for one in story.labels)),
    }
    return {name: value for name, value in said.items() if value}
