"""Sentences of news, and what is read of them: every value with its words and what it is of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import HERE, Block, blocks, told

FILES = sorted([*HERE.glob("texts/*.txt"), *HERE.glob("pairs/*.txt")])
BLOCKS = [
    pytest.param(block, id=f"{file.stem}-{number}")
    for file in FILES
    for number, block in enumerate(blocks(file), 1)
]


@pytest.mark.parametrize("block", BLOCKS)
def test_what_is_read_of_sentences_and_how_two_compare(block: Block) -> None:
    assert str(replace(block, expected=told(block))) == str(block)
