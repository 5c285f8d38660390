"""The forms, in every language, and what they read: records as they are written, what codes and records are called."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, BinaryIO

from crocevia import meanings as m
from crocevia.edition import Described, Edition, Family, Output
from crocevia.html import form
from crocevia.html.page import FORMS
from crocevia.html.questions import Questions
from crocevia.html.view import View
from crocevia.kinds import Field, Kind
from crocevia.language import say
from crocevia.load import Cell
from crocevia.model import Record, Ref, Scalar
from crocevia.pairs.keys import WEIGHTS
from crocevia.search.known import Known, crc

# Records in a file: 5 kB, compressed.
TOGETHER = 16
HTML, JSON = "text/html", "application/json"
# What shared keys must say before a person is asked (crocevia.pairs.keys.evidence): a telephone that one other record has. A
# question costs less than a second record.
HINT = 0.6
_DATA = say("What the forms read")


def outputs(edition: Edition) -> Iterator[Described]:
    """A form for each kind and language; the lists that its fields are chosen from; every record as it is written."""
    kinds = tuple(edition.catalogue.kinds.values())
    known = Known(edition.catalogue)
    facts = {
        "known": {"files": known.count, "weights": WEIGHTS, "enough": HINT},
        "shelves": {kind.name: _files(edition, kind) for kind in kinds},
    }
    for language in edition.settings.languages:
        view = View(edition, language)
        for kind in kinds:
            path = f"{view.prefix}{FORMS}/{kind.name}/index.html"
            title = say("Form: {kind}", kind=kind.singular)
            yield Output(path, HTML, title, partial(_page, view, kind, facts))
    lists = {form.listed(one): one for kind in kinds for one in _picked(edition, kind) if not one.to_records}
    for language in edition.settings.languages:
        for name, field in lists.items():
            content = partial(choices, edition, field, language)
            yield Output(f"{FORMS}/choices/{language}/{name}.json", JSON, _DATA, partial(_put, content))
    questions = Questions(edition, edition.settings.source)
    for kind in kinds:
        if form.by_name(edition, kind.name):
            content = partial(names, questions, kind)
            yield Output(f"{FORMS}/names/{kind.name}.json", JSON, _DATA, partial(_put, content))
        yield _records(edition, kind)
    members = tuple(map(str, range(known.count)))
    yield Family(f"{FORMS}/known/{{}}.json", JSON, _DATA, members, partial(_known, known), batch="known")


def _picked(edition: Edition, kind: Kind) -> Iterator[Field]:
    found = form.parts(kind, edition.catalogue, edition.settings.languages)
    return (one.field for one in form.inputs(found) if one.widget == "pick")


def _page(view: View, kind: Kind, facts: Mapping[str, Any], file: BinaryIO) -> None:
    file.write(view.form(kind, facts))


def choices(edition: Edition, field: Field, language: str) -> list[list[str]]:
    """[what is written, its label, the label of the broader term] of each value that a field may hold."""
    reference = field.references[0]
    vocabulary = edition.catalogue.vocabularies[reference.resource]
    found = []
    for term in vocabulary.terms.values():
        value = term.code if reference.column in {"", "code"} else term.columns.get(reference.column, "")
        above = vocabulary.terms.get(term.broader)
        if value:
            found.append([value, term.label.in_(language), above.label.in_(language) if above else ""])
    return found


def names(questions: Questions, kind: Kind) -> list[list[str]]:
    """[id, name, where it is] of each record of a kind, in the language of the records."""
    source = questions.source
    return [[one.id, one.text(m.NAME), questions.where(one).in_(source)] for one in questions.catalogue.of(kind.name)]


def _records(edition: Edition, kind: Kind) -> Family:
    """A record a file would cost as much as its page: some stand together, and its id says in which file."""
    members = tuple(map(str, range(_files(edition, kind))))
    shelves = cache(lambda: _shelves(edition, kind))

    def write(file: BinaryIO, member: str) -> None:
        found = shelves()[int(member)]
        _put(lambda: {record.id: published(record) for record in found}, file)

    # Their shelves are worked out once.
    return Family(f"{FORMS}/{kind.name}/{{}}.json", JSON, _DATA, members, write, batch=f"forms-{kind.name}")


def _files(edition: Edition, kind: Kind) -> int:
    return -(-len(edition.catalogue.records[kind.name]) // TOGETHER)


def _shelves(edition: Edition, kind: Kind) -> list[list[Record]]:
    shelves: list[list[Record]] = [[] for _ in range(_files(edition, kind))]
    for id, record in edition.catalogue.records[kind.name].items():
        shelves[crc(id) % len(shelves)].append(record)
    return shelves


def published(record: Record) -> dict[str, Any]:
    """`cells`: a record's fields as a file has them, but for its id; `withheld`: those of which something is kept back.

    Made of the values that channels see, so that nothing confidential can be in it; a field that is withheld is left
    out whole, for who changed what is shown of it would lose the rest.
    """
    fields = ((field.name, record.values.get(field.name)) for field in record.kind.written)
    cells = {name: _cell(record.kind.by_name[name], value) for name, value in fields if value is not None}
    shown = {name: cell for name, cell in cells.items() if name not in record.withheld}
    return {"cells": shown, **({"withheld": sorted(record.withheld)} if record.withheld else {})}


def _cell(field: Field, value: Scalar | tuple[Scalar, ...]) -> Cell:
    if isinstance(value, tuple):
        return tuple(_written(field, one) for one in value)
    return _written(field, value)


def _written(field: Field, value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Ref) and len(field.references) == 1:
        return value.id
    return str(value)


def _known(known: Known, file: BinaryIO, member: str) -> None:
    _put(partial(known.file, int(member)), file)


def _put(content: Callable[[], Any], file: BinaryIO) -> None:
    file.write(json.dumps(content(), ensure_ascii=False, separators=(",", ":")).encode())
