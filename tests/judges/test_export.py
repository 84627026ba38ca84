"""The exported graph computes what the checkpoint does; one of another form is refused."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from discrepancy.judges.bundled import FOLDER, LONGEST, MODEL, RESULTS, STANDALONE, TOKENIZER

sys.path.append(str(Path(__file__).parents[2] / "tools"))  # its modules are in no package
export_judge, export_standalone = map(import_module, ("export_judge", "export_standalone"))

WORDS = 60  # fewer than published, so that a table of any size is taken


def checkpoint(folder: Path, **changed: Any) -> Any:
    """Write a model of random weights, large enough to give all sorts of chances; return it."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(7)
    form = {
        "vocab_size": WORDS,
        "hidden_size": 384,
        "num_hidden_layers": 6,
        "num_attention_heads": 12,
        "intermediate_size": 1536,
        "num_labels": 3,
        "initializer_range": 0.1,
    }
    model = BertForSequenceClassification(BertConfig(**{**form, **changed})).eval()
    model.save_pretrained(folder)
    (folder / TOKENIZER).write_text("{}", encoding="utf-8")
    return model


def read(model: bytes, tokens: np.ndarray, types: np.ndarray, result: str) -> np.ndarray:
    """Return (texts, 3), what the exported graph gives."""
    from onnxruntime import InferenceSession

    session = InferenceSession(model, providers=["CPUExecutionProvider"])
    (chances,) = session.run([result], {"tokens": tokens, "types": types})
    assert chances.shape[1:] == (1, 3)
    return np.asarray(chances[:, 0])


@pytest.mark.slow
@pytest.mark.parametrize("length", [2, 17, LONGEST])
def test_the_graph_computes_what_the_checkpoint_does(tmp_path: Path, length: int) -> None:
    import torch

    model = checkpoint(tmp_path / "model")
    export_judge.export(tmp_path / "model", tmp_path / "judge")
    draw = np.random.default_rng(length)
    tokens = draw.integers(WORDS, size=(24, length))
    types = np.sort(draw.integers(2, size=(24, length)))
    with torch.no_grad():
        logits = model(torch.tensor(tokens), token_type_ids=torch.tensor(types)).logits
    expected = torch.softmax(logits, dim=-1).numpy()
    graph = (tmp_path / "judge" / MODEL).read_bytes()
    found = read(graph, tokens, types, RESULTS[False])
    assert np.ptp(expected[:, 0]) > 0.1
    assert np.abs(found - expected).mean() < 0.03
    assert np.abs(found - expected).mean() < np.abs(found - expected[::-1]).mean() / 3
    assert (tmp_path / "judge" / TOKENIZER).read_text(encoding="utf-8") == "{}"

    upper_layers(model, tmp_path / "upper.safetensors")
    export_standalone.export(tmp_path / "upper.safetensors", tmp_path / "judge")
    both = graph + (tmp_path / "judge" / STANDALONE).read_bytes()
    assert np.array_equal(read(both, tokens, types, RESULTS[False]), found)
    continued = read(both, tokens, types, RESULTS[True])  # of the same layers: but for rounding
    assert np.abs(continued - found).mean() < 0.01


def upper_layers(model: Any, file: Path) -> None:
    """Write the layers that the two readings do not have in common, as their training does."""
    from safetensors.torch import save_file

    common = ("bert.embeddings.", *(f"bert.encoder.layer.{n}." for n in range(3)))
    state = model.state_dict().items()
    save_file({name: own.contiguous() for name, own in state if not name.startswith(common)}, file)


OTHER_FORMS = [
    ("heads", {"num_attention_heads": 6}, "num_attention_heads"),
    ("activation", {"hidden_act": "relu"}, "hidden_act"),
    ("a layer more", {"num_hidden_layers": 7}, r"it has encoder\.layer\.6"),
    ("a layer less", {"num_hidden_layers": 5}, r"encoder\.layer\.5\.\S+ is None"),
    ("two classes", {"num_labels": 2}, r"classifier\.weight is \(384, 2\), not \(384, 3\)"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("_what", "changed", "told"), OTHER_FORMS)
def test_a_model_of_another_form_is_refused(
    _what: str, changed: dict[str, int], told: str, tmp_path: Path
) -> None:
    checkpoint(tmp_path / "model", **changed)
    with pytest.raises(ValueError, match=f"another form.*{told}"):
        export_judge.export(tmp_path / "model", tmp_path / "judge")


def test_what_is_in_the_package_has_the_graph_that_the_tool_writes() -> None:
    """Its weights, put into the tool's graph, make the same file: no node was changed since."""
    from onnx import load, numpy_helper

    shipped = load(FOLDER / MODEL)
    arrays = {one.name: numpy_helper.to_array(one) for one in shipped.graph.initializer}
    own = {name: array for name, array in arrays.items() if "." in name}
    assert export_judge.build(own).SerializeToString() == (FOLDER / MODEL).read_bytes()
    assert json.loads((FOLDER / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]


def test_what_stands_alone_has_the_continuation_that_the_tool_writes() -> None:
    from onnx import load, numpy_helper

    shipped = load(FOLDER / STANDALONE)
    arrays = {
        one.name.partition("/")[2]: numpy_helper.to_array(one) for one in shipped.graph.initializer
    }
    own = {name: array for name, array in arrays.items() if "." in name}
    written = export_standalone.build(own).SerializeToString()
    assert written == (FOLDER / STANDALONE).read_bytes()
