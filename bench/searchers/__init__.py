"""Every module here is a search to compare: it makes the same records ready and says how a browser reads its results.

Nothing registers one but its file; those that begin with `_` are programs that another one runs.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bench.documents import Document
from bench.measure import Task
from bench.synthetic import Record
from bench.waterfall import Parts

# The parts of what is transferred that every search tells apart; what is neither is the page around it.
INDEX, CODE = "index", "code"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is to be searched, in a language. `city` is the folder with the settings, templates and vocabularies.

    Synthetic `records` are the documents' source; without any, the documents are the city's own records.
    """

    documents: Sequence[Document]
    language: str
    city: Path
    records: Sequence[Record] = ()


class Searcher(Protocol):
    """The contract. Paths of `PARTS` begin with `/`; all else that is not said in Python is JavaScript for the page.

    `CARDS` is a function that gives the records shown, best first, as `kind/id`, or null until they are settled.
    `ASK` is a function (words) that does what a person does to search for something else; `FACET` a function
    (facet, code) that narrows the results, "" where there are no facets. Both may take their time, give the moment
    (`performance.now()`) at which the person has asked, and leave `CARDS` null until there is an answer.
    With `EVERY_LANGUAGE` one site holds all languages.
    """

    PARTS: Parts
    CARDS: str
    ASK: str
    FACET: str
    EVERY_LANGUAGE: bool

    def version(self) -> str:
        """Its version; "" where it is not installed."""

    def prepare(self, corpus: Corpus, folder: Path) -> Task:
        """Write what is to be searched below `folder` in its own form, and say what makes the site with its index.

        The command may leave `index.json` in the task's folder with the `seconds` that the index alone took.
        """

    def address(self, words: str, language: str) -> str:
        """The path, in the site, of a search in a language."""


@cache
def searchers() -> Mapping[str, Searcher]:
    """Every search by its name."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
    return {name: cast("Searcher", import_module(f"{__name__}.{name}")) for name in names}
