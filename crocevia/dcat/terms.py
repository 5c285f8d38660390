"""RDF in three plain shapes (an address, words, a day or a text), and the names of the vocabularies that DCAT uses."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatapit": "http://dati.gov.it/onto/dcatapit#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE = "rdf:type"
DATE = "xsd:date"
# XML has no sign for these, not even escaped.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Iri(NamedTuple):
    """What has an address, whole or as `prefix:name`."""

    iri: str


class Literal(NamedTuple):
    """A text, with the language it is in or what sort of value it is (`prefix:name`), if it has one of them."""

    text: str
    language: str = ""
    datatype: str = ""


Object = Iri | Literal


class Triple(NamedTuple):
    """`subject` is a whole address, `predicate` a `prefix:name`."""

    subject: str
    predicate: str
    object: Object


def expand(name: str) -> str:
    """The whole address of a `prefix:name`; any other is whole already.

    >>> expand("dcat:Dataset")
    'http://www.w3.org/ns/dcat#Dataset'
    """
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if prefix in PREFIXES else name


def shorten(iri: str) -> str:
    """The `prefix:name` of an address, or the address.

    >>> shorten("http://www.w3.org/ns/dcat#Dataset")
    'dcat:Dataset'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and re.fullmatch(r"[A-Za-z]+", iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def text(words: str, language: str = "") -> Literal:
    """Words, without the signs that no XML file can hold."""
    return Literal(_UNWRITABLE.sub("", words), language)


def day(on: date) -> Literal:
    """A day, as xsd:date."""
    return Literal(on.isoformat(), datatype=DATE)
