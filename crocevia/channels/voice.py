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
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.message import Messages
from crocevia.model import Record
from crocevia.voice.notice import Notices

HTML = "text/html"
# It repeats the record's page, which is the one to be found.
_UNLISTED = Markup('<meta name="robots" content="noindex">')


def outputs(edition: Edition) -> Iterator[Family]:
    """In each language, of every kind, a page of each record."""
    for language in edition.settings.languages:
        pages = Pages(edition, language)
        for kind in edition.catalogue.kinds.values():
            yield _family(pages, kind)


def _family(pages: Pages, kind: Kind) -> Family:
    records = pages.view.catalogue.records[kind.name]

    def write(file: BinaryIO, id: str) -> None:
        file.write(pages.page(records[id]))

    title = say("{kind}, to be read aloud", kind=kind.title)
    return Family(f"{pages.view.prefix}voce/{kind.name}/{{}}/index.html", HTML, title, tuple(records), write)


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
