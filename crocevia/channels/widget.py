"""A list that other sites show in their own pages: its program, the files that it reads, and the page that makes the snippet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import BinaryIO
from urllib.parse import urlsplit

from crocevia.bundles import bundle
from crocevia.edition import Described, Edition, Family, Output
from crocevia.html.page import ROOT, native
from crocevia.html.view import View
from crocevia.language import say
from crocevia.typed import encoded
from crocevia.widget.documents import Documents
from crocevia.widget.lists import MOST, Lists

# Of all languages in one folder: other sites load what is in it, which hosts are told (crocevia/channels/hosting.py).
FOLDER = "widget"
PROGRAM = f"{FOLDER}/crocevia-list.js"
PAGE = f"{FOLDER}/"
HTML, JSON, SCRIPT = "text/html", "application/json", "text/javascript"
TITLE = say("A list for your site")
_READS = say("What the list for other sites reads")


def outputs(edition: Edition) -> Iterator[Described]:
    """The program; in each language the files that it reads and the page."""
    yield Output(PROGRAM, SCRIPT, say("The list for other sites"), partial(_program, edition))
    names = Lists(edition).names()
    for language in edition.settings.languages:
        yield from _files(edition, language, names)
        view = View(edition, language)
        yield Output(f"{view.prefix}{PAGE}index.html", HTML, TITLE, partial(_page, view))


def _program(edition: Edition, file: BinaryIO) -> None:
    """The program knows its languages: the first is the one that it speaks where it knows the reader's not."""
    languages = json.dumps(edition.settings.languages, separators=(",", ":"))
    file.write(f"const LANGUAGES={languages};\n".encode() + bundle(PROGRAM))


def _files(edition: Edition, language: str, names: tuple[str, ...]) -> Iterator[Described]:
    """All of a language in one process, in which every row is made once."""
    made = cache(lambda: Documents(edition, language))
    folder, batch = f"{FOLDER}/{language}", f"widget-{language}"

    def put(content: Callable[[Documents], object], file: BinaryIO) -> None:
        file.write(encoded(content(made())))

    def one(file: BinaryIO, name: str) -> None:
        file.write(encoded(made().list(name)))

    yield Output(f"{folder}/words.json", JSON, _READS, partial(put, Documents.words), batch=batch)
    yield Output(f"{folder}/zones.json", JSON, _READS, partial(put, Documents.zones), batch=batch)
    yield Family(f"{folder}/lists/{{}}.json", JSON, _READS, names, one, batch=batch)


def _page(view: View, file: BinaryIO) -> None:
    """The page that makes the snippet."""
    settings, lists = view.edition.settings, Lists(view.edition)
    title = TITLE.in_(view.language)
    lead = say(
        "For parishes, municipalities, unions: choose what to show, copy the text, paste it into your page."
    ).in_(view.language)
    main = view.env.get_template("widget.html").render(
        view=view,
        title=title,
        lead=lead,
        most=MOST,
        rooms={name: (one, lists.shown(one)) for name, one in (("zone", lists.zones), ("need", lists.needs)) if one},
        languages=[(one, native(one)) for one in settings.languages],
        program=view.edition.absolute(PROGRAM),
        origin="{0.scheme}://{0.netloc}".format(urlsplit(settings.url)) if settings.url else "",
        here=view.edition.absolute(view.prefix),
        base=ROOT,
    )
    file.write(view.frame.fill(view.page(PAGE, title, lead, main)))
