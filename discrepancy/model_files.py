"""What model files hold, and libraries that are to load them from this machine alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SAFE = {"use_safetensors": True}  # never a pickle, which may run code when it is loaded


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


def stay_offline() -> None:
    """Tell the libraries of Hugging Face to look up nothing, and to show no progress of theirs.

    A name that is not in the local cache is not found then. Call this before they are imported.
    """
    for variable in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        os.environ.setdefault(variable, "1")  # read when the libraries are first imported
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # progress is the caller's
