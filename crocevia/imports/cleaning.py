"""Cleans one cell for the field it goes to, with the engine's own readers; says what was changed and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crocevia import meanings as m
from crocevia.findings import excerpt
from crocevia.imports import codes, contacts, telephones, timetables
from crocevia.imports.choices import Choices
from crocevia.imports.names import proper
from crocevia.imports.outcome import Around, Outcome
from crocevia.imports.plain import plain
from crocevia.kinds import DELIMITER, FALSE, TRUE, Field
from crocevia.language import say

# By meaning; what has none is cleaned by type.
_CLEANERS: Mapping[str, Callable[[str, Around], Outcome]] = {
    m.TELEPHONE: telephones.clean,
    m.EMAIL: contacts.email,
    m.OPENING_HOURS: timetables.hours,
    m.SCHEDULE: timetables.meetings,
    m.TAX_ID: codes.eleven,
    m.VAT_ID: codes.eleven,
    m.POSTAL_CODE: codes.postal_code,
    m.NAME: proper,
    m.STREET_ADDRESS: proper,
}
# Where what is not one of the choices is kept in words.
_NOTES = {m.COST: m.COST_NOTE}
_YES = frozenset({*TRUE, "x", "✓", "✔", "1", "y", "s", "on", "presente", "true"})
_NO = frozenset({*FALSE, "0", "n", "off", "assente", "false"})


def clean(text: str, field: Field, choices: Choices | None, around: Around) -> Outcome:
    """What a cell gives a field. `choices` are the field's codes, where it has some."""
    words = plain(text)
    if words.refused:
        return Outcome(lost=[words.refused])
    outcome = _cleaned(words.text, field, choices, around)
    outcome.changed = [*words.changed, *outcome.changed]
    return outcome


def _cleaned(text: str, field: Field, choices: Choices | None, around: Around) -> Outcome:
    if choices is not None:
        return _chosen(text, field, choices, around)
    if field.meaning in _CLEANERS:
        return _CLEANERS[field.meaning](text, around)
    if field.format == "uri":
        return contacts.website(text, many=field.many)
    if field.format == "email":
        return contacts.email(text, around)
    return _typed(text, field)


def _typed(text: str, field: Field) -> Outcome:
    match field.descriptor.get("itemType", "string") if field.many else field.type:
        case "boolean":
            return _boolean(text)
        case "integer" | "number":
            return codes.number(text, whole=field.type == "integer")
        case "date":
            return codes.day(text)
    if field.many:
        values = [one.strip() for one in text.replace("\n", DELIMITER).split(DELIMITER) if one.strip()]
        return Outcome(list(dict.fromkeys(values)))
    if field.markdown:
        return Outcome([text])
    return Outcome([" ".join(text.split())])


def _boolean(text: str) -> Outcome:
    word = text.strip(" .").casefold()
    if word in _YES:
        return Outcome(["true"])
    if word in _NO:
        return Outcome(["false"])
    return Outcome(lost=[say("this is neither yes nor no")])


def _chosen(text: str, field: Field, choices: Choices, around: Around) -> Outcome:
    found, lost = choices.codes(text, around.said)
    outcome = Outcome(found)
    for word in lost:
        near = choices.near(word)
        outcome.unmatched.append((word, near))
        if near:
            outcome.lost.append(
                say("“{text}” is not one of the choices (perhaps {near})", text=excerpt(word), near=f"`{near}`")
            )
        else:
            outcome.lost.append(say("“{text}” is not one of the choices", text=excerpt(word)))
    if found and not field.many and len(found) > 1:
        outcome.lost.append(say("more than one choice, and the field holds one: {words}", words=", ".join(found[1:])))
        outcome.values = found[:1]
    if lost and not found and field.meaning in _NOTES:
        outcome.aside[_NOTES[field.meaning]] = " ".join(text.split())
    return outcome
