"""How much room words take, guessed without a font, and what is shown of those that have too little."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

# Of the size of the letters: a Chinese character is as wide as high, an average Latin or Arabic letter about half.
WIDE, NARROW = 1.0, 0.56


def width(text: str, size: float) -> float:
    """How wide a text will be, in the unit of `size`, rather too much than too little."""
    return size * sum(0 if combining(c) else WIDE if east_asian_width(c) in "WF" else NARROW for c in text)


def cut(text: str, most: float, size: float) -> str:
    """As much of a text as there is room for, and `…` for the rest.

    >>> cut("Casa delle donne", 80, 13)
    'Casa dell…'
    """
    text = " ".join(text.split())
    if width(text, size) <= most:
        return text
    shown = ""
    for c in text:
        if width(shown + c + "…", size) > most:
            break
        shown += c
    return shown.rstrip() + "…"


def lines(text: str, most: float, size: float, count: int) -> list[str]:
    """A text in at most `count` lines, broken between words, the last one cut.

    >>> lines("Centro per l'impiego di Seregno", 100, 13, 2)
    ['Centro per', "l'impiego di…"]
    """
    found = [""]
    parts = text.split()
    while parts and len(found) <= count:
        joined = f"{found[-1]} {parts[0]}".strip()
        if width(joined, size) <= most or not found[-1]:
            found[-1] = joined
            parts.pop(0)
        elif len(found) < count:
            found.append("")
        else:
            found[-1] = " ".join([found[-1], *parts])
            break
    return [cut(one, most, size) for one in found]
