"""What the settings say of who publishes the data, held against what catalogues of open data ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.it import iva

from crocevia.authorities import FREQUENCIES, LICENCES
from crocevia.findings import Finding, Level
from crocevia.language import Message, say
from crocevia.settings import Settings

CHANNEL = "dcat"
# What can stand as it is in RDF: nothing that has to be escaped in an address.
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
EMAIL = re.compile(r"[^\s:@\"<>?&{}|\\^`]+@[^\s:@\"<>?&{}|\\^`]+\.[a-zA-Z]{2,}")
_IPA = re.compile(r"(?!IT[0-9]{11})[A-Za-z][A-Za-z0-9_.-]{1,29}")
_ELEVEN_DIGITS = re.compile("[0-9]{11}")
# A municipality's: the land registry's code.
_MUNICIPALITY = re.compile(r"c_[a-z][0-9]{3}", re.IGNORECASE)


def identifies(code: str) -> bool:
    """Whether it can be an IPA code, or is a partita IVA with its check digit.

    >>> identifies("c_f205"), identifies("c_milano"), identifies("12345670017"), identifies("12345670018")
    (True, False, True, False)
    """
    # python-stdnum also takes spaces, which a catalogue would carry on.
    if _ELEVEN_DIGITS.fullmatch(code):
        return bool(iva.is_valid(code))
    return bool(_IPA.fullmatch(code) and (not code.lower().startswith("c_") or _MUNICIPALITY.fullmatch(code)))


def offered(settings: Settings) -> bool:
    """Whether there is enough for a catalogue that any harvester can read: addresses, and somebody who publishes."""
    return bool(ADDRESS.fullmatch(settings.url) and settings.publisher)


def italian(settings: Settings) -> bool:
    """Whether there is all that DCAT-AP_IT demands beyond: who publishes and holds the rights by their codes, the licence."""
    ours = settings.open_data
    holder = not ours.rights_holder or identifies(ours.rights_holder_id)
    return offered(settings) and identifies(ours.publisher_id) and holder and settings.licence in LICENCES


def check(settings: Settings) -> Iterator[Finding]:
    """What is wrong is an error; what is lacking a warning, with what comes of it."""
    if settings.has(CHANNEL):
        yield from _wrong(settings)
        yield from _lacking(settings)


def _wrong(settings: Settings) -> Iterator[Finding]:
    ours = settings.open_data
    for field, code in (("publisher_id", ours.publisher_id), ("rights_holder_id", ours.rights_holder_id)):
        if code and not identifies(code):
            remedy = say(
                "Write the code of the public body in indicepa.gov.it (a municipality's is c_ and its cadastral code), "
                "or the eleven digits of a partita IVA."
            )
            yield _error(settings, field, code, say("this is neither an IPA code nor a partita IVA"), remedy)
    if ours.contact_email and not EMAIL.fullmatch(ours.contact_email):
        remedy = say("Write an address of the office, not of a person.")
        yield _error(settings, "contact_email", ours.contact_email, say("this is not an e-mail address"), remedy)
    if ours.frequency not in FREQUENCIES:
        remedy = say("Write one of: {codes}.", codes=", ".join(FREQUENCIES))
        problem = say("this is no frequency of the EU's list")
        yield _error(settings, "frequency", ours.frequency, problem, remedy)
    for place in ours.area:
        if not ADDRESS.fullmatch(place):
            remedy = say("Write the address that the EU, GeoNames or the State gives the area; it begins with http.")
            yield _error(settings, "area", place, say("this is not the address of an area"), remedy)


def _lacking(settings: Settings) -> Iterator[Finding]:
    ours = settings.open_data
    nothing = say("Until then there is no data catalogue (DCAT).")
    less = say("Until then the data catalogue follows DCAT-AP, and not DCAT-AP_IT, which dati.gov.it wants.")
    if not ADDRESS.fullmatch(settings.url):
        problem = say("harvesters need whole addresses, and the site's is not known")
        remedy = say("Write it: {example}. {so}", example="site_url: https://…/", so=nothing)
        yield _warning(settings, "site_url", settings.url, problem, remedy)
    if not settings.publisher:
        remedy = say("Write it: {example}. {so}", example="publisher: …", so=nothing)
        yield _warning(settings, "publisher", "", say("it is not said who publishes the data"), remedy)
    elif not ours.publisher_id:
        example = "open_data: {publisher_id: …}"
        problem = say("the publisher has no IPA code nor partita IVA")
        remedy = say("Write it: {example}. {so}", example=example, so=less)
        yield _warning(settings, "publisher", settings.publisher, problem, remedy)
    if ours.rights_holder and not ours.rights_holder_id:
        example = "open_data: {rights_holder_id: …}"
        problem = say("who holds the rights has no IPA code nor partita IVA")
        remedy = say("Write it: {example}. {so}", example=example, so=less)
        yield _warning(settings, "rights_holder", ours.rights_holder, problem, remedy)
    if settings.licence not in LICENCES:
        problem = say("this is no open licence of the Italian list")
        remedy = say("Write one of: {codes}. {so}", codes=", ".join(LICENCES), so=less)
        yield _warning(settings, "licence", settings.licence, problem, remedy)


def _error(settings: Settings, field: str, found: str, problem: Message, remedy: Message) -> Finding:
    name = f"open_data.{field}"
    return Finding(settings.config.name, 0, 0, name, Level.ERROR, "open-data", found, problem, remedy)


def _warning(settings: Settings, field: str, found: str, problem: Message, remedy: Message) -> Finding:
    return Finding(settings.config.name, 0, 0, field, Level.WARNING, "open-data", found, problem, remedy)
