"""Old names of records, `kind/old: kind/new`, a line each in `redirects.yml`: where each leads now, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from crocevia import load
from crocevia.check import Rulebook
from crocevia.findings import Finding, Level
from crocevia.language import NOTHING, Message, say
from crocevia.load import Source

FILE = "redirects.yml"


def read(folder: Path, above: str) -> Source:
    """The file of a catalogue's folder; nothing where there is none, or nothing in it. `above` is how findings call the folder."""
    path, file = folder / FILE, f"{above}/{FILE}"
    if not path.exists() and not path.is_symlink():
        return Source("", path.stem, file, {})
    source = load.read(path, "", file)
    return Source("", path.stem, file, {}) if {one.code for one in source.findings} == {"empty"} else source


def moved(source: Source) -> dict[str, str]:
    """Old name → the name at the end of the way; what goes round in a circle is left out."""
    found: dict[str, str] = {}
    for old in source.cells:
        seen, here = {old}, str(source.cells[old])
        while here in source.cells and here not in seen:
            seen.add(here)
            here = str(source.cells[here])
        if here not in source.cells:
            found[old] = here
    return found


def check(source: Source, rulebook: Rulebook, folder: Path) -> Iterator[Finding]:
    """Everything that is wrong with the file, at its line. `folder` is the catalogue's."""
    yield from source.findings
    found = list(_problems(source, rulebook))
    places = load.positions(folder / FILE) if found else {}
    for name, index, level, code, problem, remedy in found:
        line, column = places.get((name, index), (0, 0))
        said = name if index == OLD else str(source.cells[name])
        yield Finding(source.file, line, column, "", level, code, said, problem, remedy)


# Which of the two names is meant: the places that `load.positions` has for a field's name and for its value.
OLD, _NEW = -2, -1
_Problem = tuple[str, int, Level, str, Message, Message]


def _problems(source: Source, rulebook: Rulebook) -> Iterator[_Problem]:
    ends = moved(source)
    for old, new in source.cells.items():
        if not _is_name(old, rulebook):
            form = say("Write the kind and the name it had: `{kind}/…`.", kind=next(iter(rulebook.kinds)))
            yield old, OLD, Level.ERROR, "redirect-name", say("this cannot have been a record's name"), form
        elif _is_there(old, rulebook):
            remedy = say("Delete this line, or give the record another name.")
            yield old, OLD, Level.ERROR, "redirect-taken", say("there is a record of this name again"), remedy
        if old not in ends:
            remedy = say("Write the name that the record has now.")
            yield old, _NEW, Level.ERROR, "redirect-loop", say("these names lead to each other in a circle"), remedy
        elif not _is_there(ends[old], rulebook):
            yield old, _NEW, Level.ERROR, "redirect-lost", say("there is no such record"), _near(ends[old], rulebook)
        elif ends[old] != new:
            remedy = say("Write `{one}`.", one=ends[old])
            yield old, _NEW, Level.WARNING, "redirect-chain", say("this record has another name by now"), remedy


def _is_name(name: str, rulebook: Rulebook) -> bool:
    kind, _, id = name.partition("/")
    return kind in rulebook.kinds and not any(True for _ in rulebook.sheets[kind].identifier(id))


def _is_there(name: str, rulebook: Rulebook) -> bool:
    kind, _, id = name.partition("/")
    return id in rulebook.ids.get(kind, ())


def _near(name: str, rulebook: Rulebook) -> Message:
    kind, _, id = name.partition("/")
    near = get_close_matches(id, rulebook.ids.get(kind, ()), n=1)
    return say("Did you mean {near}?", near=f"`{kind}/{near[0]}`") if near else NOTHING
