"""Finds the row of headings in a grid of cells, and makes a table of what is below it."""

from __future__ import annotations

from collections.abc import Sequence

from crocevia.imports.given import Brought, Given, Left, Origin, Row, Table, bounded
from crocevia.language import Message, say

# Headings stand near the top, below a title and a logo's place at most.
DEEPEST = 15
# Where more rows than this are wider or narrower, that is how the file is.
FEW = 0.2
# What a heading may be long: longer texts are sentences.
LONGEST = 80


def table(grid: Sequence[Sequence[str]], name: str, brought: Brought, *, cut: bool = False) -> Table:
    """The grid's table; titles above it go to `brought.left`. Raises Refused for a grid out of bounds.

    `cut`: the cells were cut at a separator, which in a text without quotes moves the rest of a row to the right.
    """
    bounded(grid, name)
    cells = [[" ".join(one.split()) if at < DEEPEST else one for one in row] for at, row in enumerate(grid)]
    head = _heading_row(cells)
    for at, above in enumerate(grid[:head]):
        for column, text in enumerate(above):
            if text.strip():
                why = say("it stands above the headings")
                brought.left.append(Left(Origin(name, at + 1, _letter(column)), text, why))
    if head:
        brought.notes.append(say("{table}: the headings are in row {row}", table=name, row=head + 1))
    width = max((len(row) for row in grid[head:]), default=0)
    columns = _named([*cells[head], *[""] * width][:width] if grid else [], name, brought)
    below = list(enumerate(grid[head + 1 :], head + 2))
    moved = _moved(below, len(grid[head])) if cut and grid else {}
    rows: list[Row] = []
    for at, texts in below:
        row = _row(name, at, texts, columns)
        if at in moved:
            brought.left += [Left(value.origins[0], value.text, moved[at]) for value in row.values]
        else:
            rows.append(row)
    return Table(name, tuple(columns), tuple(row for row in rows if row.values))


def _moved(below: Sequence[tuple[int, Sequence[str]]], width: int) -> dict[int, Message]:
    """The few rows that are cut into more or fewer cells than all others: none of their cells can be trusted."""
    widths = {at: len(row) for at, row in below if any(cell.strip() for cell in row)}
    found = {at: wide for at, wide in widths.items() if wide != width}
    if len(found) > FEW * len(widths):
        return {}
    more = say("the row has more cells than there are headings: a separator stands in a text without quotes")
    fewer = say("the row has fewer cells than there are headings: a line ends in a text without quotes")
    return {at: more if wide > width else fewer for at, wide in found.items()}


def _row(table: str, number: int, cells: Sequence[str], columns: Sequence[str]) -> Row:
    values = (
        Given(column, text, (Origin(table, number, column),))
        for column, text in zip(columns, cells, strict=False)
        if text.strip()
    )
    return Row(number, tuple(values))


def _heading_row(grid: Sequence[Sequence[str]]) -> int:
    """The first row that is about as wide as the rows below and holds short words; 0 where none is."""
    widths = [sum(1 for cell in row if cell.strip()) for row in grid]
    below = sorted(widths[:200])
    usual = below[len(below) * 3 // 4] if below else 0
    for at, row in enumerate(grid[:DEEPEST]):
        said = [cell for cell in row if cell.strip()]
        if widths[at] >= max(1, usual * 0.6) and _are_names(said):
            return at
    return next((at for at, width in enumerate(widths) if width), 0)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether these look like headings: short, with letters, hardly any of them twice, none an address or a number."""
    named = [one for one in cells if len(one) <= LONGEST and any(c.isalpha() for c in one) and "@" not in one]
    return len(named) >= 0.8 * len(cells) and len({one.casefold() for one in cells}) >= 0.5 * len(cells)


def _named(cells: Sequence[str], table: str, brought: Brought) -> list[str]:
    """A name for each column, all different: an empty heading is its letter, one that comes again has a number."""
    names: list[str] = []
    for at, cell in enumerate(cells):
        name = cell or _letter(at)
        if name in names:
            number = next(n for n in range(2, len(names) + 3) if f"{name} ({n})" not in names)
            brought.notes.append(
                say("{table}: the heading {name} stands there more than once", table=table, name=f"“{name}”")
            )
            name = f"{name} ({number})"
        names.append(name)
    return names


def _letter(index: int) -> str:
    """A column's letter in a spreadsheet: A to Z, then AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
