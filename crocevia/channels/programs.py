"""What pages run in the browser, with what it says in each language; what only one page says stands in that page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from crocevia.bundles import bundle, licences
from crocevia.edition import Edition, Output
from crocevia.html.view import View
from crocevia.language import say

SCRIPT = "text/javascript"
_TITLE = say("What pages run in the browser")
# Each from templates/site/<name>.js; tools/bundle.mjs has these, and the workers.
PROGRAMS = ("page", "list", "zone", "phone")
MAP = "map"
FORM = "form"
VOICE = "voice"
# The page that makes the snippet for other sites.
SNIPPET = "snippet"


def outputs(edition: Edition) -> Iterator[Output]:
    """Each program in each language, the look of the map, and the licences of what others wrote of them."""
    for language in edition.settings.languages:
        view = View(edition, language)
        said = _said(view)
        has = {
            MAP: view.atlas,
            FORM: edition.settings.has("forms"),
            VOICE: edition.settings.has("voice"),
            SNIPPET: edition.settings.has("widget"),
        }
        also = [name for name, there in has.items() if there]
        for name in (*PROGRAMS, *also):
            yield _file(f"programs/{language}/{name}.js", SCRIPT, said + bundle(f"site/{name}.js"))
    if view.atlas:
        yield _file(f"programs/{MAP}.css", "text/css", bundle(f"site/{MAP}.css"))
    if edition.settings.has("forms"):
        yield _file(f"programs/{FORM}.css", "text/css", bundle(f"site/{FORM}.css"))
    yield _file("programs/licences.txt", "text/plain", licences())
    if not edition.settings.has("offline"):
        # Phones on which an earlier edition left a worker: this one takes it away.
        yield _file("worker.js", SCRIPT, bundle("site/leave.js"))


def _said(view: View) -> bytes:
    """A line of JavaScript that leaves `crocevia` to the program (templates/site/here.js)."""
    here = {
        "language": view.language,
        "source": view.source,
        "languages": view.edition.settings.languages,
        "offline": view.edition.settings.has("offline"),
        "guarded": view.guarded_needs,
        "search": view.edition.settings.has("search"),
        "words": {"locale": view.locale, **view.said("clock"), **view.said("page")},
    }
    return f"self.crocevia={json.dumps(here, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _file(path: str, media_type: str, content: bytes) -> Output:
    return Output(path, media_type, _TITLE, partial(_fill, content=content))


def _fill(file: BinaryIO, content: bytes) -> None:
    file.write(content)
