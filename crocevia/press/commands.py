"""What the command line asks of the press."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from crocevia.catalogue import Progress
from crocevia.desk import Desk
from crocevia.edition import Pressed
from crocevia.findings import Finding, Level
from crocevia.history.read import SHALLOW, unseen
from crocevia.language import NOTHING, say
from crocevia.layout import relative
from crocevia.press.city import configuration, settings, settings_of
from crocevia.press.live import attend, or_report
from crocevia.press.plugin import beside, edition_of, judge, make, press
from crocevia.settings import Settings


def build(
    file: Path, output: Path | None, jobs: int, progress: Progress, language: str, *, strict: bool = False
) -> tuple[int, tuple[Finding, ...]]:
    """Build the whole site; the number of files written and the warnings. Raises Broken or one of Refused."""
    config = configuration(file, **({"site_dir": str(output.resolve())} if output else {}))
    city = settings_of(config)
    with beside(city, language) as folder:
        judged = judge(city, language, jobs, progress, strict=strict)
        return make(config, city, judged, folder, jobs, progress), (*judged.findings, *_unseen(city))


def _unseen(city: Settings) -> Iterator[Finding]:
    """What of the history could not be seen, where a channel tells of it: no mistake, and it stops nothing."""
    note = unseen(city.catalogue) if city.has("changes") else NOTHING
    if note:
        remedy = say("Fetch all of it: `git fetch --unshallow --tags`.") if note is SHALLOW else NOTHING
        yield Finding(relative(city.catalogue, city.root), 0, 0, "", Level.WARNING, "history", "", note, remedy)


def serve(file: Path, address: str, language: str) -> None:
    """Serve the site on `host:port`, anew at every change, until interrupted.

    Nothing is written but the theme's files: a page is made when it is asked for, and hand-written pages are pressed
    again only when they or the theme have changed.
    """
    host, _, port = address.partition(":")
    desk, pressed = Desk(), _Pressed()
    with tempfile.TemporaryDirectory(prefix="crocevia-") as site:

        def rebuild() -> None:
            config = configuration(file, site_dir=site, site_url=f"http://{host}:{port}/")
            city = settings_of(config)
            judged = judge(city, language)
            desk.show(edition_of(config, city, judged, pressed.of(config, city, Path(site))).described())

        server = LiveReloadServer(builder=or_report(desk, rebuild, language), host=host, port=int(port), root=site)
        attend(server, desk, settings(file))
        try:
            server.builder()
            server.serve()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


class _Pressed:
    """What was pressed last, and from what."""

    def __init__(self) -> None:
        self._from: frozenset[tuple[str, int]] = frozenset()
        self._pressed: dict[str, Pressed] = {}

    def of(self, config: MkDocsConfig, city: Settings, folder: Path) -> dict[str, Pressed]:
        """Pressed again if a page, the theme or the settings have changed."""
        files = (path for base in (city.docs, *map(Path, config.theme.dirs[:1])) for path in base.rglob("*"))
        now = frozenset((str(path), path.stat().st_mtime_ns) for path in (city.config, *files))
        if now != self._from:
            self._pressed, self._from = press(config, city, folder), now
        return self._pressed
