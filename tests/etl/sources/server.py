"""A real HTTP server on loopback whose answers a test writes down beforehand, and which notes what it was asked."""

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """One answer. `drip` sends the body byte by byte, so many seconds apart; `raw` is sent in place of all the rest."""

    body: bytes = b""
    status: int = 200
    type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    raw: bytes | None = None


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    at: float


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self):
        self.server.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
        with suppress(OSError):  # whoever asked has had enough
            self._send(self.server.reply(self.path))

    def _send(self, reply):
        self.close_connection = True
        if reply.raw is not None:
            self._write(reply.raw, reply.drip)
            return
        self.send_response(reply.status)
        if reply.type is not None:
            self.send_header("Content-Type", reply.type)
        headers = {"Content-Length": str(len(reply.body)), "Connection": "close", **reply.headers}
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        self._write(reply.body, reply.drip)

    def _write(self, body, drip):
        if not drip:
            self.wfile.write(body)
            return
        for position in range(len(body)):
            self.wfile.write(body[position : position + 1])
            time.sleep(drip)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """`server.pages["/a"] = Reply(b"…")`, or a list of replies, one a request, the last one for ever.

    What has no reply is 404. Usable as a context manager.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Reply | list[Reply]] = {}
        self.asked: list[Asked] = []
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        pass  # a client that goes away in the middle, or TLS spoken to plain HTTP, is what is tested

    def address(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.server_port}{path}"

    def paths(self):
        return [asked.path for asked in self.asked]

    def reply(self, path):
        found = self.pages.get(path, Reply(b"nothing here", 404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


def free_port():
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
