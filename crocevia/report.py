"""Gathers what is wrong with a file while it is read, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from crocevia.complaints import Complaint
from crocevia.findings import Finding, Level
from crocevia.language import NOTHING, Message


def mark(node: yaml.Node) -> tuple[int, int]:
    """Line and column of a node, from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


@dataclass(slots=True)
class Report:
    """A file, and what was found wrong in it so far."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def add(
        self, node: yaml.Node | None, code: str, problem: Message, remedy: Message = NOTHING, name: str = ""
    ) -> None:
        """Something at a node; at no place where there is none."""
        line, column = mark(node) if node else (0, 0)
        self.findings.append(Finding(self.file, line, column, name, Level.ERROR, code, "", problem, remedy))

    def complain(self, code: str, one: Complaint) -> None:
        """YAML's complaint, in plain words."""
        self.at(one.line, one.column, code, one.problem, one.remedy, one.found)

    def over(self, event: Any, code: str, problem: Message, remedy: Message = NOTHING, found: str = "") -> None:
        """Something where an event of YAML's begins."""
        start = event.start_mark
        self.at(start.line + 1, start.column + 1, code, problem, remedy, found)

    def at(
        self, line: int, column: int, code: str, problem: Message, remedy: Message = NOTHING, found: str = ""
    ) -> None:
        """Something at a line and a column."""
        self.findings.append(Finding(self.file, line, column, "", Level.ERROR, code, found, problem, remedy))
