"""What is said of a text that cannot be read: where reading stopped, at which word, and what would do instead."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal["word", "days", "times", "clock", "order", "date", "which", "length"]
"""Why reading stopped: an unknown word; no day or no time is said; no such hour (25:00); hours the wrong way round;
no such date; more than one thing could be meant ("un giovedì al mese": which?); the text is too long."""


class Stop(Exception):
    """Reading stops here; the public functions turn it into `CannotRead`."""

    def __init__(self, reason: Reason, column: int, length: int = 0) -> None:
        """Stop at the 1-based `column`, over `length` characters."""
        super().__init__(reason, column, length)
        self.reason: Reason = reason
        self.column = column
        self.length = length


@dataclass(eq=False)
class CannotRead(ValueError):
    """A text that says no opening hours or meeting.

    `column` is 1-based (one past the end when something is missing there), `found` the word at it ("" at the end),
    `nearest` a text that can be read, made of what was understood: never empty, meant to be pasted.
    """

    text: str
    column: int
    found: str
    nearest: str
    reason: Reason = "word"

    def __str__(self) -> str:
        """One sentence for a log; pages for editors word it themselves from the fields."""
        found = repr(self.found) if self.found else "the end"
        return f"cannot read {self.text[:80]!r} at column {self.column} ({found}: {self.reason}); try {self.nearest!r}"


def stopped(text: str, stop: Stop, nearest: str) -> CannotRead:
    """The public error for a text at which reading stopped."""
    start = stop.column - 1
    found = text[start : start + stop.length].strip()
    return CannotRead(text, stop.column, found, nearest, stop.reason)
