"""What records are judged by, as JSON: a form in the browser gets it, and the same rules judge there."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from crocevia import kinds, vocabularies
from crocevia.check import Rulebook
from crocevia.kinds import Kind
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

# What a check never asks of a field: words for people, places on a page.
_UNASKED = frozenset({"description", "section", "inverse", "facet", "translatable", "markdown", "help"})


def packed(tables: Iterable[Kind], lists: Iterable[Vocabulary], ids: Mapping[str, Collection[str]], source: str) -> str:
    """The JSON of a rulebook. `ids` has only the kinds of which all records are known; `source` is the language of plain words."""
    content = {
        "source": source,
        "kinds": {one.name: _kind(one, source) for one in tables},
        "vocabularies": {one.name: _vocabulary(one, source) for one in lists},
        "ids": {kind: sorted(known) for kind, known in ids.items()},
    }
    # A date in a declaration (`minimum: 2026-01-01`) means what it says.
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)


def unpacked(text: str, today: date) -> Rulebook:
    """The rulebook that `packed` carried, on a day."""
    content = json.loads(text)
    source, lists = content["source"], content["vocabularies"]
    named = frozenset(lists)
    return Rulebook(
        {name: kinds.made(name, "", one, {}, source, named) for name, one in content["kinds"].items()},
        {name: vocabularies.made(name, "", one, source) for name, one in lists.items()},
        {kind: frozenset(known) for kind, known in content["ids"].items()},
        today,
    )


def _kind(kind: Kind, source: str) -> dict[str, Any]:
    fields = [
        {key: value for key, value in field.descriptor.items() if key.partition("@")[0] not in _UNASKED}
        for field in kind.fields
    ]
    return {**_words("title", kind.title, source), "rdfType": kind.meaning, "fields": fields}


def _vocabulary(vocabulary: Vocabulary, source: str) -> dict[str, Any]:
    terms = [
        {"code": term.code, **_words("label", term.label, source), **term.columns} for term in vocabulary.terms.values()
    ]
    columns = [{"name": column["name"]} for column in vocabulary.columns]
    return {**_words("title", vocabulary.title, source), "columns": columns, "terms": terms}


def _words(key: str, text: Text, source: str) -> dict[str, str]:
    """Words in several languages, as declarations have them: `label`, `label@en`."""
    return {key if language == source else f"{key}@{language}": words for language, words in text.items()}
