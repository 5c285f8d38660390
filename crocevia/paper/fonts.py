"""The fonts that paper is set in: Noto Sans for Latin and Cyrillic, Arabic and Chinese, as set-up has laid them."""

from __future__ import annotations

from pathlib import Path

from crocevia.bundles import BUNDLES, NotBundled

# Where `make` leaves them (tools/fonts.sh).
FOLDER = BUNDLES / "fonts"
LATIN, ARABIC, CHINESE = "Noto Sans", "Noto Sans Arabic", "Noto Sans SC"


def folder() -> Path:
    """The folder of the fonts. Raises NotBundled where set-up has not laid them."""
    if not (FOLDER / "licence.txt").is_file():
        raise NotBundled(f"{BUNDLES.name}/{FOLDER.name}")
    return FOLDER


def families(language: str) -> tuple[str, ...]:
    """The families for a text in a language, first the one of its script: digits and dashes are then of one cut.

    >>> families("ar")[0]
    'Noto Sans Arabic'
    """
    first = {"ar": ARABIC, "zh": CHINESE}.get(language, LATIN)
    return (first, *(one for one in (LATIN, ARABIC, CHINESE) if one != first))
