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


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """City and form → its HSDS as its site has it: tables with their description, or documents alone."""
    folders = {}

    def folder(city, form):
        if (city, form) not in folders:
            folders[city, form] = tmp_path_factory.mktemp(f"{city}-{form}")
            write(city, form, folders[city, form])
        return folders[city, form]

    return folder


def write(city, form, folder):
    for output in hsds.outputs(edition(city)):
        for path, writer in output.files():
            name = path.rpartition("/")[2]
            if form == "tables" or (name.endswith(".json") and name != "datapackage.json"):
                with (folder / name).open("wb") as file:
                    writer(file)


def brought(city, folder, *, empty):
    """An import into a city without a record, or into the one that it comes from; and that city's records as written."""
    settings = press.settings(CITIES[city])
    judged = judge(settings, DAY)
    book = judged.rulebook
    if empty:
        book = replace(book, ids=dict.fromkeys(book.kinds, frozenset()))
    imported = road.bring(Asked("hsds", folder, source_title="T"), settings, book, () if empty else judged.sources, DAY)
    accounted(imported)
    return imported, {f"{one.kind}/{one.id}": one.cells for one in judged.sources}


@pytest.mark.parametrize(("city", "form"), [("milan", "tables"), ("town", "tables"), ("town", "documents")])
def test_an_empty_city_becomes_the_same(exported, city, form):
    imported, here = brought(city, exported(city, form), empty=True)
    published = {str(record.ref) for record in edition(city).catalogue}
    secret = set(here) - published
    assert secret
    made = {str(draft.ref): draft for draft in imported.merged.new}
    assert set(made) == published
    for ref, draft in made.items():
        # What leads to a confidential record is not published.
        expected = {name: cell for name, cell in here[ref].items() if f"places/{cell}" not in secret}
        cells = draft.cells()
        assert set(cells) == set(expected), ref
        for field in draft.kind.written:
            assert equal(cells.get(field.name), expected.get(field.name), field), (ref, field.name)


@pytest.mark.parametrize("form", ["tables", "documents"])
def test_in_the_same_city_nothing_changes(exported, form):
    imported, _ = brought("town", exported("town", form), empty=False)
    assert {str(ref) for ref in imported.merged.same} == {str(record.ref) for record in edition("town").catalogue}
    assert [*imported.merged.new, *imported.merged.changed, *imported.merged.said] == []


def test_a_text_that_its_rules_belie_is_not_believed(tmp_path):
    """Somebody has changed the times in the table: they hold, not the sentence that stands beside them."""
    write("town", "tables", tmp_path)
    file = tmp_path / "schedules.csv"
    table = file.read_bytes()
    assert b"12:00:00,14:00:00" in table
    file.write_bytes(table.replace(b"12:00:00,14:00:00", b"12:30:00,14:00:00"))
    imported, _ = brought("town", tmp_path, empty=True)
    texts = [str(cell) for draft in imported.merged.new for cell in draft.cells().values()]
    assert any("12:30-14:00" in text for text in texts)
    assert not any("lun-ven 12:00-14:00" in text for text in texts)
