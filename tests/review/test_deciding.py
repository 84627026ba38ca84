"""Decisions by plain forms: what is kept, what leads where, who is told of whom."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from reports.sample import CONFLICTS, REPORT

from discrepancy.baseline import Decision, Right, load, save
from discrepancy.baseline import decide as decide_entry
from discrepancy.gate import alarming
from discrepancy.settings import Settings

from .desks import MORNING, desk_of, kept, visitor, visitors

INJURED, ELEVEN, BEGAN, LENGTH, PLACE = (conflict.id for conflict in CONFLICTS[:5])


@pytest.mark.parametrize(
    ("description", "pressed", "expected"),
    [
        ("a conflict", "confirmed", (Decision.CONFIRMED, "", Right.UNKNOWN)),
        ("the first is right", "confirmed:first", (Decision.CONFIRMED, "", Right.FIRST)),
        ("the second is right", "confirmed:second", (Decision.CONFIRMED, "", Right.SECOND)),
        ("neither is right", "confirmed:neither", (Decision.CONFIRMED, "", Right.NEITHER)),
        ("none", "dismissed:different events", (Decision.DISMISSED, "different events", "")),
        ("none, for no common reason", "dismissed:other", (Decision.DISMISSED, "other", "")),
        ("mended", "fixed", (Decision.FIXED, "", Right.UNKNOWN)),
    ],
)
def test_each_button_keeps_its_decision(
    tmp_path: Path, description: str, pressed: str, expected: tuple[Decision, str, str]
) -> None:
    decision, reason, right = expected
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    assert editor.press(pressed, note="asked\r\nthe desk") == 200
    (entry,) = kept(desk).entries
    assert (entry.id, entry.decision, entry.reason) == (INJURED, decision, reason)
    assert (entry.right, entry.author, entry.note) == (right, "Ines Holt", "asked the desk")
    assert entry.decided is not None
    assert entry.decided > MORNING
    assert entry.about == "people injured"
    assert editor.address == f"/pair/{ELEVEN}?done={INJURED}"
    assert decision.value.capitalize() in editor.page


def test_the_sides_of_an_entry_are_those_that_were_pressed(tmp_path: Path) -> None:
    """A button says which outlet is right; the entry says it of the articles it names."""
    for conflict in CONFLICTS[:5]:
        turned = replace(conflict, sides=conflict.sides[::-1])
        for given in (conflict, turned):
            folder = tmp_path / f"{conflict.id}{given is turned}"
            folder.mkdir()
            desk = desk_of(folder, replace(REPORT, conflicts=(given,)))
            editor = visitor(desk)
            editor.get(f"/pair/{conflict.id}")
            shown = editor.page.index('data-key="1"')
            pressed = editor.page[:shown].rpartition('value="')[2].partition('"')[0]
            editor.press(pressed)
            (entry,) = kept(desk).entries
            names = dict(zip((Right.FIRST, Right.SECOND), entry.articles, strict=True))
            assert names[entry.right] == given.sides[0].article


def test_the_whole_queue_leads_back_to_its_start(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get("/")
    assert "5 conflicts to decide" in editor.page
    editor.get(f"/pair/{INJURED}")
    for number in range(5):
        assert editor.press("fixed" if number % 2 else "confirmed") == 200
    assert "Everything is decided" in editor.page
    assert len(kept(desk).entries) == 5


def test_what_is_decided_fails_ci_no_more(tmp_path: Path) -> None:
    from discrepancy.baseline import subtract

    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    for _ in range(5):
        editor.press("dismissed:misread")
    assert not alarming(subtract(REPORT, kept(desk)).report, Settings())


@pytest.mark.parametrize(
    ("description", "form", "said"),
    [
        ("nothing", {"decision": ""}, "Say what you decide"),
        ("no decision", {"decision": "maybe"}, "Say what you decide"),
        ("no reason", {"decision": "dismissed"}, "Say why it is none"),
        ("no such reason", {"decision": "dismissed:bored"}, "Say why it is none"),
        ("no such side", {"decision": "confirmed:left"}, "Say which side is right"),
        ("a long note", {"decision": "fixed", "note": "x" * 2001}, "at most 2,000 characters"),
    ],
)
def test_a_form_that_says_nothing_keeps_nothing(
    tmp_path: Path, description: str, form: dict[str, str], said: str
) -> None:
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    assert editor.press(**form) == 422
    assert said in editor.page
    assert form.get("note", "") in editor.page
    assert not kept(desk).entries


# --------------------------------------------------------------------------- undo


def test_undo_puts_back_what_was_there(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    editor.press("confirmed:first", note="page 3")
    before = kept(desk)
    editor.get(f"/pair/{INJURED}?state=all")
    editor.press("dismissed:misread", note="")
    assert kept(desk).find(INJURED).note == ""
    editor.undo()
    assert kept(desk) == before
    assert editor.address.startswith(f"/pair/{INJURED}")
    editor.undo()
    assert not kept(desk).entries  # what was new to CI is new to it again
    assert "Taken back" in editor.page
    assert editor.undo() == 200  # nothing is left to undo


def test_a_decision_can_be_opened_again(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    editor.press("confirmed:first")
    editor.get(f"/pair/{INJURED}?state=all")
    editor.press("open")
    (entry,) = kept(desk).entries
    assert (entry.decision, entry.right, entry.decided) == (Decision.OPEN, Right.UNKNOWN, None)


def test_nobody_undoes_what_another_decided(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    ines, otto = visitors(desk, 2)
    ines.get(f"/pair/{INJURED}")
    ines.press("confirmed")
    otto.get("/")
    assert 'id="undo"' not in otto.page
    baseline, _ = decide_entry(kept(desk), INJURED, Decision.DISMISSED, author="Otto Lind")
    save(desk.decisions.file, baseline)
    assert ines.undo() == 409
    assert "by <bdi>Otto Lind</bdi>" in ines.page
    assert kept(desk) == baseline


# --------------------------------------------------------------------------- two editors


def test_a_decision_of_another_is_shown_and_not_overwritten(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    ines, otto = visitors(desk, 2)
    otto.get(f"/pair/{INJURED}")
    otto.post("/name", {"key": otto.value("key"), "name": "Otto Lind", "here": "/"})
    for editor in (ines, otto):
        editor.get(f"/pair/{INJURED}")
    ines.press("dismissed:compatible")
    assert otto.press("confirmed", note="I asked them") == 409
    assert "another decided meanwhile" in otto.page
    assert "by <bdi>Ines Holt</bdi>" in otto.page
    assert ">I asked them</textarea>" in otto.page
    assert kept(desk).find(INJURED).decision is Decision.DISMISSED
    assert otto.press("confirmed", note="I asked them") == 200  # now he has seen it
    assert kept(desk).find(INJURED).author == "Otto Lind"


def test_what_is_said_twice_is_kept_once(tmp_path: Path) -> None:
    """As when the answer was lost, and the page sends the same form again."""
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    form = {name: editor.value(name) for name in ("key", "saw")} | {"decision": "confirmed"}
    assert [editor.post(f"/pair/{INJURED}", form) for _ in range(2)] == [200, 200]
    assert len(kept(desk).entries) == 1
    editor.undo()
    editor.undo()
    assert not kept(desk).entries


def test_two_desks_on_one_file_lose_nothing(tmp_path: Path) -> None:
    """As two editors who each run the page, and one who works in the terminal."""
    desks = [desk_of(tmp_path), desk_of(tmp_path)]
    for desk, id_ in zip(desks, (INJURED, BEGAN), strict=True):
        editor = visitor(desk)
        editor.get(f"/pair/{id_}")
        editor.press("confirmed")
    assert {entry.id for entry in kept(desks[0]).entries} == {INJURED, BEGAN}
    watching = visitor(desks[0])
    watching.get("/?state=confirmed")
    assert "4:52 a.m. or 5:25 a.m.?" in watching.page


def test_a_broken_file_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    desk.decisions.file.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert editor.press("confirmed") == 503
    assert "a merge conflict is not resolved" in editor.page
    assert desk.decisions.file.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_earlier_decisions_stand_and_what_was_fixed_before_is_to_decide(tmp_path: Path) -> None:
    first = visitor(desk_of(tmp_path))
    first.get(f"/pair/{INJURED}")
    first.press("fixed")
    first.get(f"/pair/{BEGAN}")
    first.press("dismissed:updated since")
    file = tmp_path / "known.jsonl"
    old = load(file)
    stamped = [replace(entry, decided=MORNING) for entry in old.entries]
    save(file, replace(old, entries=tuple(stamped)))
    later = visitor(desk_of(tmp_path))
    later.get("/")
    assert "4 conflicts to decide" in later.page
    assert "Fixed before, there again" in later.page
    later.get(f"/pair/{ELEVEN}")
    assert "updated since" in later.page  # earlier decisions on the same event


def test_a_file_that_is_changed_by_hand_is_read_again(tmp_path: Path) -> None:
    """Even where its time, size and place stay: what is written rests on what is there."""
    desk = desk_of(tmp_path)
    editor = visitor(desk)
    editor.get(f"/pair/{INJURED}")
    editor.press("confirmed", note="page 3")
    file = desk.decisions.file
    stat = file.stat()
    with file.open("r+", encoding="utf-8") as opened:
        text = opened.read().replace("page 3", "page 4")
        opened.seek(0)
        opened.write(text)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    editor.get(f"/pair/{BEGAN}")
    editor.press("confirmed")
    assert kept(desk).find(INJURED).note == "page 4"
