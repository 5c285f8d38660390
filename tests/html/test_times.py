"""Hours and meetings in words."""

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
        ("ogni due settimane il lunedì 18:00", "it", "ogni 2 settimane, lunedì, dalle 18:00"),
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
