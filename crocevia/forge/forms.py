"""GitHub's issue forms, made of the schemas: one for each kind, and one for who only wants to say what is wrong.

An input is a line or a box of text, never a menu: an address that fills in a menu makes GitHub show an empty issue instead
of the form. What may be written stands beside it, in the source language and in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from crocevia.forge.inputs import RECORD, Input, inputs
from crocevia.kinds import Field, Kind
from crocevia.language import Message, say
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

# More choices than this are looked up in their file.
FEW = 40
OTHER = "en"
HEAD = "# Made of the schemas by `python build.py issue-forms`: changed there, not here.\n"

_RULES = (
    say("**This form is public**: write only what may be known by everybody, and nobody's private number or address."),
    say("To correct a record, write its code and only what changes; what is left empty stays as it is."),
    say("To take a line away, write a hyphen: `-`."),
    say("In a list, write one a line, and all of them, not only the new ones."),
    say("Whoever keeps the catalogue reads it before anything is published."),
)
_CODE = say("The code stands at the foot of the record's page. For a new one leave it as it is.")
_WHO = say("It stays in the issue and does not become part of the record.")
_NEEDED = say("A new record needs it.")
_CORRECTION, _TITLE = say("Say what is wrong"), say("Correction")
_WHAT, _WHERE_KNOWN = say("What is wrong, and what would be right?"), say("How do you know?")
_WHAT_FOR = say("For who has no time to fill in the record: in a few words, what should be corrected.")
_PAGE = say("The address of the page, or the name of the record.")
_SOURCE = say("A page, a leaflet, the body itself. No names of private persons.")


def files(
    kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary], language: str
) -> Iterator[tuple[str, str]]:
    """The name and the text of every file of `.github/ISSUE_TEMPLATE/`."""
    for kind in kinds.values():
        yield f"{kind.name}.yml", _yaml(_form(kind, kinds, vocabularies, language))
    yield "correction.yml", _yaml(_correction(language))
    yield "config.yml", _yaml({"blank_issues_enabled": False})


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as a person would."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """A block where there is more than one line."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _Dumper.represent_text)


def _yaml(form: Mapping[str, Any]) -> str:
    return HEAD + yaml.dump(form, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def _form(
    kind: Kind, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary], language: str
) -> Mapping[str, Any]:
    asked = inputs(kind, language)
    return {
        "name": say("{kind}: add or correct", kind=kind.singular).in_(language),
        "description": kind.description.in_(language) or kind.title.in_(language),
        "title": f"{kind.singular.in_(language)}: ",
        "labels": ["proposal"],
        "body": [
            {"type": "markdown", "attributes": {"value": _both(_RULES, language)}},
            _input(asked[0], _both([_CODE], language), f"{kind.name}/", needed=True),
            *(_input(one, _help(one.field, kinds, vocabularies, language)) for one in asked[1:-1] if one.field),
            _input(asked[-1], _both([_WHO], language)),
        ],
    }


def _input(one: Input, help: str, value: str = "", *, needed: bool = False) -> Mapping[str, Any]:
    example = _example(one.field) if one.field else ""
    attributes = {"label": one.label, "description": help, "placeholder": example, "value": value}
    return {
        "type": "textarea" if one.long else "input",
        "id": one.id,
        "attributes": {name: text for name, text in attributes.items() if text},
        **({"validations": {"required": True}} if needed else {}),
    }


def _example(field: Field) -> str:
    example = field.example
    return "\n".join(map(str, example)) if isinstance(example, list) else str(example or "")


def _help(field: Field, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary], language: str) -> str:
    """A field's help and what may be written there, in the source language and in English."""
    sentences: list[Text | Message] = [field.description]
    if choices := _choices(field, kinds, vocabularies):
        sentences.append(choices)
    if field.required:
        sentences.append(_NEEDED)
    return _both(sentences, language, field.title)


def _choices(field: Field, kinds: Mapping[str, Kind], vocabularies: Mapping[str, Vocabulary]) -> Message | None:
    labels = [label or Text({"": code}) for code, label in field.categories.items()]
    if field.vocabulary in vocabularies:
        terms = vocabularies[field.vocabulary].terms.values()
        if len(terms) > FEW:
            return say("The codes are in `catalogue/vocabularies/{table}.yml`.", table=field.vocabulary)
        labels = [term.label for term in terms]
    if labels:
        choices = _apart(labels)
        return (
            say("One or more of: {choices}.", choices=choices)
            if field.many
            else say("One of: {choices}.", choices=choices)
        )
    named = [kinds[one.resource] for one in field.references if one.resource in kinds]
    return say("The code of a record of: {kinds}.", kinds=tuple(kind.title for kind in named)) if named else None


def _apart(labels: Sequence[Text]) -> Text:
    """Labels one after the other in each language; some have commas themselves."""
    languages = dict.fromkeys(one for label in labels for one in label)
    return Text({one: "; ".join(label.in_(one) for label in labels) for one in languages})


def _both(sentences: Sequence[Text | Message], language: str, title: Text | None = None) -> str:
    """The sentences in the source language; below, in English, where that is another, the title as well."""
    said = " ".join(filter(None, (one.in_(language) for one in sentences)))
    if language == OTHER:
        return said
    # What has not been put into English is not said twice.
    other = [one.in_(OTHER) for one in sentences if isinstance(one, Message) or OTHER in one]
    english = " ".join(filter(None, ([f"{title[OTHER]}."] if title and OTHER in title else []) + other))
    return "\n\n".join(filter(None, (said, f"*{english}*" if english and "*" not in english else english)))


def _correction(language: str) -> Mapping[str, Any]:
    def asked(id: str, label: Message, help: Message, *, long: bool, needed: bool) -> Mapping[str, Any]:
        return {
            "type": "textarea" if long else "input",
            "id": id,
            "attributes": {"label": label.in_(language), "description": _both([help], language)},
            "validations": {"required": needed},
        }

    return {
        "name": _CORRECTION.in_(language),
        "description": _WHAT_FOR.in_(language),
        "title": f"{_TITLE.in_(language)}: ",
        "labels": ["correction"],
        "body": [
            {"type": "markdown", "attributes": {"value": _both(_RULES[:1], language)}},
            asked(RECORD, say("Record"), _PAGE, long=False, needed=True),
            asked("what", _WHAT, _WHAT_FOR, long=True, needed=True),
            asked("source", _WHERE_KNOWN, _SOURCE, long=False, needed=False),
        ],
    }
