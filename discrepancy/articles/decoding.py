"""Bytes -> text: byte order marks, UTF-8, UTF-16, then charset-normalizer."""

from __future__ import annotations

import codecs
import re

from discrepancy.articles.interface import UnreadableError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 64 * 1024  # bytes that are looked at to tell an encoding; more gives no other answer
# Of the Latin encodings only the western one: in a short English text nothing tells "naïve" in
# cp1252 from "naďve" in cp1250, and the former is what English newsrooms write.
_CANDIDATES = ["cp1252", "cp1251", "cp1253", "big5", "gb18030", "euc_jp", "shift_jis", "euc_kr"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MAX_CONTROL = 0.01  # share of control characters above which it is no text


def decode(data: bytes, *, declared: str = "") -> str:
    """The text of a file, without byte order mark, line feeds at line ends, stray NULs as U+FFFD.

    `declared` is an encoding that the file itself names; it is tried before guessing.
    Raises UnreadableError for an empty file and for what is not text.
    """
    if not data.strip(b" \t\r\n\x0c"):
        raise UnreadableError("the file is empty")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"not text: it looks like {what}")
    text = _decoded(data, declared)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MAX_CONTROL * len(sample):
        raise UnreadableError("not text: too many control characters")
    if not text.strip():
        raise UnreadableError("the file is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def _decoded(data: bytes, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", declared):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode(_guessed(data), errors="replace")


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 of a western text has a NUL in nearly every other byte."""
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if sample.count(0) > _MAX_CONTROL * len(sample):
        raise UnreadableError("not text: it holds binary data")
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return best.encoding if best is not None else "cp1252"
