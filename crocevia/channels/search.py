"""The search, in every language: its program, and the index: one file, or shards where there are many records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from crocevia.edition import Described, Edition, Family, Output
from crocevia.language import Message, say
from crocevia.search.bundle import bundle, licences
from crocevia.search.entries import Entries
from crocevia.search.forms import FOREIGN, LETTERS, SINGLE, Facts, Form, encoded

JSON = "application/json"
SCRIPT = "text/javascript"


def outputs(edition: Edition, single: int = SINGLE) -> Iterator[Described]:
    """In each language the program, and one file or a root and what it leads to."""
    entries = Entries(edition)
    facts = Facts(entries)
    for language in edition.settings.languages:
        form = Form(entries, facts, language)
        folder = f"search/{language}"
        yield _code(f"{folder}/main.js", SCRIPT, bundle(language, edition.settings.source))
        if entries.count <= single:
            yield _file(f"{folder}/index.json", say("Search index"), form.single, f"search-{language}")
        else:
            yield from _shards(form, folder)
        others = tuple(map(str, range(FOREIGN)))
        path = f"{folder}/others/{{}}.json"
        yield _family(path, say("Search index"), others, lambda n, form=form: form.others(int(n)), f"search-{language}")
    if entries.count > single:
        yield from _facts(facts)
    yield _code("search/licences.txt", "text/plain", licences())


def _code(path: str, media_type: str, content: bytes) -> Output:
    return Output(path, media_type, say("Search program"), lambda file: _write(file, content))


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)


def _shards(form: Form, folder: str) -> Iterator[Described]:
    batch, title = f"search-{form.language}", say("Search index")
    yield _file(f"{folder}/index.json", title, form.root, batch)
    yield _file(f"{folder}/values.json", title, form.values, batch)
    for name, members, content in (
        ("terms", map(str, range(form.shards)), lambda member: form.shard(int(member))),
        ("lists", map(str, range(form.lists)), lambda member: form.long(int(member))),
        ("letters", LETTERS, form.letter),
        ("cards", map(str, range(form.blocks)), lambda member: form.block(int(member))),
    ):
        yield _family(f"{folder}/{name}/{{}}.json", title, tuple(members), content, batch)


def _facts(facts: Facts) -> Iterator[Described]:
    batch, title = "search", say("Search index")
    facets = facts.entries.facets
    yield _family("search/facets/{}.json", title, tuple(facets), facts.column, batch)
    codes = tuple(f"{name}/{code}" for name, facet in facets.items() for code in facet.values)
    yield _family("search/codes/{}.json", title, codes, lambda member: facts.code(*member.split("/")), batch)
    yield _file("search/hours.json", title, facts.hours, batch)
    yield _file("search/meetings.json", title, facts.meetings, batch)
    yield _file("search/points.json", title, facts.points, batch)


def _file(path: str, title: Message, content: Callable[[], Any], batch: str = "") -> Output:
    return Output(path, JSON, title, lambda file: _put(file, content()), batch=batch)


def _family(path: str, title: Message, members: tuple[str, ...], content: Callable[[str], Any], batch: str) -> Family:
    return Family(path, JSON, title, members, lambda file, member: _put(file, content(member)), batch=batch)


def _put(file: BinaryIO, content: Any) -> None:
    file.write(encoded(content))
