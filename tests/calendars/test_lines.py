"""Lines as RFC 5545 wants them: whatever somebody wrote stays within its value."""

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Event

from crocevia.calendar.lines import line, text, words

HOSTILE = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y\nATTACH:https://evil.example/\u2028X:1\x85Y:2\x0bZ"


def unfolded(data):
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    assert all(len(one) <= 75 for one in lines)
    assert all(one.startswith(b" ") for one in lines[1:])
    # Each is whole UTF-8: programs that fold out characters, not octets, must read it too.
    assert all(one.decode() for one in lines)
    return b"".join([lines[0], *(one[1:] for one in lines[1:])]).decode()


def test_a_line_of_75_octets_is_not_folded_and_one_of_76_is():
    assert line("X", "a" * 73) == b"X:" + b"a" * 73 + b"\r\n"
    assert line("X", "a" * 74) == b"X:" + b"a" * 73 + b"\r\n a\r\n"


def test_a_character_is_never_cut():
    for width in range(60, 80):
        said = "a" * width + "è日👩مرحبا" * 40
        assert unfolded(line("X", said)) == f"X:{said}"


def test_what_looks_like_another_event_stays_a_text():
    read = unfolded(words("SUMMARY", HOSTILE))
    assert read.count("\n") == 0
    assert "\\nEND:VEVENT\\nBEGIN:VEVENT" in read
    event = Event.from_ical(b"BEGIN:VEVENT\r\n" + words("SUMMARY", HOSTILE, "it") + b"END:VEVENT\r\n")
    assert set(event) == {"SUMMARY"}
    assert event["SUMMARY"].params == {"LANGUAGE": "it"}


def test_nothing_is_written_of_nothing():
    assert words("SUMMARY", "", "it") == b""


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), min_size=1))
@settings(max_examples=300)
def test_every_text_comes_back_from_a_parser_that_is_not_ours(said):
    read = Event.from_ical(b"BEGIN:VEVENT\r\n" + words("SUMMARY", said) + b"END:VEVENT\r\n")
    assert str(read["SUMMARY"]) == said


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
@settings(max_examples=300)
def test_no_control_character_is_left(said):
    assert all((ord(one) >= 0x20 and not 0x7F <= ord(one) < 0xA0) or one == "\t" for one in text(said))
