"""Tells the name of a host that passes for another: letters of several alphabets in one word, or none but lookalikes.

The rules are those that browsers show names by (Unicode TR 39, "highly restrictive"; Chromium's lookalikes). A name that is
wholly in the alphabet of its readers is fine.
"""

from __future__ import annotations

import unicodedata

# How Unicode begins the names of letters that one language writes together.
_TOGETHER = ({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL"},)
# Small letters that look like those of the Latin alphabet, or almost.
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуъҽпгѵѡ" + "ονραυικηωτχγε" + "օսոհցզյ")
_PREFIX = "xn--"


def deceptive(host: str) -> str:
    """The host as a person would be shown it, with what it is made of, if it passes for another; "" if it does not.

    >>> deceptive("www.example.org"), deceptive("пример.рф"), deceptive("xn--citt-0na.example")
    ('', '', '')
    >>> deceptive("www.p\u0430ypal.com")
    'www.pаypal.com: CYRILLIC SMALL LETTER A'
    """
    try:
        labels = [_decoded(label) for label in host.casefold().split(".")]
    except UnicodeError:
        return f"{host}: {_PREFIX}"
    names = [name for label in labels for name in _strange(label, national=not labels[-1].isascii())]
    return f"{'.'.join(labels)}: {', '.join(dict.fromkeys(names))}" if names else ""


def _decoded(label: str) -> str:
    """A label as it is read. Raises UnicodeError."""
    if not label.startswith(_PREFIX):
        return label
    decoded = label.removeprefix(_PREFIX).encode("ascii").decode("punycode")
    # A surrogate, or nothing but what could have been written plainly.
    if decoded.isascii() or not decoded.isprintable():
        raise UnicodeError(label)
    return decoded


def _strange(label: str, *, national: bool) -> list[str]:
    """The names of the letters that do not belong; `national` where the whole name ends in that alphabet."""
    if label.isascii():
        return []
    letters = {letter: unicodedata.name(letter, "?") for letter in label if letter.isalpha()}
    # Full-width, circled and mathematical letters become others on the way to the host.
    odd = [name for letter, name in letters.items() if unicodedata.normalize("NFKC", letter) != letter]
    scripts = {name.partition(" ")[0].partition("-")[0] for name in letters.values()}
    if odd or not (len(scripts) == 1 or any(scripts <= some for some in _TOGETHER)):
        return odd or [name for letter, name in letters.items() if not letter.isascii()]
    others = {letter for letter in letters if not letter.isascii()}
    return [letters[one] for one in sorted(others)] if not national and set(letters) <= _LIKE_LATIN else []
