"""Crocevia's own search: the page `/search/`; below `search/` the index as JSON, the code as a module a language."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from bench.contenders import Terms, crocevia
from bench.measure import Task
from bench.searchers import CODE, INDEX, Corpus
from crocevia.press.city import settings

ROOT = Path(__file__).parents[2]
PARTS = {
    INDEX: re.compile(r"^/search/.+\.json$"),
    CODE: re.compile(r"^/search/.+\.js$"),
}
CARDS = """() => document.querySelector("main [data-state=ready]")
    && [...document.querySelectorAll("main [data-state=ready] [data-record]")].map(card => card.dataset.record)"""
ASK = """words => {
    const field = document.querySelector("form input[name=q]"), start = performance.now()
    field.value = words
    field.form.requestSubmit()
    return start
}"""
# A group of values is unfolded first, and has its counts only then.
FACET = """async (facet, code) => {
    const start = performance.now(), group = document.querySelector(`main details[data-facet~="${facet}"]`)
    for (let fold = group; fold; fold = fold.parentElement.closest("details")) fold.open = true
    for (;;) {
        const box = group.querySelector(`input[name="${facet}"][value="${code}"]`)
        if (box) { box.click(); return start }
        // The most frequent values stand there, the others behind a button.
        if (group.querySelector("input")) group.querySelector("button:not([hidden])")?.click()
        await new Promise(requestAnimationFrame)
    }
}"""
EVERY_LANGUAGE = True


def version() -> str:
    """The version of the package; "" before it has a search."""
    return metadata.version("crocevia") if find_spec("crocevia.channels.search") else ""


def prepare(corpus: Corpus, folder: Path) -> Task:
    """A city of the synthetic records, or the real one, and the program that builds its site with the search."""
    if corpus.records:
        task = crocevia.prepare(corpus.records, folder, Terms(corpus.city, 1, ("pages", "search")))
        config, site, day = folder / "site_config.yml", task.output, task.environment
    else:
        config, site, day = corpus.city / "site_config.yml", folder / "site", {}
        folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bench.searchers._crocevia", str(config), str(site)]
    return Task(command, folder, site, {**day, "PYTHONPATH": str(ROOT)})


def address(words: str, language: str) -> str:
    """The search page of a language."""
    prefix = "" if language == _source() else f"{language}/"
    return f"/{prefix}search/?q={quote(words)}"


@cache
def _source() -> str:
    """The language that stands at the root."""
    return settings(ROOT / "site_config.yml").source
