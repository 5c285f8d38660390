"""Where records were before they had other names: a page that leads on, and a table for who keeps their names elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from crocevia.edition import Described, Edition, Family, Output
from crocevia.html.view import View
from crocevia.language import say
from crocevia.model import Ref


def outputs(edition: Edition) -> Iterator[Described]:
    """In each language a page at every old address; the table is there even when it is empty, so that it can be asked for."""
    yield Output(
        "data/moved.json", "application/json", say("Names that records had"), lambda file: _table(edition, file)
    )
    if edition.catalogue.moved:
        yield from (_pages(View(edition, language)) for language in edition.settings.languages)


def _table(edition: Edition, file: BinaryIO) -> None:
    """Old name → the name that the record has, both as `kind/id`."""
    names = {str(old): str(new) for old, new in sorted(edition.catalogue.moved.items(), key=str)}
    file.write(json.dumps(names, indent=1).encode())


def _pages(view: View) -> Family:
    moved = {str(old): new for old, new in view.catalogue.moved.items()}

    def write(file: BinaryIO, old: str) -> None:
        record = view.catalogue.records[moved[old].kind][moved[old].id]
        file.write(view.moved(Ref(*old.split("/")), record))

    return Family(f"{view.prefix}{{}}/index.html", "text/html", say("Old addresses"), tuple(moved), write)
