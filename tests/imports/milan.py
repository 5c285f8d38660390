"""A city with Milan's schemas and lists and not one record, for lists to be brought to; and what becomes of them there."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from crocevia import catalogue, check, load
from crocevia.imports import road, writing
from crocevia.imports.road import Asked
from crocevia.settings import Settings

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
CONFIG = """\
site_name: Prova
docs_dir: docs/it
plugins:
  - crocevia:
      languages: [it, en]
"""


def settings_of(root):
    """A city's whose folder this is."""
    return Settings(
        config=root / "site_config.yml",
        catalogue=root / "catalogue",
        templates=root / "templates",
        docs=root / "docs",
        output=root / "site",
        name="Prova",
        url="https://example.org/",
        languages=("it", "en"),
    )


@cache
def rulebook():
    """Milan's, without its records: read once."""
    book, _, _ = catalogue.survey(settings_of(ROOT), DAY)
    return replace(book, ids=dict.fromkeys(book.kinds, frozenset()))


class Milan:
    """The city in a folder, empty at first; `whole` with the files that commands need."""

    def __init__(self, root, *, whole=False):
        self.root = root
        self.catalogue = root / "catalogue"
        self.catalogue.mkdir()
        self.config = root / "site_config.yml"
        if whole:
            for name in ("schemas", "vocabularies"):
                shutil.copytree(ROOT / "catalogue" / name, self.catalogue / name)
            for language in ("it", "en"):
                (root / "docs" / language).mkdir(parents=True)
            self.config.write_text(CONFIG, encoding="utf-8")

    @property
    def settings(self):
        return settings_of(self.root)

    def file(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def sources(self):
        """The records that are there, and what they are judged by."""
        found = [
            load.read(path, kind, f"catalogue/{kind}/{path.name}")
            for kind in rulebook().kinds
            for path in sorted((self.catalogue / kind).glob("*.yml"))
        ]
        ids = {kind: frozenset(one.id for one in found if one.kind == kind) for kind in rulebook().kinds}
        return found, replace(rulebook(), ids=ids)

    def bring(self, file, **more):
        """What an import would do; checked to account for every cell."""
        sources, book = self.sources()
        said = {"format": file.suffix[1:], "source_title": "Elenco", "kind": "services", **more}
        imported = road.bring(Asked(file=file, **said), self.settings, book, sources, DAY)
        accounted(imported)
        return imported

    def write(self, file, **more):
        """The same, and written; the paths that were, from the city."""
        imported = self.bring(file, **more)
        texts = writing.contents(imported.merged, imported.here, self.sources()[1], self.settings, imported.name)
        writing.write(texts, self.settings)
        return sorted(path.relative_to(self.root).as_posix() for path in texts)

    def read(self, ref):
        return (self.catalogue / f"{ref}.yml").read_text(encoding="utf-8")

    def errors(self):
        sources, book = self.sources()
        return [one for source in sources for one in check.check(source, book, self.root) if one.level == 0]


def accounted(imported):
    """Every non-empty cell of the file is kept, changed or left out, and what is left out says why."""
    cells = set(imported.brought.cells())
    lines = list(imported.account.lines())
    assert not imported.account.unsettled()
    assert {line.origin for line in lines} == cells
    assert len(lines) == sum(imported.account.totals().values())
    assert all(line.why for line in lines if line.state != "kept")
    assert all(line.value and line.record for line in lines if line.state != "left out")


def values(imported, kind=None):
    """Field → value of each new record."""
    return [draft.cells() for draft in imported.merged.new if kind in {None, draft.kind.name}]


def why(imported, column):
    """(state, reasons in English) of each cell under a heading."""
    return [
        (str(line.state), [one.in_("en") for one in line.why])
        for line in imported.account.lines()
        if line.origin.column == column
    ]


def judged(imported):
    """What `check` would say of the new records: nothing that must be mended."""
    book = rulebook()
    ids = {kind: frozenset(d.id for d in imported.merged.new if d.kind.name == kind) for kind in book.kinds}
    book = replace(book, ids=ids)
    return [
        (draft.id, one.code, one.found)
        for draft in imported.merged.new
        for one in check.problems(draft.kind.name, draft.id, draft.cells(), book)
        if one.level == 0
    ]


def dry(file, **more):
    """An import into an empty catalogue of Milan's, in memory alone: fast enough for thousands."""
    said = {"format": file.suffix[1:], "source_title": "Elenco", "kind": "services", **more}
    imported = road.bring(Asked(file=file, **said), settings_of(file.parent), rulebook(), (), DAY)
    accounted(imported)
    return imported
