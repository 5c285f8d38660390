"""The press: the only file that knows MkDocs, and the only writer of the site's folder.

MkDocs and Material press, in each language, the pages written by hand and one shell; channels fill the shells. All is
written beside the old site and exchanged with it at the end, so that a build that fails harms nothing.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import jinja2
from babel import Locale, UnknownLocaleError
from markupsafe import Markup
from mkdocs.commands.build import build as press_pages
from mkdocs.config import config_options as options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from crocevia import catalogue, exchange, publish
from crocevia.catalogue import Progress
from crocevia.edition import Pressed
from crocevia.findings import CannotGoOn, Finding, Level, as_text
from crocevia.html.page import NOT_FOUND
from crocevia.shell import Shell, hole
from crocevia.language import say
from crocevia.settings import Settings

# The page that becomes the shell of all generated ones.
SHELL = "_shell.md"
# Material's own scripts drive what we do not use (its search, its drawer).
UNUSED = ("assets/javascripts/",)


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
    repository = options.Type(str, default="")
    licence = options.Type(str, default="CC-BY-4.0")
    licence_url = options.Type(str, default="https://creativecommons.org/licenses/by/4.0/")
    sources = options.ListOfItems(options.Type(dict), default=[])
    channels = options.ListOfItems(options.Type(str), default=[])
    per_page = options.Type(int, default=50)


class Plugin(BasePlugin[Options]):
    """MkDocs' side of a build. With `language` set it only presses that language's pages and keeps them."""

    def __init__(self) -> None:
        self.language = ""
        self.jobs = os.cpu_count() or 1
        self.strict = False
        self.progress: Progress = lambda *_: None
        self.say_in = "it"
        self.findings: tuple[Finding, ...] = ()
        self.files = 0
        self.pages: dict[str, tuple[Shell, str]] = {}
        self.shell = Shell(("",))
        self._staging = ExitStack()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the city's settings; from here on MkDocs writes into a folder beside the site."""
        # The sitemap and the 404 page are channels' and hand-written pages' work.
        config.theme.static_templates = set()
        config.theme["language"] = self.language or self.config.languages[0]
        if not self.language:
            self.settings = settings_of(config)
            try:
                new = self._staging.enter_context(exchange.beside(self.settings.output))
            except exchange.NotOurs as error:
                raise Broken([_not_ours(str(error))], self.say_in) from None
            config.site_dir = str(new)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check before anything is written."""
        if self.language:
            return
        self.day = publish.today()
        try:
            self.judged = catalogue.judge(self.settings, self.day, self.jobs, self.progress)
        except CannotGoOn as error:
            raise Broken(error.findings, self.say_in) from None
        self.findings = self.judged.findings
        if self.judged.broken or (self.strict and self.findings):
            raise Broken(self.findings, self.say_in)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the page that becomes the shell; leave out what we do not use or the first language has brought."""
        for file in list(files):
            if file.src_uri.startswith(UNUSED) or (self.language and not file.is_documentation_page()):
                files.remove(file)
        files.append(File.generated(config, SHELL, content=hole("main")))
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Leave the way to the site's root open in every address: a shell serves pages at any depth."""
        env.filters["url"] = _rooted
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the page; the `pages` channel writes it when its holes can be filled."""
        if page.file.src_uri == SHELL:
            self.shell = Shell.of(output)
        else:
            path = page.file.dest_uri
            self.pages[NOT_FOUND if path == "404/index.html" else path] = (Shell.of(output), str(page.title or ""))
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Press the other languages, let every channel write, put the new site in the old one's place."""
        if self.language:
            return
        pressed = {self.settings.source: self.pressed}
        for language in self.settings.languages[1:]:
            self.progress("press", len(pressed), len(self.settings.languages))
            pressed[language] = press_language(config, self.settings, language)
        try:
            edition = publish.edition(self.judged, self.settings, self.day, pressed, _icons(tuple(config.theme.dirs)))
        except CannotGoOn as error:
            raise Broken(error.findings, self.say_in) from None
        self.files = publish.write(edition.described(), Path(config.site_dir), self.jobs, self.progress)
        _stop_where_strict(config)
        # Leaving the stack exchanges the folders.
        self._staging.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Throw the half-made site away; the old one was not touched."""
        self._staging.__exit__(type(error), error, error.__traceback__)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """`mkdocs serve`: watch the catalogue too, and show what is wrong with it in the browser."""
        attend(server, self.settings, self.say_in)
        return server

    @property
    def pressed(self) -> Pressed:
        """What was pressed in this language."""
        return Pressed(self.shell, self.pages)


def _rooted(address: str) -> str:
    """MkDocs' `url` filter, but from a root that is filled in later."""
    if address.startswith(("http:", "https:", "mailto:", "tel:", "#", "/", "data:")):
        return address
    return Markup(hole("base")) + address  # noqa: S704 - a constant; the address is escaped by the addition


def _stop_where_strict(config: MkDocsConfig) -> None:
    """MkDocs counts warnings and stops only after this event: too late, the site would have been exchanged."""
    for handler in logging.getLogger("mkdocs").handlers:
        if config.strict and isinstance(handler, CountHandler) and handler.get_counts():
            raise Abort(say("Stopped: the pages written by hand have warnings, and `strict` is on.").in_("it"))


def press_language(config: MkDocsConfig, settings: Settings, language: str) -> Pressed:
    """The shell and the hand-written pages of one more language: `docs/<language>/`, Material speaking it."""
    with tempfile.TemporaryDirectory() as nowhere:
        other = load_config(str(settings.config), docs_dir=str(settings.docs / language), site_dir=nowhere)
        plugin = _plugin(other)
        plugin.language = language
        # Addresses are those of the first language's site, one folder down.
        other.site_url = config.site_url
        press_pages(other)
        return plugin.pressed


def settings_of(config: MkDocsConfig) -> Settings:
    """The city's settings. Raises ConfigurationError for what cannot be."""
    ours = _plugin(config).config
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
        templates=(file.parent / ours.templates).resolve(),
        docs=docs.parent,
        output=Path(config.site_dir),
        name=config.site_name,
        url=url if not url or url.endswith("/") else f"{url}/",
        languages=tuple(ours.languages),
        title=ours.title,
        description=config.site_description or "",
        publisher=ours.publisher,
        contact=ours.contact,
        repository=ours.repository,
        licence=ours.licence,
        licence_url=ours.licence_url,
        sources=tuple(ours.sources),
        channels=tuple(ours.channels),
        per_page=ours.per_page,
    )


def _plugin(config: MkDocsConfig) -> Plugin:
    plugin = config.plugins.get("crocevia")
    if not isinstance(plugin, Plugin):
        raise ConfigurationError("plugins: `crocevia` is missing")
    return plugin


def _not_ours(folder: str) -> Finding:
    problem = say("this folder holds other things, and a build would delete them")
    remedy = say("Choose another folder, or empty this one.")
    return Finding(folder, 0, 0, "", Level.ERROR, "output", "", problem, remedy)


@cache
def _icons(folders: tuple[str, ...]) -> Callable[[str], str]:
    """The SVG of an icon by its name (`material/phone`), from the theme's folders; "" for one it does not have."""

    @cache
    def icon(name: str) -> str:
        for folder in folders:
            path = Path(folder, ".icons", f"{name}.svg")
            if path.is_file():
                return path.read_text(encoding="utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1)
        return ""

    return icon


# What the command line asks for


def configuration(file: Path, **over: Any) -> MkDocsConfig:
    """The configuration read and validated. Raises ConfigurationError or Abort with a sentence."""
    return load_config(str(file), **over)


def settings(file: Path) -> Settings:
    """The settings of a city alone, for commands that press nothing."""
    return settings_of(configuration(file))


def build(
    file: Path, output: Path | None, jobs: int, progress: Progress, language: str, *, strict: bool = False
) -> tuple[int, tuple[Finding, ...]]:
    """Build the whole site; the number of files written and the warnings. Raises Broken."""
    config = configuration(file, **({"site_dir": str(output.resolve())} if output else {}))
    plugin = _plugin(config)
    plugin.jobs, plugin.strict, plugin.progress, plugin.say_in = jobs, strict, progress, language
    press_pages(config)
    return plugin.files, plugin.findings


def serve(file: Path, address: str, language: str, jobs: int = 1) -> None:
    """Serve the site on `host:port`, built anew at every change, until interrupted."""
    site = tempfile.mkdtemp(prefix="crocevia-")
    host, _, port = address.partition(":")
    url = f"http://{host}:{port}/"

    def rebuild() -> None:
        config = configuration(file, site_dir=site, site_url=url)
        plugin = _plugin(config)
        plugin.jobs, plugin.say_in = jobs, language
        press_pages(config, serve_url=url)

    server = LiveReloadServer(builder=rebuild, host=host, port=int(port), root=site)
    attend(server, settings(file), language)
    try:
        server.builder()
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        shutil.rmtree(site, ignore_errors=True)


def attend(server: LiveReloadServer, city: Settings, language: str) -> None:
    """Let a server watch a city's folders and, while its catalogue is broken, show the findings at every address."""
    shown: list[str] = []
    builder, answer = server.builder, server.serve_request

    def rebuild() -> None:
        shown.clear()
        try:
            builder()
        except Broken as error:
            print(error)  # noqa: T201 - the terminal says it too
            shown.append(_findings_page(error, language))

    def serve_request(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not shown or environ["PATH_INFO"].startswith("/livereload/"):
            return answer(environ, start_response)
        # The page reloads itself when the catalogue is whole again: MkDocs' own script, which has no public name.
        page = server._inject_js_into_html(shown[0].encode(), server._visible_epoch)  # noqa: SLF001
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [page]

    server.builder = rebuild
    server.set_app(serve_request)
    for folder in (city.catalogue, city.templates, city.docs, city.config):
        server.watch(str(folder))


def _findings_page(error: Broken, language: str) -> str:
    title = say("The site was not rebuilt").in_(language)
    lead = say("The last good one is kept. When this is mended the page comes back by itself.").in_(language)
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:1.1rem/1.5 sans-serif;margin:2rem auto;'
        "max-width:60rem;padding:0 1rem}pre{white-space:pre-wrap;background:#fff3cd;color:#222;padding:1rem}</style>"
        f"<body><h1>{title}</h1><p>{lead}</p><pre>{escape(str(error))}</pre></body></html>"
    )
