"""From a folder to a checked catalogue: which files there are, read and judged in as many processes as there are cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from crocevia import (
    answers,
    boundaries,
    campaigns,
    cells,
    check,
    circles,
    declared,
    kinds,
    load,
    model,
    opened,
    phones,
    population,
    printable,
    publishing,
    redirects,
    translated,
    vocabularies,
)
from crocevia.answers import Answer
from crocevia.boundaries import Boundaries
from crocevia.check import Rulebook
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.layout import (
    ANSWERS,
    BOUNDARIES,
    CAMPAIGNS,
    DIFFERENT,
    SCHEMAS,
    TRANSLATIONS,
    VOCABULARIES,
    listed,
    refuse_links,
    relative,
    stranger,
    strangers,
)
from crocevia.load import Source
from crocevia.model import Catalogue, Ref, Translations
from crocevia.pairs import different
from crocevia.phones import Phone
from crocevia.population import Inhabitants
from crocevia.rules.words import unfit
from crocevia.settings import Settings
from crocevia.vocabularies import Vocabulary
from crocevia.workers import mapped

# How far a step is: what is being done, how much, of how much.
Progress = Callable[[str, int, int], None]

# Below this a second process costs more than it brings.
WORTH_FORKING = 400
# Files a worker takes at a time.
BATCH = 200


@dataclass(frozen=True)
class Judged:
    """What was read, and everything that is wrong with it, in the order of files and lines."""

    sources: tuple[Source, ...]
    translations: Mapping[Ref, Translations]
    findings: tuple[Finding, ...]
    rulebook: Rulebook
    boundaries: tuple[Boundaries, ...] = ()
    # Old name → the name that the record has now, both as `kind/id`.
    moved: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    population: Mapping[str, Inhabitants] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Whether anything must be mended before a build."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def judge(settings: Settings, today: date, jobs: int = 1, progress: Progress = lambda *_: None) -> Judged:
    """Read and check all of a city's catalogue. Raises CannotGoOn where schemas or vocabularies are broken."""
    rulebook, records, findings = survey(settings, today)
    drawn = _drawn(settings)
    translators, strangers = translators_in(settings, rulebook)
    findings += [*strangers, *publishing.check(settings)]
    above = relative(settings.catalogue, settings.root)
    renamed = redirects.read(settings.catalogue, above)
    answered, unreadable = answers.read(settings.catalogue / ANSWERS, f"{above}/{ANSWERS}")
    findings += unreadable
    sources: list[Source] = []
    translations: dict[Ref, Translations] = {}
    for done in examine(Work(settings.root, settings.catalogue, rulebook, translators), records, jobs):
        sources += done.sources
        translations |= done.translations
        findings += done.findings
        phones.remember(done.phones)
        progress("check", len(sources), len(records))
    findings += circles.check(sources, rulebook.kinds, settings.root)
    peopled, _ = population.read(settings.catalogue, "", rulebook.kinds, rulebook.vocabularies)
    moved = redirects.moved(renamed)
    return Judged(tuple(sources), translations, tuple(sorted(findings)), rulebook, drawn, moved, answered, peopled)


def _drawn(settings: Settings) -> tuple[Boundaries, ...]:
    try:
        return boundaries.read(settings.catalogue / BOUNDARIES)
    except CannotGoOn as error:
        raise CannotGoOn(_in(settings, error)) from None


def survey(settings: Settings, today: date) -> tuple[Rulebook, Sequence[tuple[str, Path]], list[Finding]]:
    """What records are judged by, the records' files with their kind, and what stands where it should not."""
    folder = settings.catalogue
    if not folder.is_dir():
        problem = say("there is no folder of that name")
        raise CannotGoOn([declared.broken(relative(folder, settings.root), problem)])
    refuse_links(settings)
    lists, tables = _declarations(folder, settings)
    records: list[tuple[str, Path]] = []
    ids: dict[str, set[str]] = {kind: set() for kind in tables}
    findings = list(strangers(folder, tables, settings.root))
    for kind in tables:
        below = folder / kind
        for name, is_folder in listed(below):
            if name.endswith(".yml") and name != ".yml" and not is_folder:
                records.append((kind, below / name))
                ids[kind].add(name.removesuffix(".yml"))
            elif not name.startswith("."):
                findings.append(stranger(below / name, settings.root))
    above = relative(folder, settings.root)
    findings += printable.check(folder / VOCABULARIES, f"{above}/{VOCABULARIES}", lists)
    findings += different.read(folder / DIFFERENT, f"{above}/{DIFFERENT}", ids)[1]
    findings += campaigns.read(folder / CAMPAIGNS, f"{above}/{CAMPAIGNS}", settings.source, tables, lists)[1]
    findings += population.read(folder, above, tables, lists)[1]
    rulebook = Rulebook(tables, lists, {kind: frozenset(of) for kind, of in ids.items()}, today)
    findings += redirects.check(redirects.read(folder, above), rulebook, folder)
    return rulebook, records, findings


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
    findings += (one for kind in tables.values() for one in cells.unreadable(kind, f"{SCHEMAS}/{kind.name}.yml"))
    findings += (
        one for vocabulary in lists.values() for one in unfit(vocabulary, f"{VOCABULARIES}/{vocabulary.name}.yml")
    )
    if findings:
        raise CannotGoOn(_in(settings, CannotGoOn(findings)))
    return lists, tables


def _in(settings: Settings, error: CannotGoOn) -> list[Finding]:
    """Findings on files of the catalogue, their names from where a person looks."""
    above = relative(settings.catalogue, settings.root)
    return [replace(one, file=f"{above}/{one.file}") for one in error.findings]


def build(judged: Judged, settings: Settings) -> Catalogue:
    """The catalogue of records that were judged and found whole."""
    book = judged.rulebook
    made = model.build(judged.sources, book.kinds, book.vocabularies, judged.translations, settings.source)
    named = {Ref(*old.split("/")): Ref(*new.split("/")) for old, new in judged.moved.items()}
    # A name that leads to what is kept back would be a trace of it.
    moved = {old: new for old, new in named.items() if made.find(new)}
    drawn, peopled = judged.boundaries, judged.population
    return replace(made, boundaries=drawn, moved=moved, answers=judged.answers, population=peopled)


# Record → language → the translator's file.
Translators = Mapping[Ref, Mapping[str, Path]]


def translators_in(
    settings: Settings, rulebook: Rulebook, paths: Iterable[Path] | None = None
) -> tuple[Translators, list[Finding]]:
    """The files in `translations/<language>/<kind>/`, all or only these, and those of them that translate nothing."""
    found: dict[Ref, dict[str, Path]] = {}
    strange: set[Path] = set()
    folder = settings.catalogue / TRANSLATIONS
    every = (Path(entry) for entry in opened.walk(folder))
    for path in sorted(every if paths is None else paths):
        language, kind, name, deeper = [*path.relative_to(folder).parts, "", "", "", ""][:4]
        known = language in settings.languages[1:] and kind in {"", *rulebook.kinds} and not deeper
        if known and name and path.suffix == ".yml" and path.stem in rulebook.ids[kind]:
            found.setdefault(Ref(kind, path.stem), {})[language] = path
        elif not ((known and not name) or path.name.startswith(".") or strange & set(path.parents)):
            strange.add(path)
    return found, [_translates_nothing(path, settings.root) for path in strange]


def _translates_nothing(path: Path, root: Path) -> Finding:
    problem = say("this translates nothing: there is no such language, kind or record")
    remedy = say("A translation is {form}.", form=f"{TRANSLATIONS}/<language>/<kind>/<id>.yml")
    return Finding(relative(path, root), 0, 0, "", Level.ERROR, "stranger", "", problem, remedy)


@dataclass(frozen=True, slots=True)
class Work:
    """What every batch of files is examined with. `root` is the folder that files in findings are relative to."""

    root: Path
    folder: Path
    rulebook: Rulebook
    translators: Translators


Batch = Sequence[tuple[str, Path]]


@dataclass(frozen=True, slots=True)
class Done:
    """What comes of a batch; `phones` are those that were read, so that no one reads them again."""

    sources: list[Source]
    translations: dict[Ref, Translations]
    findings: list[Finding]
    phones: Mapping[str, Phone]


def examine(work: Work, records: Batch, jobs: int) -> Iterator[Done]:
    """Read and check these files, a batch at a time."""
    batches = [records[first : first + BATCH] for first in range(0, len(records), BATCH)]
    for kind in {kind for kind, _ in records}:
        _ = work.rulebook.sheets[kind]  # made once here, not once in each worker
    yield from mapped(partial(_judge_batch, work), batches, jobs if len(records) > WORTH_FORKING else 1, ordered=True)


def _judge_batch(work: Work, batch: Batch) -> Done:
    above = relative(work.folder, work.root)
    sources = [load.read(path, kind, f"{above}/{kind}/{path.name}") for kind, path in batch]
    findings = [finding for source in sources for finding in check.check(source, work.rulebook, work.root)]
    translations: dict[Ref, Translations] = {}
    for source in sources:
        ref = Ref(source.kind, source.id)
        if ref in work.translators:
            translations[ref], found = _translated(source, work.translators[ref], work)
            findings += found
    return Done(sources, translations, findings, phones.learned())


def _translated(source: Source, paths: Mapping[str, Path], work: Work) -> tuple[Translations, list[Finding]]:
    """What translators wrote of a record, and what is wrong with that."""
    findings: list[Finding] = []
    said: dict[str, Mapping[str, Mapping[str, str]]] = {}
    for language, path in paths.items():
        file = relative(path, work.root)
        nested = load.nested(path, file)
        findings += translated.check(nested, file, source, work.rulebook)
        said[language] = nested.entries
    return said, findings
