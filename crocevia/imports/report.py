"""What an import says to the person who brings a list: the map, what was kept and changed and left out, and what to do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crocevia.findings import excerpt, visible
from crocevia.imports.account import Line, State
from crocevia.imports.given import Table
from crocevia.imports.plan import Plan
from crocevia.imports.road import Imported
from crocevia.kinds import Kind
from crocevia.language import Message, say

# Reasons are told with so many examples.
EXAMPLES = 3
MOST_LISTED = 20
_STATES = {State.KEPT: say("kept"), State.CHANGED: say("changed"), State.LEFT_OUT: say("left out")}
_HEADS = (
    say("Table"),
    say("Row"),
    say("Column"),
    say("Cell"),
    say("What became of it"),
    say("Record"),
    say("Field"),
    say("Value"),
    say("Why"),
)
# OWASP's list for CSV injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def mapping(tables: Iterable[Table], plans: Mapping[str, Plan], kinds: Mapping[str, Kind], language: str) -> str:
    """The map as a table: each column, the field it goes to, why, and its first cells."""
    lines: list[str] = []
    for table in tables:
        plan = plans.get(table.name)
        if plan is None:
            continue
        kind = kinds[plan.kind].title.in_(language)
        lines.append(
            say("{table} → {kind}: {count} rows", table=table.name, kind=kind, count=len(table.rows)).in_(language)
        )
        rows = [_column(table, plan, column, language) for column in table.columns]
        wide = [max((len(row[at]) for row in rows), default=0) for at in range(2)]
        lines += [f"  {row[0]:<{wide[0]}}  → {row[1]:<{wide[1]}}  {row[2]}" for row in rows]
        for name, value in plan.defaults.items():
            shown = value if isinstance(value, str) else ", ".join(value)
            lines.append(
                say("  for every record without it: {field}: {value}", field=name, value=visible(shown)).in_(language)
            )
    return "\n".join(lines)


def _column(table: Table, plan: Plan, column: str, language: str) -> tuple[str, str, str]:
    found = [" ".join(row.text(column).split()) for row in table.rows if row.text(column)]
    samples = " | ".join(excerpt(one[:30]) for one in dict.fromkeys(found[:20]) if one)
    samples = " | ".join(samples.split(" | ")[:EXAMPLES])
    why = plan.why.get(column)
    said = f"({why.in_(language)}) " if why else ""
    return excerpt(column)[:40], plan.columns.get(column, "") or "—", f"{said}{samples}"


def summary(imported: Imported, language: str) -> str:
    """The whole, in some lines: totals, reasons with examples, what stays, what is gone, what a person must decide."""
    return "\n".join(one if isinstance(one, str) else one.in_(language) for one in _summary(imported, language))


def _summary(imported: Imported, language: str) -> Iterator[str | Message]:
    lines = list(imported.account.lines())
    totals = imported.account.totals()
    yield from imported.brought.notes
    yield say(
        "{all} cells: {kept} kept, {changed} changed, {left} left out.",
        all=sum(totals.values()),
        kept=totals[State.KEPT],
        changed=totals[State.CHANGED],
        left=totals[State.LEFT_OUT],
    )
    for state, heading in ((State.CHANGED, say("Changed:")), (State.LEFT_OUT, say("Left out:"))):
        reasons = list(_reasons([one for one in lines if one.state is state], language))
        if reasons:
            yield heading
            yield from reasons
    yield from _records(imported, language)


def _reasons(lines: Sequence[Line], language: str) -> Iterator[str]:
    """Each reason once, the commonest first, with where it first holds."""
    found: dict[str, list[tuple[Line, Message]]] = {}
    for line in lines:
        for why in line.why:
            found.setdefault(why.text, []).append((line, why))
    groups = [group for said in found.values() for group in _groups(said, language)]
    for heading, said in sorted(groups, key=lambda group: -len(group[1])):
        yield f"  {len(said):>5} × {visible(heading)}"
        for line, why in said[:EXAMPLES]:
            shown = visible(why.in_(language)) if "…" in heading else excerpt(line.text)
            yield f"          {_where(line, language)}: {shown}"


def _groups(said: list[tuple[Line, Message]], language: str) -> Iterator[tuple[str, list[tuple[Line, Message]]]]:
    """One sentence with many different words in it is one reason; with a few, as many reasons as there are."""
    sentences: dict[str, list[tuple[Line, Message]]] = {}
    for one in said:
        sentences.setdefault(one[1].in_(language), []).append(one)
    if len(sentences) <= EXAMPLES * 2 < len(said) or len(sentences) == 1:
        yield from sentences.items()
        return
    blank = Message(said[0][1].text, dict.fromkeys(said[0][1].values, "…"))
    yield blank.in_(language), said


def _where(line: Line, language: str) -> str:
    return say("row {row}, {column}", row=line.origin.row, column=excerpt(line.origin.column)).in_(language)


def _records(imported: Imported, language: str) -> Iterator[str | Message]:
    done = imported.merged
    if fallen := imported.account.fallen:
        yield say("Rows that make no record: {count}", count=len(fallen))
        reasons: dict[str, list[str]] = {}
        for (table, row), why in fallen.items():
            reasons.setdefault(why.in_(language), []).append(f"{excerpt(table)} {row}")
        for sentence, rows in sorted(reasons.items(), key=lambda one: -len(one[1]))[:MOST_LISTED]:
            more = ", …" if len(rows) > EXAMPLES else ""
            yield f"  {len(rows):>5} × {visible(sentence)} ({', '.join(rows[:EXAMPLES])}{more})"
        yield say(
            "  What is missing can be said for all rows: in the map under `defaults`, or with --set FIELD=TEXT; "
            "a heading in braces, {example}, stands for what the row says there.",
            example="{Comune}",
        )
    yield say(
        "Records: {new} new, {changed} changed, {same} as they were.",
        new=len(done.new),
        changed=len(done.changed),
        same=len(done.same),
    )
    if done.said:
        yield say("Mended by hand since, and left as they are:")
        yield from _some([f"  {ref}: {visible(why.in_(language))}" for ref, _, why in done.said], language)
    if imported.resembling:
        yield say("Perhaps there already. Write in the map, under `same`, which it is, or `new`:")
        found = (
            f"  {one.draft.key}: {one.draft.kind.name}/{one.id}  ({one.why.in_(language)})"
            for one in imported.resembling
        )
        yield from _some([visible(one) for one in found], language)
    if done.gone:
        yield say("No longer in the file. If they have ended:")
        yield from _some([f"  python build.py close {ref.kind} {ref.id}" for ref in done.gone], language)


def _some(lines: Sequence[str], language: str) -> Iterator[str]:
    yield from lines[:MOST_LISTED]
    if len(lines) > MOST_LISTED:
        yield "  " + say("… and {more} more", more=len(lines) - MOST_LISTED).in_(language)


def _rows(lines: Iterable[Line], language: str) -> Iterator[list[str]]:
    yield [head.in_(language) for head in _HEADS]
    for one in lines:
        why = "; ".join(why.in_(language) for why in one.why)
        state = _STATES[one.state].in_(language)
        yield [
            one.origin.table, str(one.origin.row), one.origin.column, one.text, state, one.record, one.field, one.value, why
        ]  # fmt: skip


def as_csv(lines: Iterable[Line], language: str) -> bytes:
    """Every cell, for a spreadsheet: UTF-8 with its mark, semicolons as Italian Excel wants, nothing that it would run."""
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in _rows(lines, language):
        table.writerow([_harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str) -> str:
    shown = "\n".join(map(visible, cell.split("\n")))
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def as_markdown(lines: Iterable[Line], language: str) -> bytes:
    """Every cell, as a table in Markdown."""
    rows = [[_plain(cell) for cell in row] for row in _rows(lines, language)]
    rows.insert(1, ["---"] * len(rows[0]))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).encode("utf-8", "replace")


def _plain(cell: str) -> str:
    """A cell in which Markdown and HTML find nothing to act on."""
    return "".join(f"&#{ord(c)};" if c in "\\`*_[]<>|&~#@:" else c for c in visible(" ".join(cell.split())))


REPORTS = {".csv": as_csv, ".md": as_markdown}
