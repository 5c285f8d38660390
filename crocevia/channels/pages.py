"""The site's pages in every language: records, kinds, needs and zones, and those written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import BinaryIO

from crocevia.atlas import Atlas
from crocevia.edition import Described, Edition, Family, Output
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.html.order import Group, cut
from crocevia.html.page import FORMS
from crocevia.html.view import View
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.model import Record, Ref
from crocevia.vocabularies import Vocabulary

HTML = "text/html"
# Pages that a city has as soon as it has the channel.
_ALONE = {
    "search": "search/",
    "programs": "list/",
    "coverage": "coverage/",
    "quality": "quality/",
    "takeaways": "print/",
    "widget": "widget/",
}


def outputs(edition: Edition) -> Iterator[Described]:
    """In each language: every kind and vocabulary, the page that searches, the map, the list that one keeps, written pages."""
    _check_helplines(edition)
    for language in edition.settings.languages:
        view = View(edition, language)
        for kind in edition.catalogue.kinds.values():
            yield _records(view, kind)
            yield _kind_list(view, kind)
        for vocabulary in edition.catalogue.vocabularies.values():
            if vocabulary.has_pages:
                yield _term_index(view, vocabulary)
                yield _term_lists(view, vocabulary)
        if edition.settings.has("search"):
            yield _search(view)
        if view.atlas:
            yield _map(view)
        if edition.settings.has("programs"):
            yield _kept(view)
        yield from _written(view)


def _check_helplines(edition: Edition) -> None:
    """Raise CannotGoOn where the city names a record that is not there: whoever finds nothing would find nobody."""
    findings = [
        Finding(
            edition.settings.config.name, 0, 0, "helplines", Level.ERROR, "setting", ref, say("there is no such record")
        )
        for ref in edition.settings.helplines
        if not edition.catalogue.find(Ref(*ref.partition("/")[::2]))
    ]
    if findings:
        raise CannotGoOn(findings)


def addresses(edition: Edition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every page without its language's prefix, and the languages that have it: what a sitemap lists."""
    catalogue, everywhere = edition.catalogue, edition.settings.languages
    for kind, records in catalogue.records.items():
        yield f"{kind}/", everywhere
        yield from ((f"{kind}/{id}/", everywhere) for id in records)
    for vocabulary in catalogue.vocabularies.values():
        if vocabulary.has_pages:
            yield f"{vocabulary.name}/", everywhere
            shown = (code for code in vocabulary.terms if catalogue.under(vocabulary.name, code))
            yield from ((f"{vocabulary.name}/{code}/", everywhere) for code in shown)
    yield from ((path, everywhere) for channel, path in _ALONE.items() if edition.settings.has(channel))
    if edition.settings.has("map") and Atlas(edition):
        yield "map/", everywhere
    if edition.settings.has("calendars") and catalogue.meeting:
        yield "calendar/", everywhere
    if edition.settings.has("forms"):
        yield from ((f"{FORMS}/{kind}/", everywhere) for kind in catalogue.kinds)
    for path in sorted({path for pressed in edition.pressed.values() for path in pressed.pages}):
        if not path.endswith("404.html"):
            yield path.removesuffix("index.html"), _having(edition, path)


def _having(edition: Edition, path: str) -> tuple[str, ...]:
    return tuple(one for one in edition.settings.languages if path in edition.pressed[one].pages)


def _records(view: View, kind: Kind) -> Family:
    records = view.catalogue.records[kind.name]

    def write(file: BinaryIO, id: str) -> None:
        file.write(view.record(records[id]))

    title = say("{kind}, a page each", kind=kind.title)
    return Family(f"{view.prefix}{kind.name}/{{}}/index.html", HTML, title, tuple(records), write)


def _numbered(count: int, per_page: int) -> tuple[str, ...]:
    """The members of a list's pages: "" for the first, `pages/2/` for the second.

    >>> _numbered(120, 50)
    ('', 'pages/2/', 'pages/3/')
    """
    return ("", *(f"pages/{number}/" for number in range(2, -(-count // per_page) + 1)))


def _number(member: str) -> int:
    return int(member.split("/")[-2]) if member else 1


def _lists(view: View) -> str:
    """All lists of a language show the same cards: one process makes them, once."""
    return f"lists-{view.language}"


def _kind_list(view: View, kind: Kind) -> Family:
    records = view.catalogue.of(kind.name)
    per_page = view.edition.settings.per_page
    members = _numbered(len(records), per_page)
    # Worked out by the first page that is written, for all.
    listed = cache(lambda: [Group("", "", view.ranked(records))])

    def write(file: BinaryIO, member: str) -> None:
        number = _number(member)
        groups = cut(listed(), number, per_page)
        path = f"{kind.name}/{member}"
        file.write(
            view.listing(
                path,
                kind.title,
                kind.description,
                groups,
                (number, len(members)),
                home=f"{kind.name}/",
                count=len(records),
            )
        )

    title = say("{kind}, listed", kind=kind.title)
    return Family(f"{view.prefix}{kind.name}/{{}}index.html", HTML, title, members, write, batch=_lists(view))


def _term_index(view: View, vocabulary: Vocabulary) -> Output:
    path = f"{view.prefix}{vocabulary.name}/index.html"
    return Output(path, HTML, vocabulary.title, partial(_put, content=partial(view.terms, vocabulary)))


def _put(file: BinaryIO, content: Callable[[], bytes]) -> None:
    file.write(content())


def _term_lists(view: View, vocabulary: Vocabulary) -> Family:
    per_page = view.edition.settings.per_page
    found = {code: view.catalogue.under(vocabulary.name, code) for code in vocabulary.terms}
    pages = {code: _numbered(len(records), per_page) for code, records in found.items() if records}
    grouped = cache(lambda code: _grouped(view, vocabulary, found[code]))

    def write(file: BinaryIO, member: str) -> None:
        code, _, rest = member.partition("/")
        term, number = vocabulary.terms[code], _number(rest)
        groups = grouped(code)
        file.write(
            view.listing(
                f"{vocabulary.name}/{member}",
                term.label,
                term.description,
                cut(groups, number, per_page),
                (number, len(pages[code])),
                home=f"{vocabulary.name}/{code}/",
                count=len(found[code]),
                every=groups,
                term=term,
                vocabulary=vocabulary,
            )
        )

    members = tuple(f"{code}/{rest}" for code, numbered in pages.items() for rest in numbered)
    title = say("{kind}, a page each", kind=vocabulary.title)
    return Family(f"{view.prefix}{vocabulary.name}/{{}}index.html", HTML, title, members, write, batch=_lists(view))


def _grouped(view: View, vocabulary: Vocabulary, records: Sequence[Record]) -> list[Group]:
    """A list of what one zone has goes by kind; any other list goes by place, for that is asked next."""
    places = {field.vocabulary for kind in view.catalogue.kinds.values() for field in kind.fields if field.is_area}
    return view.by_kind(records) if vocabulary.name in places else view.by_place(records)


def _search(view: View) -> Output:
    title = say("Search")
    return Output(f"{view.prefix}search/index.html", HTML, title, partial(_put, content=view.search))


def _map(view: View) -> Output:
    return Output(f"{view.prefix}map/index.html", HTML, say("Map"), partial(_put, content=view.map))


def _kept(view: View) -> Output:
    return Output(f"{view.prefix}list/index.html", HTML, say("My list"), partial(_put, content=view.kept))


def _written(view: View) -> Iterator[Output]:
    for path, (shell, title) in view.edition.pressed[view.language].pages.items():
        languages = _having(view.edition, path)
        yield Output(
            view.prefix + path,
            HTML,
            say("{title}", title=title),
            partial(_put, content=partial(view.written, path, shell, title, languages)),
        )
