"""Why a change is not made, in a sentence; and what is asked before any: would there be a new mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from crocevia import check
from crocevia.check import Rulebook
from crocevia.findings import Finding, Level
from crocevia.language import Message, say
from crocevia.load import Cell
from crocevia.model import Ref
from crocevia.rules import Problem


class Refused(Exception):
    """What cannot be done; `findings` say where something must be mended first."""

    def __init__(self, problem: Message, findings: Sequence[Finding] = ()) -> None:
        super().__init__(problem.in_("en"))
        self.problem = problem
        self.findings = tuple(findings)


def shown(path: Path, root: Path) -> str:
    """A file as messages call it: from the folder of the settings."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


# A record as it is or as it would be, and what it is judged by.
State = tuple[Ref, Mapping[str, Cell], Rulebook]


def new_errors(before: State, after: State) -> None:
    """Raises Refused where a record would have a mistake that it has not now; its old ones are for `check` to tell."""
    known = {(one.field, one.code, one.found) for one in _errors(before)}
    found = [one for one in _errors(after) if (one.field, one.code, one.found) not in known]
    if found:
        file = f"{after[0]}.yml"
        findings = [
            Finding(file, 0, 0, one.field, one.level, one.code, one.found, one.problem, one.remedy) for one in found
        ]
        raise Refused(say("nothing is changed: this would be wrong afterwards"), findings)


def _errors(state: State) -> Iterator[Problem]:
    ref, cells, rulebook = state
    return (one for one in check.problems(ref.kind, ref.id, cells, rulebook) if one.level is Level.ERROR)
