"""Letters that pass for others: (value, finding or none)."""

import pytest

from crocevia.findings import Level
from crocevia.hosts import deceptive
from crocevia.rules import letters
from tests.cities import rulebook

FIELDS = rulebook().kinds["things"].by_name

HOSTS = [
    ("www.example.org", ""),
    ("città.example", ""),
    ("faß.example", ""),
    ("xn--citt-0na.example", ""),
    ("пример.рф", ""),
    ("мвс.укр", ""),
    ("привет.example", ""),
    ("example.xn--p1ai", ""),
    ("مثال.example", ""),
    ("例え.example", ""),
    ("abc例え.example", ""),
    ("www.p\u0430ypal.com", "www.p\u0430ypal.com: CYRILLIC SMALL LETTER A"),
    ("www.P\u0410YPAL.com", "www.p\u0430ypal.com: CYRILLIC SMALL LETTER A"),
    ("xn--pypal-4ve.com", "p\u0430ypal.com: CYRILLIC SMALL LETTER A"),
    ("inp\u0455.it", "inp\u0455.it: CYRILLIC SMALL LETTER DZE"),
    # Not one letter is Latin, and it looks as if all were.
    ("xn--e1awd7f.com", "\u0435\u0440\u0456\u0441.com: CYRILLIC SMALL LETTER IE"),
    ("\u03bf.gr", "\u03bf.gr: GREEK SMALL LETTER OMICRON"),
    ("\u0435\u0440\u0456\u0441.рф", ""),
    # What a browser makes plain letters of.
    ("\uff45xample.org", "\uff45xample.org: FULLWIDTH LATIN SMALL LETTER E"),
    ("mila\u0441o.пример", "mila\u0441o.пример: CYRILLIC SMALL LETTER ES"),
    ("xn--zzzzzzzzzzzz.org", "xn--zzzzzzzzzzzz.org: xn--"),
    ("xn--abc-.org", "xn--abc-.org: xn--"),
    ("", ""),
]


@pytest.mark.parametrize(("host", "shown"), HOSTS, ids=[ascii(host) for host, _ in HOSTS])
def test_a_host_is_what_it_looks_like(host, shown):
    assert deceptive(host).startswith(shown)
    assert bool(deceptive(host)) == bool(shown)


ADDRESSES = [
    ("https://www.example.org/", None),
    ("https://www.p\u0430ypal.com/", "lookalike-address"),
    ("https://www.xn--pypal-4ve.com/", "lookalike-address"),
    ("HTTPS://XN--PYPAL-4VE.COM", "lookalike-address"),
    ("info@p\u0430ypal.com", "lookalike-address"),
    ("Si paga su https://p\u0430ypal.com, in fretta.", "lookalike-address"),
    ("[Posta](https://p\u0430ypal.com/accesso)", "lookalike-address"),
    ("https://пример.рф/", None),
    ("Il sito è https://example.org/città", None),
    ("xn-- non è un indirizzo", None),
    ("à" * 50_000 + "@" * 50_000, None),
]


@pytest.mark.parametrize(("value", "code"), ADDRESSES, ids=[ascii(value)[:40] for value, _ in ADDRESSES])
@pytest.mark.parametrize("field", ["page", "mail", "more"])
def test_an_address_is_of_the_host_that_it_looks_like(value, code, field):
    found = list(letters.host_is_what_it_looks_like(value, FIELDS[field]))
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.level is Level.ERROR and "CYRILLIC SMALL LETTER A" in one.problem.in_("it") for one in found)


WORDS = [
    ("Caritas", None),
    ("Città di Pinerolo", None),
    ("Карітас", None),
    ("Сова і CAF", None),
    ("خدمة SAI", None),
    ("وSAI", None),
    ("IT-школа", None),
    ("α-talassemia", None),
    ("25 µg", None),
    ("社会SAI服务", None),
    ("C\u0430ritas", "CYRILLIC SMALL LETTER A"),
    ("\u0421aritas", "CYRILLIC CAPITAL LETTER ES"),
    ("Carit\u03b1s", "GREEK SMALL LETTER ALPHA"),
    ("\U0001d402aritas", "MATHEMATICAL BOLD CAPITAL C"),
    ("\uff23aritas", "FULLWIDTH LATIN CAPITAL LETTER C"),
    ("\u24b8aritas", "CIRCLED LATIN CAPITAL LETTER C"),
]


@pytest.mark.parametrize(("value", "letter"), WORDS, ids=[ascii(value) for value, _ in WORDS])
def test_a_word_is_of_one_alphabet(value, letter):
    found = list(letters.word_is_of_one_alphabet(value, FIELDS["called"]))
    assert [one.code for one in found] == (["lookalike"] if letter else [])
    assert all(letter in one.problem.in_("it") and one.level is Level.WARNING for one in found)


@pytest.mark.parametrize(
    ("value", "code"),
    [("città", None), ("citta\u0300", "accents"), ("perche\u0301 no", "accents"), ("مُدِير", None), ("हिन्दी", None)],
)
def test_accents_stand_on_their_letters(value, code):
    found = list(letters.accents_stand_on_their_letters(value, FIELDS["called"]))
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.level is Level.WARNING for one in found)
