"""The folder of a catalogue: what may stand in it, and what is strange there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from crocevia import answers, campaigns, opened, population, redirects
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import say
from crocevia.pairs import different
from crocevia.settings import Settings

SCHEMAS, VOCABULARIES, TRANSLATIONS, BOUNDARIES = "schemas", "vocabularies", "translations", "boundaries"
DIFFERENT, CAMPAIGNS, ANSWERS, POPULATION = different.FILE, campaigns.FILE, answers.FILE, population.FILE
# What stands in a catalogue beside its kinds.
BESIDE = frozenset(
    {SCHEMAS, VOCABULARIES, TRANSLATIONS, BOUNDARIES, DIFFERENT, CAMPAIGNS, ANSWERS, POPULATION, redirects.FILE}
)


def strangers(folder: Path, tables: Iterable[str], root: Path) -> Iterator[Finding]:
    """What has the name of no kind and of nothing else that a catalogue holds."""
    known = {*BESIDE, *tables}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            problem = say("nothing here has this name: there is no schema for it")
            remedy = say("Write {schema}, or move the file.", schema=f"{SCHEMAS}/{path.name}.yml")
            yield Finding(relative(path, root), 0, 0, "", Level.ERROR, "stranger", "", problem, remedy)


def stranger(path: Path, root: Path) -> Finding:
    """What stands among records and is none."""
    problem = say("this is not a record: a record is a file that ends in .yml")
    remedy = say("Rename it, or take it away.")
    return Finding(relative(path, root), 0, 0, "", Level.ERROR, "stranger", "", problem, remedy)


def relative(path: Path, root: Path) -> str:
    """A path as findings say it: from where a person looks."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def listed(folder: Path) -> list[tuple[str, bool]]:
    """What a folder holds, by name, and whether each is itself a folder."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)


def refuse_links(settings: Settings) -> None:
    """Raise CannotGoOn for a link that would lead out of the catalogue, the pages or the templates before it is known.

    A record that is a link is told with what is wrong in the other records: its file is opened without following it.
    """
    folder = settings.catalogue
    inner = [folder / name for name in (SCHEMAS, VOCABULARIES, TRANSLATIONS, BOUNDARIES)]
    pages = [settings.docs / language for language in settings.languages]
    found = [one for base in (*inner, *pages, settings.templates) for one in opened.links(base)]
    found += [one for one in (folder, *folder.iterdir()) if one.is_symlink() and one not in inner]
    if found:
        names = sorted(relative(one, settings.root) for one in found)
        raise CannotGoOn(
            [
                Finding(name, 0, 0, "", Level.ERROR, "symbolic-link", "", opened.LINK, opened.LINK_REMEDY)
                for name in names
            ]
        )
