"""The search, in every language: its program, and the index: one file, or shards where there are many records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from crocevia.edition import Described, Edition, Family, Output
from crocevia.language import Message, say
from crocevia.search.bundle import bundle
from crocevia.search.columns import Facts
from crocevia.search.entries import Entries
from crocevia.search.forms import FOREIGN, SINGLE, Form, encoded
from crocevia.search.shelves import LETTERS

JSON = "application/json"
SCRIPT = "text/javascript"
_TITLE = say("Search index")


def outputs(edition: Edition, single: int = SINGLE) -> Iterator[Described]:
    """In each language the program, and one file or a root and what it leads to."""
    entries = Entries(edition)
    facts = Facts(entries)
    for language in edition.settings.languages:
        form = Form(entries, facts, language)
        yield _code(f"{_folder(form)}/main.js", SCRIPT, bundle(language, edition.settings.source))
        if entries.count <= single:
            yield _file(f"{_folder(form)}/index.json", _TITLE, form.single, _batch(form))
        else:
            yield from _shards(form)
        yield _foreign(form)
    if entries.count > single:
        yield from _facts(facts)


def _folder(form: Form) -> str:
    return f"search/{form.language}"


def _batch(form: Form) -> str:
    """All files of a language are written in one process, which works its index out once."""
    return f"search-{form.language}"


def _shards(form: Form) -> Iterator[Described]:
    yield _file(f"{_folder(form)}/index.json", _TITLE, form.root, _batch(form))
    yield _family(form, "values", form.long_facets, form.values)
    yield _family(form, "terms", tuple(map(str, range(form.shards))), lambda member: form.shard(int(member)))
    yield _family(form, "lists", tuple(map(str, range(form.lists))), lambda member: form.long(int(member)))
    yield _family(form, "letters", LETTERS, form.letter)
    yield _family(form, "cards", tuple(map(str, range(form.blocks))), lambda member: form.block(int(member)))


def _foreign(form: Form) -> Family:
    return _family(form, "others", tuple(map(str, range(FOREIGN))), lambda member: form.others(int(member)))


def _facts(facts: Facts) -> Iterator[Described]:
    facets = facts.entries.facets
    codes = tuple(f"{name}/{code}" for name, facet in facets.items() for code in facet.values)
    for name, members, content in (
        ("facets", tuple(facets), facts.column),
        ("codes", codes, lambda member: facts.code(*member.split("/"))),
    ):
        write = partial(_write, content)
        yield Family(f"search/{name}/{{}}.json", JSON, _TITLE, members, write, batch="search")
    yield _file("search/hours.json", _TITLE, facts.hours, "search")
    yield _file("search/meetings.json", _TITLE, facts.meetings, "search")
    yield _file("search/points.json", _TITLE, facts.points, "search")


def _code(path: str, media_type: str, content: bytes) -> Output:
    return Output(path, media_type, say("Search program"), lambda file: _fill(file, content))


def _fill(file: BinaryIO, content: bytes) -> None:
    file.write(content)


def _file(path: str, title: Message, content: Callable[[], Any], batch: str) -> Output:
    return Output(path, JSON, title, lambda file: _put(file, content()), batch=batch)


def _family(form: Form, name: str, members: tuple[str, ...], content: Callable[[str], Any]) -> Family:
    path = f"{_folder(form)}/{name}/{{}}.json"
    return Family(path, JSON, _TITLE, members, partial(_write, content), batch=_batch(form))


def _write(content: Callable[[str], Any], file: BinaryIO, member: str) -> None:
    _put(file, content(member))


def _put(file: BinaryIO, content: Any) -> None:
    file.write(encoded(content))
