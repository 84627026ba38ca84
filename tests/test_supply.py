"""What the program is made of: models as published, licences that are known, a wheel made again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from discrepancy.errors import ModelError
from discrepancy.syntax import MODEL, SpacyParser

ROOT = Path(__file__).parents[1]

sys.path.append(str(ROOT / "tools"))  # its modules are scripts, and in no package
licences, audit = map(import_module, ("licences", "audit"))


# --------------------------------------------------------------------------- models


def copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, which is found before the one that is installed."""
    package = Path(import_module(MODEL).__file__ or "").parent
    shutil.copytree(package, folder / MODEL, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.delitem(sys.modules, MODEL)
    monkeypatch.syspath_prepend(folder)
    return folder / MODEL


def test_the_parser_as_published_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(tmp_path, monkeypatch)
    SpacyParser()._check()


@pytest.mark.parametrize("damage", ["code added", "weights changed", "a file more", "one less"])
def test_a_parser_that_is_not_as_published_is_refused_before_its_code_runs(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = copied(tmp_path, monkeypatch)
    (weights,) = package.glob("*/ner/model")
    match damage:
        case "code added":
            with (package / "__init__.py").open("a") as file:
                file.write(f"\nopen({str(tmp_path / 'ran')!r}, 'w')\n")
        case "weights changed":
            data = bytearray(weights.read_bytes())
            data[1000] ^= 1
            weights.write_bytes(data)
        case "a file more":
            (package / "more.py").write_text("", encoding="utf-8")
        case _:
            weights.unlink()
    with pytest.raises(ModelError, match="another checksum") as refused:
        next(iter(SpacyParser().parse(["It was late."])))
    assert "pip install" in refused.value.advice
    assert not (tmp_path / "ran").exists()


def test_the_package_ships_no_pickles() -> None:
    """Those run code when they are loaded; models come as safetensors, ONNX or spaCy's msgpack."""
    suffixes = {file.suffix for file in (ROOT / "discrepancy").rglob("*") if file.is_file()}
    assert not suffixes & {".pkl", ".pickle", ".pt", ".pth", ".bin", ".joblib", ".npy"}
    models = [*(ROOT / "discrepancy" / "embeddings").rglob("*.py")]
    models += (ROOT / "discrepancy" / "judges").rglob("*.py")
    for file in models:
        source = file.read_text(encoding="utf-8")
        assert "import pickle" not in source
        assert "torch.load" not in source


# --------------------------------------------------------------------------- licences


def test_every_dependency_has_a_licence_that_is_allowed_and_listed() -> None:
    found = licences.licences()
    assert found
    assert not [row for row in found if not licences.is_allowed(row)]
    assert licences.FILE.read_text(encoding="utf-8") == licences.table(found), "run: make licences"


SKIPPED = '{"dependencies": [{"name": "a", "skip_reason": "unknown"}]}'
CLEAN = '{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}'
WEAK = '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1"}]}]}'


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ("", 0, "Nothing was audited: no service"),
        (SKIPPED, 0, "Nothing was audited: the service knows none of 1 packages"),
        (CLEAN, 0, "1 of 1 packages audited, 0 vulnerabilities"),
        (WEAK, 1, "1 of 1 packages audited, 1 vulnerabilities\na 1: X-1"),
    ],
)
def test_an_audit_that_asked_nobody_says_so(answer: str, code: int, said: str) -> None:
    assert audit.verdict(answer)[0] == code
    assert audit.verdict(answer)[1].startswith(said)


# --------------------------------------------------------------------------- the wheel


def test_the_wheel_is_the_same_whenever_and_wherever_it_is_built(tmp_path: Path) -> None:
    wheels = []
    for number, (zone, mask) in enumerate((("UTC", 0o022), ("Pacific/Kiritimati", 0o077))):
        source, out = tmp_path / f"source{number}", tmp_path / f"out{number}"
        source.mkdir()
        for name in ("discrepancy", "templates"):
            shutil.copytree(
                ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, source / name)
        for file in source.rglob("*"):
            os.utime(file, (1e9 + number * 1e8,) * 2)
        subprocess.run(
            [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, source],
            env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "TZ": zone},
            umask=mask,
            capture_output=True,
            check=True,
        )
        (wheel,) = out.glob("*.whl")
        wheels.append(wheel.read_bytes())
    assert wheels[0] == wheels[1]
