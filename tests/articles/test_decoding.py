"""Encodings are detected; what is not text says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.articles.decoding import decode
from discrepancy.articles.interface import UnreadableError

TEXT = "“Ça suffit,” said Zoë Brontë, the naïve mayor – and left.\nNobody was hurt."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_declared_encoding_is_tried() -> None:
    text = "Ċensu was hurt."
    assert decode(text.encode("iso8859_3"), declared="iso-8859-3") == text


def test_line_ends_and_stray_nuls() -> None:
    assert decode(
        b"One.\r\nTwo.\rThree\x00 men came to the town hall." + b" And left." * 20
    ).startswith("One.\nTwo.\nThree\ufffd men")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(256)) * 20, "not text"),
    ],
)
def test_what_is_not_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError as error:
        assert str(error)  # noqa: PT017 - either outcome is right, a silent one is not
    else:
        assert "\r" not in text
        assert "\x00" not in text
        assert text.strip()
