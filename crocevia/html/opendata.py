"""The files of the open data by what one would do with them, whatever channel makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from crocevia.edition import Data, Described, Edition, Output
from crocevia.language import Message, say

# What one would do → how a page calls it, in the order in which most people come.
USES: Mapping[str, Message] = {
    "sheet": say("In a spreadsheet"),
    "map": say("On a map (GIS)"),
    "figures": say("To plan: figures and reports"),
    "base": say("In a database, or to reckon with"),
    "harvest": say("For a catalogue that harvests"),
    "exchange": say("To exchange records with other directories"),
    "step": say("To stay in step with what changes"),
    "program": say("In a program"),
}
RDF = ("application/rdf+xml", "text/turtle")
# These say it of what has the same name and is another form of the same: JSON-LD beside RDF/XML, a CSV beside a feed.
LEADING = {**dict.fromkeys(RDF, "harvest"), "application/atom+xml": "step", "application/feed+json": "step"}
FORMS = (*LEADING, "application/ld+json", "application/json", "text/csv")
BY_TYPE = {
    "text/csv": "sheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheet",
    "application/geo+json": "map",
    "application/vnd.apache.parquet": "base",
    "application/vnd.sqlite3": "base",
    "image/svg+xml": "figures",
    "text/calendar": "step",
    "text/html": "figures",
}
REFERRAL = "openreferral.org"


@dataclass(frozen=True, slots=True)
class File:
    """`href` is below the site's root, "" for files of which there is no list; `codes` whether it is a list of codes."""

    href: str
    name: str
    title: str
    codes: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Files for the same purpose in the same form. `standard` is the IRI of the specification, "" for none."""

    about: str
    standard: str
    files: tuple[File, ...]

    @property
    def host(self) -> str:
        """Whose the specification is: the name of the host, for a page has no room for the whole address."""
        return (urlsplit(self.standard).hostname or "").removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Use:
    """What one would do, and what there is for it."""

    name: str
    title: str
    offers: tuple[Offer, ...]


class OpenData:
    """The files of an edition's open data. It may be asked only while writing, when all outputs are known."""

    def __init__(self, edition: Edition) -> None:
        self._vocabularies = edition.catalogue.vocabularies
        self._described = [(one, one.data) for one in edition.described() if one.data]

    def uses(self, language: str) -> list[Use]:
        """Every use for which there is a file, in a language."""
        described = self._described
        leading = {stem(one.path): LEADING[one.media_type] for one, _ in described if one.media_type in LEADING}
        found: dict[str, dict[tuple[str, str], list[File]]] = {use: {} for use in USES}
        for output, data in described:
            offers = found[use_of(output, data, leading)]
            offers.setdefault((data.about.in_(language), data.standard), []).append(self._file(output, data, language))
        return [
            Use(name, USES[name].in_(language), tuple(Offer(*key, tuple(files)) for key, files in offers.items()))
            for name, offers in found.items()
            if offers
        ]

    def of_type(self, media_type: str, table: str = "") -> str:
        """The path of the first file of a media type that holds a table ("": the whole catalogue); "" where there is none."""
        fitting = (one for one, _ in self._described if one.media_type == media_type and one.table == table)
        return next((one.path for one in fitting if isinstance(one, Output)), "")

    def _file(self, output: Described, data: Data, language: str) -> File:
        """A file, or the list by which a family of files is entered."""
        title, codes = output.title.in_(language), output.table in self._vocabularies
        if isinstance(output, Output):
            path = output.path.removesuffix("index.html")
            return File(path, path.removeprefix("data/"), title, codes)
        return File(data.start, data.start.removeprefix("data/") or output.path.replace("{}", "…"), title, codes)


def use_of(output: Described, data: Data, leading: Mapping[str, str]) -> str:
    """What a file is for. `leading` says it of files by their path without its ending."""
    if output.media_type in FORMS and (found := leading.get(stem(output.path))):
        return found
    if REFERRAL in data.standard:
        return "exchange"
    # A table of no records and no codes is a report.
    if data.fields or (output.media_type == "text/csv" and not output.table):
        return "figures"
    return BY_TYPE.get(output.media_type, "program")


def stem(path: str) -> str:
    """A path without its ending.

    >>> stem("data/catalogue.rdf")
    'data/catalogue'
    """
    folder, slash, name = path.rpartition("/")
    return folder + slash + name.partition(".")[0]
