"""The addresses (URIs) of what is described: below the RDF file that says what they are, so that each of them leads to it."""

from __future__ import annotations

from crocevia.edition import Edition

FILE = "data/catalogue.rdf"
# Where the page of the data may be, in the order of preference; its first language's, which has no prefix.
_PAGES = ("dati/index.html", "data/index.html")


class Names:
    """The URIs of an edition: they depend on the site's address and on nothing that changes from one build to the next."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._root = f"{edition.settings.url}{FILE}#"
        self.catalogue = f"{self._root}catalogue"
        self.publisher = f"{self._root}publisher"
        self.holder = f"{self._root}holder" if edition.settings.open_data.rights_holder else self.publisher
        self.contact = f"{self._root}contact"

    def dataset(self, name: str) -> str:
        """A dataset's."""
        return f"{self._root}dataset/{name}"

    def file(self, name: str) -> str:
        """A distribution's, by the path of its file."""
        return f"{self._root}file/{name}"

    def service(self, name: str) -> str:
        """A service's, by the path of its description."""
        return f"{self._root}service/{name}"

    def period(self, name: str) -> str:
        """The time that a dataset covers."""
        return f"{self._root}period/{name}"

    def identifier(self, name: str) -> str:
        """A dataset's identifier in other catalogues: the code of who holds the rights before its name, or its URI."""
        ours = self._edition.settings.open_data
        code = ours.rights_holder_id if ours.rights_holder else ours.publisher_id
        return f"{code}:{name}" if code else self.dataset(name)

    @property
    def page(self) -> str:
        """The page that explains the data to people, "" where the city has none."""
        settings = self._edition.settings
        pages = self._edition.pressed[settings.source].pages
        found = next((page for page in _PAGES if page in pages), "")
        return self._edition.absolute(found.removesuffix("index.html")) if found else ""
