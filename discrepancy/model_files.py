"""What model files hold, and libraries that are to load them from this machine alone."""

from __future__ import annotations

import hashlib
import os
from importlib import metadata
from pathlib import Path

SAFE = {"use_safetensors": True}  # never a pickle, which may run code when it is loaded
LIBRARIES = ("sentence-transformers", "transformers", "tokenizers", "torch")  # that run models


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def folder_sha256(folder: Path) -> str:
    """Return the SHA-256 of all files of a model, names included; "" where one cannot be read."""
    total = hashlib.sha256()
    try:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            total.update(f"{file.relative_to(folder).as_posix()}\0{sha256(file)}\n".encode())
    except OSError:
        return ""  # whoever loads the model says what is wrong
    return total.hexdigest()


def model_fingerprint(name: str, version: int) -> str:
    """Return what the output of a model depends on but its input, "" where that is not known.

    `version` is that of how the model is used here. Of a name it is not known: which files it
    stands for shows when they are loaded. Loads nothing.
    """
    folder = Path(name)
    weights = folder_sha256(folder) if folder.is_dir() else ""
    if not weights:
        return ""
    return f"{weights} {' '.join(map(metadata.version, LIBRARIES))} {version}"


def stay_offline() -> None:
    """Tell the libraries of Hugging Face to look up nothing, and to show no progress of theirs.

    A name that is not in the local cache is not found then. Call this before they are imported.
    """
    for variable in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        os.environ.setdefault(variable, "1")  # read when the libraries are first imported
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # progress is the caller's
