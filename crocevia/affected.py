"""Judges what a branch changed and what depends on it, and leaves the rest of the catalogue alone.

A record depends on its translations, on the records that it names, and on what all are judged by: schemas, vocabularies,
boundaries, settings, the engine. Where one of the last changed, everything is judged.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crocevia import catalogue, load
from crocevia.catalogue import Batch, Work
from crocevia.changed import Changes
from crocevia.check import Rulebook
from crocevia.findings import Finding
from crocevia.layout import BOUNDARIES, SCHEMAS, TRANSLATIONS, VOCABULARIES
from crocevia.load import Source
from crocevia.model import Ref
from crocevia.settings import Settings

ENGINE = Path(__file__).parent
# The findings that a record has because another is gone.
LOST = "reference"
# With more identifiers than this, looking for them costs more than judging every record that could name one.
MOST_SOUGHT = 50


@dataclass(frozen=True, slots=True)
class Affected:
    """What was judged and what is wrong with it; `whole` where that is all of the catalogue."""

    sources: Sequence[Source]
    findings: tuple[Finding, ...]
    rulebook: Rulebook
    whole: bool = False


def judge(settings: Settings, today: date, changes: Changes, jobs: int = 1) -> Affected:
    """Everything that is wrong with what changed, and every reference to what is gone.

    Raises CannotGoOn where schemas or vocabularies are broken.
    """
    if not settings.catalogue.is_relative_to(settings.root) or _concerns_all(settings, changes.all):
        judged = catalogue.judge(settings, today, jobs)
        return Affected(judged.sources, judged.findings, judged.rulebook, whole=True)
    rulebook, files, strangers = catalogue.survey(settings, today)
    above = settings.catalogue.relative_to(settings.root).as_posix()
    touched = [path.removeprefix(f"{above}/") for path in changes.all if path.startswith(f"{above}/")]
    gone = [path.removeprefix(f"{above}/") for path in changes.gone if path.startswith(f"{above}/")]
    changed = {ref for path in touched if (ref := _ref(path))}
    lost = {ref for path in gone if not path.startswith(f"{TRANSLATIONS}/") and (ref := _ref(path))}
    chosen = [(kind, path) for kind, path in files if Ref(kind, path.stem) in changed]
    depending = [(kind, path) for kind, path in _naming(lost, files, rulebook) if Ref(kind, path.stem) not in changed]
    translators, strange = catalogue.translators_in(settings, rulebook, set(_translations(settings, changed, touched)))
    work = Work(settings.root, settings.catalogue, rulebook, translators)
    findings = [*strange, *(one for one in strangers if _is_touched(one.file, changes.files))]
    sources: list[Source] = []
    for batch in (chosen, depending):
        for done in catalogue.examine(work, batch, jobs):
            sources += done.sources
            # What else is wrong with a record that only refers to one is not this branch's doing.
            findings += (one for one in done.findings if batch is chosen or one.code == LOST)
    return Affected(sources, tuple(sorted(findings)), rulebook)


def beyond(settings: Settings, changes: Changes) -> list[str]:
    """What a branch touches beside records, their translations and hand-written pages: what runs, decides or is looked like."""
    folders = (settings.catalogue, settings.docs)
    inside = [
        folder.relative_to(settings.root).as_posix() for folder in folders if folder.is_relative_to(settings.root)
    ]
    decides = tuple(f"{inside[0]}/{name}/" for name in (SCHEMAS, VOCABULARIES, BOUNDARIES)) if inside else ()
    plain = tuple(f"{folder}/" for folder in inside)
    return sorted(path for path in changes.all if not path.startswith(plain) or path.startswith(decides))


def _concerns_all(settings: Settings, paths: Collection[str]) -> bool:
    """Whether one of these is what every record is judged by."""
    folders = [settings.catalogue / name for name in (SCHEMAS, VOCABULARIES, BOUNDARIES)]
    inside = [
        folder.relative_to(settings.root) for folder in (*folders, ENGINE) if folder.is_relative_to(settings.root)
    ]
    beginnings = tuple(f"{folder.as_posix()}/" for folder in inside)
    return any(path == settings.config.name or path.startswith(beginnings) for path in paths)


def _ref(path: str) -> Ref | None:
    """The record that a file of the catalogue is, or translates."""
    parts = path.removesuffix(".yml").split("/")
    if not path.endswith(".yml"):
        return None
    match parts:
        case [kind, id]:
            return Ref(kind, id)
        case [folder, _, kind, id] if folder == TRANSLATIONS:
            return Ref(kind, id)
        case _:
            return None


def _is_touched(file: str, changed: Collection[str]) -> bool:
    """Whether this file, or one in this folder, changed."""
    return file in changed or any(path.startswith(f"{file}/") for path in changed)


def _translations(settings: Settings, changed: Collection[Ref], touched: Collection[str]) -> Iterator[Path]:
    """The translations of changed records, and those that changed themselves, as far as they are there."""
    folder = settings.catalogue / TRANSLATIONS
    named = [folder / one / ref.kind / f"{ref.id}.yml" for ref in changed for one in settings.languages[1:]]
    own = [settings.catalogue / path for path in touched if path.startswith(f"{TRANSLATIONS}/")]
    return (path for path in (*named, *own) if path.is_symlink() or path.exists())


def _naming(lost: Collection[Ref], files: Batch, rulebook: Rulebook) -> Batch:
    """The records whose text holds the identifier of one that is no longer there."""
    kinds = {ref.kind for ref in lost}
    able = {
        kind.name
        for kind in rulebook.kinds.values()
        if any(reference.resource in kinds for field in kind.naming for reference in field.references)
    }
    could = [(kind, path) for kind, path in files if kind in able]
    sought = {ref.id for ref in lost}
    if not sought or len(sought) > MOST_SOUGHT:
        return could if sought else []
    holds = re.compile("|".join(map(re.escape, sorted(sought))).encode("utf-8", "surrogateescape"))
    return [(kind, path) for kind, path in could if holds.search(_bytes(path))]


def _bytes(path: Path) -> bytes:
    """A file's bytes; none where it is a link, no file, or more than a record can be: others tell about that."""
    state = path.lstat()
    return path.read_bytes() if stat.S_ISREG(state.st_mode) and state.st_size <= load.MOST_BYTES else b""
