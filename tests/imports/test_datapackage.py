"""Data Packages: our own open data finds its way back, and one resource of anybody's."""

import csv as table
import io
import json
import shutil

import pytest

from crocevia import meanings as m
from crocevia import phones, press
from crocevia.catalogue import judge
from crocevia.imports import datapackage as reader
from crocevia.imports import road
from crocevia.imports.given import Refused
from crocevia.imports.merging import equal
from crocevia.imports.road import Asked
from tests.editions import CITIES, DAY, edition, packaged
from tests.imports.milan import accounted, dry, values


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The town's open data, as its site has it."""
    folder = tmp_path_factory.mktemp("data")
    packaged(edition("town"), folder)
    return folder / "data"


def town_of(*, empty):
    """What the import is held against: the town's records, or none."""
    settings = press.settings(CITIES["town"])
    judged = judge(settings, DAY)
    sources = () if empty else judged.sources
    book = judged.rulebook
    if empty:
        book = type(book)(book.kinds, book.vocabularies, dict.fromkeys(book.kinds, frozenset()), DAY)
    here = {f"{one.kind}/{one.id}": one.cells for one in judged.sources}
    return settings, book, sources, here


@pytest.mark.parametrize("empty", [True, False], ids=["into an empty city", "into the same city"])
def test_our_own_open_data_gives_the_same_records_back(exported, empty):
    settings, book, sources, here = town_of(empty=empty)
    asked = Asked("datapackage", exported / "datapackage.json", source_title="T")
    imported = road.bring(asked, settings, book, sources, DAY)
    accounted(imported)
    published = {f"{record.kind.name}/{record.id}" for record in edition("town").catalogue}
    secret = {ref for ref in here if ref not in published}
    assert secret
    if not empty:
        assert {str(ref) for ref in imported.merged.same} == published
        assert not (imported.merged.new)
        assert not (imported.merged.changed)
        assert not (imported.merged.said)
        return
    made = {str(draft.ref): draft for draft in imported.merged.new}
    assert set(made) == published
    for ref, draft in made.items():
        # What leads to a confidential record is not published.
        expected = {name: cell for name, cell in here[ref].items() if f"places/{cell}" not in secret}
        cells = draft.cells()
        assert set(cells) == set(expected), ref
        for field in draft.kind.written:
            assert equal(cells.get(field.name), expected.get(field.name), field), (ref, field.name)


def test_our_telephones_come_back_as_people_write_them(exported):
    asked = Asked("datapackage", exported / "datapackage.json", source_title="T")
    settings, book, _, _ = town_of(empty=True)
    imported = road.bring(asked, settings, book, (), DAY)
    field = next(kind.by_meaning[m.TELEPHONE] for kind in book.kinds.values() if m.TELEPHONE in kind.by_meaning)
    found = [one for draft in imported.merged.new for one in draft.cells().get(field.name, ())]
    assert "1522" in found
    assert all(phones.read(one) and not one.startswith("tel:") for one in found)


def foreign(folder, resources):
    listed = []
    for name, rows in resources.items():
        text = io.StringIO()
        table.writer(text).writerows(rows)
        (folder / f"{name}.csv").write_text(text.getvalue())
        listed.append({"name": name, "path": f"{name}.csv"})
    file = folder / "datapackage.json"
    file.write_text(json.dumps({"name": "x", "resources": listed}))
    return file


ROWS = [["Nome", "Descrizione", "Bisogni", "Territorio"], ["Mensa", "x", "food", "milano"]]


def test_of_anybodys_package_the_first_table_or_the_one_asked_for_is_read(tmp_path):
    file = foreign(tmp_path, {"uno": ROWS, "due": [*ROWS[:1], ["Emporio", "y", "food", "monza"]]})
    first = dry(file, format="datapackage")
    assert [record["name"] for record in values(first)] == ["Mensa"]
    assert "resources left out: due (choose with --resource)" in [note.in_("en") for note in first.brought.notes]
    assert [record["name"] for record in values(dry(file, format="datapackage", part="due"))] == ["Emporio"]
    with pytest.raises(Refused, match="the resources are: uno, due"):
        reader.read(file, "tre")


def test_a_package_in_a_folder_or_an_archive_is_read_too(tmp_path):
    folder = tmp_path / "package"
    folder.mkdir()
    foreign(folder, {"uno": ROWS})
    packed = shutil.make_archive(str(tmp_path / "packed"), "zip", folder)
    for path in (folder, folder.parent / packed):
        assert [one.name for one in reader.read(path).tables] == ["uno"]
