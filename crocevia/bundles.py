"""What set-up has bundled for the browser: third-party code comes from a registry and is never committed."""

from __future__ import annotations

from pathlib import Path

from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import say

# Where `make` leaves it (tools/bundle.mjs).
BUNDLES = Path(__file__).parents[1] / ".setup"


class NotBundled(CannotGoOn):
    """Set-up has not made what was asked for; the one finding says what to do."""

    def __init__(self, name: str) -> None:
        problem = say("what runs in the browser has not been made")
        remedy = say("Run `make site`: it fetches and bundles it.")
        super().__init__([Finding(name, 0, 0, "", Level.ERROR, "not-bundled", "", problem, remedy)])


def bundle(path: str) -> bytes:
    """A bundle, such as `site/page.js`: UTF-8, minified. Raises NotBundled."""
    try:
        return (BUNDLES / path).read_bytes()
    except OSError:
        raise NotBundled(f"{BUNDLES.name}/{path}") from None


def licences() -> bytes:
    """The licences of the code in the bundles that others wrote, as text: to be published beside them."""
    return bundle("licences.txt")
