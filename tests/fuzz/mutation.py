"""Bytes and texts, damaged at random: what a fuzzer does to what it knows."""

from __future__ import annotations

from random import Random

INTERESTING = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\t", b"\x1b[", b"\x7f", b"%"),
    *(b"<", b">", b"<!--", b"-->", b"<![CDATA[", b"&#x0;", b"&#99999999;", b"]]>", b"</p>", b"<p>"),
    *(b"---\n", b'"', b'""', b",", b"\\u0000", b"{", b"}", b"[", b"]", b"null", b"1e999", b"-1"),
    *(b"9" * 400, b"0", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80"),
    *(b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"obj", b"stream", b"\xff" * 8, b"2024-13-45"),
)
MOST_STEPS = 8
LARGEST = 200_000  # bytes of a mutant


def mutated(data: bytes, others: tuple[bytes, ...], chance: Random) -> bytes:
    """Return the data with up to MOST_STEPS changes; `others` lend pieces."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, MOST_STEPS)):
        _change(changed, others, chance)
    return bytes(changed[:LARGEST])


def _change(data: bytearray, others: tuple[bytes, ...], chance: Random) -> None:
    at = chance.randint(0, len(data))
    width = min(chance.choice((1, 2, 8, 40, 400)), max(len(data) - at, 0))
    match chance.randrange(7):
        case 0 if data and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        case 1:
            del data[at : at + width]
        case 2:
            data[at:at] = chance.choice(INTERESTING)
        case 3:
            data[at : at + width] = chance.choice(INTERESTING)
        case 4:
            data[at:at] = data[at : at + width] * chance.choice((1, 2, 30))
        case 5:
            other = chance.choice(others)
            begin = chance.randint(0, len(other))
            data[at:at] = other[begin : begin + chance.choice((4, 40, 400))]
        case _:
            del data[at + chance.choice((0, 100, 1000)) :]
