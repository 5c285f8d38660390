"""Our own HSDS gives the same records back: into an empty city, and into the same one."""

from dataclasses import replace

import pytest

from crocevia import press
from crocevia.catalogue import judge
from crocevia.channels import hsds
from crocevia.imports import road
from crocevia.imports.merging import equal
from crocevia.imports.road import Asked
from tests.editions import CITIES, DAY, edition
from tests.imports.milan import accounted


@pytest.fixture(scope="module", params=list(CITIES))
def city(request, tmp_path_factory):
    """A city's name, its HSDS as its site has it, and what an import is held against."""
    folder = tmp_path_factory.mktemp("hsds")
    for output in hsds.outputs(edition(request.param)):
        for path, write in output.files():
            with (folder / path.rpartition("/")[2]).open("wb") as file:
                write(file)
    settings = press.settings(CITIES[request.param])
    return request.param, folder, settings, judge(settings, DAY)


def brought(city, *, empty):
    _, folder, settings, judged = city
    book = judged.rulebook
    if empty:
        book = replace(book, ids=dict.fromkeys(book.kinds, frozenset()))
    asked = Asked("hsds", folder, source_title="T")
    imported = road.bring(asked, settings, book, () if empty else judged.sources, DAY)
    accounted(imported)
    return imported


def test_an_empty_city_becomes_the_same(city):
    name, *_, judged = city
    imported = brought(city, empty=True)
    published = {f"{record.kind.name}/{record.id}": record for record in edition(name).catalogue}
    here = {f"{one.kind}/{one.id}": one.cells for one in judged.sources}
    secret = set(here) - set(published)
    assert secret
    made = {str(draft.ref): draft for draft in imported.merged.new}
    assert set(made) == set(published)
    for ref, draft in made.items():
        # What leads to a confidential record is not published.
        expected = {name: cell for name, cell in here[ref].items() if f"places/{cell}" not in secret}
        cells = draft.cells()
        assert set(cells) == set(expected), ref
        for field in draft.kind.written:
            assert equal(cells.get(field.name), expected.get(field.name), field), (ref, field.name)


def test_in_the_same_city_nothing_changes(city):
    imported = brought(city, empty=False)
    published = {f"{record.kind.name}/{record.id}" for record in edition(city[0]).catalogue}
    assert {str(ref) for ref in imported.merged.same} == published
    assert not (imported.merged.new or imported.merged.changed)
    assert not imported.merged.said
