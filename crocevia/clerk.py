"""The engine as a form in the browser asks it: JSON in, JSON out, no file read or written.

It runs in Pyodide (templates/form/clerk.js), so that a form judges by the very rules of `check`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crocevia import carried, check, language, load, written
from crocevia.check import Rulebook
from crocevia.language import Message, say
from crocevia.load import Cell
from crocevia.pairs import keys as pairs
from crocevia.rules import Problem
from crocevia.rules.times import unread_hours, unread_meeting
from crocevia.when import CannotRead, browser, hours, meetings
from crocevia.written import CannotWrite

# What a form's field holds: one text, or the items of a list, of which some may still be empty.
Written = str | list[str]
# Remedies that speak of files, and what a form says in their place.
IN_A_FORM: Mapping[str, Message] = {
    "Add a line `{field}: …` ({title}).": say("Fill it in."),
    "Rename the file.": say("Write another short name."),
    "Make its record first: `python build.py new {kind} {id}`.": say("Choose one of the list."),
    "Look for the code in catalogue/vocabularies/{table}.yml.": say("Choose one of the list."),
}


@dataclass(frozen=True, slots=True)
class Clerk:
    """Answers what a form asks. `language` is the page's."""

    rulebook: Rulebook
    language: str

    def judge(self, kind: str, id: str, cells: Mapping[str, Written]) -> list[dict[str, Any]]:
        """Everything that is wrong with a record as it is in the form, in the order of `check`."""
        places = {name: _places(written) for name, written in cells.items()}
        found = check.problems(kind, id, _cells(cells), self.rulebook)
        return [self._told(one, places.get(one.field, ())) for one in found]

    def hours(self, text: str) -> dict[str, Any]:
        """The timetable of templates/search/open.js with its `osm`, or what is wrong and the nearest that can be read."""
        try:
            return {"osm": hours.parse(text).osm, **browser.timetable(text)}
        except CannotRead as error:
            return self._unread(error, unread_hours(error))

    def meetings(self, text: str) -> dict[str, Any]:
        """A meeting's one neutral `text` and the `next` ones, or what is wrong and the nearest that can be read."""
        try:
            return {"text": meetings.parse(text).text, "next": browser.upcoming([text], self.rulebook.today)}
        except CannotRead as error:
            return self._unread(error, unread_meeting(error))

    def cells(self, kind: str, id: str, text: str) -> dict[str, Any]:
        """What stands in the text of a file, and what kept it from being read whole."""
        source = load.parsed(text, kind, id)
        findings = [
            {
                "line": one.line,
                "column": one.column,
                **self._told(Problem(one.code, one.problem, one.remedy, one.found, one.level, one.field)),
            }
            for one in source.findings
        ]
        return {"cells": source.cells, "whole": source.whole, "findings": findings}

    def yaml(self, kind: str, cells: Mapping[str, Written]) -> dict[str, str]:
        """The `yaml` of a new file, or the `problem` for which none can be written."""
        return self._written(lambda: written.record(self.rulebook.kinds[kind], _cells(cells)))

    def edited(self, kind: str, text: str, changes: Mapping[str, Written | None]) -> dict[str, str]:
        """The `yaml` of a file with some fields changed (null takes one away), or the `problem`."""
        given = _cells({name: one for name, one in changes.items() if one is not None})
        cells = {name: given.get(name) for name in changes}
        return self._written(lambda: written.edited(text, self.rulebook.kinds[kind], cells))

    def keys(self, kind: str, cells: Mapping[str, Written]) -> dict[str, list[str]]:
        """What a record of the same thing would share (crocevia/pairs/keys.py), in alphabetical order."""
        return {"keys": sorted(pairs.keys(self.rulebook.kinds[kind], _cells(cells)))}

    def _written(self, write: Callable[[], str]) -> dict[str, str]:
        try:
            return {"yaml": write()}
        except CannotWrite as error:
            return {"problem": error.problem.in_(self.language)}

    def _told(self, one: Problem, places: Iterable[int] = ()) -> dict[str, Any]:
        given = dict(enumerate(places))
        return {
            "field": one.field,
            "index": given.get(one.index, one.index),
            "level": one.level.name.lower(),
            "code": one.code,
            "found": one.found,
            "problem": one.problem.in_(self.language),
            "remedy": IN_A_FORM.get(one.remedy.text, one.remedy).in_(self.language),
        }

    def _unread(self, error: CannotRead, problem: Problem) -> dict[str, Any]:
        said = {"problem": problem.problem.in_(self.language), "remedy": problem.remedy.in_(self.language)}
        return {"nearest": error.nearest, "column": error.column, "word": error.found, **said}


def hired(rules: str, sentences: str, speaks: str, day: str) -> Clerk:
    """A clerk with the rulebook that `carried.packed` made and the sentences (English → translated) of a language.

    `day` is ISO 8601.
    """
    # Nobody has read a catalogue from a file here, of English neither.
    language.teach("en", {})
    language.teach(speaks, json.loads(sentences))
    clerk = Clerk(carried.unpacked(rules, date.fromisoformat(day)), speaks)
    # Made ready now rather than at the first keystroke.
    _ = clerk.rulebook.sheets
    return clerk


CALLS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (Clerk.judge, Clerk.hours, Clerk.meetings, Clerk.cells, Clerk.yaml, Clerk.edited, Clerk.keys)
}


def call(clerk: Clerk, name: str, arguments: str) -> str:
    """The JSON of the answer to one of `CALLS`; `arguments` is a JSON object."""
    return json.dumps(CALLS[name](clerk, **json.loads(arguments)), ensure_ascii=False)


def _cells(written: Mapping[str, Written]) -> dict[str, Cell]:
    """As a file would hold them: without what is empty."""
    cells = {
        name: one.strip() if isinstance(one, str) else tuple(filter(None, map(str.strip, one)))
        for name, one in written.items()
    }
    return {name: cell for name, cell in cells.items() if cell}


def _places(written: Written) -> list[int]:
    """Where the items that are not empty stand in what was given."""
    return [] if isinstance(written, str) else [place for place, one in enumerate(written) if one.strip()]
