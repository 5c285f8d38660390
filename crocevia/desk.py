"""Answers requests from an edition's outputs, each written only when someone asks for it: what `serve` shows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from http import HTTPStatus
from typing import NamedTuple

from crocevia.edition import Described
from crocevia.language import say

HTML = "text/html; charset=utf-8"
INDEX, NOT_FOUND = "index.html", "404.html"


class Answer(NamedTuple):
    """An HTTP answer: `location` is where to go instead, if anywhere."""

    status: HTTPStatus
    media_type: str
    content: bytes
    location: str = ""


class Desk:
    """The site as it is now: an edition's outputs by their paths, or the report of why there is none."""

    def __init__(self) -> None:
        self._where: dict[str, tuple[Described, int]] = {}
        self._report = b""

    def show(self, described: Sequence[Described]) -> None:
        """Answer from these outputs from now on."""
        self._where = {path: (one, index) for one in described for index, path in enumerate(one.paths)}
        self._report = b""

    def fail(self, report: str, language: str) -> None:
        """Answer every request for a page with a report, until something is shown again."""
        self._report = _report_page(report, language).encode()

    def mended(self) -> None:
        """Take the report away."""
        self._report = b""

    def answer(self, path: str) -> Answer | None:
        """The answer for a path without its first slash; None where there is nothing of that name."""
        name = path + INDEX if not path or path.endswith("/") else path
        if self._report:
            return Answer(HTTPStatus.OK, HTML, self._report) if name.endswith(".html") or "." not in name else None
        if name in self._where:
            return self._written(name, HTTPStatus.OK)
        if f"{path}/{INDEX}" in self._where:
            return Answer(HTTPStatus.FOUND, HTML, b"", f"/{path}/")
        return None

    def missing(self) -> Answer | None:
        """The page that says that there is no such page."""
        return self._written(NOT_FOUND, HTTPStatus.NOT_FOUND) if NOT_FOUND in self._where else None

    def _written(self, path: str, status: HTTPStatus) -> Answer:
        output, index = self._where[path]
        file = io.BytesIO()
        for _, write in output.files(index, index + 1):
            write(file)
        media_type = HTML if output.media_type == "text/html" else output.media_type
        return Answer(status, media_type, file.getvalue())


def _report_page(report: str, language: str) -> str:
    title = say("The site was not rebuilt").in_(language)
    lead = say("The last good one is kept. When this is mended the page comes back by itself.").in_(language)
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:1.1rem/1.5 sans-serif;margin:2rem auto;'
        "max-width:60rem;padding:0 1rem}pre{white-space:pre-wrap;background:#fff3cd;color:#222;padding:1rem}</style>"
        f"<body><h1>{escape(title)}</h1><p>{escape(lead)}</p><pre>{escape(report)}</pre></body></html>"
    )
