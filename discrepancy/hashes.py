"""Words as numbers: alike in every run and on every machine, and in what an index keeps."""

from __future__ import annotations

from hashlib import blake2b


def hashed(word: str) -> int:
    """Return 64 bits of a word: of millions, hardly two different ones are equal."""
    digest = blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
