"""The engine itself for forms in the browser: Python, one archive of modules, the rulebook, what is said in each language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from crocevia import carried
from crocevia import meanings as m
from crocevia.bundles import bundle
from crocevia.channels.programs import SCRIPT
from crocevia.edition import Edition, Output
from crocevia.language import say, sentences

FOLDER = "programs/clerk/"
JSON = "application/json"
# What set-up has made (tools/clerk.mjs, tools/bundle.mjs), and how a host should call it.
_MADE = (
    ("clerk.js", "form/clerk.js", SCRIPT),
    ("pyodide.asm.js", "clerk/pyodide.asm.js", SCRIPT),
    ("pyodide.asm.wasm", "clerk/pyodide.asm.wasm", "application/wasm"),
    ("python.zip", "clerk/python.zip", "application/zip"),
    ("licences.txt", "clerk/licences.txt", "text/plain"),
)
# Of more records than these a form does not get the names: then references to them are judged with the pull request.
MOST_IDS = 2_000


def outputs(edition: Edition) -> Iterator[Output]:
    """The same for the forms of all kinds: templates/form/ask.js says how they ask."""
    for name, made, media_type in _MADE:
        yield _file(name, media_type, partial(bundle, made))
    yield _file("rules.json", JSON, partial(_rules, edition))
    for language in edition.settings.languages:
        yield _file(f"{language}.json", JSON, partial(_sentences, language))


def _rules(edition: Edition) -> bytes:
    catalogue = edition.catalogue
    ids = {kind: records.keys() for kind, records in catalogue.records.items()}
    if sum(map(len, ids.values())) > MOST_IDS:
        ids = {}
    if catalogue.withheld:
        # A confidential record has no name here, and who refers to it makes no mistake.
        ids = {kind: known for kind, known in ids.items() if m.CONFIDENTIAL not in catalogue.kinds[kind].by_meaning}
    tables, lists = catalogue.kinds.values(), catalogue.vocabularies.values()
    return carried.packed(tables, lists, ids, catalogue.source).encode()


def _sentences(language: str) -> bytes:
    among = json.loads(bundle("clerk/sentences.json"))
    return json.dumps(sentences(language, among), ensure_ascii=False, separators=(",", ":")).encode()


def _file(name: str, media_type: str, content: Callable[[], bytes]) -> Output:
    title = say("What checks a form in the browser")
    return Output(f"{FOLDER}{name}", media_type, title, partial(_put, content))


def _put(content: Callable[[], bytes], file: BinaryIO) -> None:
    file.write(content())
