"""Vectors by article: each text is encoded once, in memory as in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import vector_store
from discrepancy.embeddings import Vectors
from discrepancy.vector_store import VectorStore

TEXTS = st.dictionaries(
    st.sampled_from("abcde"), st.lists(st.sampled_from("uvwxyz"), max_size=6), min_size=1
)


def lengths(texts: list[str]) -> Vectors:
    return np.array([[ord(text), 1.0, -ord(text)] for text in texts], dtype=np.float32)


class Counting:
    """Encodes blocks, and notes what it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, blocks: Iterable[list[str]]) -> Iterator[Vectors]:
        for block in blocks:
            self.seen += block
            yield lengths(block)


@pytest.mark.parametrize("in_memory", [0, 1 << 20], ids=["in a file", "in memory"])
@given(texts=TEXTS)
def test_every_article_has_the_vectors_of_its_texts(
    in_memory: int, texts: Mapping[str, list[str]]
) -> None:
    encode = Counting()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vector_store, "IN_MEMORY", in_memory)
        patch.setattr(vector_store, "BLOCK", 2)
        store = VectorStore(texts, encode, lambda *_: None)
    assert list(store) == list(texts)
    for article, own in texts.items():
        assert store[article].tolist() == lengths(own).tolist()
    distinct = {text for own in texts.values() for text in own}
    assert sorted(encode.seen) == sorted(distinct)


def test_progress_counts_distinct_texts() -> None:
    told: list[tuple[int, int]] = []
    VectorStore({"a": ["x", "y"], "b": ["x"]}, Counting(), lambda *step: told.append(step))
    assert told == [(0, 2), (2, 2)]


def test_what_is_many_is_mapped_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_store, "IN_MEMORY", 0)
    store = VectorStore({"a": ["x"]}, Counting(), lambda *_: None)
    assert isinstance(store._rows, np.memmap)
    assert not isinstance(store["a"], np.memmap)
