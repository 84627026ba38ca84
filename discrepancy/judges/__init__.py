"""Sentence-pair models that vote on whether two sentences can both be true."""

from __future__ import annotations

from discrepancy.judges.bundled import BundledJudge
from discrepancy.judges.cross_encoder import CrossEncoderJudge
from discrepancy.judges.endpoint import EndpointJudge
from discrepancy.judges.interface import Chances, Judge, Question
from discrepancy.settings import NO_JUDGE, OWN_JUDGE

ADDRESSES = ("http://", "https://")

__all__ = [
    "BundledJudge",
    "Chances",
    "CrossEncoderJudge",
    "EndpointJudge",
    "Judge",
    "Question",
    "judge_of",
]


def judge_of(setting: str) -> BundledJudge | CrossEncoderJudge | EndpointJudge | None:
    """Return the judge that a setting names; nothing is loaded yet, and nobody asked."""
    if setting == NO_JUDGE:
        return None
    if setting == OWN_JUDGE:
        return BundledJudge()
    if setting.lower().startswith(ADDRESSES):
        return EndpointJudge(setting)
    return CrossEncoderJudge(setting)
