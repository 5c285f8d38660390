"""The issue that reminds maintainers to ask a body, one a month: a Markdown file, its title on the first line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crocevia.findings import code, words
from crocevia.language import say
from crocevia.model import Ref
from crocevia.reviews.rounds import Round
from crocevia.reviews.words import Links, facts, name, state
from crocevia.settings import Settings


def file_name(round: Round, rank: int) -> str:
    """`0001-<kind>-<id>.md`: in the order of the names, who has waited longest comes first."""
    return f"{rank:04}-{slug(round.who.ref)}.md"


def slug(ref: Ref) -> str:
    """A record's name as part of a file's name."""
    return f"{ref.kind}-{ref.id}".replace("_", "-")


def issue(round: Round, settings: Settings, day: date) -> str:
    """The file's text. The title says the month, so that there is one a month; the remark says it to programs."""
    return "\n".join([f"# {_title(round, settings.source, day)}", "", *_body(round, settings, day)]) + "\n"


def _title(round: Round, language: str, day: date) -> str:
    return say("Review {month}: {name}", month=f"{day:%Y-%m}", name=name(round.who)).in_(language)


def _body(round: Round, settings: Settings, day: date) -> Iterator[str]:
    language, links = settings.source, Links(settings)
    yield f"<!-- crocevia-review {day:%Y-%m} {round.who.ref} -->"
    reach = [code(one) for one in (round.email, *round.phones) if one]
    known = ", ".join(reach) or say("no e-mail or phone is known")
    yield say("Whom to ask: {name}, {reach}.", name=words(name(round.who)), reach=known).in_(language)
    confirm, edit = say("all is still right").in_(language), say("something has to change").in_(language)
    unknown = say("we do not know").in_(language)
    for ask in round.asks:
        yield ""
        yield f"- [ ] **{words(name(ask.record))}** ({code(str(ask.record.ref))}): {words(state(ask).in_(language))}"
        for title, said in facts(ask, language):
            yield f"  - {words(title)}: {words(said or unknown)}"
        yield f"  - [{words(confirm)}]({links.confirm(ask.record.ref)}) · [{words(edit)}]({links.edit(ask.record.ref)})"
