"""A city's settings, read from a MkDocs configuration and checked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from mkdocs.config import config_options as options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from crocevia.findings import Finding, as_text
from crocevia.settings import OpenData, Settings, Tiles

NAME = "crocevia"


class Broken(Abort):
    """A build stopped by what was found; as text it is the report."""

    def __init__(self, findings: Iterable[Finding], language: str) -> None:
        self.findings = tuple(findings)
        super().__init__(as_text(self.findings, language))


# MkDocs says in a sentence what it cannot do (a setting, a warning under `strict`).
Refused = (Abort, ConfigurationError)


class Options(Config):
    """The options of the plugin in `site_config.yml`: what a city decides."""

    languages = options.ListOfItems(options.Type(str), default=["it"])
    catalogue = options.Type(str, default="catalogue")
    templates = options.Type(str, default="templates")
    title = options.Type(str, default="")
    publisher = options.Type(str, default="")
    contact = options.Type(str, default="")
    repository = options.URL(default="")
    branch = options.Type(str, default="main")
    licence = options.Type(str, default="CC-BY-4.0")
    licence_url = options.Type(str, default="https://creativecommons.org/licenses/by/4.0/")
    sources = options.ListOfItems(options.Type(dict), default=[])
    channels = options.ListOfItems(options.Type(str), default=[])
    per_page = options.Type(int, default=50)
    helplines = options.ListOfItems(options.Type(str), default=[])
    exit_url = options.URL(default="")
    data_protection = options.Type(str, default="")
    hosting = options.Type(str, default="")
    accessibility_statement = options.URL(default="")
    map_tiles = options.Type(dict, default={})
    open_data = options.Type(dict, default={})


def configuration(file: Path, **over: Any) -> MkDocsConfig:
    """The configuration read and validated. Raises ConfigurationError or Abort with a sentence."""
    return load_config(str(file), **over)


def settings(file: Path) -> Settings:
    """The settings of a city alone, for commands that press nothing."""
    return settings_of(configuration(file))


def settings_of(config: MkDocsConfig) -> Settings:
    """The city's settings. Raises ConfigurationError for what cannot be."""
    ours = _options(config)
    file = Path(config.config_file_path).resolve()
    for language in ours.languages:
        try:
            Locale.parse(language)
        except (UnknownLocaleError, ValueError):
            raise ConfigurationError(f"languages: {language!r} is not a language code (BCP 47)") from None
    docs = Path(config.docs_dir)
    missing = [one for one in ours.languages if not (docs.parent / one).is_dir()]
    if missing:
        raise ConfigurationError(f"languages: there is no folder {docs.parent.name}/{missing[0]}/ with its pages")
    url = config.site_url or ""
    return Settings(
        config=file,
        catalogue=file.parent / ours.catalogue,
        # Made whole by its name alone: where it is a link, the check tells.
        templates=Path(os.path.abspath(file.parent / ours.templates)),  # noqa: PTH100 - a Path would follow the link
        docs=docs.parent,
        output=Path(config.site_dir),
        name=config.site_name,
        url=url if not url or url.endswith("/") else f"{url}/",
        languages=tuple(ours.languages),
        title=ours.title,
        description=config.site_description or "",
        publisher=ours.publisher,
        contact=_contact(ours.contact),
        repository=(ours.repository or "").rstrip("/"),
        branch=ours.branch,
        licence=ours.licence,
        licence_url=ours.licence_url,
        sources=tuple(ours.sources),
        channels=tuple(ours.channels),
        per_page=ours.per_page,
        helplines=tuple(ours.helplines),
        exit_url=ours.exit_url or "",
        data_protection=ours.data_protection,
        hosting=ours.hosting,
        accessibility_statement=ours.accessibility_statement or "",
        map_tiles=_tiles(ours.map_tiles),
        open_data=_open_data(ours.open_data),
    )


def _contact(said: str) -> str:
    """An e-mail address, or the page that has a form for it. Raises ConfigurationError for anything that a link should not open."""
    if said and not re.fullmatch(r"https://[^\s\"<>]+|[^\s:@\"<>?&]+@[^\s:@\"<>?&]+\.[^\s:@\"<>?&]+", said):
        raise ConfigurationError(f"contact: {said!r} is neither an e-mail address nor a page that begins with https://")
    return said


def _tiles(said: Mapping[str, Any]) -> Tiles | None:
    """Where pictures of streets come from. Raises ConfigurationError for what a page could not load, or not safely."""
    if not said:
        return None
    url, attribution = (str(said.get(name) or "") for name in ("url", "attribution"))
    if set(said) != {"url", "attribution"} or not attribution:
        raise ConfigurationError("map_tiles: write `url` and `attribution`, and nothing else")
    host, _, path = url.removeprefix("https://").partition("/")
    # The page's policy names the host: it holds nothing that could mean more than one.
    if not url.startswith("https://") or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?", host):
        raise ConfigurationError(f"map_tiles: {url!r} does not begin with https:// and the name of one host")
    if sorted(re.findall(r"{.*?}", path)) != ["{x}", "{y}", "{z}"]:
        raise ConfigurationError(f"map_tiles: {url!r} must hold {{z}}, {{x}} and {{y}}, each once, and no other braces")
    return Tiles(url, f"https://{host}", attribution)


def _open_data(said: Mapping[str, Any]) -> OpenData:
    """What the city says to catalogues of open data; whether it is right, the check tells.

    Raises ConfigurationError for a name that is not asked for, and for what is neither a text nor a list of texts.
    """
    known = [one.name for one in fields(OpenData)]
    if strange := sorted(str(name) for name in said if name not in known):
        raise ConfigurationError(f"open_data: {strange[0]!r} is none of {', '.join(known)}")
    words: dict[str, Any] = {}
    for name, value in said.items():
        if name == "issued":
            words[name] = _day(value)
        elif name == "area" and isinstance(value, list):
            words[name] = tuple(map(str, value))
        elif isinstance(value, str) and name != "area":
            words[name] = value.strip()
        else:
            # YAML makes a number of a partita IVA, and takes its zeros.
            kind = "a list of addresses" if name == "area" else "a text between quotes"
            raise ConfigurationError(f"open_data: {name}: write {kind}, not {value!r}")
    return OpenData(**words)


def _day(value: object) -> date:
    try:
        # A YAML date is one already.
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError:
        raise ConfigurationError(f"open_data: issued: {value!r} is not a day such as 2026-11-21") from None


def _options(config: MkDocsConfig) -> Options:
    plugin = config.plugins.get(NAME)
    if plugin is None or not isinstance(plugin.config, Options):
        raise ConfigurationError(f"plugins: `{NAME}` is missing")
    return plugin.config
