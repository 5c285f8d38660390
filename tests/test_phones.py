"""Telephone numbers: as Italians write them, as they are shown, as they are dialled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crocevia.phones import Phone, PhoneError, is_free, read

# (as it is written, as it is shown, RFC 3966)
RIGHT = [
    ("02 8846 3107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("0288463107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("02.88463107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("02/88463107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("(02) 88463107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("02-8846-3107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("+39 02 88463107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("+390288463107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("0039 02 88463107", "02 8846 3107", "tel:+39-02-8846-3107"),
    ("02 88463107 int. 5", "02 8846 3107 ext. 5", "tel:+39-02-8846-3107;ext=5"),
    ("0125 627000", "0125 627000", "tel:+39-0125-627000"),
    ("333 123 4567", "333 123 4567", "tel:+39-333-123-4567"),
    ("800 995 988", "800 995 988", "tel:+39-800-995-988"),
    ("803 001", "803 001", "tel:+39-803-001"),
    ("199 123 456", "199 123 456", "tel:+39-199-123-456"),
    ("020202", "02 0202", "tel:+39-020202"),
    ("02 02 02", "02 0202", "tel:+39-020202"),
    ("060606", "06 0606", "tel:+39-060606"),
    ("112", "112", "tel:112;phone-context=+39"),
    ("113", "113", "tel:113;phone-context=+39"),
    ("114", "114", "tel:114;phone-context=+39"),
    ("115", "115", "tel:115;phone-context=+39"),
    ("117", "117", "tel:117;phone-context=+39"),
    ("118", "118", "tel:118;phone-context=+39"),
    ("1500", "1500", "tel:1500;phone-context=+39"),
    ("1522", "1522", "tel:1522;phone-context=+39"),
    ("19696", "19696", "tel:19696;phone-context=+39"),
    ("116000", "116000", "tel:116000;phone-context=+39"),
    ("116 117", "116117", "tel:116117;phone-context=+39"),
    ("+41 91 815 10 11", "+41 91 815 10 11", "tel:+41-91-815-10-11"),
]


@pytest.mark.parametrize(("text", "shown", "uri"), RIGHT, ids=[row[0] for row in RIGHT])
def test_a_number_is_read_shown_and_dialled(text, shown, uri):
    assert read(text) == Phone(shown, uri)


@pytest.mark.parametrize(("text", "shown", "uri"), RIGHT, ids=[row[0] for row in RIGHT])
def test_what_is_shown_can_be_written_in_a_record(text, shown, uri):
    assert read(shown) == Phone(shown, uri)


WRONG = [
    "",
    " ",
    "0",
    "1",
    "12",
    "4",
    "12345",
    "02 884",
    "+39 333",
    "+1522",
    "0039 1522",
    "abc",
    "800 CIAOO",
    "1522 24h",
    "chiamare 02 88463107",
    "tel. 02 88463107",
    "tel:0288463107",
    "02 88463107 (Maria)",
    "02 88463107 o 02 1234567",
    "02 88463107/8",
    "02 8846310/1",
    "02 88463107 / 08",
    "02 88463107\n",
    "٠٢ ٨٨٤٦٣١٠٧",
    "０２ ８８４６３１０７",
    "02 88463107;ext=5",
    "02 88463107\u200b",
    "*43#",
    "#31#0288463107",
    "9" * 300,
    "0" * 10_000,
    "javascript:alert(1)",
]


@pytest.mark.parametrize("text", WRONG, ids=[ascii(text[:30]) for text in WRONG])
def test_what_no_phone_has_is_refused(text):
    with pytest.raises(PhoneError):
        read(text)


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("800 995988", True),
        ("+39 800 995988", True),
        ("02 88463107", False),
        ("1522", False),
        ("abc", False),
        ("", False),
    ],
)
def test_a_free_number_is_known(text, free):
    assert is_free(text) is free


@given(st.text(max_size=40) | st.text(alphabet="0123456789+ ()/.-", max_size=20))
def test_any_text_is_a_number_or_is_refused(text):
    try:
        phone = read(text)
    except PhoneError:
        return
    assert phone.uri.startswith("tel:")
    # No digit is lost and none is made up: what is dialled is what was written.
    written = "".join(c for c in text if c.isdigit())
    dialled = "".join(c for c in phone.uri.replace("phone-context=+39", "").replace("tel:+39", "tel:") if c.isdigit())
    assert written.endswith(dialled)
