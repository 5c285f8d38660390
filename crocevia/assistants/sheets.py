"""The pages of an edition in one language as Markdown: records, and the lists that lead to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import jinja2
from markupsafe import Markup

from crocevia import meanings as m
from crocevia.assistants.markdown import escaped, flattened, link
from crocevia.edition import Edition
from crocevia.html.environment import environment
from crocevia.html.profile import Profile
from crocevia.html.questions import Questions
from crocevia.html.values import Item, Link
from crocevia.model import Record
from crocevia.text import Text

# The file of a page's Markdown, beside its HTML (llmstxt.org).
MARKDOWN = "index.md"
_GAPS = re.compile(r"\n{3,}")


class Sheets:
    """Makes Markdown of pages."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.view = Questions(edition, language)

    def record(self, record: Record) -> bytes:
        """All that a record's page says."""
        return self._written(
            "record",
            page=Profile(self.view, record),
            record=record,
            kind=record.kind,
            name=record.text(m.NAME),
            address=self._absolute(self.edition.record_path(record, self.language)),
            flat=self._flat,
        )

    def listing(self, path: str, title: Text, lead: Text, records: Sequence[Record]) -> bytes:
        """The records of a list, the most trustworthy first; `path` is its page's, without the language."""
        return self._written(
            "list",
            title=title.in_(self.language),
            lead=lead.in_(self.language),
            address=self._absolute(f"{self.view.prefix}{path}/"),
            records=self.view.ranked(records),
            plain_link=self._plain,
        )

    def guide(self) -> bytes:
        """`llms.txt`: what there is, where it is, and what an assistant must tell (llmstxt.org)."""
        return self._written("guide", markdown=MARKDOWN, root=self._absolute)

    def _written(self, template: str, **values: object) -> bytes:
        text = self._env.get_template(f"markdown/{template}.html").render(view=self.view, **values)
        return (_GAPS.sub("\n\n", text).strip() + "\n").encode()

    @cached_property
    def _env(self) -> jinja2.Environment:
        """The templates: what has not become Markdown by one of these is escaped as HTML, and so is harmless too."""
        env = environment(self.edition.settings, self.language)
        env.filters["md"] = escaped
        env.globals |= {
            "link": link,
            "named": self._named,
            "record_link": lambda record: self._named(self.view.link(record)),
        }
        return env

    def _absolute(self, path: str) -> str:
        return self.edition.absolute(path)

    def _named(self, one: Link) -> Markup:
        """A name that leads to its page, where there is one."""
        return link(one.label, self._absolute(one.href)) if one.href else escaped(one.label)

    def _plain(self, record: Record) -> Markup:
        """A record's name, which leads to its Markdown."""
        return link(record.text(m.NAME), self._absolute(self.edition.record_path(record, self.language)) + MARKDOWN)

    def _flat(self, record: Record, item: Item) -> Markup:
        """A description in plain paragraphs."""
        kind = record.kind
        field = kind.by_meaning.get(item.key) or next(one for one in kind.fields if one.name == item.key)
        return flattened(record.words(field, self.language, self.view.source).text)
