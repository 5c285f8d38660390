"""Numbers, times and dates as each language says them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crocevia.html.times import Written, meeting, timetable
from crocevia.voice.tongues import TONGUES, tongue
from crocevia.when import hours, meetings

LANGUAGES = sorted(TONGUES)
EVERY = pytest.mark.parametrize("language", LANGUAGES)


def plain(text):
    return not any(one.isdecimal() for one in text)


@EVERY
def test_no_two_numbers_are_said_alike(language):
    said = [tongue(language).cardinal(number) for number in range(3000)]
    assert len(set(said)) == len(said)
    assert all(plain(one) and one for one in said)


@EVERY
def test_no_two_times_are_said_alike(language):
    said = [tongue(language).time(minutes) for minutes in range(24 * 60)]
    assert len(set(said)) == len(said)
    assert all(plain(one) for one in said)


@EVERY
def test_no_two_days_of_a_century_are_said_alike(language):
    days = [date.fromordinal(day) for day in range(date(1999, 1, 1).toordinal(), date(2031, 1, 1).toordinal())]
    said = {tongue(language).date(day.year, day.month, day.day) for day in days}
    assert len(said) == len(days)
    assert all(map(plain, said))


@EVERY
@given(start=st.integers(0, 1439), length=st.integers(1, 16 * 60))
def test_a_span_says_its_end_and_no_two_ends_are_alike(language, start, length):
    how = tongue(language)
    said = how.span(start, start + length)
    assert plain(said)
    assert said != how.span(start, start + length + 1)
    assert said != how.span(start, None)


@EVERY
def test_runs_of_days_and_months_are_told_apart(language):
    how = tongue(language)
    runs = {how.days(first, last) for first in range(7) for last in range(7) if first < last}
    assert len(runs) == 21
    parts = {how.months(first, last) for first in range(1, 13) for last in range(1, 13) if first != last}
    assert len(parts) == 132
    assert all(map(plain, runs | parts))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "dal lunedì al venerdì: dalle otto e trenta alle dodici e dalle quattordici alle quindici e quindici"),
        ("en", "from Monday to Friday: from eight thirty in the morning to noon and from two to three fifteen in the afternoon"),
        ("fr", "du lundi au vendredi: de huit heures trente à midi et de quatorze heures à quinze heures quinze"),
        ("es", "de lunes a viernes: de las ocho y media de la mañana a las doce del mediodía y de las dos a las tres y cuarto de la tarde"),
        ("ro", "de luni până vineri: de la ora opt și treizeci până la ora douăsprezece și de la ora paisprezece până la ora cincisprezece și cincisprezece"),
        ("uk", "з понеділка до п'ятниці: з восьмої тридцять до дванадцятої і з чотирнадцятої до п'ятнадцятої п'ятнадцять"),
        ("ar", "من الاثنين إلى الجمعة: من الثامنة والنصف صباحًا إلى الثانية عشرة ظهرًا ومن الثانية إلى الثالثة والربع بعد الظهر"),
        ("zh", "从星期一到星期五: 从上午八点半到中午十二点，从下午两点到下午三点十五分"),
    ],
)  # fmt: skip
def test_opening_hours_are_said_as_people_say_them(language, said):
    lines = timetable(hours.parse("lun-ven 8:30-12, 14-15:15"), language, tongue(language))
    assert [": ".join(line) for line in lines] == [said]


def test_odd_hours_in_italian():
    lines = timetable(hours.parse("dom 0-1; ven 19-1; sab 0-24; agosto chiuso"), "it", tongue("it"))
    assert list(lines) == [
        ("venerdì", "dalle diciannove all'una"),
        ("sabato", "giorno e notte"),
        ("domenica", "dalla mezzanotte all'una"),
        ("agosto", "chiuso"),
    ]


def test_meetings_have_their_limits_and_pauses():
    once = meeting(meetings.parse("21 novembre 2026 ore 18"), "it", tongue("it"))
    assert once == "ventuno novembre duemilaventisei, dalle diciotto"
    often = meeting(meetings.parse("ogni martedì 18:00-20:00 tranne dal 10 al 20 agosto"), "it", tongue("it"))
    assert often.startswith("ogni martedì, dalle diciotto alle venti; ")
    assert often.endswith("dal dieci agosto al venti agosto")


@EVERY
def test_what_is_said_says_what_is_written(language):
    """The lines are the same, only their words differ."""
    read = hours.parse("lun-ven 8:30-12, 14-15:15; sab 9-12; aprile-settembre lun 8-20; agosto chiuso; festivi chiuso")
    written, said = (list(timetable(read, language, how)) for how in (Written(language), tongue(language)))
    assert len(written) == len(said) > 3
    assert all(plain("".join(line)) for line in said)


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "零"), (10, "十"), (15, "十五"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (2026, "两千零二十六"),
     (3000, "三千"), (10_000, "一万"), (12_345, "一万两千三百四十五"), (10_005, "一万零五")],
)  # fmt: skip
def test_chinese_numbers(number, said):
    assert tongue("zh").cardinal(number) == said
