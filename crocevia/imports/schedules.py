"""Schedules of HSDS → opening hours in our words: `lun-gio 9:00-22:00; ven 9:00-18:00`, and a note on what is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crocevia.hsds.times import END_OF_DAY
from crocevia.imports.hsds_files import Thing
from crocevia.when.words import DAY_CODES, DAYS_IT, WORDS

_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*Z|[+-]\d{2}:?\d{2})?\s*([ap])?\.?m?\.?$", re.IGNORECASE)
_DAY = re.compile(r"^[A-Z]{2}$")
_HALF = 12
# What holds only for a time, or not every week, is no opening hours of ordinary weeks.
_LIMITS = ("valid_from", "valid_to", "until", "count", "bymonthday", "byyearday", "byweekno", "dtstart")
_RULE = ("freq", "interval", "byday", *_LIMITS)


def words(schedules: Sequence[Thing]) -> tuple[str, list[Thing], str, list[Thing], list[Thing]]:
    """Hours and the schedules they are made of; a note and those it is made of; those that say no time."""
    week: dict[int, list[str]] = {}
    regular: list[Thing] = []
    noted: list[tuple[str, Thing]] = []
    silent: list[Thing] = []
    for one in schedules:
        days, span = _days(one), _span(one)
        if _is_weekly(one) and days and span:
            regular.append(one)
            for day in days:
                week.setdefault(day, []).append(span)
        elif note := _note(one, span):
            noted.append((note, one))
        else:
            silent.append(one)
    note = "; ".join(dict.fromkeys(text for text, _ in noted))
    return _joined(week), regular, note, [one for _, one in noted], silent


def _is_weekly(one: Thing) -> bool:
    return (
        one.get("freq").upper() in {"", "WEEKLY"}
        and one.get("interval") in {"", "1", "1.0"}
        and not any(one.get(name) for name in _LIMITS)
    )


def _days(one: Thing) -> list[int]:
    """Monday is 0; [] where no day of the week is named as such."""
    if one.get("byday"):
        codes = [code.strip().upper() for code in one.get("byday").split(",")]
        known = {code.upper(): number for number, code in enumerate(DAY_CODES)}
        return [known[code] for code in codes] if all(_DAY.match(code) and code in known for code in codes) else []
    day = one.get("weekday").casefold()
    if day.isdecimal():
        return [int(day) - 1] if int(day) in range(1, 8) else []
    kind, number = WORDS.get(day, ("", 0))
    return [number] if kind == "day" else []


def _span(one: Thing) -> str:
    opens, closes = _clock(one.get("opens_at")), _clock(one.get("closes_at"))
    return f"{opens}-{closes}" if opens and closes and opens != closes else ""


def _clock(text: str) -> str:
    found = _CLOCK.match(text)
    if not found:
        return ""
    if text.startswith(END_OF_DAY):
        return "24:00"
    hour = int(found[1])
    if found[3]:
        hour = hour % _HALF + (_HALF if found[3].casefold() == "p" else 0)
    return f"{hour}:{found[2]}"


def _note(one: Thing, span: str) -> str:
    """What a schedule says that is no ordinary week, as it says it."""
    said = one.get("description") or one.get("notes")
    rule = ";".join(f"{name.upper()}={one.get(name)}" for name in _RULE if one.get(name))
    return " ".join(filter(None, (said, span, f"({rule})" if rule and not said else ""))) if said or span else ""


def _joined(week: dict[int, list[str]]) -> str:
    """Days one after the other with the same hours stand together."""
    rules: list[tuple[list[int], str]] = []
    for day in sorted(week):
        times = ", ".join(sorted(dict.fromkeys(week[day]), key=lambda span: int(span.partition(":")[0])))
        if rules and rules[-1][1] == times and rules[-1][0][-1] == day - 1:
            rules[-1][0].append(day)
        else:
            rules.append(([day], times))
    return "; ".join(f"{_named(days)} {times}" for days, times in rules)


def _named(days: list[int]) -> str:
    return DAYS_IT[days[0]] if len(days) == 1 else f"{DAYS_IT[days[0]]}-{DAYS_IT[days[-1]]}"
