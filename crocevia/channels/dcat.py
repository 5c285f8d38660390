"""The data catalogue that portals harvest: DCAT-AP_IT (or DCAT-AP, where the city has not said all) in three notations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import BinaryIO

from crocevia.dcat import formats
from crocevia.dcat.graph import statements
from crocevia.dcat.names import FILE
from crocevia.dcat.terms import Triple
from crocevia.edition import Data, Edition, Output
from crocevia.language import say
from crocevia.publishing import italian, offered

ITALIAN, EUROPEAN = "http://dati.gov.it/onto/dcatapit", "http://data.europa.eu/r5r/"
ABOUT = say(
    "For portals of open data: the address to give a harvester, which finds every file with its licence and date."
)
NOTATIONS: Sequence[tuple[str, str, str, Callable[[Sequence[Triple], BinaryIO], None]]] = (
    (FILE, "application/rdf+xml", "RDF/XML", formats.rdf_xml),
    ("data/catalogue.ttl", "text/turtle", "Turtle", formats.turtle),
    ("data/catalogue.jsonld", "application/ld+json", "JSON-LD", formats.json_ld),
)


def outputs(edition: Edition) -> Iterator[Output]:
    """The same statements three times; none where nobody publishes, or where the site has no address."""
    if not offered(edition.settings):
        return
    data = Data(ABOUT, ITALIAN if italian(edition.settings) else EUROPEAN)
    own = [path for path, *_ in NOTATIONS]
    # Worked out when the first is written: the three are written one after the other, in one process.
    stated = cache(lambda: statements(edition, own))
    for path, media_type, name, form in NOTATIONS:
        title = say("Data catalogue (DCAT): {notation}", notation=name)
        yield Output(path, media_type, title, partial(_write, stated, form), batch="dcat", data=data)


def _write(
    stated: Callable[[], Sequence[Triple]], form: Callable[[Sequence[Triple], BinaryIO], None], file: BinaryIO
) -> None:
    form(stated(), file)
