"""What people dial, write to and open: (value, finding or none)."""

import pytest

from crocevia.findings import Level
from crocevia.rules import contacts
from tests.cities import checked, rulebook

FIELDS = rulebook().kinds["things"].by_name

PHONES = [
    ("02 8846 3107", None),
    ("1522", None),
    ("020202", None),
    ("112", None),
    ("116117", None),
    ("+39 02 88463107", None),
    ("+41 91 815 10 11", None),
    ("800 995 988", None),
    ("12345", "phone"),
    ("02 88463107 (Maria)", "phone"),
    ("chiamare 02 88463107", "phone"),
    ("", "phone"),
    ("=cmd()", "phone"),
]


@pytest.mark.parametrize(("value", "code"), PHONES)
def test_a_phone_can_be_dialled(value, code):
    assert [one.code for one in contacts.phone_can_be_dialled(value, FIELDS["tel"])] == ([code] if code else [])


ADDRESSES = [
    ("https://example.org", None),
    ("https://example.org/", None),
    ("http://www.example.org/a/b.html?c=d&e=f#g", None),
    ("HTTPS://EXAMPLE.ORG/", None),
    ("https://example.org:8080/", None),
    ("https://città.example/à?è=ì", None),
    ("https://xn--citt-0na.example/", None),
    ("https://пример.рф/", None),
    ("https://xn--e1afmkfd.xn--p1ai/", None),
    ("https://a_b.example.org/", None),
    ("https://example.org/%20x~y'(z)", None),
    ("https://8.8.8.8/", None),
    ("https://[2001:4860:4860::8888]/", None),
    ("https://example.org.", None),
    ("www.example.org", "web-address"),
    ("example.org", "web-address"),
    ("//example.org/", "web-address"),
    ("https:/example.org", "web-address"),
    ("https://", "web-address"),
    ("https://example", "web-address"),
    ("https://localhost/", "web-address"),
    ("https://nas.local/", "web-address"),
    ("https://wiki.internal/", "web-address"),
    ("https://10.0.0.1/", "web-address"),
    ("https://127.0.0.1/", "web-address"),
    ("https://127.1/", "web-address"),
    ("https://2130706433/", "web-address"),
    ("https://0x7f.1/", "web-address"),
    ("https://[::1]/", "web-address"),
    ("https://[::1", "web-address"),
    ("https://169.254.169.254/latest", "web-address"),
    ("https://.org", "web-address"),
    ("https://a..org", "web-address"),
    ("https://-a.org", "web-address"),
    ("https://example.org:99999/", "web-address"),
    ("https://example.org:x/", "web-address"),
    ("https://user@example.org/", "web-address"),
    ("https://user:secret@example.org/", "web-address"),
    ("https://example.org@evil.example/", "web-address"),
    ("https://example.org\\@evil.example/", "web-address"),
    ("https://example.org/a b", "web-address"),
    ("https://example.org/\n", "web-address"),
    ("https://example.org/\u202e", "web-address"),
    ('https://example.org/"x', "web-address"),
    ("https://example.org/<x>", "web-address"),
    ("javascript:alert(1)", "web-address"),
    ("JavaScript:alert(1)//https://example.org", "web-address"),
    ("java\nscript:alert(1)", "web-address"),
    ("data:text/html,x", "web-address"),
    ("file:///etc/passwd", "web-address"),
    ("ftp://example.org/", "web-address"),
    ("mailto:info@example.org", "web-address"),
    ("tel:1522", "web-address"),
    ("", "web-address"),
]


@pytest.mark.parametrize(("value", "code"), ADDRESSES)
@pytest.mark.parametrize("field", ["page", "pages"])
def test_an_address_is_of_the_web(value, code, field):
    found = [one.code for one in contacts.address_is_of_the_web(value, FIELDS[field])]
    assert found == ([code] if code else [])


def test_what_is_no_address_is_not_held_against_this_rule():
    assert list(contacts.address_is_of_the_web("javascript:alert(1)", FIELDS["more"])) == []


def test_a_field_is_an_address_by_its_format_whatever_it_means(tmp_path):
    assert FIELDS["page"].meaning == ""
    assert [one.code for one in checked(tmp_path, "called: A\npage: javascript:alert(1)\n")] == ["web-address"]


MAIL = [
    ("info@example.org", None),
    ("segreteria.centro+ascolto@comune.example.it", None),
    ("INFO@EXAMPLE.ORG", None),
    ("info@", "type"),
    ("@example.org", "type"),
    ("info.example.org", "type"),
    ("info@example", "type"),
    ("info@localhost", "type"),
    ("a@b.it, c@d.it", "type"),
    ("Info <info@example.org>", "type"),
    ("mailto:info@example.org", "type"),
    ("info @example.org", "type"),
    ("info@@example.org", "type"),
    ("info..x@example.org", "type"),
]


@pytest.mark.parametrize(("value", "code"), MAIL)
def test_an_e_mail_address_is_one(tmp_path, value, code):
    findings = checked(tmp_path, f"called: A\nmail: '{value}'\n")
    assert [one.code for one in findings if one.code not in {"formula", "html"}] == ([code] if code else [])


PERSONS = [
    ("info@example.org", None),
    ("segreteria.centro@example.org", None),
    # Real ones of bodies, some at a provider where people have theirs.
    ("telefono.donna@libero.it", None),
    ("fondazione.camen@libero.it", None),
    ("gruppi.ama@ausl.bologna.it", None),
    ("plo.lavoromilano@comune.milano.it", None),
    ("san.giovanni@example.org", None),
    ("maria@example.org", None),
    ("mario.rossi@gmail.com", "personal-mail"),
    ("Mario.Rossi@comune.example.it", "personal-mail"),
    ("giulia_bianchi84@example.org", "personal-mail"),
    ("anna-neri@example.org", "personal-mail"),
    ("Scrivere a mario.rossi@gmail.com oppure a info@example.org.", "personal-mail"),
    ("a" * 100_000, None),
    ("mario." * 20_000 + "@", None),
]


@pytest.mark.parametrize(("value", "code"), PERSONS, ids=[value[:40] for value, _ in PERSONS])
@pytest.mark.parametrize("field", ["mail", "more"])
def test_a_mail_address_is_not_a_persons(value, code, field):
    found = list(contacts.mail_is_not_a_persons(value, FIELDS[field]))
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.level is Level.WARNING for one in found)


MOBILES = [
    ("tel: [333 802 5536]", ["personal-phone"]),
    ("tel: 333 802 5536", ["personal-phone"]),
    ("tel: [333 802 5536, 02 8846 3107]", []),
    ("tel: [02 8846 3107]", []),
    ("tel: [1522]", []),
    ("tel: [333 802 5536]\nat: square", []),
    ("gist: x", []),
]


@pytest.mark.parametrize(("text", "codes"), MOBILES)
def test_a_mobile_number_has_a_body(tmp_path, text, codes):
    findings = checked(tmp_path, f"called: A\n{text}\n")
    assert [one.code for one in findings] == codes
    assert all(one.level is Level.WARNING and one.line == 2 for one in findings)
