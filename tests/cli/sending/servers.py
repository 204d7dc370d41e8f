"""Servers on loopback that stand for the vendors of messengers and for a mail server."""

from __future__ import annotations

import base64
import json
import socketserver
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Posted(NamedTuple):
    """What a robot was sent: the path with its query, and the body."""

    path: str
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """Give the text, whatever the vendor calls it."""
        found = self.body.get("text") or self.body["content"]
        return str(found.get("content") or found["text"])


class Robots(NamedTuple):
    """A server of robots: its address, what it was sent."""

    url: str
    posted: list[Posted]


@contextmanager
def robots(answer: Callable[[Posted], tuple[int, bytes]]) -> Iterator[Robots]:
    """Serve: ``answer`` gives the status and the body for what was posted."""
    posted: list[Posted] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            one = Posted(self.path, json.loads(raw))
            posted.append(one)
            status, body = answer(one)
            self.send_response(status)
            if status in {301, 302, 307}:
                self.send_header("Location", body.decode())
                body = b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with _serving(server) as port:
        yield Robots(f"http://127.0.0.1:{port}", posted)


class Mail(NamedTuple):
    """A mail server: its port, the letters that it took, each with its receivers."""

    port: int
    taken: list[tuple[list[str], bytes]]


def _reply(line: str, to: list[str], refused: str | None, password: str | None) -> str:
    """Answer a line of SMTP; ``to`` gathers the receivers."""
    verb, _, rest = line.partition(" ")
    match verb.upper():
        case "EHLO":
            return "250-here\r\n250-AUTH PLAIN\r\n250 8BITMIME" if password else "250 here"
        case "AUTH":
            given = base64.b64decode(rest.split()[-1]).split(b"\0")[-1].decode()
            return "235 good" if given == password else "535 no"
        case "RCPT":
            address = rest.partition("<")[2].rstrip(">")
            if address == refused:
                return "550 unknown"
            to.append(address)
    return {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb.upper(), "250 good")


@contextmanager
def mail_server(*, refused: str | None = None, password: str | None = None) -> Iterator[Mail]:
    """Serve SMTP without encryption; ``refused`` is an address that it does not know."""
    taken: list[tuple[list[str], bytes]] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            said, to = "220 here", list[str]()
            while not said.startswith("221"):
                self.wfile.write(f"{said}\r\n".encode())
                if said.startswith("354"):
                    taken.append((to, b"".join(iter(self.rfile.readline, b".\r\n"))))
                    said, to = "250 taken", []
                else:
                    line = self.rfile.readline().strip().decode() or "QUIT"
                    said = _reply(line, to, refused, password)
            self.wfile.write(f"{said}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    with _serving(server) as port:
        yield Mail(port, taken)


@contextmanager
def _serving(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
