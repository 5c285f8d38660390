"""Pagefind on a bare page: its own program over one HTML page a record, its JavaScript as its manual says, ten cards.

The program is npm's: PyPI's build sleeps for 100 ms a record. Its own user interface, which is heavier, stays away.
"""

from __future__ import annotations

import re
import subprocess
from html import escape
from pathlib import Path
from urllib.parse import quote

from bench.contenders import write
from bench.documents import Document
from bench.measure import Task
from bench.searchers import CODE, INDEX, Corpus

PROGRAMS = Path(__file__).parents[1] / "node_modules" / "@pagefind"
PARTS = {
    INDEX: re.compile(r"^/pagefind/(index|fragment|filter)/|\.pf_|pagefind-entry\.json$"),
    CODE: re.compile(r"^/pagefind/"),
}
CARDS = """() => document.querySelector("#found[data-state=ready]")
    && [...document.querySelectorAll("#found > li")].map(card => card.dataset.record)"""
ASK = """asked => {
    const words = document.querySelector("#words"), start = performance.now()
    words.value = asked
    words.dispatchEvent(new InputEvent("input"))
    return start
}"""
FACET = """(facet, code) => {
    const start = performance.now()
    window.narrow({[facet]: code})
    return start
}"""
EVERY_LANGUAGE = False

PAGE = """\
<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Search</title>
<script type="module">
import * as pagefind from "./pagefind/pagefind.js"
const words = document.querySelector("#words"), found = document.querySelector("#found")
let filters = {{}}
async function search() {{
  found.dataset.state = "busy"
  const answer = await pagefind.search(words.value, {{ filters }})
  const cards = await Promise.all(answer.results.slice(0, 10).map(result => result.data()))
  found.innerHTML = cards.map(card => `<li data-record="${{card.meta.ref}}"><a href="${{card.url}}">${{card.meta.title}}</a>
    <p>${{card.excerpt}}</p></li>`).join("")
  found.dataset.state = "ready"
}}
window.narrow = async chosen => {{
  found.dataset.state = "busy"
  await pagefind.filters()
  filters = chosen
  await search()
}}
words.addEventListener("input", search)
words.value = new URL(location).searchParams.get("q") || ""
await pagefind.init()
if (words.value) search()
</script></head>
<body><input id="words" type="search"><ol id="found"></ol></body></html>
"""
RECORD = """\
<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main data-pagefind-body data-pagefind-meta="ref:{ref}">{filters}
{html}</main></body></html>
"""


def version() -> str:
    """What the program says of itself."""
    program = _program()
    if not program:
        return ""
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]


def prepare(corpus: Corpus, folder: Path) -> Task:
    """A page for each record, and the page that searches them."""
    site = folder / "site"
    write(PAGE.format(language=corpus.language), site / "index.html")
    for document in corpus.documents:
        write(_page(document, corpus.language), site / document.ref / "index.html")
    # With one language for all, whatever its pages say, no page is left out of the search.
    command = [_program(), "--site", str(site), "--quiet", "--force-language", corpus.language]
    return Task(command, folder, site / "pagefind", {})


def address(words: str, language: str) -> str:
    """The bare page; a site has one language."""
    del language
    return f"/?q={quote(words)}"


def _page(document: Document, language: str) -> str:
    filters = "".join(
        f'<span hidden data-pagefind-filter="{facet}[data-code]" data-code="{escape(code)}"></span>'
        for facet, codes in document.filters.items()
        for code in codes
    )
    return RECORD.format(
        language=language, title=escape(document.title), ref=document.ref, filters=filters, html=document.html
    )


def _program() -> str:
    """The binary itself: npm's command would add Node's start to its time."""
    found = sorted(path for path in PROGRAMS.glob("*/bin/pagefind_extended*") if path.suffix in {"", ".exe"})
    return str(found[0]) if found else ""
