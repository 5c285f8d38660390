"""The browser's opening hours say what the engine's say, at every instant that was tried."""

import json
import random
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crocevia.when.hours import CannotRead, parse
from crocevia.when.italy import is_public_holiday

ROOT = Path(__file__).parents[2]
ROME = ZoneInfo("Europe/Rome")
EPOCH = date(1970, 1, 1)
# An open end counts for an hour (templates/search/open.js, OPEN_END).
OPEN_END = 60
TEXTS = (
    "lun-ven 8:30-12:00, 14:00-15:15",
    "lun-ven 8:30-12:00, 14:00-15:15; agosto chiuso",
    "tutti i giorni 0:00-24:00",
    "lun-sab 9-12; festivi chiuso",
    "tutti i giorni 19:00-8:00",
    "dal 15 novembre al 31 marzo tutti i giorni 19-8",
    "lun-ven 9-18; festivi 10-12; agosto chiuso; dicembre lun 10-11",
    "lun-ven 9-12; da giugno a settembre lun-gio 8-13; dal 10 agosto al 20 agosto chiuso; festivi chiuso",
    "mar dalle 12:30, gio 9-12",
    "lun, mer, ven dalle 11:30",
    "feriali 9-13",
    "sab e festivi 10-12",
    "lun-ven 9-12; 24 dicembre chiuso; 31 dicembre chiuso",
    "lun-ven 9-12; dal 20/12/2026 al 7/1/2027 chiuso",
    "lun-gio 9-17; ven 9-12; ad aprile festivi 15-16",
    "ven 22-3; sab 22-3; dom 10-12",
)


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """Runs a program that has all of open.js in hand and prints JSON."""
    found = shutil.which("node")
    if not found:
        pytest.skip("there is no Node: `make test` sets one up")
    module = tmp_path_factory.mktemp("open") / "open.mjs"
    module.write_text((ROOT / "templates" / "search" / "open.js").read_text(encoding="utf-8"), encoding="utf-8")

    def run(program, given):
        text = f'import * as open from "{module.as_uri()}"\nimport fs from "node:fs"\n{program}'
        command = [found, "--input-type=module", "-e", text.replace("GIVEN", "JSON.parse(fs.readFileSync(0, 'utf8'))")]
        result = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
        return json.loads(result.stdout)

    return run


def timetable(hours):
    """The timetable of a search card (crocevia/search/cards.py)."""
    return {
        "week": [[[one.start, one.end] for one in day] for day in hours.week],
        "seasons": [season for rule in hours.rules for season in seasons(rule)],
        "appointment": hours.by_appointment,
    }


def seasons(rule):
    intervals = [[one.start, one.end] for one in rule.intervals]
    holiday = [7] if rule.holidays else []
    for span in rule.spans:
        yield {"from": span.start, "to": span.end, "days": sorted(rule.days) + holiday, "intervals": intervals}
    if holiday and not rule.spans:
        yield {"from": (0, 1, 1), "to": (0, 12, 31), "days": holiday, "intervals": intervals}


def texts():
    """Ours, and every one of the real catalogue that is in a line of its own."""
    yield from TEXTS
    for path in sorted((ROOT / "catalogue").glob("*/*.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("hours: "):
                yield line.removeprefix("hours: ").strip("\"'")


def readable():
    for text in dict.fromkeys(texts()):
        try:
            yield parse(text)
        except CannotRead:
            assert text not in TEXTS


HOURS = list(readable())


def spans(hours, day):
    """The intervals that begin on a day, in minutes since 1970."""
    midnight = (day - EPOCH).days * 1440
    return [(midnight + one.start, None if one.end is None else midnight + one.end) for one in hours.on(day)]


def expected(hours, instant):
    """(open, until or next opening) in minutes since 1970 by the wall clock in Rome."""
    local = instant.astimezone(ROME)
    today = local.date()
    at = (today - EPOCH).days * 1440 + local.hour * 60 + local.minute
    near = [one for day in (-1, 0) for one in spans(hours, today + timedelta(day))]
    reached = [end for start, end in near if start <= at < (start + OPEN_END if end is None else end)]
    if reached:
        if None in reached:
            return True, None
        until = max(reached)
        for day in range(8):
            for start, end in spans(hours, today + timedelta(day)):
                until = end if start <= until and end is not None and end > until else until
        return True, until
    for day in range(121):
        starts = [start for start, _ in spans(hours, today + timedelta(day)) if start > at]
        if starts:
            return False, min(starts)
    return False, None


def test_the_public_holidays_are_the_engines(node):
    days = [date(2026, 1, 1) + timedelta(n) for n in range(365 * 12)]
    said = node("console.log(JSON.stringify(GIVEN.map(open.holiday)))", [(day - EPOCH).days for day in days])
    assert [day for day, yes in zip(days, said, strict=True) if yes] == [day for day in days if is_public_holiday(day)]


def test_the_hours_of_every_day_are_the_engines(node):
    days = [date(2026, 1, 1) + timedelta(n) for n in range(731)]
    given = {"tables": list(map(timetable, HOURS)), "days": [(day - EPOCH).days for day in days]}
    program = "const {tables, days} = GIVEN; console.log(JSON.stringify(tables.map(t => days.map(d => open.on(t, d)))))"
    for hours, table in zip(HOURS, node(program, given), strict=True):
        ours = [[[one.start, one.end] for one in hours.on(day)] for day in days]
        assert table == ours, hours.osm


def test_open_now_until_when_and_when_next(node):
    chance = random.Random(1522)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    instants = [start + timedelta(minutes=chance.randrange(2 * 365 * 1440)) for _ in range(150)]
    # The hours in which the clock is put forward and back, and a year's end.
    instants += [
        datetime(2026, month, day, hour, minute, tzinfo=UTC)
        for month, day in ((3, 29), (10, 25), (12, 31))
        for hour in (0, 1, 2, 23)
        for minute in (0, 30)
    ]
    given = {"tables": list(map(timetable, HOURS)), "at": [one.isoformat() for one in instants]}
    program = """
        const {tables, at} = GIVEN
        const flat = (m) => m && m.day * 1440 + m.minutes
        const said = (t, d) => (({open: is, until, next}) => [is, flat(is ? until : next)])(open.state(t, new Date(d)))
        console.log(JSON.stringify(tables.map(t => at.map(d => said(t, d)))))
    """
    for hours, table in zip(HOURS, node(program, given), strict=True):
        assert table == [list(expected(hours, one)) for one in instants], hours.osm


def test_what_never_closes_says_so(node):
    program = "console.log(JSON.stringify(open.state(GIVEN, new Date('2026-11-21T03:00Z')).always))"
    assert node(program, timetable(parse("tutti i giorni 0:00-24:00"))) is True
    assert node(program, timetable(parse("tutti i giorni 19:00-8:00"))) is False
