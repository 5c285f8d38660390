"""For assistants: the Markdown of every record and list beside its page, and `llms.txt`, which says what they must tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from crocevia.assistants.sheets import MARKDOWN, Sheets
from crocevia.edition import Described, Edition, Family, Output
from crocevia.language import say

TYPE = "text/markdown"
TITLE = say("For assistants")


def outputs(edition: Edition) -> Iterator[Described]:
    """In each language: the guide; a file for each record, for each kind and for each term that has records."""
    catalogue = edition.catalogue
    records = (str(record.ref) for record in catalogue)
    terms = (
        f"{vocabulary.name}/{code}"
        for vocabulary in catalogue.vocabularies.values()
        if vocabulary.has_pages
        for code in vocabulary.terms
        if catalogue.under(vocabulary.name, code)
    )
    members = (*catalogue.kinds, *terms, *records)
    for language in edition.settings.languages:
        sheets = Sheets(edition, language)
        prefix = edition.prefix(language)
        yield Output(f"{prefix}llms.txt", TYPE, TITLE, partial(_guide, sheets))
        yield Family(f"{prefix}{{}}/{MARKDOWN}", TYPE, TITLE, members, partial(_page, sheets))


def _guide(sheets: Sheets, file: BinaryIO) -> None:
    file.write(sheets.guide())


def _page(sheets: Sheets, file: BinaryIO, path: str) -> None:
    """The page of a kind, or of a record or a term of it."""
    catalogue = sheets.edition.catalogue
    name, _, code = path.partition("/")
    if not code:
        kind = catalogue.kinds[name]
        file.write(sheets.listing(path, kind.title, kind.description, catalogue.of(name)))
    elif name in catalogue.kinds:
        file.write(sheets.record(catalogue.records[name][code]))
    else:
        term = catalogue.vocabularies[name].terms[code]
        file.write(sheets.listing(path, term.label, term.description, catalogue.under(name, code)))
