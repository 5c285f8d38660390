"""Our part in MkDocs' runs: the pages written by hand and one shell in each language, kept for the channels to fill."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from pathlib import Path

import jinja2
from markupsafe import Markup
from mkdocs.commands.build import build as press_pages
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from crocevia import catalogue, exchange, publish
from crocevia.catalogue import Judged, Progress
from crocevia.desk import Desk
from crocevia.edition import Edition, Pressed
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.history.read import read
from crocevia.html.page import NOT_FOUND
from crocevia.language import say
from crocevia.press.city import NAME, Broken, Options, settings_of
from crocevia.press.live import attend, or_report
from crocevia.settings import Settings
from crocevia.shell import Shell, hole

# The page that becomes the shell of all generated ones.
SHELL = "_shell.md"
# Material's scripts and stylesheet serve what we do not use (its search, its drawer); our pages have an icon of their own.
UNUSED = re.compile(r"assets/(javascripts/|stylesheets/|images/favicon).*|.*\.map")
# Of a page, without the language and the slash at its end.
ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
CORES = os.cpu_count() or 1


class Plugin(BasePlugin[Options]):
    """Our part in MkDocs' runs, of which there are two kinds.

    The run that a person asks for with `mkdocs build` conducts: it presses nothing itself, checks, and lets `make` do
    all. The runs that `make` starts, one a language (`language` is set), press that language's pages and keep them.
    """

    def __init__(self) -> None:
        self.language = ""
        self.pages: dict[str, tuple[Shell, str]] = {}
        self.was: dict[str, str] = {}
        self.shell = Shell(("",))
        self._beside = ExitStack()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Speak the language; when conducting, let MkDocs write beside the site, not into it."""
        # The sitemap and the 404 page are channels' and hand-written pages' work.
        config.theme.static_templates = set()
        if self.language:
            config.theme["language"] = self.language
        else:
            self.settings = settings_of(config)
            config.site_dir = str(self._beside.enter_context(beside(self.settings, "it")))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check before anything is pressed."""
        if not self.language:
            self.judged = judge(self.settings, "it")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the page that becomes the shell; leave out what we do not use or the first language brings."""
        if not self.language:
            return Files([])
        first = self.language == self.config.languages[0]
        for file in list(files):
            if UNUSED.fullmatch(file.src_uri) or not (first or file.is_documentation_page()):
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
            self.was |= dict.fromkeys(_addresses(page, Path(config.docs_dir)), path)
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """When conducting: make the site, and put it in the old one's place."""
        if not self.language:
            make(config, self.settings, self.judged, Path(config.site_dir))
            # Leaving the stack exchanges the folders.
            self._beside.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Throw the half-made site away; the old one was not touched."""
        self._beside.__exit__(type(error), error, error.__traceback__)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """`mkdocs serve`: watch the catalogue too, and show what is wrong with it in the browser."""
        desk = Desk()
        server.builder = or_report(desk, server.builder, "it")
        attend(server, desk, self.settings)
        return server


def _rooted(address: str) -> str:
    """MkDocs' `url` filter, but from a root that is filled in later."""
    if address.startswith(("http:", "https:", "mailto:", "tel:", "#", "/", "data:")):
        return address
    return Markup(hole("base")) + address  # noqa: S704 - a constant; the address is escaped by the addition


def _addresses(page: Page, docs: Path) -> list[str]:
    """The addresses that a page had, as its front matter tells: `was: [data]`. Raises Broken for what is none."""
    said = page.meta.get("was") or []
    found = [str(one) for one in (said if isinstance(said, list) else [said])]
    for one in found:
        if not ADDRESS.fullmatch(one):
            problem = say("no page can have had this address")
            remedy = say("Write it without the language and without a slash at its ends, for example take-part.")
            file = f"{docs.parent.name}/{docs.name}/{page.file.src_uri}"
            raise Broken([Finding(file, 0, 0, "was", Level.ERROR, "setting", one, problem, remedy)], "it")
    return found


@contextmanager
def beside(settings: Settings, language: str) -> Iterator[Path]:
    """The folder beside the site that will take its place."""
    try:
        with exchange.beside(settings.output) as folder:
            yield folder
    except exchange.NotOurs as error:
        problem = say("this folder holds other things, and a build would delete them")
        remedy = say("Choose another folder, or empty this one.")
        raise Broken([Finding(str(error), 0, 0, "", Level.ERROR, "output", "", problem, remedy)], language) from None


def judge(
    settings: Settings,
    language: str,
    jobs: int | None = None,
    progress: Progress = lambda *_: None,
    *,
    strict: bool = False,
) -> Judged:
    """The checked catalogue. Raises Broken where anything must be mended first."""
    try:
        judged = catalogue.judge(settings, publish.today(), jobs or CORES, progress)
    except CannotGoOn as error:
        raise Broken(error.findings, language) from None
    if judged.broken or (strict and judged.findings):
        raise Broken(judged.findings, language)
    return judged


def make(
    config: MkDocsConfig,
    settings: Settings,
    judged: Judged,
    folder: Path,
    jobs: int | None = None,
    progress: Progress = lambda *_: None,
) -> int:
    """Press every language, let every channel write, all into `folder`; the number of files. Raises Broken."""
    edition = edition_of(config, settings, judged, press(config, settings, folder, progress))
    return publish.write(edition.described(), folder, jobs or CORES, progress)


def edition_of(config: MkDocsConfig, settings: Settings, judged: Judged, pressed: Mapping[str, Pressed]) -> Edition:
    """The edition with all its outputs described. Raises Broken where a channel cannot be."""
    try:
        icons, remember = _icons(tuple(config.theme.dirs)), partial(read, settings.catalogue)
        return publish.edition(judged, settings, publish.today(), pressed, icons, remember)
    except CannotGoOn as error:
        raise Broken(error.findings, "it") from None


def press(
    config: MkDocsConfig, settings: Settings, folder: Path, progress: Progress = lambda *_: None
) -> dict[str, Pressed]:
    """The shell and the pages written by hand in each language, kept; the theme's files go into `folder`."""
    pressed: dict[str, Pressed] = {}
    with tempfile.TemporaryDirectory() as nowhere, _quiet():
        for language in settings.languages:
            target = folder if language == settings.source else nowhere
            run = load_config(str(settings.config), docs_dir=str(settings.docs / language), site_dir=str(target))
            run.site_url, plugin = config.site_url, run.plugins[NAME]
            assert isinstance(plugin, Plugin)  # noqa: S101 - the settings were read from it
            plugin.language = language
            press_pages(run)
            pressed[language] = Pressed(plugin.shell, plugin.pages, plugin.was)
            progress("press", len(pressed), len(settings.languages))
    return pressed


@contextmanager
def _quiet() -> Iterator[None]:
    """MkDocs would tell of every language's run as if it were the site."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


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
