"""Opening hours, read from what people write into one text of OSM's, a weekly table and the hours of any date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crocevia.when.drafts import Rule
from crocevia.when.errors import CannotRead, Stop, stopped
from crocevia.when.italy import is_public_holiday
from crocevia.when.normal import normal, osm
from crocevia.when.rules import Reader
from crocevia.when.suggest import nearest_hours
from crocevia.when.times import Interval
from crocevia.when.tokens import cursor

__all__ = ["CannotRead", "Hours", "Interval", "Rule", "parse"]


@dataclass(frozen=True, slots=True)
class Hours:
    """When something is open.

    `osm` is the one text of this meaning, in OSM opening_hours (never "24/7", which a spreadsheet reads as a date).
    `week` holds the intervals of Monday to Sunday in ordinary weeks, each sorted; () is closed or not said.
    `public_holidays` is None when nothing is said of them: then they are days like others; () is closed.
    `seasons` are the other hours and closures of parts of the year, the later above the earlier; a date that none of
    them names keeps its ordinary hours.
    `rules` are all of these in order: the last that fits a date holds.
    `by_appointment` is True when every opening needs one, False when none does, None when it is not said or differs
    (then each of `rules` has its own).
    """

    osm: str
    week: tuple[tuple[Interval, ...], ...]
    public_holidays: tuple[Interval, ...] | None
    seasons: tuple[Rule, ...]
    by_appointment: bool | None
    rules: tuple[Rule, ...]

    def on(self, day: date) -> tuple[Interval, ...]:
        """The intervals that begin on this date; () when closed. A night that began the day before is not among them."""
        for rule in reversed(self.rules):
            if rule.spans and not any(span.holds(day) for span in rule.spans):
                continue
            if day.weekday() in rule.days or (rule.holidays and is_public_holiday(day)):
                return rule.intervals
        return ()


@lru_cache(maxsize=4096)
def parse(text: str) -> Hours:
    """Read opening hours in Italian, English or OSM's syntax.

    "Festivi" are Sundays and public holidays, or public holidays alone where Sunday is named for itself; "feriali" are
    Monday to Saturday but public holidays. After a semicolon a day named again has the new hours only, after a comma
    they join the old ones unless they overlap. A lone time is a beginning with an open end.

    Raises `CannotRead`.
    """
    try:
        return _hours(text)
    except Stop as stop:
        raise stopped(text, stop, nearest_hours(text, _attempt)) from None


def _hours(text: str) -> Hours:
    rules = normal(Reader(cursor(text)).read())
    return Hours(osm(rules), _week(rules), _holidays(rules), _seasons(rules), _by_appointment(rules), rules)


def _attempt(text: str) -> Stop | None:
    try:
        _hours(text)
    except Stop as stop:
        return stop
    return None


def _week(rules: Iterable[Rule]) -> tuple[tuple[Interval, ...], ...]:
    days = {day: rule.intervals for rule in rules if not rule.spans for day in rule.days}
    return tuple(days.get(day, ()) for day in range(7))


def _holidays(rules: Iterable[Rule]) -> tuple[Interval, ...] | None:
    return next((rule.intervals for rule in rules if rule.holidays and not rule.spans), None)


def _seasons(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.spans)


def _by_appointment(rules: Iterable[Rule]) -> bool | None:
    said = {rule.appointment for rule in rules if rule.intervals}
    return said.pop() if len(said) == 1 else None
