"""What letters and lists say of a record: its facts, its state, the addresses that open the form on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.findings import visible
from crocevia.language import Message, say
from crocevia.model import Record, Ref
from crocevia.reviews.rounds import Ask
from crocevia.settings import Settings
from crocevia.verification import Verification

# Where the forms are: channels/forms.py.
FORMS = "partecipa"


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of a city's forms."""

    settings: Settings

    def edit(self, ref: Ref) -> str:
        """The form with what the record says."""
        return f"{self.settings.url or '/'}{FORMS}/{ref.kind}/?edit={ref}"

    def confirm(self, ref: Ref) -> str:
        """The same, to say with one click that all is still right."""
        return f"{self.edit(ref)}&confirm=1"


def state(ask: Ask) -> Message:
    """How far the record can be trusted, with its day."""
    if ask.state is Verification.UNVERIFIED:
        return say("never verified, read on {day}", day=ask.since.isoformat())
    if ask.state is Verification.DUE:
        return say("to be checked again since {day}", day=ask.since.isoformat())
    return say("verified until {day}", day=ask.since.isoformat())


def facts(ask: Ask, language: str) -> Iterator[tuple[str, str]]:
    """The facts that people act upon, with their titles; "" for those that nobody has written."""
    kind = ask.record.kind
    for meaning in (m.OPENING_HOURS, m.SCHEDULE, m.TELEPHONE, m.STREET_ADDRESS):
        field = kind.by_meaning.get(meaning)
        if field is None:
            continue
        said = ask.hours if meaning == m.OPENING_HOURS else "; ".join(map(str, ask.record.many(meaning)))
        yield field.title.in_(language), line(said)


def name(record: Record) -> str:
    """A record's name on one line."""
    return line(record.text(m.NAME)) or str(record.ref)


def line(text: str) -> str:
    """A text on one line, nothing invisible in it."""
    return visible(" ".join(text.split()))
