"""What pages run in the browser, and what it says in each language. What only one page says stands in that page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from crocevia.bundles import bundle, licences
from crocevia.edition import Edition, Output
from crocevia.html.times import cldr
from crocevia.language import Message, say

SCRIPT = "text/javascript"
_TITLE = say("What pages run in the browser")
# Each from templates/site/<name>.js; tools/bundle.mjs has these, and the workers.
PROGRAMS = ("page", "zone", "kept")

# As the programs call them.
WORDS: dict[str, Message] = {
    "open": say("Open now"),
    "until": say("Open now until %(time)s"),
    "soon": say("Open now, closes soon: at %(time)s"),
    "always": say("Open day and night"),
    "today": say("Opens today at %(time)s"),
    "tomorrow": say("Opens tomorrow at %(time)s"),
    "again": say("Opens again on %(day)s at %(time)s"),
    "meeting": say("Next meeting: %(day)s at %(time)s"),
    "copy": say("The network gives no answer: this is the copy of %(day)s, %(time)s."),
    "copied": say("according to the copy of %(day)s"),
    "retry": say("Try again"),
}
SOURCE_SAYS = {"due": say("according to the last check"), "unverified": say("according to the source")}


def outputs(edition: Edition) -> Iterator[Output]:
    """Each program in each language, and the licences of what others wrote of them."""
    for language in edition.settings.languages:
        said = _said(edition, language)
        for name in PROGRAMS:
            yield _file(f"programs/{language}/{name}.js", SCRIPT, said + bundle(f"site/{name}.js"))
    yield _file("programs/licences.txt", "text/plain", licences())
    if not edition.settings.has("offline"):
        # Phones on which an earlier edition left a worker: this one takes it away.
        yield _file("worker.js", SCRIPT, bundle("site/leave.js"))


def _said(edition: Edition, language: str) -> bytes:
    """A line of JavaScript that leaves `crocevia` to the program (templates/site/here.js)."""
    here: dict[str, Any] = {
        "language": language,
        "source": edition.settings.source,
        "languages": edition.settings.languages,
        "offline": edition.settings.has("offline"),
        "words": {
            "locale": cldr(language).replace("_", "-"),
            "source_says": {state: words.in_(language) for state, words in SOURCE_SAYS.items()},
            **{name: words.in_(language) for name, words in WORDS.items()},
        },
    }
    return f"self.crocevia={json.dumps(here, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _file(path: str, media_type: str, content: bytes) -> Output:
    return Output(path, media_type, _TITLE, partial(_fill, content=content))


def _fill(file: BinaryIO, content: bytes) -> None:
    file.write(content)
