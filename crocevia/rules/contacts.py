"""Rules for what people dial, write to and open."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crocevia import meanings as m
from crocevia.findings import Level
from crocevia.kinds import Field
from crocevia.language import say
from crocevia.phones import PhoneError, is_mobile, read
from crocevia.rules.base import Problem, Row, for_records, for_values


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


# The given names that most people in Italy have (ISTAT, "Contanomi"), citizens from elsewhere included.
_NAMES = (
    "ahmed alberto alessandra alessandro alessia alessio alice andrea angela angelo anna antonella antonio arianna barbara "
    "beatrice bruno camilla carla carlo caterina chiara claudia claudio cristina daniela daniele dario davide debora diego "
    "donatella elena eleonora elisa elisabetta emanuela emanuele enrico erika fabio fabrizio fatima federica federico "
    "filippo francesca francesco gabriele giacomo gianluca gianni giorgia giorgio giovanni giulia giulio giuseppe "
    "giuseppina grazia ilaria irene laura leonardo lorenzo luca lucia luciano luigi marco maria mario marta martina massimo "
    "matteo maurizio michela michele mohamed monica nicola nicoletta paola paolo patrizia pietro raffaele riccardo rita "
    "roberta roberto rosa salvatore sara silvia simona simone sofia stefania stefano susanna teresa tommaso valentina "
    "valeria vincenzo vittoria vittorio"
)
_GIVEN_NAMES = frozenset(_NAMES.split())
_MAIL = re.compile(r"([a-z]{3,20})[._-]([a-z]{3,30})[0-9]{0,4}@[a-z0-9]", re.IGNORECASE)


@for_values()
def mail_is_not_a_persons(value: str, _field: Field) -> Iterator[Problem]:
    """`name.surname@…` in any field: a person who may leave tomorrow, and did not ask to be published."""
    for found in _MAIL.finditer(value) if "@" in value else ():
        if found[1].casefold() in _GIVEN_NAMES:
            problem = say("this looks like a person's e-mail address")
            remedy = say("Write the body's own address, or delete this one; if the person agreed to it, leave it.")
            yield Problem("personal-mail", problem, remedy, found[0][:-1], Level.WARNING)
            return


@for_records
def mobile_number_has_a_body(row: Row) -> Iterator[Problem]:
    """A mobile number alone: nothing says whose it is, and nowhere can it be looked up."""
    cell = row.cells.get(row.name(m.TELEPHONE), ())
    numbers = (cell,) if isinstance(cell, str) else cell
    whose = any(row.has(meaning) for meaning in (m.EMAIL, m.URL, m.SOURCE)) or any(
        row.cells.get(field.name) for field in row.kind.naming
    )
    if numbers and not whose and all(map(is_mobile, numbers)):
        problem = say("a mobile number, and nothing that says whose it is: it may be a person's")
        remedy = say("Name the body that answers, or the page where it is published; a person's number must go.")
        yield Problem("personal-phone", problem, remedy, numbers[0], Level.WARNING, row.name(m.TELEPHONE))
