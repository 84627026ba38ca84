"""A web server on this machine, for what reads addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from threading import Thread
from time import sleep


@dataclass
class Answer:
    """What the server says of one path."""

    data: bytes = b""
    content_type: str = "text/html"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: float = 0.0  # seconds between two bytes


@dataclass
class Site:
    """A server with answers by path, and what it was asked."""

    port: int
    answers: dict[str, Answer]
    server: HTTPServer
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def served() -> Iterator[Site]:
    """A server on this machine that answers as its `answers` say, until it is left."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.agents.add(self.headers["User-Agent"])
            answer = made.answers.get(self.path, Answer(status=404))
            self.send_response(answer.status)
            if answer.content_type:
                self.send_header("Content-Type", answer.content_type)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self._send(answer)

        def _send(self, answer: Answer) -> None:
            pieces = [answer.data]
            if answer.drip:
                pieces = [answer.data[at : at + 1] for at in range(len(answer.data))]
            for piece in pieces:
                try:
                    self.wfile.write(piece)
                    self.wfile.flush()
                except OSError:  # the other side has gone
                    return
                sleep(answer.drip)

        def handle(self) -> None:
            with suppress(OSError):  # a client that does not trust us hangs up
                super().handle()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        made = Site(server.server_port, {}, server)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield made
        server.shutdown()
        thread.join()
