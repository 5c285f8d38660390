"""The forms in which HSDS wants a value: an absolute URI in ASCII, an e-mail address, a number, a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import quote, urlsplit

from crocevia.model import Scalar

# RFC 3986: what may stand in a URI as it is, "%" too where it is one already.
_ALLOWED = "!#$%&'()*+,/:;=?@-._~"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]|%[0-9A-Fa-f]{2})+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
# Python writes a float of so many digits as it was read.
_EXACT = 15


def uri(text: str) -> str:
    """An address as a URI: letters beyond ASCII are encoded (RFC 3987, 3.1). "" for what is no absolute address.

    >>> uri("https://www.example.org/città")
    'https://www.example.org/citt%C3%A0'
    """
    try:
        parts = urlsplit(text.strip())
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except (ValueError, UnicodeError):
        return ""
    made = quote(parts._replace(netloc=host).geturl(), safe=_ALLOWED)
    # One fragment at the end is all that a URI has.
    return made if _URI.fullmatch(made) and made.count("#") <= 1 else ""


def _uri(value: Scalar) -> str | None:
    return uri(str(value)) or None


def _email(value: Scalar) -> str | None:
    return str(value) if _EMAIL.fullmatch(str(value)) else None


def _number(value: Scalar) -> int | float | None:
    if isinstance(value, Decimal):
        return float(value) if len(value.as_tuple().digits) <= _EXACT else None
    return value if isinstance(value, int) else None


def _date(value: Scalar) -> str | None:
    return value.isoformat() if isinstance(value, date) else None


# Form → what makes a value of that form of one of ours; None where there is none.
FORMS: Mapping[str, Callable[[Scalar], str | int | float | None]] = {
    "text": lambda value: str(value) or None,
    "uri": _uri,
    "email": _email,
    "number": _number,
    "date": _date,
}


def written(value: Scalar) -> str:
    """A value of ours as text, whole: what an attribute says.

    >>> written(Decimal("12.50")), written(True)
    ('12.50', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
