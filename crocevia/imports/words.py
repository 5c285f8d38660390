"""Words compared as people compare them, and names made into identifiers."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from crocevia.naming import LONGEST, identifier

_APART = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Small letters without accents, one space for whatever is no letter or digit.

    >>> folded("  Città di  MILANO (MI) ")
    'citta di milano mi'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _APART.sub(" ", plain.casefold()).strip()


def slug(name: str, longest: int = LONGEST) -> str:
    """An identifier for a name: small letters, digits and hyphens; a digest where it has no Latin letter or digit.

    >>> slug("Emporio della Solidarietà – Niguarda")
    'emporio-della-solidarieta-niguarda'
    """
    made = identifier(name, longest)
    return made or f"n{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:10]}"
