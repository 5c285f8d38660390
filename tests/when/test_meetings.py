"""Meetings are read as people write them, come back on the right dates, and are refused with a text that would do."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crocevia.when.meetings import CannotRead, Meeting, parse
from crocevia.when.words import PHRASES, WORDS

READ = {
    # text: (neutral text, rule)
    "ogni martedì 18:00-20:00": ("Tu 18:00-20:00", "FREQ=WEEKLY;BYDAY=TU"),
    "mar e ven 9-10": ("Tu,Fr 09:00-10:00", "FREQ=WEEKLY;BYDAY=TU,FR"),
    "mar 10": ("Tu 10:00", "FREQ=WEEKLY;BYDAY=TU"),
    "lun-ven 9-12": ("Mo-Fr 09:00-12:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    "martedì sera alle 21": ("Tu 21:00", "FREQ=WEEKLY;BYDAY=TU"),
    "ci si incontra ogni lunedì, ore 18": ("Mo 18:00", "FREQ=WEEKLY;BYDAY=MO"),
    "tutte le domeniche dalle 22 alle 2": ("Su 22:00-02:00", "FREQ=WEEKLY;BYDAY=SU"),
    "primo sabato del mese 10:00": ("Sa[1] 10:00", "FREQ=MONTHLY;BYDAY=1SA"),
    "ultimo giovedì del mese 21": ("Th[-1] 21:00", "FREQ=MONTHLY;BYDAY=-1TH"),
    "il secondo martedì di ogni mese dalle 18 alle 20": ("Tu[2] 18:00-20:00", "FREQ=MONTHLY;BYDAY=2TU"),
    "ogni primo e terzo lunedì del mese 17:30-19": ("Mo[1,3] 17:30-19:00", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
    "1° e 3° mercoledì del mese ore 20,30": ("We[1,3] 20:30", "FREQ=MONTHLY;BYDAY=1WE,3WE"),
    "primo lunedì e terzo giovedì del mese 18": ("Mo[1],Th[3] 18:00", "FREQ=MONTHLY;BYDAY=1MO,3TH"),
    "ogni due settimane il lunedì 18:00": ("every 2 weeks Mo 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    "ogni 15 giorni, giovedì 18": ("every 2 weeks Th 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    "un lunedì sì e uno no, ore 18": ("every 2 weeks Mo 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    "lunedì alterni 18-19": ("every 2 weeks Mo 18:00-19:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    "ogni tre settimane il lunedì alle 18": ("every 3 weeks Mo 18:00", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO"),
    "every second Tuesday 6pm": ("every 2 weeks Tu 18:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
    "every second Tuesday of the month 6pm": ("Tu[2] 18:00", "FREQ=MONTHLY;BYDAY=2TU"),
    "first Saturday of the month 10:00-12:00": ("Sa[1] 10:00-12:00", "FREQ=MONTHLY;BYDAY=1SA"),
    "14/3/2026 18:00-20:00": ("Sa 2026-03-14 18:00-20:00", ""),
    "2026-03-14 18:00": ("Sa 2026-03-14 18:00", ""),
    "sabato 14 marzo 2026 ore 18": ("Sa 2026-03-14 18:00", ""),
    "ogni martedì 18-20 dal 12/01/2026 al 30/06/2026": (
        "Tu 18:00-20:00 from 2026-01-12 to 2026-06-30",
        "FREQ=WEEKLY;BYDAY=TU",
    ),
    "ogni martedì 18 a partire dal 12 gennaio 2026": ("Tu 18:00 from 2026-01-12", "FREQ=WEEKLY;BYDAY=TU"),
    "every Monday 5-7pm until 30 June 2026": ("Mo 17:00-19:00 until 2026-06-30", "FREQ=WEEKLY;BYDAY=MO"),
    "ogni martedì 18-20, agosto escluso": (
        "Tu 18:00-20:00 except Aug",
        "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,2,3,4,5,6,7,9,10,11,12",
    ),
    "ogni martedì 18-20 except August": (
        "Tu 18:00-20:00 except Aug",
        "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,2,3,4,5,6,7,9,10,11,12",
    ),
    "ogni martedì 18-20 dal 12/01/2026 al 30/06/2026, marzo escluso": (
        "Tu 18:00-20:00 from 2026-01-12 to 2026-06-30 except Mar 01-Mar 31",
        "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,2,4,5,6,7,8,9,10,11,12",
    ),
    "ogni mercoledì 18-20 tranne luglio, agosto e festivi": (
        "We 18:00-20:00 except Jul-Aug,PH",
        "FREQ=WEEKLY;BYDAY=WE;BYMONTH=1,2,3,4,5,6,9,10,11,12",
    ),
    "ogni martedì alle 18, da settembre a giugno": (
        "Tu 18:00 except Jul-Aug",
        "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,2,3,4,5,6,9,10,11,12",
    ),
    "ogni martedì 18, escluso dal 24/12 al 6/1": ("Tu 18:00 except Dec 24-Jan 06", "FREQ=WEEKLY;BYDAY=TU"),
    "ogni martedì 18 tranne 7/4/2026": ("Tu 18:00 except 2026 Apr 07", "FREQ=WEEKLY;BYDAY=TU"),
    # RFC 5545
    "FREQ=WEEKLY;BYDAY=TU 18:00-20:00": ("Tu 18:00-20:00", "FREQ=WEEKLY;BYDAY=TU"),
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20260630T000000Z 18:00": (
        "every 2 weeks Mo 18:00 until 2026-06-30",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    ),
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2 18:00": ("Tu[2] 18:00", "FREQ=MONTHLY;BYDAY=2TU"),
    "FREQ=MONTHLY;BYDAY=1MO,-1TH;BYMONTH=1,2,3 18:00": (
        "Mo[1],Th[-1] 18:00 except Apr-Dec",
        "FREQ=MONTHLY;BYDAY=1MO,-1TH;BYMONTH=1,2,3",
    ),
    "FREQ=DAILY 9:00": ("Mo-Su 09:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
}

REFUSED = {
    # the text, then the column, what was found there, the reason, the nearest text
    "un giovedì al mese, ore 21": (1, "un", "which", "primo giovedì del mese, ore 21"),
    "un incontro al mese": (1, "un", "which", "primo lunedì del mese 18:00-20:00"),
    "ogni martedì": (13, "", "times", "ogni martedì 18:00-20:00"),
    "18-20": (6, "", "days", "ogni lunedì 18-20"),
    "ogni martdì 18": (6, "martdì", "word", "ogni martedi 18"),
    "domenica 14 marzo 2026 ore 18": (1, "domenica", "date", "14 marzo 2026 ore 18"),
    "14 marzo ore 18": (1, "14", "date", "ogni lunedì 18:00"),
    "31/2/2026 18": (1, "31/2/2026", "date", "ogni lunedì 18:00"),
    "lun 10-12 e 14-16": (13, "14", "which", "lun 10:00-12:00"),
    "every third Thursday 6pm": (1, "every third", "which", "gio 18:00"),
    "lunedì mattina": (8, "mattina", "times", "lunedì 9:00-12:00"),
    "FREQ=YEARLY;BYDAY=MO 9:00": (1, "FREQ=YEARLY;BYDAY=MO", "word", "MO 9:00"),
    "ogni martedì 18-20 dal 30/6/2026 al 12/1/2026": (37, "12/1/2026", "order", "mar 18:00-20:00"),
    "ogni tanto": (6, "tanto", "word", "ogni lunedì 18:00-20:00"),
    "ogni sera": (6, "sera", "times", "ogni lunedì 18:00-20:00"),
    "il 3 del mese": (14, "", "days", "primo lunedì del mese 18:00-20:00"),
    "lun 9 " * 100: (501, "", "length", "ogni lunedì 18:00-20:00"),
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_meetings_are_read_as_people_write_them(text: str, expected: tuple[str, str]):
    assert (parse(text).text, parse(text).rrule) == expected


@pytest.mark.parametrize("text", READ)
def test_the_neutral_text_reads_back_to_the_same_meeting(text: str):
    assert parse(parse(text).text) == parse(text)


@pytest.mark.parametrize("text", [text for text, (_, rule) in READ.items() if rule])
def test_the_rule_and_the_time_alone_read_back_to_the_same_repetition(text: str):
    read = parse(text)
    again = parse(f"{read.rrule} 18:00")
    assert (again.days, again.weeks, again.rrule) == (read.days, read.weeks, read.rrule)


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_what_cannot_be_read_is_refused_where_reading_stopped(text: str, expected: tuple[int, str, str, str]):
    with pytest.raises(CannotRead) as caught:
        parse(text)
    error = caught.value
    assert (error.column, error.found, error.reason, error.nearest) == expected
    assert parse(error.nearest).text


@pytest.mark.parametrize(
    "text",
    [
        "lun[6] 18",
        "ogni martedì e primo lunedì del mese 18",
        "FREQ=WEEKLY;BYDAY=1MO 18:00",
        "FREQ=WEEKLY;BYDAY=MO;COUNT=3 18:00",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20269999 18:00",
        "FREQ=WEEKLY 18:00",
        "FREQ= 18:00",
        "ogni martedì 18, gennaio-dicembre escluso",
        "ogni martedì 18 da settembre",
        "14/3/2026 e 21/3/2026 18:00",
    ],
)
def test_what_says_too_little_or_too_much_is_refused(text: str):
    with pytest.raises(CannotRead):
        parse(text)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, texts))


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("ogni martedì 18", "2026-03-01", days("2026-03-03", "2026-03-10", "2026-03-17")),
        ("ogni martedì 18", "2026-03-03", days("2026-03-03", "2026-03-10", "2026-03-17")),
        ("mar e ven 9-10", "2026-03-01", days("2026-03-03", "2026-03-06", "2026-03-10")),
        ("primo sabato del mese 10", "2026-03-08", days("2026-04-04", "2026-05-02", "2026-06-06")),
        ("ultimo giovedì del mese 21", "2026-03-01", days("2026-03-26", "2026-04-30", "2026-05-28")),
        ("quinto lunedì del mese 18", "2026-01-01", days("2026-03-30", "2026-06-29", "2026-08-31")),
        ("penultimo lunedì del mese 18", "2026-12-01", days("2026-12-21", "2027-01-18", "2027-02-15")),
        ("lunedì ogni due settimane 18 dal 12/1/2026", "2026-01-13", days("2026-01-26", "2026-02-09", "2026-02-23")),
        # first date on a Wednesday: the first Monday after it begins the count
        ("lunedì ogni due settimane 18 dal 14/1/2026", "2026-01-01", days("2026-01-19", "2026-02-02", "2026-02-16")),
        ("lunedì ogni due settimane 18", "2026-01-13", ()),
        ("ogni martedì 18 dal 12/01/2026 al 20/01/2026", "2025-01-01", days("2026-01-13", "2026-01-20")),
        ("ogni martedì 18, agosto escluso", "2026-07-25", days("2026-07-28", "2026-09-01", "2026-09-08")),
        ("ogni martedì 18, dal 24/12 al 6/1 escluso", "2026-12-22", days("2026-12-22", "2027-01-12", "2027-01-19")),
        ("ogni venerdì 18", "2026-12-24", days("2026-12-25", "2027-01-01", "2027-01-08")),
        ("ogni venerdì 18, festivi esclusi", "2026-12-24", days("2027-01-08", "2027-01-15", "2027-01-22")),
        ("14/3/2026 18", "2026-01-01", days("2026-03-14")),
        ("14/3/2026 18", "2026-03-15", ()),
        ("FREQ=MONTHLY;BYDAY=5MO;BYMONTH=2 18:00", "2026-01-01", ()),
        ("ogni lunedì 18", "9999-12-26", days("9999-12-27")),
    ],
)
def test_the_next_meetings_fall_on_the_right_dates(text: str, after: str, expected: tuple[date, ...]):
    assert parse(text).next(date.fromisoformat(after), 3) == expected


def test_one_next_meeting_is_given_unless_more_are_asked_for():
    assert parse("ogni martedì 18").next(date(2026, 3, 1)) == days("2026-03-03")


WHEN = st.sampled_from(
    ["lunedì", "mar e ven", "lun-gio", "primo sabato del mese", "1° e 3° mercoledì", "ultimo giovedì"]
)
LIMITS = st.sampled_from(["", "dal 12/1/2026", "dal 3/2/2026 al 30/11/2026"])
EXCEPT = st.sampled_from(["", "tranne agosto", "luglio e agosto esclusi"])


@given(st.builds("{} 18:00 {} {}".format, WHEN, LIMITS, EXCEPT))
@settings(max_examples=60)
def test_an_independent_reader_of_rules_finds_the_same_dates(text: str):
    rrule = pytest.importorskip("dateutil.rrule", reason="dateutil, the independent reader of rules, is not installed")
    read = parse(text)
    first = read.first or date(2026, 1, 1)
    rule = rrule.rrulestr(read.rrule, dtstart=_midnight(first))
    end = read.last or first + timedelta(days=700)
    expected = tuple(day.date() for day in rule.between(_midnight(first), _midnight(end), inc=True))[:60]
    assert read.next(first, 60)[: len(expected)] == expected


def _midnight(day: date):
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- local time of the town


PIECES = st.sampled_from(
    [
        *WORDS,
        *(pattern.split("|")[0] for pattern in PHRASES.values()),
        *"0123456789,;:.-/+()[]°",
        *("9-12", "14:30", "1/8", "14/3/2026", "[1,-1]", "FREQ=WEEKLY;BYDAY=MO", "ogni due settimane", "del mese"),
    ]
)
ANY_TEXT = st.one_of(
    st.text(max_size=600), st.lists(PIECES, max_size=12).map(" ".join), st.text("FREQ=;MOBYDA1,", max_size=60)
)
MOST_SECONDS = 0.03  # ten times what the worst text takes: the machine may be busy


def fastest(text: str, times: int = 3) -> float:
    """The least time in which the text was read or refused; the least, for others use the machine too."""
    return min(seconds(text) for _ in range(times))


def seconds(text: str) -> float:
    began = process_time()
    with suppress(CannotRead):
        parse.__wrapped__(text)
    return process_time() - began


@given(ANY_TEXT)
@settings(max_examples=600)
def test_any_text_is_read_and_reads_back_or_is_refused_with_one_that_is_read(text: str):
    column = 1
    try:
        read = parse(text)
    except CannotRead as error:
        column = error.column
        read = parse(error.nearest)
    assert 1 <= column <= len(text) + 1
    assert fastest(text) < MOST_SECONDS
    assert isinstance(read, Meeting)
    assert parse(read.text) == read
    assert len(read.next(date(2026, 1, 1), 2)) <= 2
