"""Opening hours are read as people write them, mean what they say, and are refused with a text that would do."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from crocevia.when import hours, meetings
from crocevia.when.hours import CannotRead, Interval, parse

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "real_records.jsonl"

READ = {
    # as Italians write
    "lun-sab 8-18": "Mo-Sa 08:00-18:00",
    "lun-ven 8:30-12:00, 14:00-15:15; agosto chiuso": "Mo-Fr 08:30-12:00,14:00-15:15; Aug off",
    "lun-ven 8:30-12 e 14-15:15 su appuntamento": 'Mo-Fr 08:30-12:00,14:00-15:15 open "by appointment"',
    "lun-ven 9-11:30, senza appuntamento": 'Mo-Fr 09:00-11:30 open "no appointment"',
    "lun, mar, gio, ven 9-13 e 14-18; mer 14-18": "Mo,Tu,Th,Fr 09:00-13:00,14:00-18:00; We 14:00-18:00",
    "lunedì, mercoledì e venerdì: 9-12; martedì e giovedì: 14-17": "Mo,We,Fr 09:00-12:00; Tu,Th 14:00-17:00",
    "lun-mer e ven 17-18; dom 11-12": "Mo-We,Fr 17:00-18:00; Su 11:00-12:00",
    "dal lunedì al venerdì dalle 9 alle 12.30": "Mo-Fr 09:00-12:30",
    "dal lun al ven 9:00 - 13:00 / 14:00 - 18:00": "Mo-Fr 09:00-13:00,14:00-18:00",
    "lunedì mercoledì venerdì 9.00/12.00": "Mo,We,Fr 09:00-12:00",
    "martedì-sabato 9.30/12.30 - 15.30/19.30": "Tu-Sa 09:30-12:30,15:30-19:30",
    "Lun. - Ven. 9.00 - 13.00. Sabato chiuso.": "Mo-Fr 09:00-13:00",
    "Lunedì: 9-12 / Martedì: 14-18": "Mo 09:00-12:00; Tu 14:00-18:00",
    "lunedi 9-13 martedi 9-13 mercoledi chiuso": "Mo,Tu 09:00-13:00",
    "lun/mer/ven 9-12": "Mo,We,Fr 09:00-12:00",
    "lun-ven 8.30-17.00 - sabato 9-12": "Mo-Fr 08:30-17:00; Sa 09:00-12:00",
    "il lunedì dalle 9 alle 12 ed il giovedì dalle 15 alle 18": "Mo 09:00-12:00; Th 15:00-18:00",
    "lunedì mattina 9-12, giovedì pomeriggio 14-18": "Mo 09:00-12:00; Th 14:00-18:00",
    "tutti i martedì e i giovedì h. 17.30/19.00": "Tu,Th 17:30-19:00",
    "9-12 lun-ven": "Mo-Fr 09:00-12:00",
    "dalle 12:30 tutti i giorni": "Mo-Su 12:30+",
    "lun-sab 11:20": "Mo-Sa 11:20+",
    "lun-sab 9-12.\nDomenica 10-11": "Mo-Sa 09:00-12:00; Su 10:00-11:00",
    # however they type it
    "LUN \u2013 VEN  ore 9,30 \u2013 12,30": "Mo-Fr 09:30-12:30",
    "martedi h 9-12": "Tu 09:00-12:00",
    "martedi\u0300 9\u00a0-\u00a012": "Tu 09:00-12:00",
    "dall\u20191/8 al 31/8 chiuso": "Aug off",
    "lun-ven 9-13,14-18": "Mo-Fr 09:00-13:00,14:00-18:00",
    # round the week, the clock and the night
    "dom-ven 11:30-12:15": "Mo-Fr,Su 11:30-12:15",
    "ven-lun 9-12": "Mo,Fr-Su 09:00-12:00",
    "24 ore su 24": "Mo-Su,PH 00:00-24:00",
    "24/7": "Mo-Su,PH 00:00-24:00",
    "h24": "Mo-Su,PH 00:00-24:00",
    "tutti i giorni, 24 ore su 24": "Mo-Su,PH 00:00-24:00",
    "tutti i giorni dalle 00:00 alle 24:00": "Mo-Su,PH 00:00-24:00",
    "tutti i giorni 8-20": "Mo-Su 08:00-20:00",
    "tutti i giorni 19-8": "Mo-Su 19:00-08:00",
    "lun-ven 18-24": "Mo-Fr 18:00-24:00",
    "ven 18-mezzanotte": "Fr 18:00-24:00",
    # holidays
    "lun-ven 14:30-18; sab e festivi 15:30-18": "Mo-Fr 14:30-18:00; Sa,Su,PH 15:30-18:00",
    "lun-dom 9-18; festivi 10-12": "Mo-Su 09:00-18:00; PH 10:00-12:00",
    "lun-sab 9-18; dom e festivi 10-12": "Mo-Sa 09:00-18:00; Su,PH 10:00-12:00",
    "feriali 9-18": "Mo-Sa 09:00-18:00; PH off",
    "feriali 9-18; festivi 10-12": "Mo-Sa 09:00-18:00; Su,PH 10:00-12:00",
    "tutti i giorni 9-18, festivi inclusi": "Mo-Su,PH 09:00-18:00",
    "tutti i giorni tranne sabato e domenica 9-18": "Mo-Fr 09:00-18:00",
    "tutti i giorni 9-18 tranne domenica e festivi": "Mo-Sa 09:00-18:00; PH off",
    "chiuso nei festivi": "Su,PH off",
    "sabato e domenica chiuso": "Sa,Su off",
    # parts of the year
    "da settembre a giugno: lun-ven 9-17": "Sep-Jun Mo-Fr 09:00-17:00",
    "lun-ven 9-18 dal 1/9 al 30/6": "Sep-Jun Mo-Fr 09:00-18:00",
    "luglio e agosto lun-ven 9-13": "Jul-Aug Mo-Fr 09:00-13:00",
    "dal 1/8 al 31/8 chiuso": "Aug off",
    "dal 24/7 al 31/8/2026 chiuso": "2026 Jul 24-2026 Aug 31 off",
    "lun-ven 9-18, 24/12 chiuso": "Mo-Fr 09:00-18:00; Dec 24 off",
    "lun-ven 9-18; chiuso dal 24/12 al 6/1": "Mo-Fr 09:00-18:00; Dec 24-Jan 06 off",
    "dal 10 al 20 agosto chiuso; 24 dicembre 9-12; lun-ven 9-18": (
        "Mo-Fr 09:00-18:00; Dec 24 09:00-12:00; Aug 10-Aug 20 off"
    ),
    "chiuso in agosto, lun-ven 9-12": "Mo-Fr 09:00-12:00; Aug off",
    "lun-ven 9-12, agosto e festivi chiuso": "Mo-Fr 09:00-12:00; PH off; Aug off",
    "chiuso a marzo": "Mar 01-Mar 31 off",
    "gen e mar chiuso": "Jan,Mar 01-Mar 31 off",
    # English and OSM
    "Mon-Fri 9am-5pm": "Mo-Fr 09:00-17:00",
    "lun-ven 3-5pm": "Mo-Fr 15:00-17:00",
    "weekdays 9-17; closed in August": "Mo-Fr 09:00-17:00; Aug off",
    "Tuesday and Thursday 3pm-5pm": "Tu,Th 15:00-17:00",
    "Mo-Fr 08:30-12:00,14:00-15:15; Aug off; PH off": "Mo-Fr 08:30-12:00,14:00-15:15; PH off; Aug off",
    "Mar Mo-Fr 09:00-12:00": "Mar 01-Mar 31 Mo-Fr 09:00-12:00",
    # days said twice
    "lun-ven 9-18; mer 14-18": "Mo,Tu,Th,Fr 09:00-18:00; We 14:00-18:00",
    "lun-ven 9-12, mer 14-18": "Mo,Tu,Th,Fr 09:00-12:00; We 09:00-12:00,14:00-18:00",
    "lun-ven 9-18, ven 9-13": "Mo-Th 09:00-18:00; Fr 09:00-13:00",
    "lun-ven 9-12 e 11-13": "Mo-Fr 09:00-13:00",
}

REFUSED = {
    # the text, then the column, what was found there, the reason, the nearest text
    "18:30-20:30": (12, "", "days", "lun-ven 18:30-20:30"),
    "lun-ven": (8, "", "times", "lun-ven 9:00-12:00"),
    "lun-ven mattina": (9, "mattina", "times", "lun-ven 9:00-12:00"),
    "lun-ven 9-25:00": (11, "25:00", "clock", "lun-ven 9:00-12:00"),
    "lun-ven 13-9": (12, "9", "order", "lun-ven 9:00-13:00"),
    "Mon to Fri 9 to 5": (17, "5", "order", "lun-ven 9:00-17:00"),
    "lunedi-vnerdi 9-12": (8, "vnerdi", "word", "lunedi-venerdi 9-12"),
    "lun-ven 9-12; agsto chiuso": (15, "agsto", "word", "lun-ven 9-12; agosto chiuso"),
    "accoglienza: lun, mar, ven 9-11": (1, "accoglienza", "word", "lun, mar, ven 9-11"),
    "lun/ven 9-12": (4, "/", "which", "lun-ven 9-12"),
    "lun-ven 9-12; 14-18": (20, "", "days", "lun-ven 9-12, 14-18"),
    "dal 31/2 al 3/3 chiuso": (5, "31", "date", "lun-ven 9:00-12:00"),
    "lun-ven 9-18; luglio e agosto 9:30-13": (38, "", "days", "lun-ven 9-18; luglio e agosto lun-ven 9:30-13"),
    "primo lunedì del mese 9-12": (1, "primo", "word", "lunedì 9-12"),
    "su appuntamento": (16, "", "days", "lun-ven 9:00-12:00 su appuntamento"),
    "un incontro al mese": (1, "un", "word", "lun-ven 9:00-12:00"),
    "": (1, "", "days", "lun-ven 9:00-12:00"),
    "lun 9-12 " * 60: (501, "", "length", "lun-ven 9:00-12:00"),
}

REAL_REFUSED = {
    "it-021": "lun, mar, gio mattina, su appuntamento",  # which hours the morning is, is not said
    "it-035": "18:30-20:30",  # no day is said
    "it-082": "un incontro al mese",  # no day, no time
    "it-097": "accoglienza: lun, mar, ven 9-11",  # of what: a label is not hours and goes to hours_note
    "it-113": "un giovedì al mese, ore 21",  # which Thursday is not said
    "it-120": "9:30-12:30 (giovedì 15-18)",  # the days of the first hours are not said
    "it-141": "mar-ven",  # no time is said
    "it-147": "19-9",  # no day is said
    "it-155": "lun-ven",  # no time is said
    "it-181": "19-8",  # no day is said
}


@pytest.mark.parametrize(("text", "osm"), READ.items())
def test_hours_are_read_as_people_write_them(text: str, osm: str):
    assert parse(text).osm == osm


@pytest.mark.parametrize("text", READ)
def test_the_osm_text_reads_back_to_the_same_hours(text: str):
    assert parse(parse(text).osm) == parse(text)


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_what_cannot_be_read_is_refused_where_reading_stopped(text: str, expected: tuple[int, str, str, str]):
    with pytest.raises(CannotRead) as caught:
        parse(text)
    error = caught.value
    assert (error.column, error.found, error.reason, error.nearest) == expected
    assert parse(error.nearest).osm
    assert error.nearest in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "lun-ven 9-12, ma sabato 9-10",
        "lunedì o martedì 9-12",
        "lun-ven; sab 9-12",
        "chiuso",
        "agosto",
        "estate chiuso",
        "lun-ven 9-12 dal 5/9/2026",
        "14:00-15:00 mar 16-17",
    ],
)
def test_what_says_too_little_is_refused(text: str):
    with pytest.raises(CannotRead):
        parse(text)


def at(*clocks: str) -> tuple[Interval, ...]:
    def minutes(clock: str) -> int:
        return int(clock[:2]) * 60 + int(clock[3:])

    return tuple(Interval(minutes(span[:5]), minutes(span[6:])) for span in clocks)


CHRISTMAS, EPIPHANY, FERRAGOSTO = date(2026, 12, 25), date(2026, 1, 6), date(2026, 8, 15)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("lun-ven 9-12", date(2026, 3, 2), at("09:00-12:00")),
        ("lun-ven 9-12", date(2026, 3, 1), ()),
        ("lun-ven 9-12", CHRISTMAS, at("09:00-12:00")),
        ("lun-ven 9-12; chiuso nei festivi", CHRISTMAS, ()),
        ("lun-ven 9-12; festivi 10-11", EPIPHANY, at("10:00-11:00")),
        ("agosto chiuso; lun-ven 9-12", date(2026, 8, 3), ()),
        ("tutti i giorni e festivi 11-13; agosto chiuso", FERRAGOSTO, ()),
        ("lun-ven 9-18; luglio e agosto lun-ven 9-13; festivi chiuso", date(2026, 7, 1), at("09:00-13:00")),
        ("lun-sab 9-18; luglio e agosto lun-ven 9-13", date(2026, 7, 4), at("09:00-18:00")),
        ("agosto chiuso; lun-ven 9-12; dal 24/8 al 31/8 lun-ven 9-10", date(2026, 8, 24), at("09:00-10:00")),
        ("lun-ven 9-18; 24/12/2026 9-12", date(2026, 12, 24), at("09:00-12:00")),
        ("lun-ven 9-18; 24/12/2026 9-12", date(2027, 12, 24), at("09:00-18:00")),
        ("lun-ven 9-18; chiuso dal 24/12 al 6/1", EPIPHANY, ()),
        ("da settembre a giugno: lun-ven 9-17", date(2026, 7, 6), ()),
        ("tutti i giorni 19-8", date(2026, 3, 1), (Interval(19 * 60, 32 * 60),)),
        ("lun-sab 11:20", date(2026, 3, 2), (Interval(680, None),)),
    ],
)
def test_the_hours_of_a_date_respect_seasons_closures_and_holidays(
    text: str, day: date, expected: tuple[Interval, ...]
):
    assert parse(text).on(day) == expected


def test_the_week_and_the_holidays_stand_apart():
    read = parse("feriali 9-12; agosto chiuso")
    assert read.week == (*[at("09:00-12:00")] * 6, ())
    assert read.public_holidays == ()
    assert [str(span) for rule in read.seasons for span in rule.spans] == ["Aug"]
    assert parse("lun-ven 9-12").public_holidays is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lun-ven 9-12 su appuntamento", True),
        ("lun 9-12; mar 14-17; su appuntamento", True),
        ("solo su appuntamento: lun 9-12, mar 14-17", True),
        ("lun-ven 9-11:30, senza appuntamento", False),
        ("lun-ven 9-12", None),
        ("lun 9-12; mar 14-17 su appuntamento", None),
    ],
)
def test_an_appointment_is_needed_not_needed_or_not_said(text: str, expected: bool | None):  # noqa: FBT001
    assert parse(text).by_appointment is expected
    assert parse(parse(text).osm).by_appointment is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lun e mar 9-10", "mar 9-10; lun 9-10"),
        ("agosto chiuso; lun-ven 9-12", "lun-ven 9-12; chiuso dal 1/8 al 31/8"),
        ("lun-ven 9-12; sab e dom chiuso", "Mo-Fr 09:00-12:00"),
        ("24/7", "tutti i giorni h24"),
        ("luglio chiuso; lun 9-10; 24/12 chiuso", "24/12 chiuso; lun 9-10; luglio chiuso"),
    ],
)
def test_the_same_meaning_has_the_same_text(one: str, other: str):
    assert parse(one) == parse(other)


def test_all_real_hours_that_say_days_and_times_are_read():
    if not REAL.exists():
        pytest.skip(f"the real records are not here: {REAL}")
    refused = {}
    for record in map(json.loads, REAL.read_text(encoding="utf-8").splitlines()):
        text = record.get("hours")
        reader = meetings if record["kind"] == "group" else hours
        try:
            if text:
                reader.parse(text)
        except CannotRead as error:
            refused[record["id"]] = text
            reader.parse(error.nearest)
    assert refused == REAL_REFUSED
