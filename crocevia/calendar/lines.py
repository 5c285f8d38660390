"""Lines of iCalendar as RFC 5545 has them (3.1, 3.3.11): text escaped, 75 octets at most, CRLF at the end."""

from __future__ import annotations

import re

MOST = 75
# What some programs take for the end of a line, though the standard knows only CRLF.
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What no text may hold: all control characters but the tab.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(value: str) -> str:
    r"""A TEXT value: whatever somebody wrote stays within its line.

    >>> print(text("Pane, latte; e\r\nEND:VEVENT"))
    Pane\, latte\; e\nEND:VEVENT
    """
    return _CONTROLS.sub("", _BREAKS.sub("\n", value)).translate(_ESCAPED)


def line(name: str, value: str) -> bytes:
    """A content line. `name` holds the parameters too; `value` is escaped already, where it must be."""
    data = f"{name}:{value}".encode()
    parts, room = [], MOST
    while len(data) > room:
        cut = room
        # A character of several octets is not cut.
        while data[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - an octet that goes on (RFC 3629)
            cut -= 1
        parts.append(data[:cut])
        # The blank that begins a line that goes on counts too.
        data, room = data[cut:], MOST - 1
    return b"\r\n ".join([*parts, data]) + b"\r\n"


def words(name: str, value: str, language: str = "") -> bytes:
    """A property whose value is words; nothing where there are none."""
    named = f"{name};LANGUAGE={language}" if language else name
    return line(named, text(value)) if value else b""
