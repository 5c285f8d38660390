"""Opening hours agree with an independent reader of OSM's syntax, and no text at all breaks or delays their reading."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_hours import READ

from crocevia.when.hours import CannotRead, Hours, parse
from crocevia.when.words import PHRASES, WORDS


def merge(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    merged: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def ours(read: Hours, days: list[date]) -> list[tuple[datetime, datetime]]:
    spans = []
    for day in days:
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- local time of the town
        for span in read.on(day):
            end = 1440 if span.end is None else span.end
            spans.append((midnight + timedelta(minutes=span.start), midnight + timedelta(minutes=end)))
    return merge(spans)


def theirs(osm: str, days: list[date]) -> list[tuple[datetime, datetime]]:
    oracle = pytest.importorskip("opening_hours", reason="opening-hours-py, the independent reader, is not installed")
    first, last = days[0], days[-1] + timedelta(days=1)
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001
    end = datetime(last.year, last.month, last.day)  # noqa: DTZ001
    spans = oracle.OpeningHours(osm, country="IT").intervals(start, end)
    return merge([(one[0], one[1] or end) for one in spans if one[2] == oracle.State.OPEN])


YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


@pytest.mark.parametrize("text", READ)
def test_an_independent_reader_finds_the_same_hours_on_each_day_of_a_year(text: str):
    read = parse(text)
    mine, other = ours(read, YEAR), theirs(read.osm, YEAR)
    if text == "tutti i giorni 19-8":  # the nights before the first and after the last day
        mine, other = mine[:-1], other[1:-1]
    assert mine == other


CLOCKS = st.sampled_from(["8-12", "9:30-13", "14-18", "15.15-19", "20-22", "24 ore su 24"])
DAYS = st.sampled_from(["lun-ven", "mar e gio", "sabato", "dom-mer", "tutti i giorni", "festivi", "PH", "mer, PH"])
TIMES = st.sampled_from(["luglio e agosto", "dal 10 al 20 agosto", "24/12", "nov-feb", "dal 3/4/2026 al 9/10/2026"])
CLAUSES = st.one_of(
    st.builds("{} {}".format, DAYS, CLOCKS),
    st.builds("{} chiuso".format, st.one_of(DAYS, TIMES)),
    st.builds("{} {} {}".format, TIMES, DAYS, CLOCKS),
    st.builds("{} {} chiuso".format, TIMES, DAYS),
)


@given(st.lists(CLAUSES, min_size=1, max_size=5).map("; ".join))
@settings(max_examples=150)
def test_an_independent_reader_finds_the_same_hours_however_clauses_are_put_together(text: str):
    read = parse(text)
    assert parse(read.osm) == read
    assert ours(read, YEAR) == theirs(read.osm, YEAR)


# Any text at all.

PIECES = st.sampled_from(
    [
        *WORDS,
        *(pattern.split("|")[0] for pattern in PHRASES.values()),
        *"0123456789,;:.-/+()[]°",
        "9-12",
        "14:30",
        "1/8",
    ]
)
LIKE_HOURS = st.lists(PIECES, max_size=25).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=600), LIKE_HOURS, st.text("lunmarveg 0123456789-,;:./e'", max_size=80))
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
    assert parse(read.osm) == read
    assert "24/7" not in read.osm


@pytest.mark.parametrize(
    "piece",
    [
        "lun ",
        "9-12 ",
        "lun-ven 9-12; ",
        " ",
        "24 ",
        "a",
        "vnerdi ",
        "mar 1-",
        "1/1-2/1 chiuso; ",
        "1/",
        "-",
        "h ",
        "[1,",
    ],
)
def test_a_hostile_text_takes_no_more_time_than_others(piece: str):
    assert fastest((piece * 500)[:500]) < MOST_SECONDS


def test_a_usual_text_is_read_in_a_tenth_of_a_millisecond_or_so():
    assert max(fastest(text, times=50) for text in list(READ)[:5]) < 0.0005  # the machine may be slow
