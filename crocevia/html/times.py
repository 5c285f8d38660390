"""Dates, hours, meetings and numbers in the words of a language, by CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Protocol, cast

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from crocevia.language import Message, listed, say
from crocevia.when.dates import Span
from crocevia.when.hours import Hours, Rule
from crocevia.when.meetings import Meeting
from crocevia.when.times import Interval

_DAY = 24 * 60
_SUNDAY = 6


def cldr(language: str) -> str:
    """CLDR's locale of a language as it is written in Europe: "21 November", not "November 21"."""
    return "en_150" if language == "en" else language


class Manner(Protocol):
    """How spans of times, days and parts of the year are said: written here, spoken in `crocevia/voice/`.

    Times are minutes from midnight, days 0 (Monday) to 6, months from 1; dates are (year, month, day), year 0 is every year.
    """

    def span(self, start: int, end: int | None) -> str:
        """From when to when; only from when, where the end is not known."""

    def days(self, first: int, last: int) -> str:
        """From one day of the week to another."""

    def months(self, first: int, last: int) -> str:
        """From one month to another."""

    def date(self, year: int, month: int, day: int) -> str:
        """A date."""

    def dates(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
        """From one date to another."""

    def listed(self, words: Sequence[str]) -> str:
        """The times of a day, one after the other."""


@dataclass(frozen=True, slots=True)
class Written:
    """Times as a page has them."""

    language: str

    def span(self, start: int, end: int | None) -> str:
        """`8:30–12:00`."""
        return span(start, end, self.language)

    def days(self, first: int, last: int) -> str:
        """`lunedì–venerdì`."""
        known = names("days", "stand-alone", self.language)
        return _from_to(known[first], known[last]).in_(self.language)

    def months(self, first: int, last: int) -> str:
        """`aprile–settembre`."""
        known = names("months", "stand-alone", self.language)
        return _from_to(known[first], known[last]).in_(self.language)

    def date(self, year: int, month: int, day: int) -> str:
        """`10 agosto`, `10 agosto 2026`."""
        # 2000 stands for "every year": it has a 29th of February.
        known = date(year or 2000, month, day)
        return long_date(known, self.language) if year else format_skeleton("MMMMd", known, locale=cldr(self.language))

    def dates(self, first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
        """`10 agosto–20 agosto`."""
        return _from_to(self.date(*first), self.date(*last)).in_(self.language)

    def listed(self, words: Sequence[str]) -> str:
        """`8:30–12:00, 14:00–15:15`."""
        return listed(words, self.language)


@cache
def names(what: str, context: str, language: str) -> Mapping[int, str]:
    """CLDR's names of `months` (from 1) or `days` (from 0, Monday), as they stand alone or as a date has them.

    From a copy of Babel's data: it writes what an alias leads to into tables that languages share, so that a Spanish
    page that is made after a Chinese one would have Chinese months (python-babel/babel, issue 1234).
    """
    known: dict[str | int | None, Any] = {what: deepcopy(localedata.load(str(Locale.parse(cldr(language))))[what])}
    return cast("Mapping[int, str]", localedata.LocaleDataDict(known)[what][context]["wide"])


def number(value: int, language: str) -> str:
    """A number with the separators of a language.

    >>> number(353, "it"), number(12345, "it"), number(12345, "en")
    ('353', '12.345', '12,345')
    """
    return format_decimal(value, locale=cldr(language))


@lru_cache(maxsize=10_000)
def long_date(day: date, language: str) -> str:
    """A day in words.

    >>> long_date(date(2026, 11, 21), "it")
    '21 novembre 2026'
    """
    return format_date(day, "long", locale=cldr(language))


def full_date(day: date, language: str) -> str:
    """A day in words, and which of the week it is.

    >>> full_date(date(2026, 11, 21), "it")
    'sabato 21 novembre 2026'
    """
    return format_date(day, "full", locale=cldr(language))


@lru_cache(maxsize=5_000)
def partial_date(text: str, language: str) -> str:
    """A date known to the year, the month or the day, in words.

    >>> partial_date("2025-03", "it"), partial_date("2025", "it")
    ('marzo 2025', '2025')
    """
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return text
    if len(rest) == 1:
        return format_skeleton("yMMMM", date(year, rest[0], 1), locale=cldr(language))
    return long_date(date(year, rest[0], rest[1]), language)


def clock(minutes: int) -> str:
    """Minutes from midnight as a timetable has them.

    >>> clock(510), clock(1500)
    ('8:30', '1:00')
    """
    return f"{minutes // 60 % 24}:{minutes % 60:02}"


def span(start: int, end: int | None, language: str) -> str:
    """From when to when; only from when, where the end is not known."""
    if end is None:
        return say("from {time}", time=clock(start)).in_(language)
    # "0:00–0:00" would say nothing.
    if (start, end) == (0, _DAY):
        return say("all day").in_(language)
    return say("{start}–{end}", start=clock(start), end=clock(end)).in_(language)


def spans(intervals: Iterable[Interval], language: str, manner: Manner | None = None) -> str:
    """The times of a day, or that it is closed."""
    how = manner or Written(language)
    times = how.listed([how.span(one.start, one.end) for one in intervals])
    return times or say("closed").in_(language)


def timetable(hours: Hours, language: str, manner: Manner | None = None) -> Iterator[tuple[str, str]]:
    """Opening hours as lines of (days, times): days alike stand together; then holidays and parts of the year."""
    how = manner or Written(language)
    for first, last in _runs(hours.week):
        if hours.week[first]:
            yield _days(range(first, last + 1), language, how), spans(hours.week[first], language, how)
    if hours.public_holidays is not None:
        yield say("public holidays").in_(language), spans(hours.public_holidays, language, how)
    for rule in hours.seasons:
        period = listed((_period(one, language, how) for one in rule.spans), language)
        yield period + _which_days(rule, language, how), spans(rule.intervals, language, how)
    if hours.by_appointment is not None:
        # The mark of a line without days: it holds for all.
        yield "", (say("by appointment") if hours.by_appointment else say("without appointment")).in_(language)


def _which_days(rule: Rule, language: str, how: Manner) -> str:
    """On which days of a part of the year, in brackets; nothing where on all."""
    if len(rule.days) == 7:  # noqa: PLR2004 - a whole week
        return ""
    days = [_days(sorted(rule.days), language, how)] if rule.days else []
    return f" ({listed([*days, *([say('public holidays').in_(language)] if rule.holidays else [])], language)})"


def _runs(week: Sequence[tuple[Interval, ...]]) -> list[tuple[int, int]]:
    """First and last day of every run of days with the same times."""
    runs: list[tuple[int, int]] = []
    for day in range(7):
        if runs and week[day] == week[day - 1]:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _days(days: Sequence[int], language: str, how: Manner) -> str:
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:  # noqa: PLR2004 - two days are listed
        return how.days(days[0], days[-1])
    known = names("days", "stand-alone", language)
    return format_list([known[day] for day in days], locale=cldr(language))


def _period(one: Span, language: str, how: Manner) -> str:
    """A part of the year: whole months by their names, anything else by its dates."""
    if not one.start[0] and one.start[2] == 1 and one.end[2] >= 28:  # noqa: PLR2004 - the last of any month
        first, last = one.start[1], one.end[1]
        return names("months", "stand-alone", language)[first] if first == last else how.months(first, last)
    return how.date(*one.start) if one.single else how.dates(one.start, one.end)


def _from_to(first: str, last: str) -> Message:
    """Days or dates, from one to another: a dash would be read the wrong way round among words from right to left."""
    return say("{first}–{last}", first=first, last=last)


def meeting(one: Meeting, language: str, manner: Manner | None = None) -> str:
    """A meeting in words: how often, at what time, between which dates, with which pauses."""
    how = manner or Written(language)
    parts = [say("{when}, {time}", when=_how_often(one, language, how), time=how.span(one.start, one.end))]
    if one.rrule and one.first:
        parts.append(say("from {date}", date=_day(one.first, how)))
    if one.rrule and one.last:
        parts.append(say("until {date}", date=_day(one.last, how)))
    parts += [say("not in {period}", period=_period(pause, language, how)) for pause in one.pauses]
    if one.skips_holidays:
        parts.append(say("not on public holidays"))
    return say("; ").in_(language).join(part.in_(language) for part in parts)


def _day(day: date, how: Manner) -> str:
    return how.date(day.year, day.month, day.day)


_WHICH = {
    1: say("first"), 2: say("second"), 3: say("third"), 4: say("fourth"), 5: say("fifth"), -1: say("last"),
    -2: say("last but one"),
}  # fmt: skip
_WHICH_FEMININE = {
    1: say("first (feminine)"), 2: say("second (feminine)"), 3: say("third (feminine)"), 4: say("fourth (feminine)"),
    5: say("fifth (feminine)"), -1: say("last (feminine)"), -2: say("last but one (feminine)"),
}  # fmt: skip
# Where some days are feminine and some are not. All of Romanian are, as its "first" says; English has no such days.
_FEMININE_DAYS = {"it": {_SUNDAY}, "uk": {2, 4, 5, _SUNDAY}}


def _which(nth: int, day: int, language: str) -> str:
    name = names("days", "format", language)[day]
    which = _WHICH_FEMININE if day in _FEMININE_DAYS.get(language, ()) else _WHICH
    return say("{which} {day}", which=which[nth], day=name).in_(language) if nth in which else name


def _how_often(one: Meeting, language: str, how: Manner) -> str:
    if not one.rrule and one.first:
        return _day(one.first, how)
    days = format_list([_which(nth, day, language) for nth, day in one.days], locale=cldr(language))
    if any(nth for nth, _ in one.days):
        return say("the {days} of the month", days=days).in_(language)
    if one.weeks == 1:
        return say("every {days}", days=days).in_(language)
    if one.weeks == 2:  # noqa: PLR2004 - a number of its own in some languages
        return say("every two weeks, on {days}", days=days).in_(language)
    return say("every {weeks} weeks, on {days}", weeks=one.weeks, days=days).in_(language)
