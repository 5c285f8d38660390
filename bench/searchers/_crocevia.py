"""Builds a site with nothing but its search, in one process, and tells how long the index alone took.

usage: python -m bench.searchers._crocevia CONFIG SITE
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from crocevia import publish
from crocevia.channels import channels
from crocevia.edition import Output
from crocevia.press.city import configuration, settings_of
from crocevia.press.plugin import edition_of, judge, press

# What is not the index but has to be there: the page that searches.
PAGES, SEARCH, PAGE = "pages", "search", "search/index.html"


def main(config_file: Path, site: Path) -> None:
    """Check and link the records, press the shells; then, by the clock, all that the search channel writes."""
    config = configuration(config_file, site_dir=str(site))
    settings = replace(settings_of(config), channels=(PAGES, SEARCH))
    site.mkdir(parents=True)
    edition = edition_of(config, settings, judge(settings, "it", 1), press(config, settings, site))
    publish.write([one for one in edition.described() if isinstance(one, Output) and one.path.endswith(PAGE)], site, 1)
    start = time.perf_counter()
    publish.write(list(channels()[SEARCH].outputs(edition)), site, 1)
    seconds = time.perf_counter() - start
    (site.parent / "index.json").write_text(json.dumps({"seconds": round(seconds, 3)}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
