"""What a dataset is about: the EU's themes and EuroVoc's subthemes by what a kind is, keywords by what its records are tagged with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.meanings import expand
from crocevia.model import Record

MOST_KEYWORDS = 10
# Commas, apostrophes and slashes are what the national catalogue refuses in a keyword.
_KEYWORD = re.compile(r"[^\W_]+([ -][^\W_]+)*")


class Theme(NamedTuple):
    """A concept of the EU's themes (`data-theme/…`) or of EuroVoc, with its names."""

    code: str
    italian: str
    english: str


SOCIETY = Theme("SOCI", "Popolazione e società", "Population and society")
REGIONS = Theme("REGI", "Regioni e città", "Regions and cities")
# EuroVoc, the microthesauri that AgID lists below the theme.
LIFE = Theme("100212", "2826 vita sociale", "2826 social affairs")
PROTECTION = Theme("100214", "2836 protezione sociale", "2836 social protection")
WORK = Theme("100232", "4406 occupazione", "4406 employment")
SUBTHEMES = {
    expand("schema:Service"): PROTECTION,
    expand("schema:GovernmentService"): PROTECTION,
    expand("schema:Corporation"): WORK,
    expand("schema:Organization"): LIFE,
    expand("schema:NGO"): LIFE,
}


def keywords(edition: Edition, title: str, records: Iterable[Record]) -> tuple[str, ...]:
    """What a dataset is called, then the needs that its records answer most often; in the language of the records."""
    counted = Counter(label for record in records for label in dict.fromkeys(_labels(edition, record)))
    often = sorted(counted, key=lambda label: (-counted[label], label))
    return tuple(label for label in dict.fromkeys([title, *often]) if _KEYWORD.fullmatch(label))[:MOST_KEYWORDS]


def _labels(edition: Edition, record: Record) -> Iterator[str]:
    field = record.kind.by_meaning.get(m.SUBJECT)
    subjects = edition.catalogue.vocabularies.get(field.vocabulary) if field else None
    if subjects:
        # The broadest: what is below it is for who looks inside.
        tops = (subjects.upwards(str(code)) for code in record.many(m.SUBJECT))
        yield from (subjects.label(top[-1]).in_(edition.settings.source) for top in tops if top)
