"""Write a fine-tuned sentence-pair model as an ONNX graph with its weights in 8-bit integers.

    python tools/export_judge.py MODEL FOLDER

MODEL is a folder of transformers' BertForSequenceClassification as tools/train_judge.py writes it:
MiniLM's form, three classes. In judge.onnx words and most matrices are int8, rounded row by row and
column by column; pooler, classifier and attention stay float32. Prints the checksums that belong
into discrepancy/judges/bundled.py.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from bert_graph import EPSILON, HEADS, HIDDEN, INT8, LAYERS, Given, Graph, embedded, transformed
from onnx import ModelProto, TensorProto, helper, numpy_helper

from discrepancy.embeddings.weights import LARGEST, weights
from discrepancy.judges.bundled import CLASSES, LONGEST, MODEL, TOKENIZER
from discrepancy.model_files import sha256

# Matrices multiplied in integers, by their layers. With that of the values in float32 the average
# precision was 0.001 to 0.003 higher, the file 2.6 MB larger, and pairs took an eighth longer.
ROUNDED = ("query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense")
WORDS = "embeddings.word_embeddings.weight"
PLACES = "embeddings.position_embeddings.weight"
FORM = {  # what a graph of ours computes, and no weight's shape tells
    "hidden_act": "gelu",
    "layer_norm_eps": EPSILON,
    "model_type": "bert",
    "num_attention_heads": HEADS,
}

Arrays = Mapping[str, npt.NDArray[Any]]


def export(source: Path, target: Path) -> None:
    """Write the model and its tokenizer. Raises ValueError where it is of another form."""
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    if found := {name: config[name] for name in FORM if config[name] != FORM[name]}:
        raise ValueError(f"the model is of another form: {found}")
    model = build(dict(_weights(source)))
    target.mkdir(parents=True, exist_ok=True)
    (target / MODEL).write_bytes(model.SerializeToString())
    shutil.copy(source / TOKENIZER, target / TOKENIZER)


def build(arrays: Arrays) -> ModelProto:
    """Return the graph with its weights, from tokens and types (texts, length) to chances.

    Those are (texts, 1, CLASSES). Only a text's first token is classified: in the last layer
    nothing else is computed but what it attends to.
    """
    left = set(arrays)
    graph = Graph(out_of(arrays, left), rounded=ROUNDED)
    graph.constant("second", np.array([1]))
    states = embedded(graph, _words(graph, len(arrays[f"{WORDS}.int8"])), "types", LONGEST)
    for number in range(LAYERS - 1):
        states = transformed(graph, states, f"encoder.layer.{number}")
    opening = graph.node("Slice", [states, "first", "second", "second"], "opening")
    opening = transformed(graph, states, f"encoder.layer.{LAYERS - 1}", of=opening)
    pooled = graph.node("Tanh", [graph.linear(opening, "pooler.dense", HIDDEN, HIDDEN)], "pooled")
    logits = graph.linear(pooled, "classifier", HIDDEN, CLASSES)
    chances = graph.node("Softmax", [logits], "chances", axis=-1)
    if left:
        raise ValueError(f"the model is of another form: it has {', '.join(sorted(left))}")
    texts = {name: ["texts", "length"] for name in ("tokens", "types")}
    return graph.model("judge", texts, chances, ["texts", 1, CLASSES])


def _words(graph: Graph, count: int) -> str:
    """Look up the words' vectors in integers, and what a step is worth in each."""
    table = graph.weight(f"{WORDS}.int8", count, HIDDEN, kind=INT8)
    steps = graph.weight(f"{WORDS}.step", count, 1)
    words = graph.node("Gather", [table, "tokens"], "words.int8")
    words = graph.node("Cast", [words], "words.floats", to=TensorProto.FLOAT)
    steps = graph.node("Gather", [steps, "tokens"], "words.step")
    return graph.node("Mul", [words, steps], "words")


def out_of(arrays: Arrays, left: set[str]) -> Given:
    """Return what looks weights up, and takes those that were found out of `left`."""

    def given(name: str, kind: int, shape: tuple[int, ...]) -> TensorProto:
        array = arrays.get(name)
        wanted = helper.tensor_dtype_to_np_dtype(kind)
        if array is None or array.shape != shape or array.dtype != wanted:
            found = None if array is None else array.shape
            raise ValueError(f"the model is of another form: {name} is {found}, not {shape}")
        left.discard(name)
        return numpy_helper.from_array(array, name)

    return given


def _weights(source: Path) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    for published, array in weights(source / "model.safetensors", ROUNDED).items():
        name = published.removeprefix("bert.")
        if name == WORDS:
            step = (np.abs(array).max(axis=1, keepdims=True) / LARGEST).astype(np.float32)
            yield f"{name}.int8", np.round(array / np.where(step, step, 1)).astype(np.int8)
            yield f"{name}.step", step
        else:
            yield name, array[:LONGEST] if name == PLACES else array


def command(description: str | None, work: Callable[[Path, Path], None], *names: str) -> None:
    """Export what the command line names, and print the checksums of the files written."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    work(options.model, options.folder)
    for name in names:
        sys.stdout.write(f'    "{name}": "{sha256(options.folder / name)}",\n')


if __name__ == "__main__":
    command(__doc__, export, MODEL, TOKENIZER)
