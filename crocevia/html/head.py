"""What a page's head tells other programs: how the page shows where it is shared (Open Graph), its Markdown, the site's search.

Whoever gets a link about violence may not be alone with the telephone: such a page shows as the site does, with no name of its
own (`Questions.guarded`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.core import get_global
from markupsafe import Markup

from crocevia import meanings as m
from crocevia.html.questions import Questions
from crocevia.model import Record
from crocevia.vocabularies import Term, Vocabulary

OPENSEARCH = "opensearch.xml"
# The folder of the pictures, and those of the site itself.
PICTURES, HOME = "og", "og/home.png"
# The size of all pictures: above what chats and networks want for a large one (600 × 315), in their proportions.
WIDTH, HEIGHT = 800, 420
# Records that have a picture of their own: in a larger catalogue those of records would be most of the build, and of the site.
MOST = 5_000

Tags = Mapping[str, object]


class Head:
    """The lines for the heads of an edition's pages in one language."""

    def __init__(self, view: Questions) -> None:
        self.view = view
        self.settings = view.edition.settings
        # Nothing can be shared that has no address.
        self.shared = bool(self.settings.url) and self.settings.has("previews")
        self.pictured = len(list(view.catalogue)) <= MOST

    def record(self, record: Record, about: str) -> Markup:
        """Of a record's page; `about` is its one sentence."""
        beside = Markup('<link rel="alternate" type="text/markdown" href="index.md">')
        lines = beside if self.settings.has("assistants") else Markup()
        if not self.shared:
            return lines
        if self.view.guarded(record):
            return lines + self.neutral()
        path = self.view.edition.record_path(record, self.view.language)
        picture = self.record_picture(record) if self.pictured else self.view.prefix + HOME
        return lines + self._tags(record.text(m.NAME), about, path, picture)

    def term(self, vocabulary: Vocabulary, term: Term, title: str, path: str) -> Markup:
        """Of a page of a list of a term's records; `path` is without the language."""
        if not self.shared:
            return Markup()
        if self.guards(vocabulary, term):
            return self.neutral()
        about = term.description.in_(self.view.language)
        return self._tags(title, about, self.view.prefix + path, self.term_picture(vocabulary, term))

    def home(self) -> Markup:
        """Of the home: it is shown by the question that it asks."""
        if not self.shared:
            return Markup()
        return self._tags(self.question, "", self.view.prefix, self.view.prefix + HOME)

    def search(self, way: str) -> Markup:
        """Where a browser learns to search the site: on its home and on the page that searches, which is where browsers look.

        `way` leads to the home from the page.
        """
        if not self.settings.url or not (self.settings.has("opensearch") and self.settings.has("search")):
            return Markup()
        kind = "application/opensearchdescription+xml"
        return Markup('<link rel="search" type="{}" title="{}" href="{}">').format(
            kind, self.settings.name, way + OPENSEARCH
        )

    def neutral(self) -> Markup:
        """Of a page that must not betray what it is about: the site, and nothing else."""
        return self._tags(self.settings.name, self.settings.description, None, self.view.prefix + HOME)

    def guards(self, vocabulary: Vocabulary, term: Term) -> bool:
        """Whether nobody else should know that one reads about a term."""
        return term.code in self.view.guarded_needs and vocabulary is self.view.overview.vocabulary("dct:subject")

    @property
    def question(self) -> str:
        """What the home is called."""
        pressed = self.view.edition.pressed.get(self.view.language)
        _, title = pressed.pages.get("index.html", (None, "")) if pressed else (None, "")
        return title or self.settings.name

    def record_picture(self, record: Record) -> str:
        """The path of a record's picture. It says what is not translated, its name and where it is: one serves all languages."""
        return f"{PICTURES}/{record.ref}.png"

    def term_picture(self, vocabulary: Vocabulary, term: Term) -> str:
        """The path of a term's picture: in the page's language if its label is another there than in the records' own."""
        other = term.label.in_(self.view.language) != term.label.in_(self.view.source)
        return f"{self.view.prefix if other else ''}{PICTURES}/{vocabulary.name}/{term.code}.png"

    def _tags(self, title: str, about: str, path: str | None, picture: str) -> Markup:
        absolute, language = self.view.edition.absolute, self.view.language
        # No og:type: what does not say it is a website. Other languages have other addresses, which `hreflang` tells:
        # og:locale:alternate is for those at the same one.
        tags = {
            "og:site_name": self.settings.name,
            "og:title": title,
            "og:description": about,
            "og:url": "" if path is None else absolute(path),
            "og:locale": _locale(language),
            "og:image": absolute(picture),
            "og:image:width": WIDTH,
            "og:image:height": HEIGHT,
            "og:image:alt": title,
        }
        return Markup("").join(_lines(tags))


def _lines(tags: Tags) -> Iterator[Markup]:
    for name, content in tags.items():
        if content:
            yield Markup('<meta property="{}" content="{}">').format(name, content)
    # X reads Open Graph for all but this.
    yield Markup('<meta name="twitter:card" content="summary_large_image">')


def _locale(language: str) -> str:
    """A language with the territory where most speak it, as Open Graph wants it.

    >>> _locale("it"), _locale("uk")
    ('it_IT', 'uk_UA')
    """
    parts = str(get_global("likely_subtags").get(language, language)).split("_")
    return f"{parts[0]}_{parts[-1]}"
