"""Booklets to print, in each language: what a zone has, who answers a need, what happens at a place, who is in a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import BinaryIO

from crocevia.edition import Described, Edition, Family
from crocevia.language import say
from crocevia.paper.booklet import Booklets
from crocevia.paper.shelf import Format, Named, Shelf

PDF = "application/pdf"


def outputs(edition: Edition) -> Iterator[Described]:
    """A family a language: its records are laid out in one process, which makes each entry and each QR code once."""
    shelf = Shelf(edition)
    members = dict(shelf.files())
    for language in edition.settings.languages if members else ():
        yield _family(edition, language, members)


def _family(edition: Edition, language: str, members: Mapping[str, tuple[Named, Format]]) -> Family:
    booklets = cache(lambda: Booklets(edition, language))

    def write(file: BinaryIO, member: str) -> None:
        file.write(booklets().pdf(*members[member]))

    path = f"{edition.prefix(language)}print/{{}}.pdf"
    return Family(path, PDF, say("Booklets to print"), tuple(members), write, batch=f"booklets-{language}")
