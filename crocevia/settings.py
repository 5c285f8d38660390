"""What a city decides: the options of our plugin in `site_config.yml`, checked and with paths made whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tiles:
    """Who has pictures of streets for the map: `url` with `{z}`, `{x}` and `{y}`, `origin` its host, `attribution` in words."""

    url: str
    origin: str
    attribution: str


@dataclass(frozen=True, slots=True)
class OpenData:
    """What catalogues of open data ask and only the city knows; "" for what it has not said.

    `publisher_id` and `rights_holder_id` are an IPA code or a partita IVA. Who holds the rights is the publisher unless
    `rights_holder` names another. `frequency` is a code of the EU's list, `area` are addresses (IRIs) of the area that the
    data cover where the records' own municipalities would not do, `issued` is the day on which the data were first published.
    """

    publisher_id: str = ""
    rights_holder: str = ""
    rights_holder_id: str = ""
    contact_name: str = ""
    contact_email: str = ""
    frequency: str = "UNKNOWN"
    area: tuple[str, ...] = ()
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths are absolute. `url` ends in a slash, or is "" where the city has not decided it.

    The first of `languages` is the one that records are written in and that stands at the site's root.
    `data_protection` is the address of the data protection officer, `hosting` who serves the site and how long it keeps its
    logs, `accessibility_statement` the address of the statement that Italian law asks of a public body.
    `exit_url` is a harmless page of another site, where the way out of pages about violence leads; "" for none.
    `helplines` are records (`kind/id`) that answer whatever the question: shown where a search finds nothing.
    `repository` is the page of the repository that changes are proposed to, without a slash at its end; `branch` where they go.
    `map_tiles` are asked for only when a person wants them; None where the city has no provider.
    """

    config: Path
    catalogue: Path
    templates: Path
    docs: Path
    output: Path
    name: str
    url: str
    languages: tuple[str, ...]
    title: str = ""
    description: str = ""
    publisher: str = ""
    contact: str = ""
    repository: str = ""
    branch: str = "main"
    licence: str = "CC-BY-4.0"
    licence_url: str = "https://creativecommons.org/licenses/by/4.0/"
    sources: tuple[dict[str, str], ...] = ()
    channels: tuple[str, ...] = ()
    per_page: int = 50
    helplines: tuple[str, ...] = ()
    exit_url: str = ""
    data_protection: str = ""
    hosting: str = ""
    accessibility_statement: str = ""
    map_tiles: Tiles | None = None
    open_data: OpenData = field(default_factory=OpenData)

    @property
    def source(self) -> str:
        """The language that records, schemas and vocabularies are written in."""
        return self.languages[0]

    def has(self, channel: str) -> bool:
        """Whether the city wants a channel: all, unless it names some."""
        return not self.channels or channel in self.channels

    @property
    def root(self) -> Path:
        """The folder of `site_config.yml`: what paths in findings are relative to."""
        return self.config.parent
