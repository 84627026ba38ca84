"""What makes cookies and forms unforgeable: a key of the user's, and what is derived from it."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

NAME = "review.key"
SIZE = 32  # bytes


def stored_key(folder: Path) -> bytes:
    """The key in that folder, made when it is first asked for, so that a restart ends no session.

    Where it cannot be kept, or is not what was kept, one for this run.
    """
    fresh = secrets.token_bytes(SIZE)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(folder / NAME) or fresh
    except OSError:
        return fresh
    with os.fdopen(descriptor, "wb") as file:
        file.write(fresh)
    return fresh


def _read(file: Path) -> bytes:
    try:
        key = file.read_bytes()
    except OSError:
        return b""
    return key if len(key) == SIZE else b""


@dataclass(frozen=True, slots=True)
class Keys:
    """Signs sessions and their forms. With another access token, all of them are others."""

    key: bytes
    token: str = ""

    def new_session(self) -> str:
        """The content of a new cookie."""
        session = secrets.token_urlsafe(18)
        return f"{session}.{self._mac('session', session)}"

    def session(self, cookie: str) -> str:
        """The session of a cookie that was given out, else ""."""
        session, _, mac = cookie.partition(".")
        return session if session and same(mac, self._mac("session", session)) else ""

    def form(self, session: str) -> str:
        """What every form of a session has to carry."""
        return self._mac("form", session)

    def _mac(self, purpose: str, text: str) -> str:
        message = f"{purpose}\n{self.token}\n{text}".encode()
        return hmac.new(self.key, message, hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they are."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
