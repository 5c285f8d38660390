"""The API: static JSON of every record, lists of a hundred, vocabularies; a context that makes all of it RDF; OpenAPI."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import BinaryIO

from crocevia.api import addresses, context, entry, lists, openapi, vocabularies
from crocevia.api.records import Records, card
from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.kinds import Kind
from crocevia.language import Message, say
from crocevia.model import Ref
from crocevia.typed import encoded
from crocevia.vocabularies import Vocabulary

JSON = "application/json"
_LD = "https://www.w3.org/TR/json-ld11/"
_ENTRY = Data(say("For who writes an app: where to begin, what there is and how fresh it is."), _LD)
_DESCRIPTION = Data(
    say("For who writes an app: every document of the API described."), "https://spec.openapis.org/oas/v3.1.0"
)
_MEANINGS = Data(say("For programs that read linked data: what every name in the API means."), _LD)
_WORDS = Data(say("For programs: codes with their labels in every language and what people say for them."), _LD)


def outputs(edition: Edition) -> Iterator[Described]:
    """The entry, the context, the description; for each kind its records and its list; vocabularies, and lists by their codes."""
    yield _document(addresses.INDEX, say("API: entry"), lambda: entry.document(edition), _ENTRY)
    yield _document(
        addresses.DESCRIPTION, say("API: OpenAPI description"), lambda: openapi.document(edition), _DESCRIPTION
    )
    title = say("API: JSON-LD context")
    content = partial(context.document, edition)
    yield Output(addresses.CONTEXT, "application/ld+json", title, partial(_put, content=content), data=_MEANINGS)
    for kind in edition.catalogue.kinds.values():
        yield from _kind(edition, kind)
    for vocabulary in edition.catalogue.vocabularies.values():
        title = say("API: {kind}", kind=vocabulary.title)
        write = partial(_vocabulary, edition, vocabulary)
        path = addresses.vocabulary(vocabulary.name)
        yield Output(path, JSON, title, write, vocabulary.name, data=_WORDS)
    for vocabulary, codes in addresses.listed(edition):
        yield _by_term(edition, vocabulary, codes)


def _document(path: str, title: Message, content: Callable[[], object], data: Data) -> Output:
    return Output(path, JSON, title, partial(_put, content=content), data=data)


def _put(file: BinaryIO, content: Callable[[], object]) -> None:
    file.write(encoded(content()))


def _kind(edition: Edition, kind: Kind) -> Iterator[Family]:
    """Every record, and the list that leads to all of them."""
    made = cache(lambda: Records(edition, kind))
    records = edition.catalogue.records[kind.name]

    def record(file: BinaryIO, id: str) -> None:
        file.write(encoded(made().document(records[id])))

    def page(file: BinaryIO, member: str) -> None:
        listed = edition.catalogue.of(kind.name)
        number, path = int(member), partial(addresses.kind_page, kind.name)
        head = lists.envelope(edition, path, number, len(listed), kind.title.in_(edition.settings.source))
        lists.write(file, head, map(made().values, lists.cut(listed, number)))

    title = say("API: {kind}, a document each", kind=kind.title)
    yield Family(addresses.record(Ref(kind.name, "{}")), JSON, title, tuple(records), record, kind.name)
    numbers = tuple(str(one) for one in range(1, addresses.pages(len(records)) + 1))
    about = say("For programs: a hundred records a page, each page leads to the next; values have their types.")
    data = Data(about, _LD, addresses.kind_page(kind.name, 1))
    title = say("API: {kind}", kind=kind.title)
    yield Family(addresses.kind_page(kind.name, "{}"), JSON, title, numbers, page, kind.name, data=data)


def _vocabulary(edition: Edition, vocabulary: Vocabulary, file: BinaryIO) -> None:
    lists.write(file, vocabularies.head(edition, vocabulary), vocabularies.terms(edition, vocabulary), "terms")


def _by_term(edition: Edition, vocabulary: Vocabulary, codes: Sequence[tuple[str, int]]) -> Family:
    """The lists of what carries a code. No open data of their own: all that they hold stands in the lists of kinds."""
    counted = dict(codes)

    def page(file: BinaryIO, member: str) -> None:
        code, _, number = member.partition("/page/")
        found = edition.catalogue.under(vocabulary.name, code)
        path = partial(addresses.term_page, vocabulary.name, code)
        title = vocabulary.terms[code].label.in_(edition.settings.source)
        head = lists.envelope(edition, path, int(number), counted[code], title)
        lists.write(file, head, (card(edition, one) for one in lists.cut(found, int(number))))

    members = tuple(f"{code}/page/{number}" for code, count in codes for number in range(1, addresses.pages(count) + 1))
    title = say("API: {kind}, a list each", kind=vocabulary.title)
    return Family(f"{addresses.ROOT}/{vocabulary.name}/{{}}.json", JSON, title, members, page)
