"""A judge behind an address, asked over a real socket: what it is sent, and all it may answer."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import isnan
from typing import Any

import pytest

from discrepancy.errors import ModelError
from discrepancy.judges import EndpointJudge, Question
from discrepancy.judges.endpoint import KEY

QUESTIONS = [Question("They agreed.", "They refused."), Question("It rained.", "Bread is cheap.")]

Reply = Callable[[dict[str, Any]], tuple[int, Any]]  # request -> status, body


class Server(ThreadingHTTPServer):
    """Answers POST as `reply` says, and keeps what it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply: Reply = lambda _: (200, vote(0.5))
        self.seen: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append(request)
        self.server.headers.append(dict(self.headers))
        self.server.paths.append(self.path)
        status, body = self.server.reply(request)
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def vote(chance: object) -> dict[str, Any]:
    return said(json.dumps({"contradiction": chance}))


def said(content: str | None, **more: Any) -> dict[str, Any]:
    return {"choices": [{"message": {"role": "assistant", "content": content, **more}}]}


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_pair_is_asked_once_and_gets_its_own_answer(server: Server) -> None:
    server.reply = lambda request: (200, vote(0.91 if "agreed" in str(request) else 0.04))
    judge = EndpointJudge(f"{server.address}/#small-model")
    chances = judge.contradiction([*QUESTIONS, QUESTIONS[0].mirrored])
    assert chances.tolist() == pytest.approx([0.91, 0.04, 0.91])
    assert len(server.seen) == 2
    assert {*server.paths} == {"/v1/chat/completions"}
    assert {request["model"] for request in server.seen} == {"small-model"}
    asked = [json.loads(request["messages"][1]["content"]) for request in server.seen]
    assert sorted(asked) == sorted(sorted(one.texts) for one in QUESTIONS)
    assert all(r["response_format"]["json_schema"]["strict"] for r in server.seen)


def test_the_key_is_sent_and_shown_nowhere(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    EndpointJudge(server.address).contradiction(QUESTIONS)
    monkeypatch.setenv(KEY, "hush")
    judge = EndpointJudge(server.address + "#m")
    judge.contradiction(QUESTIONS[:1])
    keys = [headers.get("Authorization") for headers in server.headers[-2:]]
    assert keys == [None, "Bearer hush"]
    assert judge.identity == f"{server.address}#m"
    named = EndpointJudge(server.address.replace("//", "//ana:secret@"))
    assert named.identity == server.address
    assert not judge.fingerprint()  # nothing is kept of what may change


UNUSABLE = [
    ("a refusal", said(None, refusal="I cannot judge this.")),
    ("no content", said(None)),
    ("words", said("They cannot both be true.")),
    ("a list", said("[0.5]")),
    ("no number", vote("high")),
    ("a truth value", vote(True)),
    ("above one", vote(1.5)),
    ("not a number", said('{"contradiction": NaN}')),
    ("more than was asked for", said('{"contradiction": 0.5, "why": "x"}')),
    ("no choices", {"choices": []}),
    ("another shape", {"error": "busy"}),
    ("no JSON", b"<html>hello</html>"),
    ("a deep nest", said("[" * 100_000)),
]


@pytest.mark.parametrize(("_what", "answer"), UNUSABLE)
def test_an_answer_against_the_schema_is_no_vote(
    _what: str, answer: object, server: Server
) -> None:
    server.reply = lambda request: (200, answer if "agreed" in str(request) else vote(0.2))
    first, second = EndpointJudge(server.address).contradiction(QUESTIONS)
    assert isnan(first)
    assert second == pytest.approx(0.2)


def test_an_error_of_the_server_is_tried_again_and_then_told(server: Server) -> None:
    answers = iter([(503, b"warming up"), (200, vote(0.7))])
    server.reply = lambda _: next(answers)
    assert EndpointJudge(server.address).contradiction(QUESTIONS[:1]).tolist() == pytest.approx(
        [0.7]
    )
    server.reply = lambda _: (500, b"out of memory")
    with pytest.raises(ModelError, match="answered 500: out of memory"):
        EndpointJudge(server.address).contradiction(QUESTIONS[:1])


def test_what_is_forbidden_is_not_asked_twice(server: Server) -> None:
    server.reply = lambda _: (401, b"no key")
    with pytest.raises(ModelError, match="answered 401: no key") as told:
        EndpointJudge(server.address).contradiction(QUESTIONS[:1])
    assert KEY in told.value.advice
    assert len(server.seen) == 1


def test_one_that_is_too_slow_is_told(server: Server) -> None:
    def slowly(_: object) -> tuple[int, Any]:
        time.sleep(0.3)
        return 200, vote(0.5)

    server.reply = slowly
    with pytest.raises(ModelError, match="did not answer in time"):
        EndpointJudge(server.address, timeout=0.05).contradiction(QUESTIONS[:1])


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/v1", "http://", "http://[::1", "https://x y"]
)
def test_nobody_there_is_told(address: str) -> None:
    with pytest.raises(ModelError, match="could not be asked"):
        EndpointJudge(address).contradiction(QUESTIONS)
