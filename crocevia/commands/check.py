"""`check`: says everything that is wrong, builds nothing."""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from crocevia import affected, catalogue, changed, meanings, press, publish
from crocevia.bulletin import Known, bulletin
from crocevia.changed import Changes
from crocevia.commands import FINE, FOUND, uncollected, usage
from crocevia.findings import FORMATS, CannotGoOn, Finding, Level, as_github, summary
from crocevia.git import Unknown
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.load import Source
from crocevia.settings import Settings
from crocevia.text import Text

NAME, HELP = "check", "say everything that is wrong, build nothing"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to look at, and how to say it."""
    parser.add_argument("paths", nargs="*", type=Path, help="only what concerns these files or folders")
    parser.add_argument("--changed", metavar="BASE", help="only what differs from this commit, and what depends on it")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to say it (default: text)")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="add a report for people to this Markdown file")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)")


def run(asked: argparse.Namespace) -> int:
    """Judge the catalogue and say what concerns the files asked for."""
    settings = press.settings(asked.config)
    missing = [path for path in asked.paths if not path.exists()]
    if missing:
        return usage(say("there is no file {file}", file=missing[0]), asked.lang)
    wanted = [path.resolve() for path in asked.paths]
    beyond: Sequence[str] = ()
    try:
        changes = changed.since(settings.root, asked.changed) if asked.changed is not None else None
        beyond = affected.beyond(settings, changes) if changes else ()
        with uncollected():
            findings, known = _judged(settings, changes, max(1, asked.jobs))
        known = replace(known, beyond=beyond)
        shown = [one for one in findings if not wanted or _concerns(settings.root / one.file, wanted)]
    except Unknown as error:
        return usage(error.problem, asked.lang)
    except CannotGoOn as error:
        # Where schemas are broken no record is judged, whichever was asked for.
        shown, known = list(error.findings), Known(beyond=beyond)
    if asked.format == "github":
        print(as_github(shown, asked.lang, known.changed))
        print(summary(shown, asked.lang))
    else:
        print(FORMATS[asked.format](shown, asked.lang))
    if asked.summary:
        with asked.summary.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(bulletin(shown, asked.lang, known))
    return FOUND if any(one.level is Level.ERROR for one in shown) else FINE


def _judged(settings: Settings, changes: Changes | None, jobs: int) -> tuple[Sequence[Finding], Known]:
    """What is wrong, and the words for it."""
    if changes is None:
        judged = catalogue.judge(settings, publish.today(), jobs)
        return judged.findings, _known(judged.sources, judged.rulebook.kinds, ())
    some = affected.judge(settings, publish.today(), changes, jobs)
    return some.findings, _known(some.sources, some.rulebook.kinds, changes.files)


def _known(sources: Iterable[Source], kinds: Mapping[str, Kind], changed: Collection[str]) -> Known:
    """A file is called as its record is, a translation's too; a field by its title."""
    cells = {(source.kind, source.id): source.cells for source in sources}

    def name(file: str) -> str:
        kind, id = file.removesuffix(".yml").split("/")[-2:] if "/" in file else ("", "")
        field = kinds[kind].by_meaning.get(meanings.NAME) if kind in kinds else None
        said = cells.get((kind, id), {}).get(field.name, "") if field else ""
        return said if isinstance(said, str) else ""

    def title(one: Finding) -> Text:
        kind = kinds.get(one.file.split("/")[-2]) if "/" in one.file else None
        field = kind.by_name.get(one.field) if kind else None
        return field.title if field else Text({"": one.field})

    return Known(name, title, changed)


def _concerns(file: Path, wanted: Sequence[Path]) -> bool:
    file = file.resolve()
    return any(file == path or path in file.parents for path in wanted)
