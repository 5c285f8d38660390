"""Editions for tests: a city's catalogue in a plain shell, so that channels are tried without MkDocs."""

from datetime import date
from functools import cache
from pathlib import Path

from crocevia import press, publish
from crocevia.catalogue import judge
from crocevia.edition import Pressed
from crocevia.shell import Shell, hole
from tests.hostile import city as hostile

ROOT = Path(__file__).parents[1]
CITIES = {"milan": ROOT / "site_config.yml", "town": ROOT / "tests" / "data" / "town" / "site_config.yml"}
DAY = date(2026, 11, 21)

SHELL = Shell.of(
    "<!doctype html><html lang='it'><head><title>" + hole("title") + "</title>" + hole("alternates") + "</head><body>"
    "<nav>" + hole("nav") + "</nav><ul>" + hole("languages") + f"</ul><a href='{hole('base')}'>home</a>"
    "<main>" + hole("main") + "</main></body></html>"
)
# What pages written by hand ask for, and what a record or a setting says can come to stand there.
BLOCKS = (
    *("needs", "fresh", "attribution", "harvest", "downloads", "columns", "sources"),
    *("example sheet", "example python", "example duckdb unemployed"),
)
HOME = Shell.of(
    "<!doctype html><html lang='it'><head><title>" + hole("title") + "</title>" + hole("alternates") + "</head><body>"
    "<main>" + "".join(hole(f"block {block}") for block in BLOCKS) + "</main></body></html>"
)


@cache
def edition(city):
    """The edition of a city on a fixed day; `hostile` is the one of tests/hostile/city.py."""
    settings = press.settings(CITIES[city] if city in CITIES else hostile.config())
    judged = judge(settings, DAY)
    assert not judged.broken or city not in CITIES, judged.findings
    pressed = {language: Pressed(SHELL, {"index.html": (HOME, "Home")}) for language in settings.languages}
    return publish.edition(judged, settings, DAY, pressed, lambda name: "<svg></svg>")


def packaged(of, folder):
    """The Data Package of an edition with all its tables, written below a folder as the site has them; the tables' paths."""
    paths = []
    for output in of.described():
        table = output.media_type == "text/csv" and (output.table or (output.data and output.data.fields))
        if table or output.paths[0:1] == ("data/datapackage.json",):
            for path, write in output.files():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                with (folder / path).open("wb") as file:
                    write(file)
                paths += [path] if path.endswith(".csv") else []
    return paths
