"""Where records and pages were before they had other addresses: a page that leads on, and a table for who keeps names elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.html import leading
from crocevia.html.view import View
from crocevia.language import say
from crocevia.model import Ref

DATA = Data(say("For who keeps the names of records elsewhere: the old name of each, and the one that it has."))


def outputs(edition: Edition) -> Iterator[Described]:
    """In each language a page at every old address; the table is there even when it is empty, so that it can be asked for."""
    title = say("Names that records had")
    yield Output("data/moved.json", "application/json", title, lambda file: _table(edition, file), data=DATA)
    for language in edition.settings.languages:
        view = View(edition, language)
        if edition.catalogue.moved:
            yield _pages(view)
        if edition.pressed[language].was:
            yield _written(view)


def _table(edition: Edition, file: BinaryIO) -> None:
    """Old name → the name that the record has, both as `kind/id`."""
    names = {str(old): str(new) for old, new in sorted(edition.catalogue.moved.items(), key=str)}
    file.write(json.dumps(names, indent=1).encode())


def _pages(view: View) -> Family:
    moved = {str(old): new for old, new in view.catalogue.moved.items()}

    def write(file: BinaryIO, old: str) -> None:
        record = view.catalogue.records[moved[old].kind][moved[old].id]
        file.write(leading.to_record(view, Ref(*old.split("/")), record))

    return Family(f"{view.prefix}{{}}/index.html", "text/html", say("Old addresses"), tuple(moved), write)


def _written(view: View) -> Family:
    """The addresses that pages written by hand had."""
    pressed = view.edition.pressed[view.language]

    def write(file: BinaryIO, old: str) -> None:
        path = pressed.was[old]
        file.write(leading.to_page(view, old, path, pressed.pages[path][1]))

    return Family(f"{view.prefix}{{}}/index.html", "text/html", say("Old addresses"), tuple(pressed.was), write)
