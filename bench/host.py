"""A static host as cities have them: files as they are, texts gzipped, connections kept open.

Written here because Python's own file server compresses nothing, which would make every contender's texts three to
four times as heavy as they are on a real host, and because a host knows best what it has sent, to pages and to workers
alike. It speaks HTTP/1.1: a browser opens six connections to it and lets further requests wait, where HTTP/2 would
not. That can cost a contender that asks for more than six files at once up to one more round trip.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bench.waterfall import Sent

# What usual hosts compress (nginx's `gzip_types` in most recipes, GitHub Pages).
TEXTS = re.compile(r"text/.*|.*(javascript|json|xml|wasm)$")
LEVEL = 6


class Host:
    """Where a folder is served, and what was sent so far."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        self.sent: list[Sent] = []
        # Compressed once: a host's own work is not what is measured.
        self.answer = cache(self._answer)

    def _answer(self, path: str) -> bytes:
        """The whole answer to a request, head and body."""
        file = self.folder / unquote(path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if not (file.resolve().is_relative_to(self.folder) and file.is_file()):
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        kind, body = mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()
        head = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", "Cache-Control: max-age=600", "Vary: Accept-Encoding"]
        if TEXTS.fullmatch(kind):
            body = gzip.compress(body, LEVEL, mtime=0)
            head.append("Content-Encoding: gzip")
        return "\r\n".join((*head, f"Content-Length: {len(body)}", "", "")).encode() + body


@contextmanager
def serve(folder: Path) -> Iterator[Host]:
    """Serve a folder while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer, and remember it."""
            at, path = time.time(), urlsplit(self.path).path
            answer = host.answer(path)
            host.sent.append(Sent(path, at, len(answer)))
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with _Patient(("127.0.0.1", 0), Handler) as server:
        host = Host(folder.resolve(), f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield host
        server.shutdown()


class _Patient(ThreadingHTTPServer):
    """A server whose browsers may leave in the middle of an answer."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Somebody left."""
