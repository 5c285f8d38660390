"""Where everything of the API stands: paths in the site, and the addresses that name things in its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crocevia.edition import Edition
from crocevia.model import Record, Ref
from crocevia.vocabularies import Vocabulary

ROOT = "api"
INDEX = f"{ROOT}/index.json"
CONTEXT = f"{ROOT}/context.jsonld"
DESCRIPTION = f"{ROOT}/openapi.json"
# How many records a page of a list has.
PER_PAGE = 100


def record(ref: Ref) -> str:
    """The document of a record."""
    return f"{ROOT}/{ref.kind}/{ref.id}.json"


def type_of(kind: str) -> str:
    """What the records of a kind are in JSON-LD: no field has such a name, a kind's own may be a field's too.

    >>> type_of("networks")
    'Networks'
    """
    return kind[:1].upper() + kind[1:]


def kind_page(kind: str, number: int | str) -> str:
    """A page of the list of a kind. No record's document is in its folder, whatever it is called."""
    return f"{ROOT}/{kind}/page/{number}.json"


def term_page(vocabulary: str, code: str, number: int) -> str:
    """A page of the list of what carries a code, or a narrower one."""
    return f"{ROOT}/{vocabulary}/{code}/page/{number}.json"


def vocabulary(name: str) -> str:
    """The document of a vocabulary."""
    return f"{ROOT}/vocabularies/{name}.json"


def page_of(edition: Edition, one: Record) -> str:
    """The address of a record's page: what names the record in all open data."""
    return edition.absolute(edition.record_path(one, edition.settings.source))


def term(edition: Edition, name: str, code: str) -> str:
    """The IRI of a term, whether it has a page or not."""
    return f"{edition.absolute(vocabulary(name))}#{code}"


def pages(count: int) -> int:
    """How many pages a list has; one that is empty has one.

    >>> pages(0), pages(100), pages(101)
    (1, 1, 2)
    """
    return max(1, -(-count // PER_PAGE))


def listed(edition: Edition) -> Iterator[tuple[Vocabulary, Sequence[tuple[str, int]]]]:
    """The vocabularies that have lists: needs, zones, whatever the city gives pages to; their codes with how many records."""
    for one in edition.catalogue.vocabularies.values():
        if one.has_pages:
            counted = [(code, len(edition.catalogue.under(one.name, code))) for code in one.terms]
            yield one, [(code, count) for code, count in counted if count]
