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
    rows = [[ord(text), 1.0, -ord(text)] for text in texts]
    return np.array(rows, dtype=np.float32).reshape(-1, 3)


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
        store.encode_openings(2)
        for article, own in texts.items():
            assert store[article].tolist() == lengths(own[:2]).tolist()
        store.encode_all(texts)
    assert list(store) == list(texts)
    for article, own in texts.items():
        assert store[article].tolist() == lengths(own).tolist()
    distinct = {text for own in texts.values() for text in own}
    assert sorted(encode.seen) == sorted(distinct)


def test_progress_counts_distinct_texts() -> None:
    told: list[tuple[int, int]] = []
    texts = {"a": ["x", "y"], "b": ["x", "z"], "c": ["x", "w"]}
    store = VectorStore(texts, Counting(), lambda *step: told.append(step))
    store.encode_openings(1)
    store.encode_all("ab")
    assert told == [(0, 1), (1, 1), (1, 3), (3, 3)]


def test_of_an_article_that_is_not_wanted_only_the_opening_is_encoded() -> None:
    encode = Counting()
    store = VectorStore({"a": ["x", "y"], "b": ["v", "w"]}, encode, lambda *_: None)
    store.encode_openings(1)
    store.encode_all(["a"])
    assert encode.seen == ["x", "v", "y"]
    assert len(store["b"]) == 1


def test_what_is_many_is_mapped_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_store, "IN_MEMORY", 0)
    store = VectorStore({"a": ["x"]}, Counting(), lambda *_: None)
    store.encode_all(["a"])
    assert isinstance(store._vectors, np.memmap)
    assert not isinstance(store["a"], np.memmap)
