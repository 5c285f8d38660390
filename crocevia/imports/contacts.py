"""E-mail and web addresses as people write them in cells: with `mailto:`, without `https://`, two in one."""

from __future__ import annotations

import re

from crocevia.findings import excerpt
from crocevia.imports import persons
from crocevia.imports.outcome import Around, Outcome
from crocevia.language import say

_APART = re.compile(r"[\s;,|]+|\s+-\s+")
_EMAIL = re.compile(r"[^\s@;,|<>\"'()]+@[^\s@;,|<>\"'()/]+\.[^\s@;,|<>\"'()/.]{2,}")
_HOST = re.compile(r"^(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?:[/?#:].*)?$")


def email(text: str, around: Around) -> Outcome:
    """The first address that is a body's; persons' addresses and further ones are left out, and said."""
    outcome = Outcome()
    found = [one.rstrip(".") for one in _EMAIL.findall(re.sub(r"(?i)mailto:|e-?mail\s*:", " ", text))]
    for one in dict.fromkeys(found):
        if not around.keep_persons and persons.is_address(one, around.people, around.body):
            outcome.lost.append(say("“{text}”: it may be a person's own address", text=excerpt(one)))
        elif outcome.values:
            outcome.lost.append(say("“{text}”: a second address", text=excerpt(one)))
        else:
            outcome.values.append(one if one.partition("@")[2].islower() else _small(one))
    if not found:
        outcome.lost.append(say("“{text}”: this is not an e-mail address", text=excerpt(text)))
    elif outcome.values and outcome.values[0] != text.strip():
        outcome.changed.append(say("only the address is kept: {address}", address=outcome.values[0]))
    return outcome


def _small(address: str) -> str:
    """Hosts have no capitals; what stands before the `@` neither, where it is all capitals."""
    local, _, host = address.partition("@")
    return f"{local.casefold() if local.isupper() else local}@{host.casefold()}"


def website(text: str, *, many: bool) -> Outcome:
    """Addresses with their scheme; the first one where the field holds one."""
    outcome = Outcome()
    for one in filter(None, _APART.split(text)):
        bare = one.strip("<>()\"'")
        if re.match(r"(?i)https?://", bare):
            address = bare
        elif _HOST.match(bare) and "@" not in bare:
            address = f"https://{bare}"
            outcome.changed.append(say("`https://` was put before it"))
        else:
            outcome.lost.append(say("“{text}”: this is not the address of a web page", text=excerpt(one)))
            continue
        if outcome.values and not many:
            outcome.lost.append(say("“{text}”: a second address", text=excerpt(one)))
        else:
            outcome.values.append(address)
    return outcome
