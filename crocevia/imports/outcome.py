"""What became of a cell: its values, what was changed, what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crocevia.language import Message


@dataclass(slots=True)
class Outcome:
    """The values that one text gives a field. `aside` is what goes to another field (by its meaning): a note.

    `unmatched` are words that are none of the field's choices, each with the choice most like it or "".
    """

    values: list[str] = field(default_factory=list)
    changed: list[Message] = field(default_factory=list)
    lost: list[Message] = field(default_factory=list)
    aside: dict[str, str] = field(default_factory=dict)
    unmatched: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known while a cell is cleaned: the names of people in its row, the body's name, the map's decisions.

    `country` is the one whose telephones are written without a prefix; `said` folded words → code, decided by a person.
    """

    people: str = ""
    body: str = ""
    country: str = "IT"
    keep_persons: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
