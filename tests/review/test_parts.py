"""What the page rests on: keys, what was seen, files that change, sessions, addresses."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from baseline.known import entry
from hypothesis import given
from hypothesis import strategies as st
from reports.sample import ARTICLES, CONFLICTS

from discrepancy.baseline import Decision
from discrepancy.errors import ServerError
from discrepancy.review import Address, open_server
from discrepancy.review.decisions import UNSEEN, Written, state
from discrepancy.review.filters import Filter
from discrepancy.review.keys import Keys, stored_key
from discrepancy.review.seen import Seen
from discrepancy.review.sessions import MOST_SESSIONS, MOST_STEPS, History, Step
from discrepancy.review.voices import Camp, told
from discrepancy.review.watch import Watch, outdated

# --------------------------------------------------------------------------- keys


def test_the_key_is_made_once_and_is_the_users_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    key = stored_key(folder)
    assert stored_key(folder) == key
    assert (folder / "review.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_key_that_is_damaged_is_not_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "review.key").write_bytes(content)
    first, second = stored_key(tmp_path), stored_key(tmp_path)
    assert len(first) == len(second) == 32
    assert first != second  # of one run: nobody else knows it


def test_where_no_key_can_be_kept_there_is_one_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert len(stored_key(tmp_path / "file" / "cache")) == 32


@given(st.text(max_size=60))
def test_no_other_cookie_is_a_session(cookie: str) -> None:
    keys = Keys(b"k" * 32, "token")
    given_out = keys.new_session()
    assert keys.session(given_out) == given_out.partition(".")[0]
    assert not keys.session(cookie)
    assert not Keys(b"k" * 32, "other").session(given_out)
    assert not Keys(b"l" * 32, "token").session(given_out)
    assert keys.form("a") != keys.form("b")


# --------------------------------------------------------------------------- what was seen


@pytest.mark.parametrize("content", ["", "{", "{}", "[1]", "null", "\x00"])
def test_what_was_seen_is_an_aid(tmp_path: Path, content: str) -> None:
    seen = Seen(tmp_path, tmp_path / "known.jsonl")
    assert seen.before is None
    seen.add(["b", "a"])
    assert Seen(tmp_path, tmp_path / "known.jsonl").before == {"a", "b"}
    assert Seen(tmp_path, tmp_path / "other.jsonl").before is None
    (file,) = tmp_path.glob("seen-*.json")
    file.write_text(content, encoding="utf-8")
    assert Seen(tmp_path, tmp_path / "known.jsonl").before is None


def test_what_was_seen_cannot_be_kept_everywhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    Seen(tmp_path / "file", tmp_path / "known.jsonl").add(["a"])


# --------------------------------------------------------------------------- files


def test_a_file_that_changes_is_noticed_and_one_that_is_touched_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("One text.", encoding="utf-8")
    watch = Watch({"a": file, "gone": tmp_path / "gone.txt"}, outdated=["b"])
    assert [watch.changed(id_) for id_ in ("a", "b", "gone", "unknown")] == [
        *(False, True, False, False)
    ]
    os.utime(file, ns=(1, 1))
    assert not watch.changed("a")
    file.write_text("Two text.", encoding="utf-8")
    assert watch.changed("a")
    file.write_text("One text.", encoding="utf-8")
    assert not watch.changed("a")
    file.unlink()
    assert watch.changed("a")


def test_articles_that_changed_since_the_report_are_known() -> None:
    assert not outdated(ARTICLES, CONFLICTS)
    changed = replace(ARTICLES[0], text=" " + ARTICLES[0].text)
    assert outdated((changed, *ARTICLES[1:]), CONFLICTS) == {ARTICLES[0].id}


# --------------------------------------------------------------------------- sessions, states


def test_sessions_and_their_steps_are_forgotten_in_time() -> None:
    history = History()
    steps = [Step(str(n), Written(None, None)) for n in range(MOST_STEPS + 5)]
    for step in steps:
        history.add("one", step)
    taken = 0
    while step := history.last("one"):
        assert step.item == steps[-1 - taken].item
        history.drop("one", step)
        taken += 1
    assert taken == MOST_STEPS
    history.add("one", steps[0])
    for number in range(MOST_SESSIONS):
        history.add(f"s{number}", steps[0])
    assert history.last("one") is None
    assert history.last("nobody") is None
    history.drop("nobody", steps[0])


def test_equal_decisions_have_one_state_and_others_another() -> None:
    known = entry("a" * 16)
    others = [
        replace(known, decision=Decision.DISMISSED),
        replace(known, note="page 3"),
        replace(known, author="Ines Holt"),
    ]
    assert state(known) == state(entry("a" * 16))
    assert len({state(one) for one in (None, known, *others)}) == 5
    assert state(None) == UNSEEN


@given(st.dictionaries(st.sampled_from(["q", "state", "rule", "outlet"]), st.text(max_size=9)))
def test_a_filter_is_what_its_query_string_says(query: dict[str, str]) -> None:
    from urllib.parse import parse_qs

    filter_ = Filter.of(query)
    again = parse_qs(filter_.query(), keep_blank_values=True)
    assert Filter.of({name: values[0] for name, values in again.items()}) == filter_


# --------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("camps", "sentence"),
    [
        ([], ""),
        ([("12", 3), ("8", 1)], "Three outlets say 12 and one says 8."),
        ([("12", 1), ("8", 1), ("7", 1)], "One outlet says 12, one says 8 and one says 7."),
        ([("12", 14)], "14 outlets say 12."),
    ],
)
def test_who_says_what_in_one_sentence(camps: list[tuple[str, int]], sentence: str) -> None:
    from discrepancy.reports.page import Cell

    groups = tuple(
        Camp(Cell(value, chr(65 + n), n), tuple(f"Outlet {value} {i}" for i in range(size)))
        for n, (value, size) in enumerate(camps)
    )
    assert told(groups) == sentence


def test_an_outlet_that_says_both_is_named() -> None:
    from discrepancy.reports.page import Cell

    groups = tuple(Camp(Cell(value, value, 1), ("The Beacon",)) for value in ("12", "15"))
    assert told(groups) == "The Beacon says 12 and 15."


# --------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("host", "token", "asked_for", "warned"),
    [
        ("127.0.0.1", None, False, False),
        ("127.0.0.1", "t" * 16, True, False),
        ("::1", None, False, False),
        ("0.0.0.0", None, True, True),  # noqa: S104
    ],
)
def test_elsewhere_a_token_is_asked_for(
    host: str, token: str | None, asked_for: bool, warned: bool
) -> None:
    address = Address.of(host, 0, token)
    assert bool(address.token) is asked_for
    assert token is None or address.token == token
    try:
        with open_server(address) as server:
            assert ("?token=" in server.url) is asked_for
            assert bool(server.warning) is warned
            assert server.url.startswith("http://")
    except ServerError:
        assert host == "::1"  # a machine without version 6


def test_a_random_token_is_another_each_time() -> None:
    tokens = {Address.of("192.0.2.7", 0, None).token for _ in range(5)}
    assert len(tokens) == 5
    assert min(map(len, tokens)) >= 32
