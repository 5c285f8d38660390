"""Makes a record's identifier, which is its file's name, of the name that people know it by."""

from __future__ import annotations

import re
import unicodedata

# A file's name is read by people too.
LONGEST = 60


def identifier(name: str, longest: int = LONGEST) -> str:
    """Small letters without accents, digits and hyphens, cut between words; "" where a name has no Latin letter or digit.

    >>> identifier("Emporio della Solidarietà – Niguarda")
    'emporio-della-solidarieta-niguarda'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    made = "-".join(re.findall("[a-z0-9]+", plain.casefold()))
    if len(made) > longest:
        made = made[: longest + 1].rpartition("-")[0] or made[:longest]
    return made
