"""Texts -> vectors. The bundled model run by onnxruntime, any other by sentence-transformers."""

from __future__ import annotations

from discrepancy.embeddings.bundled import SHA256, BundledEncoder, bundled_folder
from discrepancy.embeddings.interface import Encoder, Vectors
from discrepancy.embeddings.sentence_transformer import SentenceTransformerEncoder
from discrepancy.settings import ENCODER, PRECISION

__all__ = [
    "SHA256",
    "BundledEncoder",
    "Encoder",
    "SentenceTransformerEncoder",
    "Vectors",
    "bundled_folder",
    "encoder_of",
]


def encoder_of(
    setting: str = ENCODER, precision: str = PRECISION
) -> BundledEncoder | SentenceTransformerEncoder:
    """Return the encoder that a setting names; nothing is loaded yet."""
    return BundledEncoder(precision) if setting == ENCODER else SentenceTransformerEncoder(setting)
