"""Which judge a setting names."""

from __future__ import annotations

import pytest

from discrepancy.judges import BundledJudge, CrossEncoderJudge, EndpointJudge, judge_of
from discrepancy.judges.bundled import NAME
from discrepancy.settings import Settings
from discrepancy.tools import Tools


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("own", BundledJudge),
        ("none", type(None)),
        ("cross-encoder/nli-deberta-v3-base", CrossEncoderJudge),
        ("./models/nli", CrossEncoderJudge),
        ("http://127.0.0.1:8080/v1", EndpointJudge),
        ("HTTPS://models.example/v1#small", EndpointJudge),
    ],
)
def test_a_setting_names_a_judge(setting: str, kind: type) -> None:
    assert type(judge_of(setting)) is kind


@pytest.mark.parametrize("cache", [True, False])
def test_a_run_has_the_judge_that_its_settings_name(cache: bool) -> None:
    assert Tools.of(Settings(cache=cache, judge="none")).judge is None
    judge = Tools.of(Settings(cache=cache)).judge
    assert judge is not None
    assert judge.identity == NAME
