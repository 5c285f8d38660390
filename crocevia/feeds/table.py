"""Changes as a table, with its columns explained: what the CSV and the Data Package have of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from crocevia.edition import Edition
from crocevia.feeds.plain import moment, page_of
from crocevia.history.told import Change, What
from crocevia.kinds import DELIMITER
from crocevia.language import Message, say
from crocevia.lexical import Value
from crocevia.table import Column, Table
from crocevia.text import Text

NAME = "changes"
ABOUT = say("What was added, changed, closed, renamed and removed, from the beginning: a row a change.")
TITLE, IN_PART = say("Changes"), say("Changes, as far as they could be seen")


def title(edition: Edition) -> Message:
    """What the changes are called: whoever does not see all of them says so in the first place."""
    return TITLE if edition.history().complete else IN_PART


def about(edition: Edition) -> Text:
    """What the table is, and what could not be seen."""
    note = edition.history().note
    languages = edition.settings.languages
    return Text({one: " ".join(filter(None, (ABOUT.in_(one), note.in_(one)))) for one in languages})


def table(edition: Edition) -> Table[Change]:
    """Every change, from the oldest to the newest."""
    languages = edition.settings.languages
    return Table(
        name=NAME,
        title=Text({language: title(edition).in_(language) for language in languages}),
        description=about(edition),
        columns=tuple(_columns(edition)),
        rows=lambda: iter(edition.history().changes),
        key="id",
        foreign_keys=(),
    )


def _columns(edition: Edition) -> Iterator[Column[Change]]:
    def column(
        name: str, title: Message, about: Message, value: Callable[[Change], Value | None], **more: Any
    ) -> Column[Change]:
        descriptor: dict[str, Any] = {"name": name, "type": "string"}
        for language in edition.settings.languages:
            suffix = "" if language == edition.settings.source else f"@{language}"
            descriptor |= {f"title{suffix}": title.in_(language), f"description{suffix}": about.in_(language)}
        return Column(name, {**descriptor, **more}, value)

    many = {"type": "list", "delimiter": DELIMITER, "itemType": "string"}
    rising = say("Rises from change to change, with gaps; empty where older changes could not be seen.")
    words = say(
        "added, changed, verified (checked, and nothing else changed), closed, reopened, moved (it has another name) or removed."
    )
    yield column(
        "sequence",
        say("Number"),
        rising,
        lambda one: one.sequence or None,
        type="integer",
        constraints={"minimum": 1},
    )
    always = say("The change's own name, for ever.")
    yield column("id", say("Name of the change"), always, lambda one: one.id, constraints={"required": True})
    yield column("at", say("When"), say("When it was committed, UTC."), lambda one: moment(one.at), type="datetime")
    yield column(
        "change", say("Change"), words, lambda one: one.what.value, constraints={"enum": [one.value for one in What]}
    )
    yield column("kind", say("Kind"), say("The name of the record's table."), lambda one: one.ref.kind)
    yield column("record", say("Record"), say("The record, as kind/identifier."), lambda one: str(one.ref))
    address = say("The address of the record's page; a record that was removed has none.")
    yield column("page_url", say("Page"), address, lambda one: page_of(edition, one) or None)
    filled, altered, emptied = (
        say("Fields that were empty and are not."),
        say("Fields that say something else."),
        say("Fields that are empty now."),
    )
    yield column("filled", say("Fields filled"), filled, lambda one: tuple(one.fields.filled) or None, **many)
    yield column("altered", say("Fields changed"), altered, lambda one: tuple(one.fields.altered) or None, **many)
    yield column("emptied", say("Fields emptied"), emptied, lambda one: tuple(one.fields.emptied) or None, **many)
    yield column(
        "was",
        say("Former name"),
        say("The name that a record that moved had."),
        lambda one: str(one.before) if one.before else None,
    )
    led = say("Records that one that was removed led to.")
    yield column("instead", say("Go instead to"), led, lambda one: tuple(map(str, one.instead)) or None, **many)
