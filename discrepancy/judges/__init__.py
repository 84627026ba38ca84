"""Sentence-pair models that vote on whether two sentences can both be true."""

from discrepancy.judges.interface import Chances, Judge

__all__ = ["Chances", "Judge"]
