"""A server that shows the site as it is now, and what is wrong with it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from mkdocs.livereload import LiveReloadServer

from crocevia.desk import HTML, Desk
from crocevia.press.city import Refused
from crocevia.settings import Settings

log = logging.getLogger("mkdocs.plugins.crocevia")


def or_report(desk: Desk, builder: Callable[[], None], language: str) -> Callable[[], None]:
    """A builder that, where it fails, lets the desk say why."""

    def rebuild() -> None:
        try:
            builder()
        except Refused as error:
            print(error)  # noqa: T201 - the terminal says it too
            desk.fail(str(error), language)
        except Exception as error:
            # A template's author reads the traceback in the terminal; the server goes on.
            log.exception("The site was not rebuilt")
            desk.fail(repr(error), language)
        else:
            desk.mended()

    return rebuild


def attend(server: LiveReloadServer, desk: Desk, city: Settings) -> None:
    """Let a server watch a city's folders and answer from a desk what the desk can answer."""
    files = server.serve_request

    def serve_request(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").removeprefix(server.mount_path)
        answer = None if path.startswith(("livereload/", "/livereload/")) else desk.answer(path)
        if answer is None:
            return files(environ, start_response)
        content = answer.content
        if answer.media_type == HTML and content:
            content = server._inject_js_into_html(content, server._visible_epoch)  # noqa: SLF001 - the script that reloads a page
        headers = [("Content-Type", answer.media_type), *([("Location", answer.location)] if answer.location else [])]
        start_response(f"{answer.status.value} {answer.status.phrase}", headers)
        return [content]

    server.set_app(serve_request)
    server.error_handler = lambda code: (
        missing.content if code == HTTPStatus.NOT_FOUND and (missing := desk.missing()) else None
    )
    for folder in (city.catalogue, city.templates, city.docs, city.config):
        server.watch(str(folder))
