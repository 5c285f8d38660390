"""The fonts that paper is set in: Noto Sans for Latin, Cyrillic and Chinese, Vazirmatn for Arabic, as set-up has laid them.

Noto's own Arabic draws a letter and its dots apart, and what is copied or read aloud from such a PDF has each of these letters
twice. It is there for the letters of other languages that Vazirmatn does not have.
"""

from __future__ import annotations

from pathlib import Path

from crocevia.bundles import BUNDLES, NotBundled

# Where `make` leaves them (tools/fonts.sh).
FOLDER = BUNDLES / "fonts"
LATIN, ARABIC, CHINESE = "Noto Sans", "Vazirmatn", "Noto Sans SC"
FURTHER = "Noto Sans Arabic"


def folder() -> Path:
    """The folder of the fonts. Raises NotBundled where set-up has not laid them."""
    if not (FOLDER / "licence.txt").is_file():
        raise NotBundled(f"{BUNDLES.name}/{FOLDER.name}")
    return FOLDER


def families(language: str) -> tuple[str, ...]:
    """The families for a text in a language, first the one of its script: digits and dashes are then of one cut.

    >>> families("ar")[0]
    'Vazirmatn'
    """
    first = {"ar": ARABIC, "zh": CHINESE}.get(language, LATIN)
    return (first, *(one for one in (LATIN, ARABIC, FURTHER, CHINESE) if one != first))
