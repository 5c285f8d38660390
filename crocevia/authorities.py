"""Controlled lists of Europe and Italy that open data are described with: codes, and the IRIs they stand for.

EU: the authority tables of the Publications Office, http://publications.europa.eu/resource/authority/.
Italy: the licences' vocabulary, https://w3id.org/italia/controlled-vocabulary/licences (CC BY 4.0, AgID).
"""

from __future__ import annotations

from typing import NamedTuple

EU = "http://publications.europa.eu/resource/authority/"
ITALY = "https://w3id.org/italia/controlled-vocabulary/"
LICENCES_OF_ITALY = f"{ITALY}licences/"

FREQUENCIES = (
    *("CONT", "UPDATE_CONT", "HOURLY", "DAILY_2", "DAILY", "WEEKLY_3", "WEEKLY_2", "WEEKLY", "BIWEEKLY", "MONTHLY_3"),
    *("MONTHLY_2", "MONTHLY", "BIMONTHLY", "QUARTERLY", "ANNUAL_3", "ANNUAL_2", "ANNUAL", "BIENNIAL", "TRIENNIAL"),
    *("IRREG", "NEVER", "OTHER", "UNKNOWN"),
)

# Language tag → code of the EU's table (ISO 639-3, in capitals).
LANGUAGES = {
    "ar": "ARA",
    "bg": "BUL",
    "bn": "BEN",
    "cs": "CES",
    "da": "DAN",
    "de": "DEU",
    "el": "ELL",
    "en": "ENG",
    "es": "SPA",
    "et": "EST",
    "fa": "FAS",
    "fi": "FIN",
    "fr": "FRA",
    "ga": "GLE",
    "he": "HEB",
    "hi": "HIN",
    "hr": "HRV",
    "hu": "HUN",
    "it": "ITA",
    "ja": "JPN",
    "ko": "KOR",
    "lt": "LIT",
    "lv": "LAV",
    "mk": "MKD",
    "mt": "MLT",
    "nl": "NLD",
    "pa": "PAN",
    "pl": "POL",
    "pt": "POR",
    "ro": "RON",
    "ru": "RUS",
    "si": "SIN",
    "sk": "SLK",
    "sl": "SLV",
    "sq": "SQI",
    "sr": "SRP",
    "sv": "SWE",
    "ta": "TAM",
    "tl": "TGL",
    "tr": "TUR",
    "uk": "UKR",
    "ur": "URD",
    "vi": "VIE",
    "zh": "ZHO",
}

# What a format calls its media type, and what the IANA has in its list for it.
REGISTERED = {"application/feed+json": "application/json"}
# Media type → code of the EU's file types. The table has no SQLite: OP_DATPRO is its word for what it does not have.
OTHER_FILE = "OP_DATPRO"
FILE_TYPES = {
    "application/atom+xml": "ATOM",
    "application/geo+json": "GEOJSON",
    "application/json": "JSON",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
    "application/schema+json": "JSON",
    "application/vnd.apache.parquet": "PARQUET",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/xml": "XML",
    "application/zip": "ZIP",
    "image/svg+xml": "SVG",
    "text/calendar": "ICS",
    "text/csv": "CSV",
    "text/html": "HTML",
    "text/plain": "TXT",
    "text/turtle": "RDF_TURTLE",
}


class Licence(NamedTuple):
    """An open licence of the Italian vocabulary: its code there, its name and version, its type in ADMS' list.

    `family` is what CKAN, the software of most portals, calls it whatever the version; "" for one that it does not know.
    """

    code: str
    name: str
    version: str
    type: str
    family: str


_FREE, _BY, _ALIKE = "PublicDomain", "Attribution", "ViralEffect-ShareAlike"
_CC_BY, _CC_BY_SA = "Creative Commons Attribution", "Creative Commons Attribution Share-Alike"
_CC_ZERO = "Creative Commons CCZero"
_PDDL = "Open Data Commons Public Domain Dedication and License (PDDL)"
_ODBL, _ODC_BY = "Open Data Commons Open Database License (ODbL)", "Open Data Commons Attribution License"


def _cc(code: str, name: str, version: str, *, alike: bool = False) -> Licence:
    """One of Creative Commons' many."""
    kind, family, short = (_ALIKE, _CC_BY_SA, "CC BY-SA") if alike else (_BY, _CC_BY, "CC BY")
    return Licence(code, f"{name} ({short} {version})", version, kind, family)


_A, _S = "Creative Commons Attribution", "Creative Commons Attribution-ShareAlike"
# By the name that SPDX has for it; the two of Italy's own have none there, and are called as everybody calls them.
LICENCES = {
    "CC0-1.0": Licence("A11_CCO10", "Creative Commons CC0 1.0 Universal (CC0 1.0)", "1.0", _FREE, _CC_ZERO),
    "PDDL-1.0": Licence("A12_PDDL", "ODC Public Domain Dedication and License (PDDL)", "1.0", _FREE, _PDDL),
    "CC-BY-4.0": _cc("A21_CCBY40", f"{_A} 4.0 International", "4.0"),
    "CC-BY-3.0": _cc("A22_CCBY30", f"{_A} 3.0 Unported", "3.0"),
    "CC-BY-2.5": _cc("A24_CCBY25", f"{_A} 2.5 Generic", "2.5"),
    "CC-BY-2.0": _cc("A26_CCBY20", f"{_A} 2.0 Generic", "2.0"),
    "CC-BY-1.0": _cc("A28_CCBY10", f"{_A} 1.0 Generic", "1.0"),
    "IODL-2.0": Licence("A29_IODL20", "Italian Open Data License 2.0 (IODL 2.0)", "2.0", _BY, ""),
    "ODC-By-1.0": Licence("A210_ODCBY", "Open Data Commons Attribution License (ODC_BY)", "1.0", _BY, _ODC_BY),
    "CC-BY-SA-4.0": _cc("A31_CCBYSA40", f"{_S} 4.0 International", "4.0", alike=True),
    "CC-BY-SA-3.0": _cc("A32_CCBYSA30", f"{_S} 3.0 Unported", "3.0", alike=True),
    "CC-BY-SA-2.5": _cc("A34_CCBYSA25", f"{_S} 2.5 Generic", "2.5", alike=True),
    "CC-BY-SA-2.0": _cc("A36_CCBYSA20", f"{_S} 2.0 Generic", "2.0", alike=True),
    "CC-BY-SA-1.0": _cc("A38_CCBYSA10", f"{_S} 1.0 Generic", "1.0", alike=True),
    "IODL-1.0": Licence("A39_IODL10", "Italian Open Data License 1.0 (IODL 1.0)", "1.0", _ALIKE, ""),
    "ODbL-1.0": Licence("A310_ODBL", "Open Data Commons Open Database License 1.0 (ODbL)", "1.0", _ALIKE, _ODBL),
    "GFDL-1.3-only": Licence(
        "A311_GFDL13", "GNU Free Documentation License 1.3 (GFDL 1.3)", "1.3", _ALIKE, "GNU Free Documentation License"
    ),
}
