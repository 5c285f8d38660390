"""What a host should send with the files: `_headers`, which Netlify and Cloudflare Pages read (manual/hosting.md has the rest)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from crocevia.edition import Described, Edition, Output
from crocevia.language import say

PATH = "_headers"
HTML = "text/html"
# What a page cannot say of itself in a `<meta>`, and what holds for files too. A host adds Strict-Transport-Security itself.
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=()",
}
# Other sites' pages may read the open data; an hour is what a harvester can be late.
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"}
# What programs in other sites' pages load, though it is no open data: the list that they show (crocevia/channels/widget.py).
SHARED = ("widget",)
# What hosts call otherwise, or do not know.
UNKNOWN = (
    "application/atom+xml",
    "application/feed+json",
    "application/geo+json",
    "application/ld+json",
    "application/rdf+xml",
    "application/schema+json",
    "application/vnd.apache.parquet",
    "application/vnd.sqlite3",
    "text/calendar",
    "text/turtle",
)
# Of these a reader would have to guess the characters.
TEXTS = ("text/calendar", "text/turtle")
# Cloudflare Pages reads no more; a host's own table of types then says the rest.
MOST = 100


def outputs(edition: Edition) -> Iterator[Output]:
    """One file."""
    yield Output(PATH, "text/plain", say("What hosts send with the files"), partial(_write, edition))


def _write(edition: Edition, file: BinaryIO) -> None:
    lines = [line for path, headers in rules(edition) for line in (path, *(f"  {n}: {v}" for n, v in headers.items()))]
    file.write("\n".join([*lines, ""]).encode())


def rules(edition: Edition) -> list[tuple[str, dict[str, str]]]:
    """Paths (`*` at the end for all below) and what is sent with them. No path is told the same header twice."""
    data = [one for one in edition.described() if one.data and one.media_type != HTML]
    shared = {folder for one in edition.described() if (folder := one.path.partition("/")[0]) in SHARED}
    folders = sorted(shared | {one.path.partition("/")[0] for one in data if "/" in one.path})
    # Of a family all members have one ending, which a host's own table of types has to know: there may be 100,000.
    typed = sorted(
        (one.path, _type(one.media_type)) for one in data if isinstance(one, Output) and one.media_type in UNKNOWN
    )
    below = [("/*", EVERYWHERE), *((f"/{folder}/*", OPEN) for folder in folders)]
    misled = ((f"/{folder}/*", type) for folder, type in _misnamed(edition.described()))
    found = [*below, *((path, {"Content-Type": type}) for path, type in (*misled, *((f"/{p}", t) for p, t in typed)))]
    return [(path, dict(headers)) for path, headers in found[:MOST]]


def _misnamed(described: Sequence[Described]) -> Iterator[tuple[str, str]]:
    """Folders of files whose names say nothing of their type, or another: an API without endings. All in it are of one type."""
    kept: list[str] = []
    odd = (one for one in described if _says_otherwise(one))
    for folder, type in sorted({(one.path.rpartition("/")[0], one.media_type) for one in odd}):
        below = (one.media_type for one in described if one.path.startswith(f"{folder}/"))
        if folder and not any(folder.startswith(f"{above}/") for above in kept) and set(below) == {type}:
            kept.append(folder)
            yield folder, type


def _says_otherwise(one: Described) -> bool:
    name = one.path.rpartition("/")[2]
    return one.media_type != "text/html" and ("." not in name or name.endswith(".html"))


def _type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type in TEXTS else media_type
