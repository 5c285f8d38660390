"""Makes a Material site whose search knows pages that were not written: MkDocs would take minutes for 100,000 of them.

usage: python -m bench.searchers._lunr FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from material.plugins.search.plugin import SearchIndex
from mkdocs.commands.build import build
from mkdocs.config import load_config


def main(folder: Path) -> None:
    """Build the site, then let Material's own index read the documents."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    build(config)
    written = folder / "site" / "search" / "search_index.json"
    settings = json.loads(written.read_text("utf-8"))["config"]
    pages = [json.loads(line) for line in (folder / "documents.jsonl").read_text("utf-8").splitlines()]
    start = time.perf_counter()
    index = SearchIndex(**settings)
    for url, title, html in pages:
        index.add_entry_from_context(SimpleNamespace(meta={}, content=html, toc=[], url=url, title=title))
    written.write_text(index.generate_search_index(None), encoding="utf-8")
    seconds = time.perf_counter() - start
    (folder / "index.json").write_text(json.dumps({"seconds": round(seconds, 3)}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
