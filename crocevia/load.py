"""Reads records as they were written: every scalar is text, every position can be had, nothing is judged.

YAML's own guesses are the editor's worst trap (`phone: 020202` is octal, `free: no` is false, `12:30` is 750),
so the parser is asked for the text and the schema decides what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from crocevia import complaints, flat, guard, opened
from crocevia.findings import Finding
from crocevia.language import say
from crocevia.report import Report, mark

Cell = str | tuple[str, ...]

# The largest real record is 3 kB; a larger file is a mistake or an attack.
MOST_BYTES = 200_000
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


_NO_TRANSLATION = say("a translation is a field's name and, below it, `source: …` and `text: …`, each once")


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
    if node is not None and not isinstance(node, yaml.MappingNode):
        report.add(node, "not-a-translation", _NO_TRANSLATION)
    for key, entry in node.value if isinstance(node, yaml.MappingNode) else ():
        if _is_entry(key, entry) and key.value not in entries:
            entries[key.value] = {part.value: str(value.value).strip() for part, value in entry.value}
            places[key.value, ""] = mark(key)
            places |= {(key.value, part.value): mark(value) for part, value in entry.value}
        else:
            report.add(key, "not-a-translation", _NO_TRANSLATION)
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
        return opened.text(path, MOST_BYTES)
    except opened.Refused as refused:
        report.complain(refused.code, refused.complaint)
        return None


def _node(text: str, report: Report) -> yaml.Node | None:
    """The document's root node, or None and a finding in plain words."""
    try:
        if guard.suspect(text) and _refused(text, report):
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


def _refused(text: str, report: Report) -> bool:
    """Whether the text uses what a record has no use for and an attacker has."""
    found = guard.forbidden(_events(text), text)
    if found:
        report.complain(*found)
    return bool(found)


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    while loader.check_event():
        yield loader.get_event()


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
