"""Reads the clauses of opening hours into rules: on these days, in these parts of the year, these times."""

from collections.abc import Callable
from typing import ClassVar, Final

from crocevia.when.dates import MAY_DATE, read_period, starts_period
from crocevia.when.days import SUNDAY, WEEK, read_days
from crocevia.when.drafts import Draft, Group, Rule, Said, rules_of, with_appointment, with_spans
from crocevia.when.times import CLOCKS, read_interval
from crocevia.when.tokens import Cursor, Token

_SELECTORS: Final = frozenset({"day", "days", "working", "ph", "festive", "month", "date", "year"})


class Reader:
    """Goes through the tokens once, one method for each kind of token, and leaves rules behind."""

    def __init__(self, cursor: Cursor) -> None:
        """Start at the beginning."""
        self.cursor = cursor
        self.said: list[Said] = []
        self.draft = Draft()
        self.held: Draft | None = None  # "tutti i giorni" while "tranne la domenica" is read
        self.joined = ""
        self.clause = 0  # where in `said` the clause begins
        self.appointment: bool | None = None  # of the clause
        self.everywhere: bool | None = None  # of a clause that says nothing else
        self.working: list[Group] = []
        # "festivi" are Sundays and public holidays, unless Sunday is named for itself.
        self.sunday = any(token.kind == "day" and token.value == SUNDAY for token in cursor.tokens)

    def read(self) -> list[Said]:
        """All rules in the order said; raises `Stop`."""
        while (token := self.cursor.peek()).kind != "end":
            if token.kind in MAY_DATE and starts_period(self.cursor, loose=self._loose()):
                self._period()
            elif step := self._steps.get(token.kind):
                step(self)
            else:
                raise token.stop("word")
        self._end_clause()
        if not self.said:
            raise self.cursor.end.stop("days")
        return [*map(self._with_appointment, self.said), *self._working_holidays()]

    # What is said of days and dates.

    def _loose(self) -> bool:
        """Whether "9/12" or "10-20" would be dates here, not hours."""
        draft = self.draft
        timed = bool(draft.times) and not (draft.waits and draft.groups)
        named = any(group.days for group in draft.groups)
        return self.cursor.peek(-1).kind == "from" or (not named and not timed) or self._closes_pair()

    def _closes_pair(self) -> bool:
        return self.cursor.peek(1).kind == "/" and self.cursor.peek(3).kind in {"off", "excluded"}

    def _period(self) -> None:
        group, start, first = self._group("period"), self.cursor.at, self.cursor.peek()
        span = read_period(self.cursor, loose=self._loose())
        if self.cursor.peek(start - 1 - self.cursor.at).kind == "from" and not self.cursor.ranged(start):
            raise first.stop("date")
        group.spans.append(span)

    def _days(self) -> None:
        token, group = self.cursor.peek(), self._group("days")
        if token.kind == "days" and group.days and not group.join:
            raise token.stop("which")
        begins, start = self.cursor.peek(-1).kind == "from", self.cursor.at
        group.days |= read_days(self.cursor)
        if begins and self.cursor.at == start + 1:
            raise token.stop("days")

    def _working(self) -> None:
        group = self._group("days")
        self.cursor.take()
        group.days |= WEEK - {SUNDAY}
        self.working.append(group)

    def _holidays(self) -> None:
        group = self._group("days")
        if self.cursor.take().kind == "festive" and not self.sunday:
            group.days.add(SUNDAY)
        group.holidays = True

    def _holidays_too(self) -> None:
        self.cursor.take()
        for group in self.draft.groups[-1:] or [self._group("days")]:
            group.holidays = True

    def _group(self, kind: str) -> Group:
        if self.draft.full and not self.draft.waits:
            self._next_rule()
        groups = self.draft.groups
        if not groups or (self.joined and groups[-1].last != kind):
            groups.append(Group(join=self.joined))
        self.joined = ""
        groups[-1].last = kind
        return groups[-1]

    def _next_rule(self) -> None:
        """The draft is complete and something else begins in the same clause: it stays in the same part of the year."""
        draft = self.draft
        spans = () if draft.off else tuple(draft.groups[0].spans if draft.groups else ()) or draft.inherited
        self._flush()
        self.draft = Draft(adds=True, inherited=spans)

    # What happens then.

    def _times(self) -> None:
        draft, token = self.draft, self.cursor.peek()
        if draft.off:
            draft = self._times_after_off(token)
        elif draft.waits and draft.groups:
            raise token.stop("which")
        elif draft.times and draft.times[-1].end is None and not self.joined:
            raise token.stop("order")
        draft.times.append(read_interval(self.cursor))
        draft.waits = not draft.groups
        self.joined = ""

    def _times_after_off(self, token: Token) -> Draft:
        """As in "tutti i giorni tranne la domenica 9-12" or "chiuso in agosto, lun-ven 9-12"."""
        draft = self.draft
        if self.held:
            self.draft, self.held = self.held, None
            self.draft.after = draft
        elif draft.waits and len(draft.groups) > 1 and draft.groups[-1].join == ",":
            last = draft.groups.pop()
            self._flush()
            self.draft = Draft([last], adds=True)
        else:
            raise token.stop("times")
        return self.draft

    def _off(self) -> None:
        if self.draft.full:
            self._next_rule()
        self.cursor.take()
        self.draft.off, self.draft.waits = True, not self.draft.groups
        self.joined = ""

    def _except(self) -> None:
        token = self.cursor.peek()
        follows = self.cursor.peek(1).kind in _SELECTORS or self.cursor.peek(1).kind == "number"
        if token.kind == "excluded" and self.draft.groups and not self.draft.full and not follows:
            return self._off()
        self.cursor.take()
        if self.draft.full:
            self._flush()
        elif self.draft.groups:
            self.held = self.draft
        self.draft = Draft(off=True, waits=True)
        self.joined = ""
        return None

    def _appointment(self) -> None:
        self.appointment = self.cursor.take().kind == "by"

    # Words between.

    def _join(self) -> None:
        self.joined = self.cursor.take().kind

    def _slash(self) -> None:
        """As in "lun/mer/ven" is a list; "lun/ven" alone may be a range, so it is refused."""
        token, before, after = self.cursor.take(), self.cursor.peek(-2), self.cursor.peek()
        if before.kind == after.kind == "day" and abs(after.value - before.value) != 1:
            chain = self.cursor.peek(1).kind == "/" or self.cursor.peek(-3).kind == "/"
            if not chain:
                raise token.stop("which")
        self.joined = ","

    def _dash(self) -> None:
        """As in "Lun-ven - 9:00", "9.30/12.30 - 15/19" and "lun-ven 9-17 - sabato 9-12"; elsewhere a range without an end."""
        token, after, draft = self.cursor.take(), self.cursor.peek(), self.draft
        ended = draft.off or bool(draft.times and draft.times[-1].end is not None)
        if ended and (after.kind in _SELECTORS or (after.kind in CLOCKS and self.cursor.peek(1).kind == "/")):
            self.joined = ","
        elif not (draft.groups and not draft.full and after.kind in CLOCKS):
            raise after.stop("word") if after.kind == "unknown" else token.stop("order")

    def _part(self) -> None:
        """So "mattina 9-12" says no more than "9-12"; "mattina" alone says no time."""
        token = self.cursor.take()
        if not self.cursor.leads_to(CLOCKS):
            raise token.stop("times")

    def _line(self) -> None:
        if self.draft.full:
            self._end_clause()
        self.cursor.take()

    def _skip(self) -> None:
        self.cursor.take()

    def _semicolon(self) -> None:
        self._end_clause()
        self.cursor.take()

    # The end of a rule and of a clause.

    def _end_clause(self) -> None:
        self._flush()
        self.draft, self.joined = Draft(), ""
        if self.appointment is not None:
            made = self.said[self.clause :]
            if not made:
                self.everywhere = self.appointment
            self.said[self.clause :] = [with_appointment(said, self.appointment) for said in made]
        self.appointment, self.clause = None, len(self.said)

    def _flush(self) -> None:
        here = self.cursor.peek()
        if self.held:
            raise here.stop("times")
        if self._trails():
            spans = tuple(self.draft.groups[0].spans)
            self.said[self.clause :] = [with_spans(said, spans) for said in self.said[self.clause :]]
            return
        self.said += (Said(rule, self.draft.adds) for rule in rules_of(self.draft, here))
        if self.draft.after:
            self.said += (Said(rule, adds=False) for rule in rules_of(self.draft.after, here))

    def _trails(self) -> bool:
        """Whether the draft is only when the rules before it hold: "lun-ven 9-18 dal 1/9 al 30/6"."""
        draft = self.draft
        alone = draft.adds and not draft.full and len(draft.groups) == 1
        return alone and not any((draft.groups[0].days, draft.groups[0].holidays, draft.groups[0].join))

    def _with_appointment(self, said: Said) -> Said:
        return (
            said
            if self.everywhere is None or said.rule.appointment is not None
            else with_appointment(said, self.everywhere)
        )

    def _working_holidays(self) -> list[Said]:
        if any(said.rule.holidays for said in self.said):
            return []
        return [
            Said(Rule(spans, frozenset(), holidays=True, intervals=()), adds=False)
            for spans in {tuple(group.spans) for group in self.working}
        ]

    _steps: ClassVar[dict[str, Callable[["Reader"], None]]] = {
        "day": _days, "days": _days, "working": _working,
        "ph": _holidays, "festive": _holidays, "phtoo": _holidays_too,
        "number": _times, "time": _times, "allday": _times,
        "off": _off, "except": _except, "excluded": _except,
        "by": _appointment, "without": _appointment,
        ",": _join, "and": _join, "/": _slash, "-": _dash,
        "from": _skip, "fromtime": _skip, "to": _skip, "totime": _skip,
        "part": _part, "line": _line, ";": _semicolon,
    }  # fmt: skip
