"""What becomes of one cell: table by table, what people write and what stands in the record."""

import pytest

from crocevia.imports import codes, contacts, names, persons, plain, telephones, timetables
from crocevia.imports.outcome import Around

HERE = Around()


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("02 88463107", ["02 8846 3107"]),
        ("Tel. 02/88463107 fax 02 88463108", ["02 8846 3107"]),
        ("0288463107 / 3391234567", ["02 8846 3107", "339 123 4567"]),
        ("288463107", ["02 8846 3107"]),
        ("390288463107", ["02 8846 3107"]),
        ("039 2374333 int. 3", ["039 237 4333 ext. 3"]),
        ("039 6659456/7", ["039 665 9456", "039 665 9457"]),
        ("800.995.988 (numero verde)", ["800 995 988"]),
        ("051-219111 oppure 051 2194444", ["051 219111", "051 219 4444"]),
        ("1522", ["1522"]),
        ("392374333", []),
        ("3,39123E+09", []),
        ("039 6080 xxx", []),
        ("fax 02 88463107", []),
        ("Sig.ra Bianchi 339 1234567", []),
        ("in segreteria", []),
    ],
)
def test_telephones(said, numbers):
    outcome = telephones.clean(said, HERE)
    assert outcome.values == numbers
    assert outcome.values or outcome.lost


def test_a_mobile_beside_a_persons_name_is_left_out_unless_told_otherwise():
    assert telephones.clean("02 88463107, 339 1234567", Around(people="Rossi Mario")).values == ["02 8846 3107"]
    kept = Around(people="Rossi Mario", keep_persons=True)
    assert telephones.clean("339 1234567", kept).values == ["339 123 4567"]


def test_another_countrys_numbers_are_written_internationally():
    assert telephones.clean("(312) 938-2106 x12", Around(country="US")).values == ["+1 312-938-2106 ext. 12"]


@pytest.mark.parametrize(
    ("said", "hours", "note"),
    [
        ("dal lunedì al venerdì dalle 9 alle 12", "dal lunedì al venerdì dalle 9 alle 12", ""),
        ("mart. ore 9.00/12.00 giov. 15.00/18.00", "mar ore 9.00-12.00 gio 15.00-18.00", ""),
        ("Lun 9-12\nMar 14-18", "Lun 9-12; Mar 14-18", ""),
        ("su chiamata della segreteria", "", "su chiamata della segreteria"),
    ],
)
def test_hours_are_read_mended_or_kept_as_a_note(said, hours, note):
    outcome = timetables.hours(said, HERE)
    assert "".join(outcome.values) == hours
    assert "".join(outcome.aside.values()) == note


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("mailto:INFO@EXAMPLE.ORG", "info@example.org"),
        ("E-mail: info@example.org", "info@example.org"),
        ("info@example.org; altro@example.org", "info@example.org"),
        ("mario.rossi@example.org", ""),
        ("m.rossi@example.org", ""),
        ("servizi.sociali@example.org", "servizi.sociali@example.org"),
        ("san.giuseppe@example.org", "san.giuseppe@example.org"),
        ("boh@", ""),
    ],
)
def test_addresses(said, address):
    outcome = contacts.email(said, HERE)
    assert "".join(outcome.values) == address
    assert outcome.values or outcome.lost


def test_an_address_made_of_the_name_in_the_row_is_a_persons_and_one_made_of_the_bodys_is_not():
    assert persons.is_address("rossima@example.org", "Rossi Mario", "Il Ponte")
    assert not persons.is_address("casa.maria@example.org", "", "Casa Maria")


@pytest.mark.parametrize(
    ("said", "address"),
    [("www.example.org", "https://www.example.org"), ("http://a.it b.it", "http://a.it"), ("javascript:alert(1)", "")],
)
def test_websites(said, address):
    assert "".join(contacts.website(said, many=False).values) == address


@pytest.mark.parametrize(
    ("clean", "said", "code"),
    [
        (codes.eleven, "1704670155", "01704670155"),
        (codes.eleven, "C.F. 01704670155", "01704670155"),
        (codes.eleven, "IT01704670155", "01704670155"),
        # The check digit does not agree: nothing is put before it.
        (codes.eleven, "1704670156", "1704670156"),
        (codes.postal_code, "184", "00184"),
        (codes.postal_code, "20121", "20121"),
        (codes.postal_code, "20121.0", "20121"),
    ],
)
def test_zeros_come_back_where_that_is_sure(clean, said, code):
    assert clean(said, HERE).values == [code]


@pytest.mark.parametrize(("said", "day"), [("31/12/2026", "2026-12-31"), ("46000", "2025-12-09"), ("31/02/2026", "")])
def test_days(said, day):
    assert "".join(codes.day(said).values) == day


@pytest.mark.parametrize(
    ("said", "number"), [("1.234,50", "1234.50"), ("€ 10", "10"), ("18 anni", "18"), ("circa 3", "")]
)
def test_numbers(said, number):
    assert "".join(codes.number(said, whole=False).values) == number


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("CENTRO D'ASCOLTO DI SAN PIETRO ODV", "Centro d'Ascolto di San Pietro ODV"),
        ("A.N.P.I. SEZIONE DI MONZA", "A.N.P.I. Sezione di Monza"),
        ("VIA VERDI 3/A", "Via Verdi 3/A"),
        ("CARPLS", "CARPLS"),
        ("Il Ponte ODV", "Il Ponte ODV"),
    ],
)
def test_names_wholly_in_capitals(said, name):
    assert names.proper(said, HERE).values == [name]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("<b>Pranzo</b> &amp; cena", "Pranzo & cena"),
        ("uno<br>due", "uno\ndue"),
        ("<scr<script>ipt>alert(1)</script>x", "scrx"),
        ("5 < 6 e x <y", "5 < 6 e x y"),
        ("- pranzo", "pranzo"),
        ("pran\u200bzo\u202e", "pranzo"),
        ("=1+1", ""),
        ("n.d.", ""),
        ("\x00\x01", ""),
    ],
)
def test_words_alone_are_left(said, words):
    found = plain.plain(said)
    assert found.text.split() == words.split()
    assert found.text or found.refused
