"""The search's browser half: one module for each language of a page and of the records."""

from __future__ import annotations

from crocevia.bundles import bundle as bundled
from crocevia.search.stemmers import declared

# What stands for a language that search knows nothing of (BCP 47: undetermined).
UNKNOWN = "und"


def bundle(language: str, source: str) -> bytes:
    """The ES module of pages in `language` of a site whose records are in `source`: UTF-8, minified."""
    page, records = (one if one in declared() else UNKNOWN for one in (language, source))
    return bundled(f"search/{page}-{records}.js")
