"""Rules for what people dial, write to and open."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crocevia import meanings as m
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.phones import PhoneError, read
from crocevia.rules.base import Problem, for_values


@for_values(m.TELEPHONE)
def phone_can_be_dialled(value: str, _field: Field) -> Iterator[Problem]:
    """A number that exists in the numbering plan, Italian short numbers included."""
    try:
        read(value)
    except PhoneError:
        remedy = say("Write it as it is dialled, for instance 02 8846 3107, 800 995 988 or 1522.")
        yield Problem("phone", say("no phone has this number"), remedy, value)


@for_values()
def address_is_of_the_web(value: str, field: Field) -> Iterator[Problem]:
    """Only `http` and `https`, a host with a name, no user name: never `javascript:`, `file:` or an inner address."""
    if field.format == "uri" and not _of_the_web(value):
        remedy = say("Write the whole address of a public page: it begins with https:// .")
        yield Problem("web-address", say("this is not the address of a web page"), remedy, value)


def _of_the_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
        # Asked for, because a port is only read then.
        _ = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and "@" not in parts.netloc
        and _public(parts.hostname or "")
        and value.isprintable()
        and not _NEVER.search(value)
    )


# RFC 3986 has none of these in an address; browsers read a backslash as a slash.
_NEVER = re.compile(r'[\s\\"<>^`{|}]')
# Names between points, the last not a number: `127.1` is an address too.
_HOST = re.compile(r"([^\W_]([\w-]*[^\W_])?\.)+(xn--[a-z0-9-]+|[^\W\d_]{2,})\.?")


def _public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(_HOST.fullmatch(host)) and not host.rstrip(".").endswith((".local", ".internal", ".localhost"))
