"""The wheel: it holds the package with its data, and works where it is installed, from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from newsroom import BEACON, GAZETTE

ROOT = Path(__file__).parents[1]

# `python -m discrepancy` without the checkout, which an editable install has put on the path.
RUN = """
import runpy, sys
from pathlib import Path
sys.path = [entry for entry in sys.path if Path(entry).resolve() != Path({root!r})]
import discrepancy
print(discrepancy.__file__, file=sys.stderr)
runpy.run_module("discrepancy", run_name="__main__", alter_sys=True)
"""


def run(*command: str | Path, cwd: Path, code: int = 0, **env: str) -> str:
    """What it says on stderr."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stderr


def files_in(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which pip installed the wheel, built here and now, without a network."""
    built, target = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("site")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", built)
    run(*build, ROOT, cwd=built)
    (wheel,) = built.glob("*.whl")
    options = ("--quiet", "--no-index", "--no-deps", "--no-compile", "--target", target)
    run(sys.executable, "-m", "pip", "install", *options, wheel, cwd=built)
    return target


def test_package_comes_with_its_data(installed: Path) -> None:
    package = files_in(ROOT / "discrepancy")
    assert {Path(name).suffix for name in package} >= {".py", ".json", ".txt"}
    assert package <= files_in(installed / "discrepancy")


def test_templates_come_inside_the_package(installed: Path) -> None:
    templates = files_in(ROOT / "templates")
    assert templates
    assert templates == files_in(installed / "discrepancy" / "templates")


def test_nothing_comes_beside_the_package(installed: Path) -> None:
    assert {path.name.split("-")[0] for path in installed.iterdir()} == {"discrepancy", "bin"}


@pytest.mark.slow
def test_report_is_rendered_from_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "beacon.txt").write_text(BEACON, encoding="utf-8")
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    outputs = ("-o", "report.html", "-o", "report.json", "-o", "report.csv")
    check = ("check", "beacon.txt", "gazette.txt", *outputs)
    script = RUN.format(root=str(ROOT.resolve()))
    said = run(
        sys.executable, "-c", script, *check, cwd=tmp_path, code=1, PYTHONPATH=str(installed)
    )
    assert Path(said.splitlines()[0]) == installed / "discrepancy" / "__init__.py"

    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    schema = (installed / "discrepancy" / "reports" / "schema.json").read_text(encoding="utf-8")
    jsonschema.validate(report, json.loads(schema))
    assert report["conflicts"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert report["conflicts"][0]["summary"] in page
    assert (tmp_path / "report.csv").read_text(encoding="utf-8").count("\n") > 1
