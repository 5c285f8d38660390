"""Refuses what YAML can and no file of a catalogue has a use for: anchors, aliases, tags, lists in lists in lists.

A line of aliases unfolds to more than a memory holds, a tag names a program, and libyaml composes by recursion: some
thousands of brackets end the whole program. So events are looked at one by one, before anything is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from crocevia import complaints
from crocevia.complaints import Complaint
from crocevia.language import say

# A record is a list within a field, a schema nests five deep; more is a mistake or an attack.
DEEPEST = 10
FEW_BRACKETS = 100
# The two ways in which YAML opens lists in lists, or keys in keys, on one line without a bracket.
_NESTED_DASHES = re.compile(r"-\s+-\s|\?\s")
# Where an anchor, an alias or a tag can begin: nowhere within a word.
_SPECIAL = re.compile(r"(?:^|[\s\[\]{},:?\"'-])[&*!]")


def suspect(text: str) -> bool:
    """Whether the text may hold what `forbidden` finds: few do, and looking closely costs as much as reading."""
    brackets = text.count("[") + text.count("{")
    return brackets > FEW_BRACKETS or bool(_SPECIAL.search(text) or _NESTED_DASHES.search(text))


def forbidden(events: Iterable[Any], text: str) -> tuple[str, Complaint] | None:
    """The first thing that is refused among a text's YAML events: the finding's code, and what is said of it."""
    depth = 0
    for event in events:
        name = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if name and name != "!":
            return "yaml-special", Complaint(*_place(event), *complaints.SPECIAL, _word(event, text))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            problem = say("brackets are opened inside brackets too many times")
            remedy = say("Put a text with a colon or brackets in double quotes.")
            return "too-deep", Complaint(*_place(event), problem, remedy)
    return None


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _word(event: Any, text: str) -> str:
    """What stands where an event begins, up to the first space."""
    line, column = _place(event)
    return str(complaints.lines(text)[line - 1][column - 1 :].partition(" ")[0])
