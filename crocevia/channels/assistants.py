"""For assistants: the Markdown of every record and list beside its page, and `llms.txt`, which says what they must tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from crocevia.assistants.sheets import MARKDOWN, Sheets
from crocevia.edition import Described, Edition, Family, Output
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.vocabularies import Vocabulary

TYPE = "text/markdown"
TITLE = say("For assistants")


def outputs(edition: Edition) -> Iterator[Described]:
    """In each language: the guide, a file for each record, for each kind and for each term that has records."""
    for language in edition.settings.languages:
        sheets = Sheets(edition, language)
        yield Output(f"{sheets.view.prefix}llms.txt", TYPE, TITLE, partial(_put, sheets.guide))
        for kind in edition.catalogue.kinds.values():
            yield _records(sheets, kind)
            listing = partial(
                sheets.listing, f"{kind.name}/", kind.title, kind.description, edition.catalogue.of(kind.name)
            )
            path = f"{sheets.view.prefix}{kind.name}/{MARKDOWN}"
            yield Output(path, TYPE, say("{kind}, listed", kind=kind.title), partial(_put, listing))
        for vocabulary in edition.catalogue.vocabularies.values():
            if vocabulary.has_pages:
                yield _terms(sheets, vocabulary)


def _records(sheets: Sheets, kind: Kind) -> Family:
    records = sheets.edition.catalogue.records[kind.name]

    def write(file: BinaryIO, id: str) -> None:
        file.write(sheets.record(records[id]))

    path = f"{sheets.view.prefix}{kind.name}/{{}}/{MARKDOWN}"
    return Family(path, TYPE, say("{kind}, for assistants", kind=kind.title), tuple(records), write)


def _terms(sheets: Sheets, vocabulary: Vocabulary) -> Family:
    catalogue = sheets.edition.catalogue

    def write(file: BinaryIO, code: str) -> None:
        term, records = vocabulary.terms[code], catalogue.under(vocabulary.name, code)
        file.write(sheets.listing(f"{vocabulary.name}/{code}/", term.label, term.description, records))

    members = tuple(code for code in vocabulary.terms if catalogue.under(vocabulary.name, code))
    path = f"{sheets.view.prefix}{vocabulary.name}/{{}}/{MARKDOWN}"
    return Family(path, TYPE, say("{kind}, for assistants", kind=vocabulary.title), members, write)


def _put(content: Callable[[], bytes], file: BinaryIO) -> None:
    file.write(content())
