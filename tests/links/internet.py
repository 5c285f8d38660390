"""A small internet on this machine: names with public addresses, all of which one local server answers.

The guard is the real one. Only the last step is bent: whatever public address is dialled, the line leads to the server.
"""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from crocevia.links.asker import Asker
from crocevia.links.gate import Gate
from crocevia.links.request import Network

# Some public addresses; no packet goes there.
PUBLIC = "93.184.215.14"
OTHER = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"


class Clock:
    """A clock that goes on only when somebody sleeps, and knows for how long."""

    def __init__(self):
        self.now, self.slept, self._lock = 0.0, [], threading.Lock()

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds


class Internet:
    """`pages`: (host, path) → (status, headers) or a function of the handler; `names`: host → addresses.

    `asked` are the requests that came (host, method, path), `dialled` the addresses that were connected to.
    """

    def __init__(self, port):
        self.port, self.pages, self.names, self.asked, self.dialled, self.agents = port, {}, {}, [], [], set()
        self.clock = Clock()
        self.gate = Gate(self.clock, self.clock.sleep)

    def page(self, address, status=200, seen=None, **headers):
        host, _, path = address.removeprefix("http://").partition("/")
        self.pages[host, f"/{path}"] = seen or (status, headers)
        self.names.setdefault(host, [PUBLIC])
        return address

    def lookup(self, host):
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names[host]

    def dial(self, ip, port, seconds):
        self.dialled.append((ip, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def asker(self, seconds=2.0):
        return Asker("crocevia-links/1.0 (+https://example.org/)", self.gate, Network(self.lookup, self.dial, seconds))


@contextmanager
def internet():
    """The server, for as long as it is wanted."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            here.asked.append((self.headers["Host"], self.command, self.path))
            here.agents.add(self.headers["User-Agent"])
            assert not {"cookie", "authorization", "proxy-authorization"} & {name.lower() for name in self.headers}
            found = here.pages.get((self.headers["Host"], self.path), (404, {}))
            if callable(found):
                found(self)
                return
            status, headers = found
            body = headers.get("body", "").encode()
            self.send_response(status)
            for name, value in headers.items():
                if name != "body":
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 - http.server's name

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_):
            """Who hangs up is not an error here."""

    server = Server(("127.0.0.1", 0), Handler)
    here = Internet(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
