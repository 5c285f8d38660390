"""Writes what an import changes: every text is made and judged before the first is written, and all are written or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from crocevia import check, files, load, written
from crocevia.check import Rulebook
from crocevia.findings import Level
from crocevia.imports import memory
from crocevia.imports.given import Refused
from crocevia.imports.known import Catalogued
from crocevia.imports.merging import Merged
from crocevia.language import say
from crocevia.load import Cell
from crocevia.settings import Settings


def contents(merged: Merged, here: Catalogued, rulebook: Rulebook, settings: Settings, name: str) -> dict[Path, str]:
    """Path → text of every file that changes, the memory included. Raises Refused for what would not be a good record."""
    texts: dict[Path, str] = {}
    fresh: dict[str, set[str]] = {kind: set(ids) for kind, ids in rulebook.ids.items()}
    for draft in merged.new:
        fresh[draft.kind.name].add(draft.id)
    book = replace(rulebook, ids={kind: frozenset(ids) for kind, ids in fresh.items()})
    for draft in merged.new:
        path = settings.catalogue / draft.kind.name / f"{draft.id}.yml"
        texts[path] = _proved(written.record(draft.kind, draft.cells()), draft.kind.name, draft.id, book)
    for ref, changes in merged.changed.items():
        path = settings.catalogue / ref.kind / f"{ref.id}.yml"
        kind = rulebook.kinds[ref.kind]
        try:
            text = written.edited(path.read_bytes().decode(), kind, _mended(changes, here.cells[ref.kind, ref.id]))
        except written.CannotWrite as error:
            raise Refused(say("{file}: {problem}", file=f"{ref}.yml", problem=error.problem)) from None
        texts[path] = _proved(text, ref.kind, ref.id, book)
    remembered = memory.written(merged.memory)
    file = memory.path(settings, name)
    if texts or not file.exists() or file.read_text(encoding="utf-8") != remembered:
        texts[file] = remembered
    return texts


def _mended(changes: Mapping[str, Cell | None], there: Mapping[str, Cell]) -> dict[str, Cell | None]:
    """Only what differs as it is written."""
    return {name: cell for name, cell in changes.items() if there.get(name) != cell}


def _proved(text: str, kind: str, id: str, book: Rulebook) -> str:
    """The text, if `check` finds no error in it."""
    source = load.parsed(text, kind, id)
    wrong = [one.problem for one in source.findings]
    wrong += [one.problem for one in check.problems(kind, id, source.cells, book) if one.level is Level.ERROR]
    if wrong:
        raise Refused(say("{file}: {problem}", file=f"{kind}/{id}.yml", problem=wrong[0]))
    return text


def write(texts: Mapping[Path, str], settings: Settings) -> None:
    """All of them, or none. Raises Refused."""
    try:
        files.change(settings.root, dict(texts))
    except OSError as error:
        raise Refused(say("nothing was written: {why}", why=str(error))) from None
