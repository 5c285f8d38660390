"""The search's browser half, bundled at set-up: one module for each language of a page and of the records."""

from __future__ import annotations

from pathlib import Path

from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import say
from crocevia.search.stemmers import declared

# Where `make` leaves it: third-party code comes from a registry at set-up and is never committed.
BUNDLES = Path(__file__).parents[2] / ".setup" / "search"
# What stands for a language that search knows nothing of (BCP 47: undetermined).
UNKNOWN = "und"


class NotBundled(CannotGoOn):
    """Set-up has not made what was asked for; the one finding says what to do."""

    def __init__(self, name: str) -> None:
        problem = say("the search's browser half has not been made")
        remedy = say("Run `make site`: it fetches and bundles it.")
        super().__init__([Finding(name, 0, 0, "", Level.ERROR, "not-bundled", "", problem, remedy)])


def bundle(language: str, source: str) -> bytes:
    """The ES module of pages in `language` of a site whose records are in `source`: UTF-8, minified."""
    page, records = (one if one in declared() else UNKNOWN for one in (language, source))
    return _read(f"{page}-{records}.js")


def licences() -> bytes:
    """The licences of the code in the bundles that others wrote, as text: to be published beside them."""
    return _read("licences.txt")


def _read(name: str) -> bytes:
    path = BUNDLES / name
    try:
        return path.read_bytes()
    except OSError:
        raise NotBundled(f"{BUNDLES.parent.name}/{BUNDLES.name}/{name}") from None
