"""What stands in controlled lists: a link to the entry, and beside it so much of the entry that a validator knows what it is.

European shapes ask of a value not only its IRI but its type and its list (`skos:inScheme`); a harvester has neither at hand.
"""

from __future__ import annotations

from datetime import date

from crocevia.authorities import EU, FILE_TYPES, LANGUAGES, LICENCES, LICENCES_OF_ITALY, OTHER_FILE, REGISTERED
from crocevia.dcat.nodes import Nodes
from crocevia.dcat.standards import NAMES
from crocevia.dcat.terms import Iri, Literal, day, text
from crocevia.dcat.themes import Theme
from crocevia.publishing import ADDRESS
from crocevia.settings import Settings

THEMES = f"{EU}data-theme"
_EUROVOC = "http://eurovoc.europa.eu/"
_ADMS = "http://purl.org/adms/licencetype/"
_IANA = "https://www.iana.org/assignments/media-types/"


def _entry(nodes: Nodes, table: str, code: str, *classes: str) -> Iri:
    about = f"{EU}{table}/{code}"
    nodes.type(about, *classes)
    nodes.add(about, "skos:inScheme", Iri(f"{EU}{table}"))
    return Iri(about)


def frequency(nodes: Nodes, of: str, code: str) -> None:
    """How often it changes."""
    nodes.add(of, "dct:accrualPeriodicity", _entry(nodes, "frequency", code, "dct:Frequency"))


def open_to_all(nodes: Nodes, of: str) -> None:
    """Anyone may have it."""
    nodes.add(of, "dct:accessRights", _entry(nodes, "access-right", "PUBLIC", "dct:RightsStatement"))


def language(nodes: Nodes, of: str, tag: str) -> None:
    """A language, where the EU's list has it."""
    if code := LANGUAGES.get(tag.partition("-")[0]):
        nodes.add(of, "dct:language", _entry(nodes, "language", code, "dct:LinguisticSystem"))


def theme(nodes: Nodes, of: str, one: Theme) -> None:
    """One of the EU's themes."""
    entry = _entry(nodes, "data-theme", one.code, "skos:Concept")
    nodes.add(of, "dcat:theme", entry)
    _named(nodes, entry.iri, one)
    nodes.type(THEMES, "skos:ConceptScheme")
    nodes.add(THEMES, "dct:title", text("Data theme", "en"))


def subtheme(nodes: Nodes, of: str, one: Theme) -> None:
    """One of EuroVoc's."""
    about = f"{_EUROVOC}{one.code}"
    nodes.add(of, "dct:subject", Iri(about))
    nodes.type(about, "skos:Concept")
    _named(nodes, about, one)


def _named(nodes: Nodes, about: str, one: Theme) -> None:
    nodes.add(about, "skos:prefLabel", text(one.italian, "it"))
    nodes.add(about, "skos:prefLabel", text(one.english, "en"))


def file_type(nodes: Nodes, of: str, media_type: str) -> None:
    """The format, as the EU's list and as the IANA call it."""
    known = REGISTERED.get(media_type, media_type)
    code = FILE_TYPES.get(known, OTHER_FILE)
    nodes.add(of, "dct:format", _entry(nodes, "file-type", code, "dct:MediaTypeOrExtent"))
    nodes.add(of, "dcat:mediaType", Iri(f"{_IANA}{known}"))
    nodes.type(f"{_IANA}{known}", "dct:MediaType")


def licence(nodes: Nodes, of: str, settings: Settings) -> None:
    """The Italian list's entry, or the licence's own address where the list does not have it."""
    if known := LICENCES.get(settings.licence):
        about, name, kind = f"{LICENCES_OF_ITALY}{known.code}", known.name, f"{_ADMS}{known.type}"
        nodes.add(about, "owl:versionInfo", text(known.version))
        nodes.add(about, "dct:type", Iri(kind))
        if known.family:
            nodes.add(about, "dct:title", text(known.family, "en"))
        nodes.type(kind, "skos:Concept")
        nodes.add(kind, "skos:inScheme", Iri(f"{_ADMS}1.0"))
        nodes.add(kind, "skos:prefLabel", text(known.type, "en"))
    elif ADDRESS.fullmatch(settings.licence_url):
        about, name = settings.licence_url, settings.licence
    else:
        return
    nodes.add(of, "dct:license", Iri(about))
    nodes.type(about, "dcatapit:LicenseDocument", "dct:LicenseDocument")
    if name:
        nodes.add(about, "foaf:name", text(name))


def standard(nodes: Nodes, of: str, iri: str) -> None:
    """The specification that something follows."""
    if not iri:
        return
    nodes.add(of, "dct:conformsTo", Iri(iri))
    nodes.type(iri, "dcatapit:Standard", "dct:Standard")
    nodes.add(iri, "dct:identifier", text(iri))
    nodes.add(iri, "dcatapit:referenceDocumentation", Iri(iri))
    if iri in NAMES:
        nodes.add(iri, "dct:title", text(NAMES[iri], "en"))


def place(nodes: Nodes, of: str, iri: str) -> None:
    """An area. The Italian harvester reads the address from the text of `geographicalIdentifier`."""
    nodes.add(of, "dct:spatial", Iri(iri))
    nodes.type(iri, "dct:Location")
    nodes.add(iri, "dcatapit:geographicalIdentifier", Literal(iri, datatype="xsd:anyURI"))


def period(nodes: Nodes, of: str, about: str, since: date) -> None:
    """A time that goes on. Italy, Europe and the harvester of the Italian portal each read another name of its beginning."""
    nodes.add(of, "dct:temporal", Iri(about))
    nodes.type(about, "dct:PeriodOfTime")
    for predicate in ("dcatapit:startDate", "dcat:startDate", "schema:startDate"):
        nodes.add(about, predicate, day(since))
