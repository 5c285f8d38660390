"""What the cities of the tests do not have: a kind that is open and meets, two texts in one, numbers with an extension, no address."""

import io
from dataclasses import replace

import frictionless
import pytest

from crocevia import publish
from crocevia.channels import hsds
from crocevia.hsds import LISTS, Directory
from crocevia.hsds.forms import uri
from crocevia.imports import road
from crocevia.imports.merging import equal
from crocevia.imports.road import Asked
from tests.cities import DAY, City
from tests.hsds.schemas import wrong
from tests.hsds.test_documents import OBJECT
from tests.imports.milan import accounted

THING = """\
called: Mensa
gist: Si mangia.
more: |
  Si mangia.

  Si mangia davvero, "tutti i giorni"; anche =dopo.
needs: [soup, home]
colour: dark_green
colours: [red, blue]
sizes: [3, 1]
weight: "-1.50"
open: false
least: 18
page: https://example.org/città
tel: [02 88463107 int. 012, 02 88463107 int. 12, "020202", "1522", +33 1 42 68 53 00]
tax: "80000000010"
hours: lun 9:00-12:00; agosto chiuso
meets: [ogni martedì 18:00-20:00, sabato 12 dicembre 2026 15:00-18:00]
at: square
leads_to: [things/other, spots/square]
state: closed
rather: [things/other]
checked: 2026-05-01
"""
SPOT = """\
called: Piazza
more: Piazza
street: via Roma 1
town: "001125"
quarter: centre
north: "45.4655"
east: "7.123456789012345"
"""


@pytest.fixture(params=["https://example.org/", ""], ids=["at home", "without an address"])
def city(request, tmp_path):
    city = City.begun(tmp_path)
    city.write("things/mensa.yml", THING)
    city.write("spots/square.yml", SPOT)
    settings = replace(city.settings, url=request.param)
    judged = city.judge()
    assert not [one for one in judged.findings if one.level == 0]
    return settings, judged, publish.edition(judged, replace(settings, channels=("hsds",)), DAY, {}, str)


def test_all_of_it_is_valid(city):
    directory = Directory(city[2])
    for name in LISTS:
        for document in directory.each(name):
            assert not wrong(OBJECT[name], document), name


def test_it_comes_back(city, tmp_path):
    settings, judged, edition = city
    folder = tmp_path / "hsds"
    folder.mkdir()
    for output in hsds.outputs(edition):
        for path, write in output.files():
            file = io.BytesIO()
            write(file)
            (folder / path.rpartition("/")[2]).write_bytes(file.getvalue())
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    book = replace(judged.rulebook, ids=dict.fromkeys(judged.rulebook.kinds, frozenset()))
    imported = road.bring(Asked("hsds", folder, source_title="T"), settings, book, (), DAY)
    accounted(imported)
    made = {str(draft.ref): draft for draft in imported.merged.new}
    assert set(made) == {"things/mensa", "things/other", "spots/square"}
    for one in judged.sources:
        draft = made[f"{one.kind}/{one.id}"]
        for field in draft.kind.written:
            if field.name != "seen":
                assert equal(draft.cells().get(field.name), one.cells.get(field.name), field), (one.id, field.name)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("https://example.org/citt%C3%A0/", "https://example.org/citt%C3%A0/"),
        ("https://città.example.org/", "https://xn--citt-3na.example.org/"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/{a}", "https://example.org/%7Ba%7D"),
        ("/needs/food/", ""),
        ("https://[x", ""),
        ("https://example.org/100%", ""),
    ],
)
def test_an_address_becomes_a_uri_or_nothing(written, expected):
    assert uri(written) == expected
    assert not expected or not wrong("url", {"id": "00000000-0000-5000-8000-000000000000", "url": expected})
