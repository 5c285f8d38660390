"""A page of each record for who answers the telephone: a text to read aloud, and the message that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from markupsafe import Markup

from crocevia import sms
from crocevia.brief import Briefs
from crocevia.edition import Edition, Family
from crocevia.html.page import ROOT
from crocevia.html.view import View
from crocevia.language import say
from crocevia.message import Messages
from crocevia.model import Record
from crocevia.voice.notice import Notices

HTML = "text/html"
# It repeats the record's page, which is the one to be found.
_UNLISTED = Markup('<meta name="robots" content="noindex">')


def outputs(edition: Edition) -> Iterator[Family]:
    """In each language, a page of each record."""
    members = tuple(str(record.ref) for record in edition.catalogue)
    for language in edition.settings.languages:
        yield _family(Pages(edition, language), members)


def _family(pages: Pages, members: tuple[str, ...]) -> Family:
    records = pages.view.catalogue.records

    def write(file: BinaryIO, member: str) -> None:
        kind, _, id = member.partition("/")
        file.write(pages.page(records[kind][id]))

    path = f"{pages.view.prefix}voce/{{}}/index.html"
    return Family(path, HTML, say("Records to be read aloud, a page each"), members, write)


class Pages:
    """The pages of a language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.view = View(edition, language)
        self.briefs = Briefs(edition, language)
        self.notices = Notices(self.briefs)
        self.messages = Messages(self.briefs)

    def page(self, record: Record) -> bytes:
        """The page of a record."""
        view, brief = self.view, self.briefs.of(record)
        message, name = self.messages.about(brief), brief.name.text
        main = view.env.get_template("voice.html").render(
            view=view,
            record=record,
            brief=brief,
            notice=self.notices.of(brief),
            message=message,
            parts=sms.parts(message.text),
            base=ROOT,
            at=ROOT + view.prefix,
        )
        title = say("{name}: to read aloud", name=name).in_(view.language)
        page = view.page(f"voce/{record.kind.name}/{record.id}/", title, "", main, _UNLISTED)
        page = replace(page, hidden=True, about=str(record.ref))
        return view.frame.fill(view.private(page) if message.private else page)
