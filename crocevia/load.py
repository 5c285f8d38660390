"""Reads records as they were written: every scalar is text, every position can be had, nothing is judged.

YAML's own guesses are the editor's worst trap (`phone: 020202` is octal, `free: no` is false, `12:30` is 750),
so the parser is asked for the text and the schema decides what it means.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from crocevia import complaints, flat
from crocevia.findings import Finding
from crocevia.language import say
from crocevia.report import Report, mark

Cell = str | tuple[str, ...]

# The largest real record is 3 kB; a larger file is a mistake or an attack.
MOST_BYTES = 200_000
# A record is a list within a field, and the real ones have less than 20 brackets.
DEEPEST = 10
FEW_BRACKETS = 100
# The two ways in which YAML opens lists in lists, or keys in keys, on one line without a bracket.
_NESTED_DASHES = re.compile(r"-\s+-\s|\?\s")

# Absent where PyYAML was built without libyaml.
_Parser: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)


@dataclass(frozen=True, slots=True)
class Source:
    """One file: a record's cells as text, and what kept it from being read whole.

    `file` is relative to the catalogue's parent. `whole` is false where the file could not be read: what it lacks
    must not be counted against it.
    """

    kind: str
    id: str
    file: str
    cells: Mapping[str, Cell]
    findings: tuple[Finding, ...] = ()
    whole: bool = True


class _Text:
    """A YAML loader's resolver that resolves nothing: a scalar stays text."""

    def resolve(self, kind: type, _value: object, _implicit: object) -> str:
        return kind.__name__

    def descend_resolver(self, *_: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing depends on where a node stands."""


if _Parser:

    class _Loader(_Text, _Parser):  # type: ignore[misc]  # PyYAML's C parser has no types
        """libyaml's parser and composer, without YAML's types."""

        def __init__(self, text: str) -> None:
            _Parser.__init__(self, text)

else:

    class _Loader(  # type: ignore[no-redef] # PyYAML with libyaml defines the one above, without it this one
        _Text, yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer
    ):
        """The same where PyYAML was built without libyaml."""

        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)


def read(path: Path, kind: str, file: str) -> Source:
    """One record's file. Never raises for what it holds: that is in `findings`."""
    report = Report(file)
    return _source(_text(path, report), kind, path.stem, report)


def parsed(text: str, kind: str, id: str) -> Source:
    """What `read` makes of a text, which is in no file."""
    return _source(text, kind, id, Report(""))


def _source(text: str | None, kind: str, id: str, report: Report) -> Source:
    if text and (simple := flat.read(text)):
        return Source(kind, id, report.file, simple)
    node = None if text is None else _node(text, report)
    if isinstance(node, yaml.MappingNode):
        return Source(kind, id, report.file, dict(_cells(node, report)), tuple(report.findings))
    if node is not None:
        report.add(node, "not-a-record", say("a record is made of lines like `name: …`"))
    return Source(kind, id, report.file, {}, tuple(report.findings), whole=False)


@dataclass(frozen=True, slots=True)
class Nested:
    """A translator's file: field → `source` and `text`; where each stands, its field under ""; what was wrong with it."""

    entries: Mapping[str, Mapping[str, str]]
    places: Mapping[tuple[str, str], tuple[int, int]]
    findings: tuple[Finding, ...]


def nested(path: Path, file: str) -> Nested:
    """One translator's file. Never raises for what it holds: that is in `findings`."""
    report = Report(file)
    text = _text(path, report)
    node = None if text is None else _node(text, report)
    entries: dict[str, dict[str, str]] = {}
    places: dict[tuple[str, str], tuple[int, int]] = {}
    for key, entry in node.value if isinstance(node, yaml.MappingNode) else ():
        if _is_entry(key, entry) and key.value not in entries:
            entries[key.value] = {part.value: str(value.value).strip() for part, value in entry.value}
            places[key.value, ""] = mark(key)
            places |= {(key.value, part.value): mark(value) for part, value in entry.value}
        else:
            problem = say("a translation is a field's name and, below it, `source: …` and `text: …`, each once")
            report.add(key, "not-a-translation", problem)
    return Nested(entries, places, tuple(report.findings))


def _is_entry(key: yaml.Node, entry: yaml.Node) -> bool:
    nodes = [one for pair in entry.value for one in pair] if isinstance(entry, yaml.MappingNode) else []
    return bool(nodes) and all(isinstance(one, yaml.ScalarNode) for one in (key, *nodes))


def positions(path: Path) -> Mapping[tuple[str, int], tuple[int, int]]:
    """Where each field's value stands: (field, index in its list, or -1) → (line, column), from 1; the key at -2."""
    text = _text(path, Report(""))
    node = None if text is None else _node(text, Report(""))
    # A field that stands there twice is where it stands first: that is the one that was read.
    return dict(reversed(list(_positions(node)))) if isinstance(node, yaml.MappingNode) else {}


def _positions(node: yaml.MappingNode) -> Iterator[tuple[tuple[str, int], tuple[int, int]]]:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        yield (key.value, -2), mark(key)
        yield (key.value, -1), mark(value if value.value else key)
        items = value.value if isinstance(value, yaml.SequenceNode) else ()
        for index, item in enumerate(one for one in items if not isinstance(one, yaml.ScalarNode) or _scalar(one)):
            yield (key.value, index), mark(item)


def _text(path: Path, report: Report) -> str | None:
    """The file's text, or None and a finding."""
    try:
        # Asked once for all: a Path's own questions cost more than reading the file.
        state = os.lstat(path)
        if stat.S_ISLNK(state.st_mode):
            report.add(None, "symbolic-link", say("this is a link to another file, and links are not followed"))
            return None
        # Of a folder the reading would fail, of a pipe it would never end.
        if not stat.S_ISREG(state.st_mode):
            report.add(None, "unreadable", say("this is not a file"))
            return None
        if state.st_size > MOST_BYTES:
            report.add(None, "too-large", say("the file is larger than {most} bytes", most=MOST_BYTES))
            return None
        with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - a Path's open costs more than the reading
            data = opened.read()
    except OSError as error:
        report.add(None, "unreadable", say("the file cannot be read: {why}", why=error.strerror or ""))
        return None
    return _decoded(data, report)


def _decoded(data: bytes, report: Report) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8-sig")) + 1
        remedy = say("Save the file as UTF-8 text.")
        report.at(line, column, "encoding", say("here is a character that is not UTF-8"), remedy)
        return None


def _node(text: str, report: Report) -> yaml.Node | None:
    """The document's root node, or None and a finding in plain words."""
    try:
        if _suspect(text) and _refused(text, report):
            return None
        node: yaml.Node | None = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        report.complain("yaml", complaints.explained(error, text))
    except (yaml.YAMLError, ValueError, OverflowError):
        # The parser without libyaml lets Python's own complaints about an escape (`\UFFFFFFFF`) through.
        report.complain("control-character", complaints.invisible(text))
    else:
        if node is None:
            report.add(None, "empty", say("the file is empty"))
        return node
    return None


def _suspect(text: str) -> bool:
    """Whether the text may hold what `_refused` refuses: few do, and looking closely costs as much as reading."""
    brackets = text.count("[") + text.count("{")
    return brackets > FEW_BRACKETS or any(mark in text for mark in "&*!") or bool(_NESTED_DASHES.search(text))


def _refused(text: str, report: Report) -> bool:
    """Whether the text uses what a record has no use for and an attacker has: anchors, aliases, tags, deep nesting.

    libyaml composes by recursion, and some thousands of brackets end the whole program: events come one by one.
    """
    depth = 0
    for event in _events(text):
        name = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if name and name != "!":
            report.over(event, "yaml-special", *complaints.SPECIAL, _word(event, text))
            return True
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            problem = say("brackets are opened inside brackets too many times")
            report.over(event, "too-deep", problem, say("Put a text with a colon or brackets in double quotes."))
            return True
    return False


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    while loader.check_event():
        yield loader.get_event()


def _word(event: Any, text: str) -> str:
    """What stands where an event begins, up to the first space."""
    line, column = event.start_mark.line, event.start_mark.column
    return str(complaints.lines(text)[line][column:].partition(" ")[0])


def _cells(node: yaml.MappingNode, report: Report) -> Iterator[tuple[str, Cell]]:
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            report.add(key, "not-a-field", say("a field's name is a plain word"))
        elif key.value in seen:
            remedy = say("Keep one of the two.")
            report.add(key, "twice", say("this field stands here twice"), remedy, key.value)
        else:
            seen.add(key.value)
            cell = _cell(key.value, value, report)
            if cell:
                yield key.value, cell


def _cell(name: str, node: yaml.Node, report: Report) -> Cell:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return tuple(filter(None, map(_scalar, node.value)))
    problem = say("a field holds a text or a list of texts, nothing deeper")
    report.add(node, "nested", problem, say("Put a text with a colon or brackets in double quotes."), name)
    return ""


def _scalar(node: yaml.ScalarNode) -> str:
    """The text; a plain `~` or `null` is how YAML says "nothing"."""
    # libyaml calls a plain text's style "", PyYAML None.
    return "" if not node.style and node.value in flat.NOTHING else str(node.value).strip()
