"""Takes the pictures of the form that pages show: `python tools/pictures.py`, after `make site`, when the form looks otherwise.

One a language (templates/theme/assets/form-<language>.jpg): hours as people write them, and the week that comes of them.
"""

import functools
import http.server
import shutil
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SITE, PLACE = ROOT / "site", ROOT / "templates" / "theme" / "assets"
RECORD = "services/celav"
HOURS = "lun-ven 9-12:30\nmer 14-17\nagosto chiuso"
# As templates/pages/blocks/picture.html is told in docs/<language>/partecipa.md.
WIDTH, HEIGHT = 420, 560
FIRST = "it"
# Milliseconds until Python is there, on a slow machine.
PATIENCE = 60_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def take(page: Page, address: str, language: str) -> None:
    """Write hours, wait for the week, take the picture."""
    page.goto(f"{address}{'' if language == FIRST else f'{language}/'}partecipa/services/?edit={RECORD}")
    page.locator("#opening").wait_for(state="hidden")
    page.locator("#f-hours").fill(HOURS)
    field = page.locator("[data-field=hours]")
    field.locator("table").wait_for(timeout=PATIENCE)
    top = field.evaluate("one => one.getBoundingClientRect().top + scrollY") - 12
    clip: Any = {"x": 0, "y": top, "width": WIDTH, "height": HEIGHT}
    page.screenshot(path=PLACE / f"form-{language}.jpg", full_page=True, clip=clip, type="jpeg", quality=50)


def main() -> None:
    """All languages, one after the other."""
    host = functools.partial(Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), host) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for folder in sorted((ROOT / "docs").iterdir()):
            size: Any = {"width": WIDTH, "height": 900}
            page = browser.new_page(
                viewport=size, device_scale_factor=1.5, timezone_id="Europe/Rome", locale=folder.name
            )
            take(page, f"http://127.0.0.1:{server.server_port}/", folder.name)
            page.close()
        server.shutdown()


main()
