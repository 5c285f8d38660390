"""From a folder to a checked catalogue: which files there are, read and judged in as many processes as there are cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from crocevia import check, declared, kinds, load, model, vocabularies
from crocevia.check import Rulebook
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.load import Source
from crocevia.model import Catalogue, Ref, Translations
from crocevia.settings import Settings
from crocevia.vocabularies import Vocabulary

# How far a step is: what is being done, how much, of how much.
Progress = Callable[[str, int, int], None]

SCHEMAS, VOCABULARIES, TRANSLATIONS = "schemas", "vocabularies", "translations"
# Below this a second process costs more than it brings.
WORTH_FORKING = 400
# Files a worker takes at a time.
BATCH = 200


@dataclass(frozen=True)
class Judged:
    """What was read, and everything that is wrong with it, in the order of files and lines."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    rulebook: Rulebook

    @property
    def broken(self) -> bool:
        """Whether anything must be mended before a build."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def judge(settings: Settings, today: date, jobs: int = 1, progress: Progress = lambda *_: None) -> Judged:
    """Read and check all of a city's catalogue. Raises CannotGoOn where schemas or vocabularies are broken."""
    rulebook, files, findings = survey(settings, today)
    sources: list[Source] = []
    for batch, found in _judged(settings.root, files, rulebook, jobs):
        sources += batch
        findings += found
        progress("check", len(sources), len(files))
    return Judged(tuple(sources), tuple(sorted(findings)), rulebook)


def survey(settings: Settings, today: date) -> tuple[Rulebook, Sequence[tuple[str, Path]], list[Finding]]:
    """What records are judged by, the records' files with their kind, and what stands where it should not."""
    folder = settings.catalogue
    if not folder.is_dir():
        problem = say("there is no folder of that name")
        raise CannotGoOn([declared.broken(_relative(folder, settings.root), problem)])
    lists, tables = _declarations(folder, settings)
    files: list[tuple[str, Path]] = []
    findings = list(_strangers(folder, tables, settings.root))
    for kind in tables:
        for path in sorted((folder / kind).iterdir()) if (folder / kind).is_dir() else ():
            if path.suffix == ".yml" and not path.is_dir():
                files.append((kind, path))
            elif not path.name.startswith("."):
                findings.append(_stranger(path, settings.root))
    ids = {kind: frozenset(path.stem for of, path in files if of == kind) for kind in tables}
    return Rulebook(tables, lists, ids, today), files, findings


def _declarations(folder: Path, settings: Settings) -> tuple[Mapping[str, Vocabulary], Mapping[str, Kind]]:
    """The lists and the kinds. Raises CannotGoOn with what is wrong in both."""
    findings: list[Finding] = []
    lists: Mapping[str, Vocabulary] = {}
    tables: Mapping[str, Kind] = {}
    try:
        lists = vocabularies.read(folder / VOCABULARIES, settings.source)
    except CannotGoOn as error:
        findings += error.findings
    try:
        tables = kinds.read(
            folder / SCHEMAS, settings.source, {path.stem for path in (folder / VOCABULARIES).glob("*.yml")}
        )
    except CannotGoOn as error:
        findings += error.findings
    if findings:
        above = _relative(folder, settings.root)
        raise CannotGoOn([replace(one, file=f"{above}/{one.file}") for one in findings])
    return lists, tables


def build(judged: Judged, settings: Settings) -> Catalogue:
    """The catalogue of records that were judged and found whole."""
    book = judged.rulebook
    said = dict(_translations(settings, book.kinds))
    return model.build(judged.sources, book.kinds, book.vocabularies, said, settings.source)


def _strangers(folder: Path, tables: Iterable[str], root: Path) -> Iterator[Finding]:
    known = {SCHEMAS, VOCABULARIES, TRANSLATIONS, *tables}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            problem = say("nothing here has this name: there is no schema for it")
            remedy = say("Write {schema}, or move the file.", schema=f"{SCHEMAS}/{path.name}.yml")
            yield Finding(_relative(path, root), 0, 0, "", Level.ERROR, "stranger", "", problem, remedy)


def _stranger(path: Path, root: Path) -> Finding:
    problem = say("this is not a record: a record is a file that ends in .yml")
    remedy = say("Rename it, or take it away.")
    return Finding(_relative(path, root), 0, 0, "", Level.ERROR, "stranger", "", problem, remedy)


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


Batch = Sequence[tuple[str, Path]]
# What workers inherit from the parent when it forks: sending the rulebook to each would cost more than the work.
_inherited: tuple[Path, Rulebook] | None = None


def _judged(root: Path, files: Batch, rulebook: Rulebook, jobs: int) -> Iterator[tuple[list[Source], list[Finding]]]:
    global _inherited  # noqa: PLW0603 - a forked worker has no other way to what is not sent
    _inherited = (root, rulebook)
    batches = [files[first : first + BATCH] for first in range(0, len(files), BATCH)]
    if jobs < 2 or len(files) < WORTH_FORKING:  # noqa: PLR2004
        yield from map(_judge_batch, batches)
        return
    _ = rulebook.sheets  # made once here, not once in each worker
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(_judge_batch, batches)


def _judge_batch(batch: Batch) -> tuple[list[Source], list[Finding]]:
    assert _inherited is not None  # noqa: S101 - set by the only caller
    root, rulebook = _inherited
    sources = [load.read(path, kind, _relative(path, root)) for kind, path in batch]
    return sources, [finding for source in sources for finding in check.check(source, rulebook, root)]


def _translations(settings: Settings, tables: Mapping[str, object]) -> Iterator[tuple[Ref, Translations]]:
    found: dict[Ref, dict[str, dict[str, dict[str, str]]]] = {}
    for language in settings.languages[1:]:
        for kind in tables:
            for path in sorted((settings.catalogue / TRANSLATIONS / language / kind).glob("*.yml")):
                found.setdefault(Ref(kind, path.stem), {})[language] = load.nested(path)
    yield from found.items()
