"""Requests that are refused, each for its reason, and what every answer tells the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reports.sample import CONFLICTS

from discrepancy.review.security import LARGEST, Hosts, from_elsewhere

from .desks import TOKEN, Visitor, desk_of, kept, visitor

INJURED = CONFLICTS[0].id
OWN = {"Host": "127.0.0.1:8765"}


@pytest.fixture
def editor(tmp_path: Path) -> Visitor:
    """Who has opened a conflict and may decide on it."""
    editor = visitor(desk_of(tmp_path))
    assert editor.get(f"/pair/{INJURED}", headers=OWN) == 200
    return editor


@pytest.mark.parametrize(
    ("description", "headers", "status"),
    [
        ("the page itself", {}, 200),
        ("through a tunnel, on another port", {"Host": "localhost:9000"}, 200),
        ("the address of version 6", {"Host": "[::1]:8765"}, 200),
        ("a name that was made to point here", {"Host": "evil.example"}, 403),
        ("such a name, with the port", {"Host": "evil.example:8765"}, 403),
        ("an address of another machine", {"Host": "192.0.2.7:8765"}, 403),
        ("a name that begins alike", {"Host": "localhost.evil.example"}, 403),
        ("a user and a name", {"Host": "localhost@evil.example"}, 403),
        ("no name at all", {"Host": ""}, 403),
        ("a port that is none", {"Host": "localhost:8765x"}, 403),
        (
            "a link on another page",
            {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
            200,
        ),
        (
            "a picture of another page",
            {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
            403,
        ),
        ("a page of a sibling", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
    ],
)
def test_who_may_read(
    editor: Visitor, description: str, headers: dict[str, str], status: int
) -> None:
    assert editor.get("/", headers={**OWN, **headers}) == status
    assert ("conflicts to decide" in editor.page) == (status == 200)


@pytest.mark.parametrize(
    ("description", "sent", "status"),
    [
        (
            "the page's own form",
            ({"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}, {}),
            303,
        ),
        ("through a proxy with TLS", ({"Origin": "https://127.0.0.1:8765"}, {}), 303),
        ("no browser, with the key", ({}, {}), 303),
        ("a form of another page", ({"Origin": "http://evil.example"}, {}), 403),
        ("of another port", ({"Origin": "http://127.0.0.1:9999"}, {}), 403),
        ("of a sandboxed frame", ({"Origin": "null"}, {}), 403),
        ("of an extension", ({"Origin": "chrome-extension://127.0.0.1:8765"}, {}), 403),
        ("so says the browser", ({"Sec-Fetch-Site": "cross-site"}, {}), 403),
        ("by a foreign name", ({"Host": "evil.example", "Origin": "http://evil.example"}, {}), 403),
        ("without the key", ({}, {"key": ""}), 403),
        ("with another key", ({}, {"key": "0" * 64}), 403),
        ("with a key that is no text of ours", ({}, {"key": "\N{SNOWMAN}"}), 403),
        ("too much at once", ({}, {"note": "x" * LARGEST}), 413),
    ],
)
def test_who_may_decide(
    editor: Visitor,
    tmp_path: Path,
    description: str,
    sent: tuple[dict[str, str], dict[str, str]],
    status: int,
) -> None:
    headers, form = sent
    data = {"key": editor.value("key"), "saw": "none", "decision": "confirmed", **form}
    answer = editor.client.post(f"/pair/{INJURED}", data=data, headers={**OWN, **headers})
    assert answer.status_code == status
    assert (tmp_path / "known.jsonl").exists() == (status == 303)


def test_a_key_is_of_one_session(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    ines, otto = visitor(desk), visitor(desk)
    ines.get(f"/pair/{INJURED}")
    otto.get(f"/pair/{INJURED}")
    assert otto.press("confirmed", key=ines.value("key")) == 403
    assert not kept(desk).entries


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/assets/style.css", 200),
        ("/assets/../../pyproject.toml", 404),
        ("/assets/..%2f..%2fpyproject.toml", 404),
        ("/assets/%2e%2e/%2e%2e/pyproject.toml", 404),
        ("/assets/..\\..\\pyproject.toml", 404),
        ("/assets/report.html.j2", 404),
        ("/article/0", 200),
        ("/article/999", 404),
        ("/article/-1", 404),
        ("/article/harbour-post.txt", 404),
        ("/article/..%2f..%2fetc%2fpasswd", 404),
        ("/article/99999999999999999999999", 404),
        ("/pair/..", 404),
        ("/pair/0000000000000000", 404),
        ("/pair/%00", 404),
        ("/?page=-1", 200),
        ("/?page=99999999999999999999999", 200),
        ("/?page=x&state=x&verdict=x", 200),
        ("/undo", 405),
        ("/known.jsonl", 404),
    ],
)
def test_no_path_leads_elsewhere(editor: Visitor, path: str, status: int) -> None:
    assert editor.get(path) == status
    assert "[project]" not in editor.page


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_do_nothing(editor: Visitor, method: str) -> None:
    assert editor.client.open(f"/pair/{INJURED}", method=method).status_code == 405


@pytest.mark.parametrize(
    "here", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_a_name_leads_to_no_other_site(editor: Visitor, here: str) -> None:
    form = {"key": editor.value("key"), "name": "Otto\nLind", "here": here}
    answer = editor.client.post("/name", data=form, headers=OWN)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    editor.get("/", headers=OWN)
    assert 'value="Otto Lind"' in editor.page


@pytest.mark.parametrize(
    "path", ["/", f"/pair/{INJURED}", "/article/0", "/nowhere", "/assets/review.js"]
)
def test_every_answer_says_what_a_browser_may_do(editor: Visitor, path: str) -> None:
    headers = editor.client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", ["/", f"/pair/{INJURED}", "/article/0", "/?state=all"])
def test_no_page_has_a_script_or_style_of_its_own(editor: Visitor, path: str) -> None:
    editor.get(path)
    assert "<style" not in editor.page
    assert " style=" not in editor.page
    assert " onclick=" not in editor.page
    assert editor.page.count("<script") == editor.page.count(
        '<script src="/assets/review.js" defer>'
    )


# --------------------------------------------------------------------------- the token


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_an_address_with_a_token_leads_to_no_other_site(editor: Visitor, path: str) -> None:
    raw = {"PATH_INFO": path}
    answer = editor.client.get("/?token=x", headers=OWN, environ_overrides=raw)
    assert answer.status_code == 303
    assert answer.headers["Location"] in ("/", "/evil.example/", "/evil.example")  # of this site


@pytest.fixture
def stranger(tmp_path: Path) -> Visitor:
    return visitor(desk_of(tmp_path), token=TOKEN)


@pytest.mark.parametrize(
    "path", ["/", f"/pair/{INJURED}", "/article/0", "/nowhere", "/?token=wrong"]
)
def test_without_the_token_nothing_is_shown(stranger: Visitor, path: str) -> None:
    assert stranger.get(path) == 401
    assert "14 injured" not in stranger.page
    assert "Alder Queen" not in stranger.page
    assert stranger.get("/assets/style.css") == 200


def test_without_the_token_nothing_is_decided(stranger: Visitor, tmp_path: Path) -> None:
    form = {"key": "", "saw": "none", "decision": "confirmed"}
    assert stranger.post(f"/pair/{INJURED}", form) == 401
    assert not (tmp_path / "known.jsonl").exists()


def test_the_token_does_not_stay_in_the_address(stranger: Visitor) -> None:
    answer = stranger.client.get(f"/?token={TOKEN}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert TOKEN not in cookie
    assert stranger.get("/") == 200
    assert TOKEN not in stranger.page


def test_the_token_can_be_entered(stranger: Visitor) -> None:
    assert stranger.get("/enter") == 401
    assert stranger.post("/enter", {"token": TOKEN[:-1]}) == 401
    assert "That is not the token" in stranger.page
    assert stranger.post("/enter", {"token": TOKEN}) == 200
    assert "conflicts to decide" in stranger.page


def test_a_session_outlives_a_restart_but_not_another_token(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    first = visitor(desk, token=TOKEN)
    first.get(f"/?token={TOKEN}")
    cookie = first.client.get_cookie("discrepancy-0").value
    for token, status in ((TOKEN, 200), (TOKEN + "2", 401)):
        later = visitor(desk, token=token)
        later.client.set_cookie("discrepancy-0", cookie)
        assert later.get("/") == status


@pytest.mark.parametrize("cookie", ["", "x", ".", "x.", ".y", "x.y", "\N{SNOWMAN}.y", "a.b.c"])
def test_a_made_up_cookie_is_none(stranger: Visitor, cookie: str) -> None:
    stranger.client.set_cookie("discrepancy-0", cookie)
    assert stranger.get("/") == 401


# --------------------------------------------------------------------------- hosts, origins


@pytest.mark.parametrize(
    ("listening", "header", "admitted"),
    [
        ("192.0.2.7", "192.0.2.7:8765", True),
        ("192.0.2.7", "localhost", False),
        ("desk.example", "DESK.example:80", True),
        ("desk.example", "evil.example", False),
        ("0.0.0.0", "192.0.2.7:8765", True),  # noqa: S104
        ("0.0.0.0", "evil.example", False),  # noqa: S104
        ("::", "[2001:db8::1]:8765", True),
        ("::1", "[::1]:8765", True),
    ],
)
def test_the_names_of_an_address(listening: str, header: str, admitted: bool) -> None:
    assert Hosts.of(listening).admit(header) is admitted


def test_an_origin_has_to_be_the_very_same() -> None:
    def refused(**headers: str) -> bool:
        named: dict[str, Any] = {name.replace("_", "-"): value for name, value in headers.items()}
        return from_elsewhere("POST", {"Host": "desk.example", **named})

    assert not refused(Origin="https://desk.example")
    assert refused(Origin="https://desk.example.evil.example")
    assert refused(Origin="")
    assert refused(Origin="https://desk.example", Sec_Fetch_Site="same-site")
