"""The site without a network: its worker, what a phone keeps of each zone, how it is put on a home screen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from crocevia.bundles import bundle
from crocevia.channels.programs import SCRIPT
from crocevia.edition import Described, Edition, Family, Output
from crocevia.html.kept import Zones
from crocevia.html.page import ROOT
from crocevia.html.view import View
from crocevia.html.words import direction
from crocevia.language import Message, say
from crocevia.settings import Settings

TITLE = say("On this phone")
HTML, JSON, MANIFEST = "text/html", "application/json", "application/manifest+json"
# The band at the top of every page: `--band` of crocevia.css.
THEME, PAPER = "#0b4654", "#ffffff"
# What is shown of an icon where it is cut into any shape is its middle (W3C, Web Application Manifest: a circle of 40 %).
_ICONS = (
    ("192x192", "any", "icon-192.png"),
    ("512x512", "any", "icon-512.png"),
    ("512x512", "maskable", "icon-cut.png"),
)


def outputs(edition: Edition) -> Iterator[Described]:
    """The worker; in each language a manifest and the page "On this phone"; of each zone, what to keep."""
    title = say("What pages run in the browser")
    views = {language: View(edition, language) for language in edition.settings.languages}
    yield Output("worker.js", SCRIPT, title, partial(_put, partial(_worker, edition, views)))
    for view in views.values():
        manifest = say("For the home screen of a telephone")
        yield Output(f"{view.prefix}manifest.webmanifest", MANIFEST, manifest, partial(_put, partial(_manifest, view)))
        yield Output(f"{view.prefix}offline/index.html", HTML, TITLE, partial(_put, partial(_page, view)))
    zones = views[edition.settings.source].kept_zones
    if zones:
        members = tuple(zones.codes())
        about = say("What a telephone keeps of a zone")
        yield Family("offline/{}.json", JSON, about, members, partial(_zone, zones))


def _worker(edition: Edition, views: dict[str, View]) -> bytes:
    """A line that leaves `crocevia` to the worker (templates/site/shelves.js), and the worker."""
    source = edition.settings.source
    here: dict[str, Any] = {
        "edition": edition.today.isoformat(),
        "source": source,
        "languages": edition.settings.languages,
        "guarded": views[source].guarded_needs,
        "words": {language: _words(view) for language, view in views.items()},
    }
    return f"self.crocevia={_encoded(here)};\n".encode() + bundle("site/worker.js")


def _words(view: View) -> dict[str, str]:
    said = view.said("page")
    lost = say("There is no network, and this page is not on this phone.").in_(view.language)
    return {"locale": view.locale, "copy": said["copy"], "retry": said["retry"], "lost": lost}


def _manifest(view: View) -> bytes:
    """W3C, Web Application Manifest. `minimal-ui` leaves a way back, which a telephone may have nowhere else."""
    settings = view.edition.settings
    base = "../" * view.prefix.count("/") or "./"
    icons = [
        {"src": f"{base}assets/{file}", "sizes": sizes, "type": "image/png", "purpose": purpose}
        for sizes, purpose, file in _ICONS
    ]
    vector = {"src": f"{base}assets/crocevia.svg", "sizes": "any", "type": "image/svg+xml"}
    # Each language is put on a home screen for itself: its name there is its own path (which is what browsers took it for before).
    named = {"id": urlsplit(view.edition.absolute(view.prefix)).path} if settings.url else {}
    return _encoded(
        {
            **named,
            "name": settings.name,
            "short_name": settings.name,
            "description": settings.description,
            "lang": view.language,
            "dir": direction(view.language),
            "start_url": "./",
            "scope": base,
            "display": "minimal-ui",
            "theme_color": THEME,
            "background_color": PAPER,
            "icons": [*icons, vector],
            # Of the W3C's list.
            "categories": ["social", "health", "utilities"],
            "shortcuts": [
                {"name": name.in_(view.language), "url": url, "icons": icons[:1]} for name, url in _shortcuts(settings)
            ],
        }
    ).encode()


def _shortcuts(settings: Settings) -> Iterator[tuple[Message, str]]:
    """What a long touch on the site's icon offers. The numbers for an emergency stand on a page that needs no network.

    No `share_target`: what another program shares would come in an address that a server sees, and perhaps keeps.
    """
    yield say("In danger?"), "offline/"
    if settings.has("search"):
        yield say("Search"), "search/"
    if settings.has("programs"):
        yield say("My list"), "list/"


def _page(view: View) -> bytes:
    """What is on this phone; shown in the place of any page that is not, when there is no network."""
    title = TITLE.in_(view.language)
    main = view.env.get_template("offline.html").render(view=view, title=title, base=ROOT)
    return view.frame.fill(replace(view.page("offline/", title, "", main), hidden=True))


def _zone(zones: Zones, file: BinaryIO, code: str) -> None:
    file.write(_encoded({"pages": zones.kept(code).pages}).encode())


def _encoded(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _put(content: Callable[[], bytes], file: BinaryIO) -> None:
    file.write(content())
