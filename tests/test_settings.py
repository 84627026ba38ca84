"""Settings: what a file may say. What the command line makes of it is tested in test_cli.py."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click
import pytest

from discrepancy.commands.check import check
from discrepancy.errors import SettingsError
from discrepancy.settings import KNOWN, Settings, load_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["[tool.other]\nx = 1\n", "tool = 3\n", ""])
def test_a_project_without_a_table_of_ours_is_no_error(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize("name", ["max_file_mb", "max-file-mb"])
def test_hyphens_are_as_good_as_underscores(name: str, tmp_path: Path) -> None:
    (tmp_path / "discrepancy.toml").write_text(f"{name} = 2\n", encoding="utf-8")
    assert load_settings(tmp_path) == Settings(max_file_mb=2)


def test_a_table_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\ndiscrepancy = 3\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        load_settings(tmp_path)


def test_every_setting_is_an_option_with_its_default_in_the_help() -> None:
    options = {o.name: o for o in check.params if isinstance(o, click.Option)}
    assert {field.name for field in fields(Settings)} == set(KNOWN)
    for field in fields(Settings):
        option = options[field.name]
        if field.default in ("", (), False):  # said by its absence
            assert "[default: " not in (option.help or "")
            continue
        if field.default is True:  # a switch, on by default
            assert f"[default: {field.name}]" in (option.help or "")
            continue
        default = f"{field.default:g}" if isinstance(field.default, float) else field.default
        assert f"[default: {default}]" in (option.help or "")


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.5:8786", "tcp://10.0.0.5", "http://10.0.0.5:8786", "tcp://10.0.0.5:port"),
        *("tcp://10.0.0.5:8786/x", "tcp://a b:8786", "tcp://:8786", 8786),
    ],
)
def test_what_is_no_address_of_a_scheduler(address: str) -> None:
    with pytest.raises(SettingsError, match="scheduler") as caught:
        Settings(engine="dask", scheduler=address)
    assert "tcp://10.0.0.5:8786" in caught.value.advice


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.5:8786", "tls://node-1.cluster.example:8786", "tcp://[fd00::5]:8786"]
)
def test_a_scheduler_is_for_dask(address: str) -> None:
    assert Settings(engine="dask", scheduler=address).scheduler == address
    with pytest.raises(SettingsError, match="scheduler"):
        Settings(scheduler=address)
