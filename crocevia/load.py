"""Reads records as they were written: every scalar is text, every position can be had, nothing is judged.

YAML's own guesses are the editor's worst trap (`phone: 020202` is octal, `free: no` is false, `12:30` is 750),
so the parser is asked for the text and the schema decides what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from crocevia.findings import Finding, Level
from crocevia.language import NOTHING, Message, say

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

    class _Loader(  # type: ignore[no-redef]
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
    report = _Report(file)
    cells: dict[str, Cell] = {}
    text = _text(path, report)
    node = None if text is None else _node(text, report)
    if isinstance(node, yaml.MappingNode):
        cells = dict(_cells(node, report))
    elif node is not None:
        report.add(node, "not-a-record", say("a record is made of lines like `name: …`"))
    return Source(kind, path.stem, file, cells, tuple(report.findings), isinstance(node, yaml.MappingNode))


def nested(path: Path) -> dict[str, dict[str, str]]:
    """A translator's file: field → `source` and `text`. What is not of that shape is passed over."""
    report = _Report(path.name)
    text = _text(path, report)
    node = None if text is None else _node(text, report)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {
        key.value: {inner.value: value.value for inner, value in entry.value if isinstance(value.value, str)}
        for key, entry in pairs
        if isinstance(entry, yaml.MappingNode)
    }


def positions(path: Path) -> Mapping[tuple[str, int], tuple[int, int]]:
    """Where each field's value stands: (field, index in its list, or -1) → (line, column), from 1; the key at -2."""
    text = _text(path, _Report(""))
    node = None if text is None else _node(text, _Report(""))
    return dict(_positions(node)) if isinstance(node, yaml.MappingNode) else {}


def _positions(node: yaml.MappingNode) -> Iterator[tuple[tuple[str, int], tuple[int, int]]]:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        yield (key.value, -2), _mark(key)
        yield (key.value, -1), _mark(value if value.value else key)
        for index, item in enumerate(value.value if isinstance(value, yaml.SequenceNode) else ()):
            yield (key.value, index), _mark(item)


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


@dataclass(slots=True)
class _Report:
    file: str
    findings: list[Finding] = field(default_factory=list)

    def add(
        self, node: yaml.Node | None, code: str, problem: Message, remedy: Message = NOTHING, name: str = ""
    ) -> None:
        line, column = _mark(node) if node else (0, 0)
        self.findings.append(Finding(self.file, line, column, name, Level.ERROR, code, "", problem, remedy))

    def at(
        self, line: int, column: int, code: str, problem: Message, remedy: Message = NOTHING, found: str = ""
    ) -> None:
        self.findings.append(Finding(self.file, line, column, "", Level.ERROR, code, found, problem, remedy))


def _text(path: Path, report: _Report) -> str | None:
    """The file's text, or None and a finding."""
    if path.is_symlink():
        report.add(None, "symbolic-link", say("this is a link to another file, and links are not followed"))
        return None
    try:
        if path.stat().st_size > MOST_BYTES:
            report.add(None, "too-large", say("the file is larger than {most} bytes", most=MOST_BYTES))
            return None
        data = path.read_bytes()
    except OSError as error:
        report.add(None, "unreadable", say("the file cannot be read: {why}", why=error.strerror or ""))
        return None
    return _decoded(data, report)


def _decoded(data: bytes, report: _Report) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        remedy = say("Save the file as UTF-8 text.")
        report.at(line, column, "encoding", say("here is a character that is not UTF-8"), remedy)
        return None


def _node(text: str, report: _Report) -> yaml.Node | None:
    """The document's root node, or None and a finding in plain words."""
    try:
        if ("&" in text or "*" in text or "!" in text) and _marked(text, report):
            return None
        loader = _Loader(text)
        node: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        _explain(error, text, report)
    except (yaml.YAMLError, RecursionError) as error:
        _explain_character(error, text, report)
    else:
        if node is None:
            report.add(None, "empty", say("the file is empty"))
        return node
    return None


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    while loader.check_event():
        yield loader.get_event()


def _marked(text: str, report: _Report) -> bool:
    """Whether the text uses anchors, aliases or tags, which a record has no use for and an attacker has."""
    for event in _events(text):
        name = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if name and name != "!":
            problem = say("`&`, `*` and `!` at the beginning of a value mean something special in YAML")
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            report.at(line, column, "yaml-special", problem, say("Put the value in double quotes."), name)
            return True
    return False


def _explain(error: yaml.MarkedYAMLError, text: str, report: _Report) -> None:
    """YAML's complaint in an editor's words, at the line that caused it."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines) - 1)]
    problem, remedy = _plain_words(str(error.problem or ""), shown, lines[max(0, line - 1)])
    report.at(line + 1, (mark.column if mark else 0) + 1, "yaml", problem, remedy, shown.strip())


def _plain_words(problem: str, line: str, before: str) -> tuple[Message, Message]:
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in problem or "'\\t'" in problem:
        return say("there is a tab here"), say("Use spaces: YAML does not allow tabs at the beginning of a line.")
    if "mapping values are not allowed" in problem:
        remedy = say("If the text holds a colon followed by a space, put the whole text in double quotes.")
        return say("there is one colon too many, or the line above is not finished"), remedy
    if "expected a single document" in problem or "document" in problem:
        return say("there is more than one record in the file"), say("Make a file for each record; take out `---`.")
    if "quoted scalar" in problem or line.count('"') % 2 or before.count('"') % 2:
        return say("a quotation mark is opened and not closed"), say("Close it, or double the one inside the text.")
    if "could not find expected ':'" in problem:
        return say("here a line like `name: …` was expected"), say("Write a colon and a space after the field's name.")
    if "block end" in problem or "block collection" in problem or "block mapping" in problem:
        return say("this line does not begin where the others do"), say("Begin every field at the first column.")
    return say("this cannot be read as YAML"), say(
        "Look at the quotation marks, the colons and the spaces of this line."
    )


def _explain_character(error: Exception, text: str, report: _Report) -> None:
    if isinstance(error, RecursionError):
        report.at(1, 1, "too-deep", say("brackets are opened inside brackets too many times"))
        return
    position = getattr(error, "position", 0) or 0
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    problem = say("here is a control character that no one can see")
    report.at(line, column, "control-character", problem, say("Delete it and write the word again."))


def _cells(node: yaml.MappingNode, report: _Report) -> Iterator[tuple[str, Cell]]:
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


def _cell(name: str, node: yaml.Node, report: _Report) -> Cell:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return tuple(filter(None, map(_scalar, node.value)))
    problem = say("a field holds a text or a list of texts, nothing deeper")
    report.add(node, "nested", problem, say("Put a text with a colon or brackets in double quotes."), name)
    return ""


def _scalar(node: yaml.ScalarNode) -> str:
    """The text; a plain `~` or `null` is how YAML says "nothing"."""
    if node.style is None and node.value in {"~", "null", "Null", "NULL"}:
        return ""
    return str(node.value).strip()
