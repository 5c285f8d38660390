"""Sentences that people can read and that no program runs: (value, finding or none)."""

import time

import pytest

from crocevia.findings import Level
from crocevia.rules import words
from tests.cities import checked, rulebook

FIELDS = rulebook().kinds["things"].by_name
HARD = (
    "Predisposizione dell'istruttoria amministrativa finalizzata all'autorizzazione della somministrazione continuativa "
    "di prestazioni assistenziali complementari territorialmente integrate."
)

SUMMARIES = [
    ("Pranzo gratuito ogni giorno, senza documenti.", None),
    ("Un posto caldo in cui dormire questa notte, anche se non hai i documenti e non conosci nessuno.", None),
    (HARD, "hard-to-read"),
    # On few words the index says little.
    ("Autorizzazione amministrativa straordinaria.", None),
    ("", None),
    ("1234 5678", None),
    ("بيت للغات", None),
]


@pytest.mark.parametrize(("value", "code"), SUMMARIES)
def test_a_summary_can_be_read(value, code):
    found = list(words.summary_can_be_read(value, FIELDS["gist"]))
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.level is Level.WARNING for one in found)


# The values of Lucisano and Piemontese's formula, worked out by hand.
@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("Il gatto beve il latte. La casa è grande.", 100.0),
        ("parola " * 10, 89 + (300 - 600) / 10),
        ("parola. " * 10, 100.0),
        ("parole lunghissime " * 5 + ".", 89 + (300 - 10 * 85) / 10),
        ("", 100.0),
    ],
)
def test_the_gulpease_index_is_that_of_the_formula(text, index):
    assert words.gulpease(text) == pytest.approx(index)


FORMULAS = [
    ("Mensa", None),
    ("3 pasti", None),
    ("a = b", None),
    ("mail@example.org", None),
    ("«Ciao»", None),
    ("=1+1", "formula"),
    ("+39 02 1", "formula"),
    ("-1", "formula"),
    ("@SUM(1)", "formula"),
    (" =1+1", "formula"),
    ("\t=1", "formula"),
    ("\n=1", "formula"),
    ("\rx", "formula"),
    ('=HYPERLINK("https://x.example")', "formula"),
    ("- una lista", "formula"),
    # Full-width signs are signs to a spreadsheet; a minus is a minus.
    ("\uff1d1+1", "formula"),
    ("\uff0b1", "formula"),
    ("\uff0d1", "formula"),
    ("\uff20SUM(1)", "formula"),
    ("\u22121", "formula"),
    ("\u3000=1+1", "formula"),
    # Where another country cuts a row, what follows is a cell.
    ("Mensa; =1+1", "formula"),
    ("Mensa,@SUM(A1)", "formula"),
    ("Mensa\t=cmd|' /C calc'!A0", "formula"),
    ("Mensa\n=1+1", "formula"),
    ("Mensa\n+cmd|x", "formula"),
    ('Mensa; "=1+1"', "formula"),
    ("pane; a = b, c = d", None),
    ("Seguici, @mensa", None),
    ("Si offre:\n- pane (ogni giorno)\n- latte", None),
    ("dal lunedì, -2 gradi", None),
    ("\n" * 100_000 + "x", None),
    (", " * 100_000, None),
]


@pytest.mark.parametrize(("value", "code"), FORMULAS)
@pytest.mark.parametrize("field", ["called", "needs"])
def test_a_text_is_not_a_formula(value, code, field):
    found = [one.code for one in words.text_is_not_a_formula(value, FIELDS[field])]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(("field", "value"), [("tel", "+39 02 88463107"), ("weight", "-2.5"), ("size", "+3")])
def test_a_phone_and_a_number_may_begin_with_a_sign(field, value):
    assert list(words.text_is_not_a_formula(value, FIELDS[field])) == []


MARKUP = [
    ("1 < 2 e 3 > 2", None),
    ("a<2", None),
    ("**grassetto** e `codice`", None),
    ("{{ x }} {% y %}", None),
    ("&lt;b&gt; & &amp;", None),
    ("<3", None),
    ("a > b", None),
    ("<b>x</b>", "html"),
    ("a<br>b", "html"),
    ("</p>", "html"),
    ("<SCRIPT>", "html"),
    ("< script >", "html"),
    ("<\nimg src=x>", "html"),
    ("<!-- crocevia:block needs -->", "html"),
    ("<?php", "html"),
    ("<https://example.org>", "html"),
    ("x <a", "html"),
]


@pytest.mark.parametrize(("value", "code"), MARKUP)
def test_a_text_has_no_markup(value, code):
    assert [one.code for one in words.text_has_no_markup(value, FIELDS["more"])] == ([code] if code else [])


HIDDEN = [
    ("città 城市 مدينة місто 🙂", None),
    ("uno\ndue", None),
    ("uno\tdue", None),
    # Persian and emoji are joined by these, Arabic beside Latin needs the marks.
    ("می\u200cخواهم", None),
    ("👩\u200d🌾", None),
    ("❤\ufe0f", None),
    ("مُدِيرٌ", None),
    ("Việt Nam", None),
    ("Cari\u200dtas", "hidden-character"),
    ("Cari\u200ctas", "hidden-character"),
    ("Cari\u00adtas", "hidden-character"),
    ("a\u3164b", "hidden-character"),
    ("a\u2062b", "hidden-character"),
    ("a\ue000b", "hidden-character"),
    ("a\ufe01b", "hidden-character"),
    ("a\U000e0100b", "hidden-character"),
    ("a\ufffeb", "hidden-character"),
    ("a" + "\u0301" * 10, "hidden-character"),
    ("עברית\u200f", None),
    ("a\u00a0b", None),
    ("a\0b", "hidden-character"),
    ("\x1b[31m", "hidden-character"),
    ("\x7f", "hidden-character"),
    ("\x9b31m", "hidden-character"),
    ("a\u200bb", "hidden-character"),
    ("a\u2028b", "hidden-character"),
    ("a\u202eb", "hidden-character"),
    ("a\u2066b\u2069", "hidden-character"),
    ("a\u2060b", "hidden-character"),
    ("a\ufeffb", "hidden-character"),
    ("a\ud800b", "hidden-character"),
    ("a\U000e0041b", "hidden-character"),
]


@pytest.mark.parametrize(("value", "code"), HIDDEN, ids=[ascii(value) for value, _ in HIDDEN])
def test_a_text_has_no_hidden_characters(value, code):
    found = [one.code for one in words.text_has_no_hidden_characters(value, FIELDS["more"])]
    assert found == ([code] if code else [])


@pytest.mark.parametrize("field", ["called", "gist", "ateco", "colour", "first", "size", "hours"])
def test_these_rules_hold_for_every_field(tmp_path, field):
    findings = checked(
        tmp_path, f'called: A\n{field}: "\\u202e<b>"\n' if field != "called" else 'called: "\\u202e<b>"\n'
    )
    assert {"html", "hidden-character"} <= {one.code for one in findings}


def test_a_run_of_full_stops_is_one_end_of_a_sentence():
    start = time.perf_counter()
    assert words.gulpease("parola " * 20 + ".!" * 100_000 + "x") == pytest.approx(89 + (300 - 10 * 121) / 21)
    assert time.perf_counter() - start < 0.5


PICTURES = [
    ("![](https://evil.example/pixel.gif)", "picture"),
    ("Testo ![fiore][1]\n\n[1]: https://evil.example/p", "picture"),
    ("![[", "picture"),
    ("Ciao! [una pagina](https://example.org)", None),
    ("Attenzione!", None),
]


@pytest.mark.parametrize(("value", "code"), PICTURES)
def test_markdown_has_no_pictures(value, code):
    assert [one.code for one in words.markdown_has_no_pictures(value, FIELDS["more"])] == ([code] if code else [])
    assert list(words.markdown_has_no_pictures(value, FIELDS["gist"])) == []
