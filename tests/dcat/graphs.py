"""The data catalogues of the test cities as rdflib reads them, and shapes to hold them against."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyshacl
from rdflib import Graph, Namespace

from crocevia.channels import dcat
from crocevia.settings import OpenData
from tests.editions import edition

HERE = Path(__file__).parent
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATAPIT = Namespace("http://dati.gov.it/onto/dcatapit#")
DCT = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SH = Namespace("http://www.w3.org/ns/shacl#")
EU = Namespace("http://publications.europa.eu/resource/authority/")

# The real city has no publisher yet: this one is invented, and stands nowhere but here.
INVENTED = OpenData(publisher_id="c_z998", contact_email="dati@citta.example.org", frequency="WEEKLY")


def altered(city, **settings):
    """A city's edition with other settings."""
    whole = edition(city)
    return replace(whole, settings=replace(whole.settings, **settings))


def milan():
    return altered("milan", publisher="Comune inventato", open_data=INVENTED)


def files(whole):
    """Path → bytes of the channel's files."""
    return {one.path: written(one) for one in dcat.outputs(whole)}


def written(output):
    file = io.BytesIO()
    output.write(file)
    return file.getvalue()


def graph(whole):
    """What the Turtle file says; the other notations are held against it in test_formats.py."""
    return Graph().parse(data=files(whole)["data/catalogue.ttl"], format="turtle")


@cache
def town():
    """Not to be changed: a test that removes something takes a copy."""
    return graph(edition("town"))


@cache
def shapes(*names):
    found = Graph()
    for name in names:
        found.parse(HERE / name)
    return found


def violations(data, *names):
    """What the shapes find worse than a warning: (path, node) of each."""
    conforms, report, said = pyshacl.validate(data, shacl_graph=shapes(*names), inference="none", allow_warnings=True)
    results = [one for one in report.objects(None, SH.result) if report.value(one, SH.resultSeverity) == SH.Violation]
    assert conforms == (not results), said
    return {(report.value(one, SH.resultPath), report.value(one, SH.focusNode)) for one in results}
