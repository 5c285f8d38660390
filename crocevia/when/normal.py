"""Puts rules into the one order and form that their meaning has, and writes them as OSM opening_hours."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from crocevia.when.dates import Span, merged_spans, year_days
from crocevia.when.days import WEEK, days_text
from crocevia.when.drafts import Rule, Said
from crocevia.when.times import ALL_DAY, Interval, apart, merged

What = tuple[tuple[Interval, ...], bool | None]
"""What happens on a day: its intervals, and whether an appointment is needed."""

HOLIDAY: Final = 7
"""The place of public holidays in a table of days."""
Table = dict[int, What]


def normal(said: Iterable[Said]) -> tuple[Rule, ...]:
    """The rules in the order in which the last that fits a date holds, the same for the same meaning.

    The ordinary week comes first, wherever it was said; then parts of the year in the order said; public holidays stand
    above seasons and below the first closure ("agosto chiuso"), so that a closed month is closed on 15 August too.
    """
    said = [_with_spans(each) for each in said]
    table = _table(each for each in said if not each.rule.spans)
    seasons = _seasons([each for each in said if each.rule.spans])
    timed = any(what[0] for what in table.values()) or any(rule.intervals for rule in seasons)
    week = _week(table, timed=timed)
    if 0 in table and table[0][0] == (ALL_DAY,) and all(table.get(day) == table[0] for day in WEEK):
        table.setdefault(HOLIDAY, table[0])  # round the clock is round the clock on public holidays too
    return tuple(_with_holidays(week, seasons, table.get(HOLIDAY)))


def _with_spans(said: Said) -> Said:
    rule = said.rule
    if not rule.spans:
        return said
    return said._replace(rule=replace(rule, spans=merged_spans(rule.spans)))


def _table(said: Iterable[Said]) -> Table:
    """Day -> what was said of it last; times said after a comma join those before, if they do not overlap."""
    table: Table = {}
    for rule, adds in said:
        for day in (*rule.days, HOLIDAY) if rule.holidays else rule.days:
            what = (rule.intervals, rule.appointment)
            table[day] = _both(table[day], what) if adds and day in table else what
    return table


def _both(old: What, new: What) -> What:
    if old[0] and new[0] and old[1] == new[1] and apart(old[0], new[0]):
        return merged((*old[0], *new[0])), old[1]
    return new


def _rules(spans: tuple[Span, ...], table: Table, holiday: int | None = None) -> Iterator[Rule]:
    """One rule for the days that share what happens, in the order of their first day."""
    days: dict[What, set[int]] = {}
    for day in sorted(WEEK & table.keys()):
        days.setdefault(table[day], set()).add(day)
    for (intervals, appointment), same in days.items():
        yield Rule(spans, frozenset(same), holidays=False, intervals=intervals, appointment=appointment)
    if holiday in table:
        intervals, appointment = table[HOLIDAY]
        yield Rule(spans, frozenset(), holidays=True, intervals=intervals, appointment=appointment)


def _week(table: Table, *, timed: bool) -> list[Rule]:
    # "sab e dom chiuso" says nothing beside the open days, but it is all that a text says which names no times.
    return [rule for rule in _rules((), table) if rule.intervals or not timed]


def _seasons(said: list[Said]) -> list[Rule]:
    """The rules for parts of the year, those for the same part drawn together where nothing stands between."""
    rules = list(_drawn_together(said))
    while len(rules) > 1:  # a text with one is nearly always all, and what follows takes its time
        ordered = _in_order(rules)
        rules = list(_drawn_together([Said(rule, adds=False) for rule in ordered]))
        if rules == ordered:
            break
    return rules


def _drawn_together(said: list[Said]) -> Iterator[Rule]:
    for spans, same in groupby(said, key=lambda each: each.rule.spans):
        table = _table(same)
        closed = all(table.get(day) == ((), None) for day in WEEK)
        if closed and table.get(HOLIDAY) == ((), None):
            del table[HOLIDAY]  # a closure closes public holidays too
        yield from _rules(spans, table, HOLIDAY)


def _is_closure(rule: Rule) -> bool:
    return bool(rule.spans) and rule.days == WEEK and not rule.intervals


def _in_order(rules: list[Rule]) -> list[Rule]:
    """Seasons first, closures last, by date; rules for the same dates stay in the order in which they were said."""
    days = {rule.spans: year_days(rule.spans) for rule in rules}
    bound = {
        n: {m for m in range(n) if rules[m].spans == rule.spans or days[rules[m].spans] & days[rule.spans]}
        for n, rule in enumerate(rules)
    }
    ordered: list[Rule] = []
    while bound:
        free = min((n for n, before in bound.items() if not before), key=lambda n: (_rank(rules[n]), n))
        ordered.append(rules[free])
        del bound[free]
        for before in bound.values():
            before.discard(free)
    return ordered


def _rank(rule: Rule) -> tuple[int, tuple[Span, ...], bool]:
    return (2 if _is_closure(rule) else int(rule.holidays)), rule.spans, rule.holidays


def _with_holidays(week: list[Rule], seasons: list[Rule], holidays: What | None) -> Iterator[Rule]:
    above = next((n for n, rule in enumerate(seasons) if _is_closure(rule) or rule.holidays), len(seasons))
    if holidays is None:
        above = 0
    elif above == 0 and week and (week[-1].intervals, week[-1].appointment) == holidays:
        week[-1] = replace(week[-1], holidays=True)
        holidays = None
    yield from (*week, *seasons[:above])
    if holidays is not None:
        yield Rule((), frozenset(), holidays=True, intervals=holidays[0], appointment=holidays[1])
    yield from seasons[above:]


def osm(rules: Iterable[Rule]) -> str:
    """The rules as OSM opening_hours."""
    return "; ".join(map(_text, rules))


def _text(rule: Rule) -> str:
    when = " ".join(filter(None, (",".join(map(str, rule.spans)), _days(rule))))
    if not rule.intervals:
        return f"{when} off"
    # In OSM a comment without "open" would mean that nobody knows whether it is open.
    comment = {True: ' open "by appointment"', False: ' open "no appointment"', None: ""}[rule.appointment]
    return f"{when} {','.join(map(str, rule.intervals))}{comment}"


def _days(rule: Rule) -> str:
    bare = rule.spans and (not rule.intervals or all(span.single for span in rule.spans))
    if rule.days == WEEK and not rule.holidays and bare:
        return ""
    return ",".join(filter(None, (days_text(rule.days), "PH" if rule.holidays else "")))
