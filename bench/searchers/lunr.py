"""Material for MkDocs' search, which is lunr: every visitor's browser fetches all texts and makes the index itself."""

from __future__ import annotations

import json
import re
import sys
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

from bench.contenders import write
from bench.measure import Task
from bench.searchers import CODE, INDEX, Corpus

ROOT = Path(__file__).parents[2]
PARTS = {
    INDEX: re.compile(r"^/search/search_index\.json$"),
    # The box and the cards are in the theme's bundle, which the page has anyway.
    CODE: re.compile(r"^/assets/javascripts/(workers|lunr)/"),
}
FACET = ""
EVERY_LANGUAGE = False
# Cards are added as they scroll into view, ten at first; the line above them tells how many there are, in the page's
# language ("1.5k" from a thousand on).
CARDS = """() => {
    const said = document.querySelector(".md-search-result__meta")?.textContent.trim() || ""
    const words = JSON.parse(document.querySelector("#__config")?.textContent || "{}").translations || {}
    if (said && said == words["search.result.none"]) return []
    const cards = [...document.querySelectorAll(".md-search-result__item > a")]
    const total = said == words["search.result.one"] ? 1 : parseInt(said.match(/\\d+/) || 0)
    if (!cards.length || cards.length < Math.min(10, total)) return null
    return cards.map(card => new URL(card.href).pathname.split("/").slice(1, 3).join("/"))
}"""
# Without words it says so: only then are results those of the new ones.
ASK = """async words => {
    const field = document.querySelector("input[data-md-component=search-query]")
    const empty = JSON.parse(document.querySelector("#__config").textContent).translations["search.result.placeholder"]
    const write = text => { field.value = text; field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true})) }
    field.focus()
    write("")
    while (document.querySelector(".md-search-result__meta").textContent.trim() != empty)
        await new Promise(requestAnimationFrame)
    write(words)
    return performance.now()
}"""
# The theme decides how to search in its language: `search` needs no options.
CONFIG = """\
site_name: Benchmark
site_url: https://crocevia.example.org/
theme:
  name: material
  language: {language}
  font: false
plugins:
  - search
"""


def version() -> str:
    """The version of Material, which brings lunr."""
    try:
        return f"Material {metadata.version('mkdocs-material')}"
    except metadata.PackageNotFoundError:
        return ""


def prepare(corpus: Corpus, folder: Path) -> Task:
    """A site with a home page, and what MkDocs would give Material's search for each record's page."""
    write(CONFIG.format(language=corpus.language), folder / "mkdocs.yml")
    write("# Benchmark\n", folder / "docs" / "index.md")
    lines = (json.dumps([f"{document.ref}/", document.title, document.html]) for document in corpus.documents)
    write("\n".join(lines), folder / "documents.jsonl")
    command = [sys.executable, "-m", "bench.searchers._lunr", str(folder)]
    return Task(command, folder, folder / "site", {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)})


def address(words: str, language: str) -> str:
    """The home page with the search open; a site has one language."""
    del language
    return f"/?q={quote(words)}"
