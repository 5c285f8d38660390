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
# Each from templates/site/<name>.js; tools/bundle.mjs has the same list.
PROGRAMS = ("page", "list")

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
    "keep": say("Keep"),
    "keep_it": say("Keep: %(name)s"),
    "kept": say("Kept. In my list: %(count)s"),
    "let_go": say("Taken away. In my list: %(count)s"),
    "full": say("The list is full: %(count)s records. Take some away first."),
    "refused": say("Nothing was kept: this browser does not allow it, or it has no room left."),
    "seen": say("Whoever uses this browser can see what you keep."),
}
SOURCE_SAYS = {"due": say("according to the last check"), "unverified": say("according to the source")}


def outputs(edition: Edition) -> Iterator[Output]:
    """Each program in each language, and the licences of what others wrote of them."""
    for language in edition.settings.languages:
        said = _said(edition, language)
        for name in PROGRAMS:
            yield _file(f"programs/{language}/{name}.js", SCRIPT, said + bundle(f"site/{name}.js"))
    yield _file("programs/licences.txt", "text/plain", licences())


def _said(edition: Edition, language: str) -> bytes:
    """A line of JavaScript that leaves `crocevia` to the program (templates/site/here.js)."""
    here: dict[str, Any] = {
        "language": language,
        "source": edition.settings.source,
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
