"""The house style of a record: how a field, a list and a comment are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crocevia.kinds import Field
from crocevia.written import scalars
from crocevia.written.entries import Entry, Item

# A list that makes a longer line stands one item a line.
WIDEST = 120
TYPED = ("integer", "number", "boolean", "date")


def lines(entry: Entry, field: Field | None) -> list[str]:
    """The lines of one field. `field` is None where the kind does not know it."""
    name = entry.name if entry.name.isidentifier() else scalars.quoted(entry.name)
    tail = f" {entry.tail}" if entry.tail else ""
    if isinstance(entry.cell, tuple) and entry.cell:
        return list(_list(name, entry, tail))
    if not entry.cell:
        return [*entry.below, f"{name}:{tail}"]
    text = str(entry.cell)
    if block := scalars.literal(text):
        return [*entry.below, f"{name}: |-{tail}", *(f"  {line}" if line else "" for line in block)]
    typed = bool(field and field.type in TYPED)
    return [*entry.below, f"{name}: {scalars.plain(text, typed=typed)}{tail}"]


def _list(name: str, entry: Entry, tail: str) -> Iterator[str]:
    """On one line in brackets; one item a line where that is too long, holds addresses, or has comments in it."""
    line = f"{name}: [{', '.join(scalars.in_brackets(item.text) for item in entry.items)}]{tail}"
    commented = entry.below or any(item.above or item.tail for item in entry.items)
    if not commented and len(line) <= WIDEST and not any("://" in item.text for item in entry.items):
        yield line
        return
    yield f"{name}:{tail}"
    for item in entry.items:
        yield from _item(item)
    yield from (f"  {comment}" for comment in entry.below)


def _item(item: Item) -> Iterator[str]:
    yield from (f"  {comment}" for comment in item.above)
    yield f"  - {scalars.plain(item.text)}{f' {item.tail}' if item.tail else ''}"


def comments(found: Sequence[str]) -> list[str]:
    """Of the lines between fields the comments, one blank line where there were some, but none before a field."""
    kept: list[str] = []
    for line in found:
        comment = "".join(line.partition("#")[1:]).strip()
        if comment or not kept or kept[-1]:
            kept.append(comment)
    while kept and not kept[-1]:
        kept.pop()
    return kept
