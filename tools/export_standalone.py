"""Write the upper layers of tools/train_standalone.py as the continuation of the judge's graph.

    python tools/export_standalone.py STANDALONE.SAFETENSORS FOLDER

standalone.onnx holds nothing but what is to be added: appended to the bytes of judge.onnx it makes
one graph with two results. Prints the checksum that belongs into discrepancy/judges/bundled.py.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from bert_graph import HIDDEN, LAYERS, Graph, transformed
from export_judge import ROUNDED, Arrays, command, out_of
from judge_layers import LOWER, STATES
from onnx import ModelProto, compose

from discrepancy.embeddings.weights import weights
from discrepancy.judges.bundled import CLASSES, RESULTS, STANDALONE

POOLER = "pooler.dense"
PREFIX, RESULT = RESULTS[True].split("/")


def export(source: Path, target: Path) -> None:
    """Write the continuation. Raises ValueError where the model is of another form."""
    published = weights(source, (*ROUNDED, POOLER))
    arrays = {name.removeprefix("bert."): array for name, array in published.items()}
    target.mkdir(parents=True, exist_ok=True)
    (target / STANDALONE).write_bytes(build(arrays).SerializeToString())


def build(arrays: Arrays) -> ModelProto:
    """Return the nodes from STATES to the chances, with their weights, and no inputs."""
    left = set(arrays)
    graph = Graph(out_of(arrays, left), rounded=(*ROUNDED, POOLER))
    graph.constant("second", np.array([1]))
    states = STATES
    for number in range(LOWER, LAYERS - 1):
        states = transformed(graph, states, f"encoder.layer.{number}")
    opening = graph.node("Slice", [states, "first", "second", "second"], "opening")
    opening = transformed(graph, states, f"encoder.layer.{LAYERS - 1}", of=opening)
    pooled = graph.node("Tanh", [graph.linear(opening, POOLER, HIDDEN, HIDDEN)], "pooled")
    logits = graph.linear(pooled, "classifier", HIDDEN, CLASSES)
    graph.node("Softmax", [logits], RESULT, axis=-1)
    if left:
        raise ValueError(f"the model is of another form: it has {', '.join(sorted(left))}")
    whole = graph.model(PREFIX, {STATES: []}, RESULT, ["texts", 1, CLASSES])
    compose.add_prefix(whole, f"{PREFIX}/", rename_inputs=False, inplace=True)
    added = ModelProto()
    added.graph.node.extend(whole.graph.node)
    added.graph.initializer.extend(whole.graph.initializer)
    added.graph.output.extend(whole.graph.output)
    return added


if __name__ == "__main__":
    command(__doc__, export, STANDALONE)
