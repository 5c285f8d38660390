"""The letter that asks a body whether its records are still right: a draft for a mail program, in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

from crocevia.campaigns import Campaign
from crocevia.language import say
from crocevia.reviews.rounds import Ask, Round
from crocevia.reviews.words import Links, facts, line, name
from crocevia.settings import Settings

# What may stand in a header as it is: one address, no name, no second one.
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}")
# More would not be read; the rest comes with the next letter.
MOST_RECORDS = 30
# RFC 5322: a line has no more than 998 characters; a subject is read on a phone.
_LONGEST_SUBJECT = 120


def letter(round: Round, settings: Settings, campaign: Campaign | None = None) -> EmailMessage:
    """The draft. It has no `To` where no e-mail is known, no `From` where the city has none, and no date."""
    language, city = settings.source, line(settings.title or settings.name)
    message = EmailMessage(policy=SMTP)
    if _ADDRESS.fullmatch(round.email):
        message["To"] = round.email
    if _ADDRESS.fullmatch(settings.contact):
        message["From"] = settings.contact
    question = campaign.question if campaign else say("Are your records on {city} still right?", city=city)
    subject = line(question.in_(language))
    message["Subject"] = subject if len(subject) <= _LONGEST_SUBJECT else f"{subject[: _LONGEST_SUBJECT - 1]}…"
    # Outlook opens it as a draft, not as mail received.
    message["X-Unsent"] = "1"
    message.set_content("\n".join(_body(round, settings, city, campaign)) + "\n", cte="quoted-printable")
    return message


def _body(round: Round, settings: Settings, city: str, campaign: Campaign | None) -> Iterator[str]:
    language, links = settings.source, Links(settings)
    yield say("Good morning,").in_(language)
    yield ""
    where = f"{city} ({settings.url})" if settings.url else city
    yield say("{city} shows these records of yours. People who look for help rely on what they say.", city=where).in_(
        language
    )
    yield ""
    yield line(campaign.question.in_(language)) if campaign else say("Is everything still right?").in_(language)
    for number, ask in enumerate(round.asks[:MOST_RECORDS], 1):
        yield ""
        yield f"{number}. {name(ask.record)}"
        yield from _record(ask, links, language, confirm=campaign is None)
    if len(round.asks) > MOST_RECORDS:
        yield ""
        more = len(round.asks) - MOST_RECORDS
        yield say("{more} more records will follow in another letter.", more=more).in_(language)
    yield ""
    yield say("If you prefer, answer this letter: we will write it for you.").in_(language)
    yield say("Thank you!").in_(language)
    yield ""
    yield line(settings.publisher) or city


def _record(ask: Ask, links: Links, language: str, *, confirm: bool) -> Iterator[str]:
    unknown = say("we do not know").in_(language)
    right, wrong = say("It is all still right, one click:"), say("Something has to change:")
    for title, said in facts(ask, language):
        yield f"   {title}: {said or unknown}"
    if confirm:
        yield f"   {right.in_(language)}"
        yield f"   {links.confirm(ask.record.ref)}"
    yield f"   {wrong.in_(language)}"
    yield f"   {links.edit(ask.record.ref)}"
