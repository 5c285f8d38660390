"""Writes records as an editor would: one house style, and never anything that `load` would not read back equal.

It needs neither frictionless nor libyaml: a form in the browser writes with it too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from crocevia import load
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.load import Cell
from crocevia.written import entries, style
from crocevia.written.entries import CannotWrite, Entry, Item

__all__ = ["CannotWrite", "edited", "formatted", "record"]

_HALF = re.compile("[\ud800-\udfff]")


def record(kind: Kind, cells: Mapping[str, Cell], schema: str = "") -> str:
    """The text of a new record's file: its fields in the order of the schema, quotes only where they are needed.

    Blanks around a text go, and what is empty is left out, as `load` does. `schema` is where an editor finds the kind's
    JSON Schema, from the file; without it, where it is when the site stands beside the catalogue.

    Raises:
        CannotWrite: (a ValueError) for a field that the kind does not have, or a text that no file can hold.
    """
    wanted = _wanted(kind, cells)
    lines = [f"# yaml-language-server: $schema={schema or f'../../site/schemas/{kind.name}.json'}"]
    for field in kind.written:
        if cell := wanted.get(field.name):
            lines += style.lines(_entry(field.name, cell), field)
    return _proved("\n".join(lines) + "\n", kind, wanted)


def edited(text: str, kind: Kind, changes: Mapping[str, Cell | None]) -> str:
    """A record's text with fields replaced, added at their place in the schema, or taken away (None, or an empty text).

    Every other line and comment stays byte for byte; the comment at the end of a replaced line stays too, and those of
    items that stay in a list or are replaced one by one. A field taken away takes the comments within it along.

    Raises:
        CannotWrite: (a ValueError) as `record`, and for a text that `load` finds fault with, or that is not written with
            one field a line.
    """
    mark, text = _without_mark(text)
    page = entries.read(text)
    if not page.by_line:
        raise CannotWrite(say("the fields do not begin at the first column, one below the other"))
    wanted = _wanted(kind, {name: cell or "" for name, cell in changes.items()}, whole=False)
    here = {entry.name: entry for entry in page.entries}
    expected = {entry.name: entry.cell for entry in page.entries if entry.cell}
    # From the last line to the first, at one line first what stands there: so no change moves what is still to be changed.
    places = sorted(
        ((_place(name, here, page, kind), name in here, _order(name, kind), name) for name in wanted), reverse=True
    )
    lines, end = list(page.lines), page.line_end
    for place, _, _, name in places:
        old, cell = here.get(name), wanted[name]
        if old and old.cell == cell:
            continue
        new = style.lines(_entry(name, cell, old), kind.by_name[name]) if cell else []
        if new and place and not lines[place - 1].endswith(("\n", "\r")):
            lines[place - 1] += end
        lines[place : old.after if old else place] = [f"{line}{end}" for line in new]
    expected = {name: cell for name, cell in {**expected, **wanted}.items() if cell}
    return mark + _proved("".join(lines), kind, expected)


def formatted(text: str, kind: Kind) -> str:
    """A record's text in the house style, its comments kept: those above a field move with it.

    Raises:
        CannotWrite: (a ValueError) for a text that `load` finds fault with.
    """
    page = entries.read(_without_mark(text)[1])
    lines = style.comments(page.head)
    for entry in _in_order(page.entries, kind):
        lines += style.comments(entry.above)
        lines += style.lines(entry, kind.by_name.get(entry.name))
    lines += style.comments(page.foot)
    return _proved(
        "\n".join(lines).lstrip("\n") + "\n", kind, {entry.name: entry.cell for entry in page.entries if entry.cell}
    )


def _wanted(kind: Kind, cells: Mapping[str, Cell], *, whole: bool = True) -> dict[str, Cell]:
    """The cells as they will be read back; what is empty only where a field may be taken away."""
    known = {field.name for field in kind.written}
    if strange := [name for name in cells if name not in known]:
        raise CannotWrite(say("{kind} has no field `{field}`", kind=kind.title, field=strange[0]))
    read = {
        name: cell.strip() if isinstance(cell, str) else tuple(filter(None, (item.strip() for item in cell)))
        for name, cell in cells.items()
    }
    if any(_HALF.search(text) for cell in read.values() for text in ([cell] if isinstance(cell, str) else cell)):
        raise CannotWrite(say("a text holds half a character, which no file can hold"))
    return {name: cell for name, cell in read.items() if cell or not whole}


def _entry(name: str, cell: Cell, old: Entry | None = None) -> Entry:
    """The entry to be written; comments come from the one that it replaces."""
    items = _items(cell, old.items if old else []) if isinstance(cell, tuple) else []
    return Entry(name, cell, tail=old.tail if old else "", items=items, below=old.below if old else [])


def _items(texts: tuple[str, ...], before: list[Item]) -> list[Item]:
    """Each text with the comments it had; where the list is as long as before, a new one with those of what it replaces."""
    said = {item.text: item for item in reversed(before)}
    gone = [item if item.text not in texts else None for item in before] if len(before) == len(texts) else []
    made = []
    for index, text in enumerate(texts):
        old = gone[index] if gone else None
        made.append(said.get(text) or (replace(old, text=text) if old else Item(text)))
    return made


def _order(name: str, kind: Kind) -> int:
    return next(index for index, field in enumerate(kind.fields) if field.name == name)


def _place(name: str, here: Mapping[str, Entry], page: entries.Page, kind: Kind) -> int:
    """The line at which a field stands, or before which it is to stand: below the nearest that the schema has before it."""
    if name in here:
        return here[name].first
    order = _order(name, kind)
    before = [(_order(other, kind), entry.after) for other, entry in here.items() if other in kind.by_name]
    return max((one for one in before if one[0] < order), default=(0, len(page.head)))[1]


def _in_order(found: list[Entry], kind: Kind) -> list[Entry]:
    """Entries in the order of the schema; one that the schema does not know stays below the one above it."""
    order, last = {}, -1
    for entry in found:
        last = order[entry.name] = _order(entry.name, kind) if entry.name in kind.by_name else last
    return sorted(found, key=lambda entry: order[entry.name])


def _without_mark(text: str) -> tuple[str, str]:
    """The byte order mark that some editors leave, and the text."""
    return ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)


def _proved(text: str, kind: Kind, expected: Mapping[str, Cell]) -> str:
    """The text, if it is read back as it was meant."""
    if len(text.encode()) > load.MOST_BYTES:
        raise CannotWrite(say("the file is larger than {most} bytes", most=load.MOST_BYTES))
    if dict(load.parsed(text, kind.name, "").cells) != expected:
        raise CannotWrite(say("what would be written could not be read back"))
    return text
