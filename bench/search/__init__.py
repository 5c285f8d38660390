"""Times searches over a slow line on a slow phone: ours, Material's lunr and Pagefind, over the same synthetic records.

All in one run. For each number of records every search makes its index (time, memory, size), then Chromium visits it
with an empty cache: from the start of the navigation to ten cards for a first query; a second query; a value of a
facet, where there are facets; in another visit, a query with a typo. A visit at full speed goes before, so that the
host has compressed what it sends. What is not done within the limit is told as such.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any, cast

from playwright.sync_api import Browser

from bench import browsing, documents, measure, report, synthetic
from bench.browsing import NoResults, Step, Visit
from bench.build import ROOT, names, working
from bench.documents import Document
from bench.host import Host, serve
from bench.measure import Task
from bench.search.tables import table
from bench.searchers import INDEX, Corpus, Searcher, searchers
from bench.waterfall import part, round_trips, weights

LANGUAGE = "it"
SIZES = (200, 10_000, 100_000)
# Words that many synthetic records hold (tests/bench says so), and the word that the typo is of.
FIRST, SECOND, TYPO, MEANT = "mensa pranzo", "affitto", "afitto", "affitto"
# The needs for which people say those words: a card is right that answers the need, whatever it says.
NEEDS = {"first": "food", "second": "housing", "facet": "housing", "typo": "housing"}
# People who cannot wait longer have gone; the slowest search that is of any use takes a third of it.
LIMIT = 120


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    add = parser.add_argument
    add("--records", type=int, nargs="+", default=SIZES, metavar="N", help=f"how many; several (default: {SIZES})")
    add("--json", type=Path, metavar="FILE", help="write the figures there")
    add("--only", type=names, metavar="NAMES", help=f"of {','.join(searchers())}, with commas (default: all)")
    add("--runs", type=int, default=3, metavar="K", help="visit so many times; the median counts (default: 3)")
    add("--limit", type=float, default=LIMIT, metavar="S", help=f"seconds to wait for results (default: {LIMIT})")
    add(
        "--wait", type=float, default=0, metavar="S", help="before each visit, wait up to S seconds for a quiet machine"
    )
    add("--city", type=Path, default=ROOT, help="settings, templates, docs/it, schemas (default: the project's own)")
    add("--keep", type=Path, metavar="DIR", help="work in this new folder and leave it (default: a temporary one)")


def run(asked: argparse.Namespace) -> int:
    """Measure every search at every size; print a table, write the JSON."""
    problem = unable(asked)
    if problem:
        print(problem)
        return 2
    chosen = dict(installed(asked.only or searchers()))
    try:
        with working(asked.keep) as folder, browsing.chromium() as browser:
            sizes = [_size(chosen, count, folder / str(count), browser, asked) for count in sorted(asked.records)]
            version, floor = browser.version, _floor(browser, folder / "floor", asked)
    except measure.Failed as error:
        print(error)
        return 1
    figures = {
        "benchmark": "search",
        "machine": report.machine(),
        "versions": {**{name: searcher.version() for name, searcher in chosen.items()}, "Chromium": version},
        "line": {**browsing.LINE, "processor": f"1/{browsing.SLOWER}"},
        "queries": {"first": FIRST, "second": SECOND, "typo": TYPO},
        "limit": asked.limit,
        "floor_milliseconds": floor,
        "sizes": sizes,
    }
    print(table(figures))
    report.save(figures, asked.json)
    return 0


def unable(asked: argparse.Namespace) -> str:
    """Why nothing can be measured, or ""."""
    unknown = set(asked.only or ()) - set(searchers())
    if unknown:
        return f"no such search: {', '.join(sorted(unknown))}"
    return "" if browsing.program() else "there is no Chromium here"


def installed(wanted: Iterable[str]) -> Iterator[tuple[str, Searcher]]:
    """Those of the searches that are here."""
    for name in wanted:
        searcher = searchers()[name]
        if searcher.version():
            yield name, searcher
        else:
            print(f"{name} is not installed: it is left out (`make bench` installs all).")


class _Bare:
    """A page that has its ten cards already: what any page costs on this machine, and below which no search can come."""

    PAGE = f"<!doctype html><title>Bare</title><main>{'<p>Ambulatorio</p>' * browsing.CARDS}</main>"
    CARDS = "() => [...document.querySelectorAll('p')].map(card => card.textContent)"
    ASK = FACET = ""


def _floor(browser: Browser, folder: Path, asked: argparse.Namespace) -> float:
    """Milliseconds from the address to ten cards that need no search; the median of the visits."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(_Bare.PAGE, encoding="utf-8")
    times = []
    with serve(folder) as host:
        for _ in range(max(3, asked.runs)):
            measure.wait(asked.wait)
            with Visit(browser, host, cast("Searcher", _Bare), slow=True, limit=asked.limit) as visit:
                times.append(visit.opens("/").milliseconds)
    return median(times)


def _size(
    chosen: Mapping[str, Searcher], count: int, folder: Path, browser: Browser, asked: argparse.Namespace
) -> dict[str, Any]:
    """The figures of every search for one number of records."""
    city = asked.city.resolve()
    vocabularies = city / "catalogue" / "vocabularies"
    records = list(synthetic.records(count, vocabularies))
    corpus = Corpus(list(documents.of_records(records, vocabularies)), LANGUAGE, city, records)
    found = {}
    for name, searcher in chosen.items():
        # A long run says where it is; the table alone goes to the output.
        print(f"{count:,} records: {name} …", file=sys.stderr)
        task = searcher.prepare(corpus, folder / name)
        site = folder / name / "site"
        built = made(task, searcher, site)
        with serve(site) as host:
            steps = _visited(_Journey(browser, host, searcher, corpus, asked.limit), asked.runs, asked.wait)
        found[name] = {"build": built, "steps": steps}
    return {"records": count, "contenders": found}


def made(task: Task, searcher: Searcher, site: Path) -> dict[str, Any]:
    """What making the index took and how large it is. `seconds` are the whole program's, reading included."""
    measured = measure.run(task)
    told = task.folder / "index.json"
    alone = json.loads(told.read_text("utf-8"))["seconds"] if told.is_file() else measured.seconds
    files = [path for path in site.rglob("*") if path.is_file()]
    sizes = [path.stat().st_size for path in files if part(f"/{path.relative_to(site)}", searcher.PARTS) == INDEX]
    return {
        "seconds": measured.seconds,
        "index_seconds": alone,
        "cpu_seconds": measured.cpu_seconds,
        "others_seconds": measured.others_seconds,
        "peak_mib": measured.peak_mib,
        "index_files": len(sizes),
        "index_bytes": sum(sizes),
    }


class _Journey:
    """What a person does, once. Steps are yielded by name as they are done; the failure ends them."""

    def __init__(self, browser: Browser, host: Host, searcher: Searcher, corpus: Corpus, limit: float) -> None:
        self.searcher, self.corpus = searcher, corpus
        self._visit: Callable[[bool], Visit] = lambda slow: Visit(browser, host, searcher, slow=slow, limit=limit)

    def steps(self, *, slow: bool) -> Iterator[tuple[str, Step | NoResults]]:
        """First, second, facet; typo."""
        with self._visit(slow) as visit:
            yield from _tried(
                ("first", lambda: visit.opens(self.searcher.address(FIRST, LANGUAGE))),
                ("second", lambda: visit.asks(SECOND)),
                *([("facet", lambda: visit.narrows(*_facet(self.corpus.documents)))] if self.searcher.FACET else []),
            )
        with self._visit(slow) as visit:
            yield from _tried(("typo", lambda: visit.opens(self.searcher.address(TYPO, LANGUAGE))))


def _tried(*steps: tuple[str, Callable[[], Step]]) -> Iterator[tuple[str, Step | NoResults]]:
    for name, step in steps:
        try:
            yield name, step()
        except NoResults as error:
            yield name, error
            return


def _facet(found: Sequence[Document]) -> tuple[str, str]:
    """For whom: the audience named most often by what the second query should find, so the same for every search."""
    named = (code for one in found if one.says(SECOND) for code in one.filters.get("audience", ()))
    return "audience", Counter(named).most_common(1)[0][0]


def _visited(journey: _Journey, times: int, wait: float) -> dict[str, dict[str, Any]]:
    """Every step's figures: medians of the visits; or why there are none."""
    found: dict[str, list[dict[str, Any]]] = {}
    said = {one.ref: one for one in journey.corpus.documents}
    # What cannot be done at full speed is not waited for at a quarter of it.
    beyond = {name: step for name, step in journey.steps(slow=False) if isinstance(step, NoResults)}
    if {"first", "typo"} & beyond.keys():
        return {name: {"failed": f"{step}, at full speed"} for name, step in beyond.items()}
    for _ in range(max(1, times)):
        measure.wait(wait)
        for name, step in journey.steps(slow=True):
            one = {"failed": str(step)} if isinstance(step, NoResults) else _figures(name, step, journey, said)
            found.setdefault(name, []).append(one)
    return {name: _median(runs) for name, runs in found.items()}


def _figures(name: str, step: Step, journey: _Journey, said: Mapping[str, Document]) -> dict[str, Any]:
    """One step in numbers. `right` are the cards that hold one of the words meant, or answer the need."""
    parts, meant = journey.searcher.PARTS, {"first": FIRST, "typo": MEANT}.get(name, SECOND).split()
    index = [one for one in step.requests if part(one.path, parts) == INDEX]
    return {
        "milliseconds": step.milliseconds,
        "bytes": sum(one.bytes for one in step.sent),
        "parts": weights(step.sent, parts),
        "requests": len(step.sent),
        "round_trips": round_trips(step.requests),
        "index_round_trips": round_trips(index),
        "cards": len(step.cards),
        "right": sum(_right(said[ref], meant, NEEDS[name]) for ref in step.cards if ref in said),
        "waterfall": [asdict(one) for one in step.sent],
    }


def _right(document: Document, words: Sequence[str], need: str) -> bool:
    return need in document.filters.get("need", ()) or any(map(document.says, words))


def _median(runs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The run that stands in the middle, with the times of all; a failure counts as the slowest."""
    times = [one.get("milliseconds", float("inf")) for one in runs]
    middle = sorted(runs, key=lambda one: float(one.get("milliseconds", float("inf"))))[len(runs) // 2]
    known = [one for one in times if one != float("inf")]
    return {**middle, "milliseconds_all": known, **({"milliseconds": median(known)} if len(known) == len(runs) else {})}
