"""What stands in a record's file, line by line: fields with their comments, so that nothing is lost when it is written anew."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import yaml

from crocevia import flat, load
from crocevia.findings import Finding
from crocevia.language import Message, say
from crocevia.load import Cell

# The C parser is ten times faster; PyYAML falls back on the other where it was built without it.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# A line with its end, as YAML counts them.
_LINE = re.compile("[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|$)")
_COMMENT = re.compile("#[^\n\r\x85\u2028\u2029]*")
_EDITORS_LINE = "# yaml-language-server:"


class CannotWrite(ValueError):
    """Why something cannot be written; `findings` say where, if it is a file that cannot be read."""

    def __init__(self, problem: Message, findings: Sequence[Finding] = ()) -> None:
        super().__init__(problem.in_("en"))
        self.problem = problem
        self.findings = tuple(findings)


@dataclass(slots=True)
class Item:
    """A list's text, the comments above it and the one at the end of its line."""

    text: str
    above: list[str] = field(default_factory=list)
    tail: str = ""


@dataclass(slots=True)
class Entry:
    """A field: the lines from `first` to before `after`, from 0; what stands between it and the field `above` it.

    `tail` is the comment at the end of its line, `below` those after the last item of a list and those that have no other
    place.
    """

    name: str
    cell: Cell
    first: int = 0
    after: int = 0
    above: list[str] = field(default_factory=list)
    tail: str = ""
    items: list[Item] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A whole file. `by_line` is false where fields do not begin at the first column, each on its own line."""

    lines: list[str]
    head: list[str]
    entries: list[Entry]
    foot: list[str]
    by_line: bool

    @property
    def line_end(self) -> str:
        """How its lines end."""
        return "\r\n" if self.lines[0].endswith("\r\n") else "\n"


def read(text: str) -> Page:
    """The file's fields. Raises CannotWrite where `load` has found anything, for then not all of it is known."""
    source = load.parsed(text, "", "")
    if source.findings:
        raise CannotWrite(say("the file cannot be read"), source.findings)
    root: Any = yaml.compose(text, _LOADER)
    lines = [line for line in _LINE.findall(text) if line]
    by_line = not root.flow_style and all(_begins(key, lines) for key, _ in root.value)
    if by_line:
        return _by_line(root, text, lines)
    if "#" in text:
        raise CannotWrite(say("there are comments between fields that share a line: write one field a line"))
    return Page(lines, [], [_loose(key, value) for key, value in root.value], [], by_line=False)


def _begins(key: yaml.ScalarNode, lines: Sequence[str]) -> bool:
    return key.start_mark.column == 0 and not lines[key.start_mark.line].startswith("?")


def _by_line(root: yaml.MappingNode, text: str, lines: list[str]) -> Page:
    starts = [0, *accumulate(map(len, lines))]
    found: list[Entry] = []
    for key, value in root.value:
        entry = _loose(key, value)
        entry.first, entry.after = key.start_mark.line, _after(value, lines)
        entry.above = lines[found[-1].after if found else 0 : entry.first]
        _with_comments(entry, key, value, _Text(text, starts))
        found.append(entry)
    above = found[0].above
    cut = _head(above)
    found[0].above = above[cut:]
    return Page(lines, above[:cut], found, lines[found[-1].after :], by_line=True)


def _loose(key: yaml.ScalarNode, value: yaml.Node) -> Entry:
    if isinstance(value, yaml.ScalarNode):
        return Entry(key.value, _scalar(value))
    items = [Item(text) for text in map(_scalar, value.value) if text]
    return Entry(key.value, tuple(item.text for item in items), items=items)


def _scalar(node: yaml.ScalarNode) -> str:
    """The text as `load` reads it."""
    return "" if not node.style and node.value in flat.NOTHING else str(node.value).strip()


def _leaves(value: Any) -> list[yaml.ScalarNode]:
    return [value] if isinstance(value, yaml.ScalarNode) else value.value


def _after(value: Any, lines: Sequence[str]) -> int:
    """The first line that is not the field's any more."""
    last = value if isinstance(value, yaml.ScalarNode) or value.flow_style else value.value[-1]
    after = last.end_mark.line + (last.end_mark.column > 0)
    while not lines[after - 1].strip():
        after -= 1
    # Below a list one item a line, comments that are set in are the list's.
    while last is not value and after < len(lines) and lines[after][:1] == " " and lines[after].lstrip()[:1] == "#":
        after += 1
    return int(after)


def _head(above: Sequence[str]) -> int:
    """How many lines belong to the file, not to its first field: what a blank line sets apart, and what is no comment."""
    cut = 0
    for index, line in enumerate(above):
        if line.startswith((_EDITORS_LINE, "---", "%")):
            cut = index + 1
        elif not line.strip() and index and above[index - 1].strip():
            cut = index
    return cut


@dataclass(frozen=True, slots=True)
class _Text:
    """The whole text, and where in it each line starts."""

    text: str
    starts: Sequence[int]

    def at(self, mark: yaml.Mark) -> int:
        return int(self.starts[mark.line] + mark.column)

    def comments(self, first: int, last: int) -> Iterator[tuple[str, bool, bool]]:
        """Each comment between two texts, whether it has its line for itself, whether a list is closed before it."""
        closed, place = False, first
        for one in _COMMENT.finditer(self.text, first, max(first, last)):
            line = self.starts[bisect_right(self.starts, one.start()) - 1]
            closed = closed or "]" in self.text[place : one.start()]
            place = one.end()
            yield one[0].rstrip(), not self.text[line : one.start()].strip(), closed

    def begun(self, leaf: yaml.ScalarNode) -> str:
        """The comment behind the sign that begins a text of several lines."""
        if leaf.style not in {"|", ">"}:
            return ""
        return self.text[self.at(leaf.start_mark) : self.starts[leaf.start_mark.line + 1]].partition(" #")[2].rstrip()


def _with_comments(entry: Entry, key: yaml.ScalarNode, value: yaml.Node, text: _Text) -> None:
    """Put every comment within a field where it will stand: at its line's end, at an item's, above an item or below."""
    leaves = _leaves(value)
    ends = [text.at(key.end_mark), *(text.at(leaf.end_mark) for leaf in leaves)]
    begins = [*(text.at(leaf.start_mark) for leaf in leaves), text.starts[entry.after]]
    items = iter(entry.items)
    item: Item | None = None
    for leaf, end, begin in zip([None, *leaves], ends, begins, strict=True):
        if leaf and entry.items and _scalar(leaf):
            item = next(items)
            item.above, entry.below = entry.below, []
        if leaf and (begun := text.begun(leaf)):
            _behind(entry, item, f"#{begun}")
        for comment, own, closed in text.comments(end, begin):
            if own and not closed:
                entry.below.append(comment)
            else:
                _behind(entry, None if closed else item, comment)


def _behind(entry: Entry, item: Item | None, comment: str) -> None:
    """Put a comment at the end of an item's line, of the field's, or where both have one below them."""
    place = item or entry
    if place.tail:
        entry.below.append(comment)
    else:
        place.tail = comment
