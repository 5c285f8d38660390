"""An issue's text → a record's new text, judged as `check` would; nothing is written here.

Whoever wrote the issue may be hostile: only a record's file can come of it, in the folder of a kind, with an identifier as
they are made, and only if no rule objects.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crocevia import check, load, meanings, written
from crocevia.check import Rulebook
from crocevia.findings import Finding, Level
from crocevia.forge import answered, issue
from crocevia.forge.inputs import MESSAGE, inputs, record_label
from crocevia.forge.issue import Refused
from crocevia.kinds import FALSE, Kind
from crocevia.language import say
from crocevia.load import Cell
from crocevia.naming import identifier
from crocevia.rules import Problem
from crocevia.settings import Settings
from crocevia.written import CannotWrite

_NAMED = re.compile(r"([a-z0-9_-]{1,80})/([a-z0-9-]{0,80})")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record as an issue wants it. `text` is its file's; `changes` the fields that get another cell, or lose theirs (None)."""

    kind: Kind
    id: str
    path: Path
    text: str
    changes: Mapping[str, Cell | None]
    is_new: bool
    message: str
    findings: tuple[Finding, ...]

    @property
    def acceptable(self) -> bool:
        """Whether no error was found."""
        return not any(one.level is Level.ERROR for one in self.findings)


def read(body: str, settings: Settings, rulebook: Rulebook) -> Proposal:
    """What an issue proposes. Raises Refused with a sentence where that cannot be told, or may not be done."""
    label = record_label(settings.source)
    kind, id = _record(issue.answer(body, label), rulebook)
    asked = inputs(kind, settings.source)
    said = issue.answers(body, {one.label: one.id for one in asked})
    changes = {
        one.field.name: answered.cell(one.field, said[one.id], rulebook.vocabularies)
        for one in asked
        if one.field and one.id in said
    }
    is_new = id not in rulebook.ids[kind.name]
    if is_new and not id:
        id = _free(kind, changes, rulebook)
    path = settings.catalogue / kind.name / f"{id}.yml"
    try:
        if is_new:
            changes = {name: cell for name, cell in changes.items() if cell}
            text = written.record(kind, {name: cell for name, cell in changes.items() if cell})
        else:
            old, before = _before(path, kind, id, settings)
            changes = {name: cell for name, cell in changes.items() if (cell or None) != before.get(name)}
            text = written.edited(old, kind, changes)
    except CannotWrite as error:
        raise Refused(error.problem) from None
    if not changes:
        raise Refused(say("nothing would change: the record says all this already"))
    problems = check.problems(kind.name, id, load.parsed(text, kind.name, id).cells, rulebook)
    findings = tuple(_finding(one, path, settings) for one in problems)
    return Proposal(kind, id, path, text, changes, is_new, said.get(MESSAGE, ""), findings)


def _record(said: str, rulebook: Rulebook) -> tuple[Kind, str]:
    """The kind, and the identifier or ""."""
    named = _NAMED.fullmatch(said.strip("` ").removesuffix(".yml"))
    if named is None or named[1] not in rulebook.kinds:
        kinds = ", ".join(f"{name}/" for name in rulebook.kinds)
        problem = say("this does not say which record is meant")
        raise Refused(problem, say("Write its kind and its code, one of {kinds} and the code.", kinds=kinds), said)
    kind = rulebook.kinds[named[1]]
    if named[2] and any(True for _ in rulebook.sheets[kind.name].identifier(named[2])):
        problem = say("a file's name is made of small letters without accents, digits and hyphens")
        raise Refused(problem, found=named[2])
    return kind, named[2]


def _free(kind: Kind, cells: Mapping[str, Cell | None], rulebook: Rulebook) -> str:
    """An identifier made of a new record's name. Raises Refused where none can be, or another record has it."""
    field = kind.by_meaning.get(meanings.NAME)
    name = cells.get(field.name) if field else None
    id = identifier(name) if isinstance(name, str) else ""
    example = f"{kind.name}/…"
    if not id:
        problem = say("no code can be made of the name")
        raise Refused(problem, say("Write one where the form asks for the record: {example}.", example=example))
    if id in rulebook.ids[kind.name]:
        problem = say("there is a record of this name already")
        remedy = say("Write its code to change it, or another for a new one: {example}.", example=example)
        raise Refused(problem, remedy, f"{kind.name}/{id}")
    return id


def _before(path: Path, kind: Kind, id: str, settings: Settings) -> tuple[str, Mapping[str, Cell]]:
    """A record's text and cells as they are. Raises Refused where they must not be touched from outside."""
    source = load.read(path, kind.name, path.relative_to(settings.catalogue.parent).as_posix())
    if not source.whole or source.findings:
        raise Refused(say("this record cannot be read as it is: mend it first"), found=f"{kind.name}/{id}")
    secret = kind.by_meaning.get(meanings.CONFIDENTIAL)
    if secret and str(source.cells.get(secret.name, FALSE[0])).lower() not in FALSE:
        raise Refused(say("this record cannot be changed by an issue: issues are public"), _WRITE)
    return path.read_bytes().decode("utf-8"), source.cells


_WRITE = say("Write to those who keep the catalogue.")


def _finding(one: Problem, path: Path, settings: Settings) -> Finding:
    file = path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else path.name
    return Finding(file, 0, 0, one.field, one.level, one.code, one.found, one.problem, one.remedy)
