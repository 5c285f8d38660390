"""Contacts: of every record that somebody can be reached by, a card for a telephone's address book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from crocevia.brief import Briefs
from crocevia.edition import Edition, Family
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.vcard import offered, vcard

VCARD = "text/vcard"


def outputs(edition: Edition) -> Iterator[Family]:
    """In each language, a card for each record of a kind."""
    source = Briefs(edition, edition.settings.source)
    for kind in edition.catalogue.kinds.values():
        members = tuple(one.id for one in edition.catalogue.records[kind.name].values() if offered(source.view, one))
        if members:
            for language in edition.settings.languages:
                yield _family(source if language == source.language else Briefs(edition, language), kind, members)


def _family(briefs: Briefs, kind: Kind, members: tuple[str, ...]) -> Family:
    records = briefs.edition.catalogue.records[kind.name]

    def write(file: BinaryIO, id: str) -> None:
        file.write(vcard(briefs, records[id]))

    path = f"{briefs.view.prefix}contact/{kind.name}/{{}}.vcf"
    return Family(path, VCARD, say("{kind}, for the address book", kind=kind.title), members, write)
