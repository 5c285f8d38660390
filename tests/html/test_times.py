"""Hours and meetings in words."""

import os
import subprocess
import sys

import pytest

from crocevia.html.times import meeting, partial_date, timetable
from crocevia.when import hours, meetings


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        (
            "lun-ven 8:30-12, 14-15:15",
            "it",
            [("lunedì–venerdì", "8:30–12:00, 14:00–15:15")],
        ),
        ("mar e gio 15-17", "en", [("Tuesday", "15:00–17:00"), ("Thursday", "15:00–17:00")]),
        ("tutti i giorni 0-24", "it", [("lunedì–domenica", "tutto il giorno"), ("giorni festivi", "tutto il giorno")]),
        ("lun-sab 11:20", "en", [("Monday–Saturday", "from 11:20")]),
        ("lun 9-12; agosto chiuso", "it", [("lunedì", "9:00–12:00"), ("agosto", "chiuso")]),
        ("lun 9-12 su appuntamento", "it", [("lunedì", "9:00–12:00"), ("", "su appuntamento")]),
        ("tutti i giorni 19-8", "en", [("Monday–Sunday", "19:00–8:00")]),
    ],
)
def test_a_timetable_puts_days_alike_together(text, language, lines):
    shown = list(timetable(hours.parse(text), language))
    assert [line for line in lines if line not in shown] == []


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("ogni martedì 18:00-20:00", "it", "ogni martedì, 18:00–20:00"),
        ("ogni martedì 18:00-20:00", "en", "every Tuesday, 18:00–20:00"),
        ("primo sabato del mese 10-12", "it", "il primo sabato del mese, 10:00–12:00"),
        ("ultimo giovedì del mese 21", "en", "the last Thursday of the month, from 21:00"),
        ("mar e ven 9-10", "it", "ogni martedì e venerdì, 9:00–10:00"),
        ("ogni due settimane il lunedì 18:00", "it", "ogni due settimane, lunedì, dalle 18:00"),
        ("ogni tre settimane il lunedì 18:00", "it", "ogni 3 settimane, lunedì, dalle 18:00"),
        ("ogni martedì 18:00; agosto escluso", "it", "ogni martedì, dalle 18:00; tranne agosto"),
    ],
)
def test_a_meeting_is_said_in_words(text, language, words):
    assert meeting(meetings.parse(text), language) == words


@pytest.mark.parametrize(
    ("text", "words"), [("2025", "2025"), ("2025-03", "marzo 2025"), ("2025-03-14", "14 marzo 2025")]
)
def test_a_date_is_said_as_far_as_it_is_known(text, words):
    assert partial_date(text, "it") == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "lun-ven 8:30-12, 14-15:15; agosto chiuso",
            {
                "ar": [("من الاثنين إلى الجمعة", "من 8:30 إلى 12:00، من 14:00 إلى 15:15"), ("أغسطس", "مغلق")],
                "zh": [("星期一至星期五", "8:30–12:00、14:00–15:15"), ("八月", "不开放")],
                "es": [("lunes–viernes", "8:30–12:00, 14:00–15:15"), ("agosto", "cerrado")],
                "fr": [("lundi – vendredi", "8:30–12:00, 14:00–15:15"), ("août", "fermé")],
                "ro": [("luni – vineri", "8:30–12:00, 14:00–15:15"), ("august", "închis")],
                "uk": [("понеділок – пʼятниця", "8:30–12:00, 14:00–15:15"), ("серпень", "зачинено")],
            },
        ),
        (
            "lun e gio 9-12; 24 dic - 6 gen chiuso",
            {
                "ar": [("الاثنين", "من 9:00 إلى 12:00"), ("من 24 ديسمبر إلى 6 يناير", "مغلق")],
                "zh": [("星期一", "9:00–12:00"), ("12月24日至1月6日", "不开放")],
                "es": [("lunes", "9:00–12:00"), ("24 de diciembre–6 de enero", "cerrado")],
                "fr": [("lundi", "9:00–12:00"), ("24 décembre – 6 janvier", "fermé")],
                "ro": [("luni", "9:00–12:00"), ("24 decembrie – 6 ianuarie", "închis")],
                "uk": [("понеділок", "9:00–12:00"), ("24 грудня – 6 січня", "зачинено")],
            },
        ),
    ],
)
def test_a_timetable_is_said_as_each_language_says_it(text, lines):
    for language, expected in lines.items():
        shown = list(timetable(hours.parse(text), language))
        assert [line for line in expected if line not in shown] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "primo venerdì del mese 10-12",
            {
                "ar": "يوم الجمعة الأول من كل شهر، من 10:00 إلى 12:00",
                "zh": "每月第一个星期五 10:00–12:00",
                "es": "el primer viernes de cada mes, 10:00–12:00",
                "fr": "le premier vendredi du mois, 10:00–12:00",
                "ro": "prima vineri din lună, 10:00–12:00",
                "uk": "щомісяця: перша пʼятниця, 10:00–12:00",
            },
        ),
        (
            "ogni due settimane il lunedì 18:00; agosto escluso",
            {
                "ar": "مرة كل أسبوعين: الاثنين، ابتداءً من 18:00؛ ما عدا: أغسطس",
                "zh": "每两周一次，星期一 18:00起；八月除外",
                "es": "cada dos semanas, lunes, desde las 18:00; excepto: agosto",
                "fr": "toutes les deux semaines, lundi, à partir de 18:00\u00a0; sauf\u00a0: août",
                "ro": "o dată la două săptămâni, luni, de la 18:00; cu excepția: august",
                "uk": "раз на два тижні: понеділок, з 18:00; крім: серпень",
            },
        ),
    ],
)
def test_a_meeting_is_said_as_each_language_says_it(text, words):
    assert {language: meeting(meetings.parse(text), language) for language in words} == words


@pytest.mark.parametrize(
    ("language", "sunday", "wednesday"),
    [
        ("it", "la seconda domenica del mese", "il secondo mercoledì del mese"),
        ("en", "the second Sunday of the month", "the second Wednesday of the month"),
        ("fr", "le deuxième dimanche du mois", "le deuxième mercredi du mois"),
        ("ro", "a doua duminică din lună", "a doua miercuri din lună"),
        ("uk", "щомісяця: друга неділя", "щомісяця: друга середа"),
        ("ar", "يوم الأحد الثاني من كل شهر", "يوم الأربعاء الثاني من كل شهر"),
    ],
)
def test_an_ordinal_agrees_with_its_day(language, sunday, wednesday):
    said = [meeting(meetings.parse(f"{day} del mese 10-12"), language) for day in ("2ª domenica", "2° mercoledì")]
    assert [one[: len(words)] for one, words in zip(said, (sunday, wednesday), strict=True)] == [sunday, wednesday]


def test_in_ukrainian_a_day_is_masculine_or_feminine():
    said = [
        meeting(meetings.parse(f"ultimo {day} del mese 10-12"), "uk").split(",")[0]
        for day in ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
    ]
    assert [one.split()[1] for one in said] == ["останній", "останній", "остання", "останній", *["остання"] * 3]


def test_no_language_takes_the_names_of_another():
    """Babel writes into tables that languages share: in a process of its own, for it remembers who came first."""
    months = {"zh": "八月", "es": "agosto", "fr": "août", "ar": "أغسطس", "it": "agosto", "en": "August"}
    code = (
        "from crocevia.html.times import timetable; from crocevia.when import hours\n"
        f"for one in {tuple(months)!r}: print(*timetable(hours.parse('lun 9-12; agosto chiuso'), one))"
    )
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert all(month in line for month, line in zip(months.values(), done.stdout.splitlines(), strict=True))


@pytest.mark.parametrize(
    ("language", "month", "day"),
    [
        ("en", "March 2025", "14 March 2025"),
        ("ar", "مارس 2025", "14 مارس 2025"),
        ("zh", "2025年3月", "2025年3月14日"),
        ("es", "marzo de 2025", "14 de marzo de 2025"),
        ("fr", "mars 2025", "14 mars 2025"),
        ("ro", "martie 2025", "14 martie 2025"),
        ("uk", "березень 2025\u202fр.", "14 березня 2025\u202fр."),
    ],
)
def test_a_date_is_said_as_each_language_says_it(language, month, day):
    assert (partial_date("2025-03", language), partial_date("2025-03-14", language)) == (month, day)


def test_of_a_part_of_the_year_public_holidays_alone_are_named():
    said = dict(timetable(hours.parse("lun-gio 9-17; ad aprile festivi 15-16"), "it"))
    assert said["aprile (giorni festivi)"] == "15:00–16:00"
