"""Asks searches what people ask: ours, Material's lunr and Pagefind, over the real catalogue, with the right records known.

All in one run, in Chromium at full speed, one document for each record that is not closed, on a site in the language of
the page on which a query is typed (each search told so, as its makers advise). Others are measured twice: over the words
of the records' pages, and `+ synonyms`, over these and all that the vocabularies know people say, so that it can be seen
what our words and what our search are worth.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser

from bench import browsing, measure, report
from bench.browsing import NoResults, Visit
from bench.build import ROOT, names, working
from bench.host import serve
from bench.real import city, documents
from bench.relevance.ranking import Answer, Query, Scores, scores
from bench.relevance.tables import table
from bench.search import installed, unable
from bench.searchers import Corpus, Searcher, searchers

QUERIES = Path(__file__).with_name("queries.yml")
SYNONYMS = " + synonyms"
# Seconds; at full speed all are far below.
LIMIT = 15


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    add = parser.add_argument
    add("--queries", type=Path, default=QUERIES, metavar="FILE", help="YAML: query, language, page, right, kind_of")
    add("--json", type=Path, metavar="FILE", help="write the figures and every answer there")
    add("--only", type=names, metavar="NAMES", help=f"of {','.join(searchers())}, with commas (default: all)")
    add("--failures", default=report.OURS, metavar="NAME", help=f"list those of this one (default: {report.OURS})")
    add("--city", type=Path, default=ROOT, help="the city: settings, templates, catalogue (default: the project's own)")
    add("--keep", type=Path, metavar="DIR", help="work in this new folder and leave it (default: a temporary one)")


def run(asked: argparse.Namespace) -> int:
    """Ask every search every query; print the scores and the failures, write the JSON."""
    problem = unable(asked)
    if problem:
        print(problem)
        return 2
    queries = read(asked.queries)
    chosen = dict(installed(asked.only or searchers()))
    try:
        with working(asked.keep) as folder, browsing.chromium() as browser:
            ask = partial(_answers, browser, queries, asked.city.resolve(), folder)
            answers = {name: list(found) for one, searcher in chosen.items() for name, found in ask(one, searcher)}
    except measure.Failed as error:
        print(error)
        return 1
    figures = {
        "benchmark": "relevance",
        "machine": report.machine(),
        "versions": {name: searcher.version() for name, searcher in chosen.items()},
        "scores": {name: {group: asdict(one) for group, one in _grouped(found)} for name, found in answers.items()},
        "answers": {name: [_told(one) for one in found] for name, found in answers.items()},
    }
    print(table(figures, asked.failures))
    report.save(figures, asked.json)
    return 0


def read(file: Path) -> Sequence[Query]:
    """The queries of a file."""
    return [
        Query(one["query"], one["language"], one["page"], frozenset(one["right"]), tuple(one.get("kind_of", ())))
        for one in yaml.safe_load(file.read_text("utf-8"))
    ]


def _answers(
    browser: Browser, queries: Sequence[Query], root: Path, folder: Path, name: str, searcher: Searcher
) -> Iterator[tuple[str, Iterator[Answer]]]:
    """What a search finds: with the words of every page; for others with the synonyms too."""
    ways = {name: False} if searcher.EVERY_LANGUAGE else {name: False, name + SYNONYMS: True}
    for way, synonyms in ways.items():
        yield way, _found(browser, queries, _Sites(root, folder / way, searcher, synonyms=synonyms))


class _Sites:
    """The sites of one search: one for each language, or one for all."""

    def __init__(self, root: Path, folder: Path, searcher: Searcher, *, synonyms: bool) -> None:
        self.searcher = searcher
        self._root, self._folder, self._synonyms = root, folder, synonyms
        self._made: set[Path] = set()

    def language(self, page: str) -> str:
        """The language in which a query of that page is asked: where one site holds all, only those it has."""
        settings, _ = city(self._root / "site_config.yml")
        return page if page in settings.languages or not self.searcher.EVERY_LANGUAGE else settings.source

    def of(self, language: str) -> Path:
        """The site for a language, made when it is first asked for."""
        folder = self._folder / ("all" if self.searcher.EVERY_LANGUAGE else language)
        if folder not in self._made:
            texts = list(documents(self._root / "site_config.yml", language, synonyms=self._synonyms))
            measure.run(self.searcher.prepare(Corpus(texts, language, self._root), folder))
            self._made.add(folder)
        return folder / "site"


def _found(browser: Browser, queries: Sequence[Query], sites: _Sites) -> Iterator[Answer]:
    """The answers to all queries, those of one page after the other."""
    for page in dict.fromkeys(query.page for query in queries):
        language = sites.language(page)
        with serve(sites.of(language)) as host, Visit(browser, host, sites.searcher, slow=False, limit=LIMIT) as visit:
            asked = False
            for query in (one for one in queries if one.page == page):
                try:
                    step = (
                        visit.asks(query.words) if asked else visit.opens(sites.searcher.address(query.words, language))
                    )
                    asked, found = True, step.cards
                except NoResults as error:
                    print(f"“{query.words}”: {error}")
                    # The next one starts from a page that is whole.
                    asked, found = False, ()
                yield Answer(query, found)


def _grouped(answers: Sequence[Answer]) -> Iterator[tuple[str, Scores]]:
    """The scores of all, of each language of the queries, of each tag."""
    yield "all", scores(answers)
    for language in dict.fromkeys(one.query.language for one in answers):
        yield f"language {language}", scores(one for one in answers if one.query.language == language)
    for tag in sorted({tag for one in answers for tag in one.query.tags}):
        yield tag, scores(one for one in answers if tag in one.query.tags)


def _told(answer: Answer) -> Mapping[str, Any]:
    query = answer.query
    return {
        "query": query.words,
        "language": query.language,
        "page": query.page,
        "rank": answer.rank,
        "found": list(answer.found),
        "right": sorted(query.right),
    }
