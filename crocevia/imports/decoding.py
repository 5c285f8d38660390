"""Bytes of a text file → text: byte order mark, UTF-8, UTF-16, Windows-1252, and how sure that is."""

from __future__ import annotations

import codecs

from crocevia.imports.given import MOST_BYTES, Refused
from crocevia.language import Message, say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

# One slipped in is a character that no one sees; many are another encoding, or no text.
MOST_NOUGHTS = 3


def text(data: bytes, name: str) -> tuple[str, list[Message]]:
    """The text, and what is to be said of its encoding. Raises Refused for what is no text."""
    if len(data) > MOST_BYTES:
        raise Refused(say("{file}: the file is larger than {most} bytes", file=name, most=MOST_BYTES))
    for mark, encoding, called in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), [] if called == "UTF-8" else [_said(name, called)]
            except UnicodeDecodeError:
                raise Refused(say("{file}: this is not {encoding} text", file=name, encoding=called)) from None
    if data[:4000].count(0) > MOST_NOUGHTS:
        return _wide(data, name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        # A few bytes stand for nothing in Windows-1252: they are control characters of Latin-1.
        decoded = data.decode("cp1252", "backslashreplace")
        return decoded, [_said(name, "Windows-1252")]


def _wide(data: bytes, name: str) -> tuple[str, list[Message]]:
    """UTF-16 without its mark, as Latin letters show it: every second byte is nought."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.4 * len(sample) / 2 and min(even, odd) < 0.05 * len(sample):
        try:
            return data.decode("utf-16-be" if even > odd else "utf-16-le"), [_said(name, "UTF-16")]
        except UnicodeDecodeError:
            pass
    raise Refused(say("{file}: this is not a text file", file=name))


def _said(name: str, encoding: str) -> Message:
    return say("{file}: read as {encoding}", file=name, encoding=encoding)
