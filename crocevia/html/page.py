"""One page: a shell filled with a title, links to its other languages, and what a template made."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, urlsplit

from babel import Locale
from markupsafe import Markup, escape

from crocevia.edition import Edition
from crocevia.html import subscribed
from crocevia.html.early import OFFER
from crocevia.html.policy import policy
from crocevia.html.words import direction
from crocevia.language import say
from crocevia.shell import Shell, hole

NOT_FOUND = "404.html"
# The page that says how to take part, written by hand, and below it the form of each kind.
FORMS = "partecipa"
# In the head of a page of which nobody should find a copy on a phone: templates/site/shelves.js reads it.
PRIVATE = Markup('<meta name="crocevia:keep" content="no">')
POLICY = escape(policy())
# The way to the site's root stays a hole until a page is filled: what is made once serves pages at any depth. Nothing
# that a record says can be taken for it, for its text is escaped.
ROOT = Markup(hole("base"))  # noqa: S704 - a constant


@dataclass(frozen=True, slots=True)
class Page:
    """What is particular to a page. `path` is without the language's prefix and ends in `/` or a file's name.

    `languages` are those that have a counterpart of it.
    """

    path: str
    title: str
    description: str
    main: str
    languages: tuple[str, ...]
    head: str = ""
    policy: str = POLICY
    # What the page is about, for who reports a mistake: a record, or its path.
    about: str = ""
    # The way out of a page that nobody else should see.
    exit: str = ""
    # A page that search engines should not list.
    hidden: bool = field(default=False)


class Frame:
    """The shell of one language, what all its pages share already filled in."""

    def __init__(self, edition: Edition, language: str, shell: Shell) -> None:
        self.edition = edition
        self.language = language
        self.shell = shell
        self._fed = {one.name: one for one in subscribed.vocabularies(edition)}

    def fill(self, page: Page, shell: Shell | None = None) -> bytes:
        """The whole HTML document, in this language's shell or, for a page written by hand, in its own."""
        path = self.edition.prefix(self.language) + page.path
        base = self.base(path)
        parts = {
            "base": base,
            "title": escape(page.title),
            "description": escape(page.description),
            "main": page.main.replace(ROOT, base),
            # Joined, not added: what is marked as HTML would escape what is added to it.
            "alternates": "".join((self.alternates(page), self.feeds(page, base), page.head)),
            "languages": self.switch(page, base),
            "direction": direction(self.language),
            "policy": page.policy,
            "offer": f"<script>{OFFER}</script>",
            "mend": self.mend(page, base),
            "exit": page.exit.replace(ROOT, base),
        }
        return (shell or self.shell).fill(lambda name: parts.get(name, "")).encode()

    def mend(self, page: Page, base: str) -> str:
        """How to report a mistake on a page: by mail, as an issue, or the page that tells how to take part."""
        settings, about = self.edition.settings, quote(page.about or page.path)
        contact, repository = settings.contact, settings.repository
        if contact:
            mail = "@" in contact and ":" not in contact
            href = f"mailto:{contact}?subject={about}" if mail else contact
        elif repository:
            href = f"{repository}/issues/new?title={about}"
        else:
            href = f"{base}{self.edition.prefix(self.language)}{FORMS}/"
        label = say("Is something wrong on this page? Report a mistake").in_(self.language)
        report = f'<a href="{escape(href)}" rel="noopener">{escape(label)}</a>'
        return f'<p class="mend">{report}{self._form(page, base)}</p>'

    def _form(self, page: Page, base: str) -> str:
        """The way to the form that mends the record a page is about."""
        if not page.about or not self.edition.settings.has("forms"):
            return ""
        kind, label = page.about.partition("/")[0], say("Mend this record").in_(self.language)
        href = f"{base}{self.edition.prefix(self.language)}{FORMS}/{kind}/?edit={page.about}"
        return f' <a href="{escape(href)}">{escape(label)}</a>'

    def base(self, path: str) -> str:
        """The way from a page to the site's root. The 404 page is shown at any address, so it starts at the root."""
        if path.endswith(NOT_FOUND):
            return urlsplit(self.edition.settings.url).path or "/"
        return "../" * path.count("/") or "./"

    def alternates(self, page: Page) -> str:
        """Canonical address and counterparts in the other languages, where the city has said its address."""
        if not self.edition.settings.url or page.path == NOT_FOUND or page.hidden:
            return ""
        links = [f'<link rel="canonical" href="{escape(self._absolute(page, self.language))}">']
        if len(page.languages) > 1:
            for language in page.languages:
                address = escape(self._absolute(page, language))
                links.append(f'<link rel="alternate" hreflang="{language}" href="{address}">')
            first = escape(self._absolute(page, page.languages[0]))
            links.append(f'<link rel="alternate" hreflang="x-default" href="{first}">')
        return "".join(links)

    def feeds(self, page: Page, base: str) -> str:
        """The feeds of what is new: on the home that of everything, on pages of a need or zone its own."""
        name, _, rest = page.path.partition("/")
        if not page.path:
            return subscribed.links(self.edition, self.language, base)
        code, vocabulary = rest.partition("/")[0], self._fed.get(name)
        if not vocabulary or code not in vocabulary.terms:
            return ""
        return subscribed.links(self.edition, self.language, base, f"{name}/{code}", vocabulary.label(code))

    def switch(self, page: Page, base: str) -> str:
        """The links to this page in every language; to that language's home where it has no such page."""
        items = []
        for language in self.edition.settings.languages:
            here = page.path if language in page.languages and page.path != NOT_FOUND else ""
            href = escape(base + self.edition.prefix(language) + here)
            current = ' aria-current="true"' if language == self.language else ""
            items.append(
                f'<li><a href="{href}" hreflang="{language}" lang="{language}"{current}>{native(language)}</a></li>'
            )
        return "".join(items)

    def _absolute(self, page: Page, language: str) -> str:
        return self.edition.absolute(self.edition.prefix(language) + page.path)


@lru_cache
def native(language: str) -> Markup:
    """A language's name in itself: `italiano`, `English`, `العربية`."""
    name = Locale.parse(language).get_display_name(language) or language
    return escape(name[:1].upper() + name[1:])
