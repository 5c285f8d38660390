"""Holds what translators wrote against the records they translate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crocevia.check import Rulebook, Sheet
from crocevia.findings import Finding, Level, excerpt
from crocevia.language import say
from crocevia.load import Cell, Nested, Source
from crocevia.rules import Problem

PARTS = ("source", "text")


def check(nested: Nested, file: str, source: Source, rulebook: Rulebook) -> Iterator[Finding]:
    """Everything that is wrong with one translator's file, `source` being the record it translates."""
    yield from nested.findings
    for name, entry in nested.entries.items():
        for part, one in _problems(name, entry, source, rulebook.sheets[source.kind]):
            line, column = nested.places.get((name, part)) or nested.places[name, ""]
            yield Finding(file, line, column, name, one.level, one.code, one.found, one.problem, one.remedy)


def _problems(name: str, entry: Mapping[str, str], source: Source, sheet: Sheet) -> Iterator[tuple[str, Problem]]:
    """Each with the part of the entry that it is about, "" for the field's name."""
    column = sheet.columns.get(name)
    if column is None:
        yield "", sheet.unknown(name)
        return
    if not column.field.translatable:
        problem = say("this field is not translated: it says the same in every language")
        yield "", Problem("not-translatable", problem, say("Delete these lines."), name)
        return
    if {part for part, words in entry.items() if words} != set(PARTS):
        problem = say("a translation is made of two lines: `source`, what it translates, and `text`, the translation")
        yield "", Problem("not-a-translation", problem, say("Write both, and nothing else."), ", ".join(entry))
        return
    yield from (("text", one) for one in column.said(entry["text"]))
    if source.whole:
        yield from _outdated(entry["source"], source.cells.get(name, ""))


def _outdated(translated: str, original: Cell) -> Iterator[tuple[str, Problem]]:
    """A page says that a translation is older than its text; who translates is told what to translate again."""
    if translated.split() != str(original).split():
        problem = say("the text has changed since it was translated")
        now = say("Translate it again; it now says: {text}", text=excerpt(original))
        remedy = now if original else say("Delete these lines: the record does not say this any more.")
        yield "source", Problem("outdated-translation", problem, remedy, translated, Level.WARNING)
