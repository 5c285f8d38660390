"""Rules for what people dial, write to and open."""

from __future__ import annotations

import ipaddress
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


@for_values(m.URL, m.SOURCE, m.OTHER_SOURCE, m.expand("crocevia:onlineUrl"), m.expand("crocevia:rules"))
def address_is_of_the_web(value: str, _field: Field) -> Iterator[Problem]:
    """Only `http` and `https`, a host with a name, no user name: never `javascript:`, `file:` or an inner address."""
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or not _public(host) or "@" in parts.netloc or not value.isprintable():
        remedy = say("Write the whole address of a public page: it begins with https:// .")
        yield Problem("web-address", say("this is not the address of a web page"), remedy, value)


def _public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and " " not in host and not host.endswith((".local", ".internal"))
