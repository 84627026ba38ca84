"""Write the graphs of all-MiniLM-L6-v2, without its weights, as ONNX.

    python tools/export_encoder.py FOLDER

Weights are given when a graph is loaded (discrepancy/embeddings/weights.py). float32.onnx is the
model as trained; in int8.onnx most matrices are multiplied in 8-bit integers.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bert_graph import HIDDEN, LAYERS, WORDS, Graph, embedded, transformed
from onnx import ModelProto, TensorProto

from discrepancy.embeddings.weights import ROUNDED


def build(precision: str) -> ModelProto:
    """Return a graph from tokens (texts, length) to states (texts, length, HIDDEN)."""
    graph = Graph(_from_outside, rounded=ROUNDED[precision])
    words = graph.weight("embeddings.word_embeddings.weight", WORDS, HIDDEN)
    words = graph.node("Gather", [words, "tokens"], "words")
    states = embedded(graph, words, types="first")
    for number in range(LAYERS):
        states = transformed(graph, states, f"encoder.layer.{number}")
    texts = ["texts", "length"]
    return graph.model("encoder", {"tokens": texts}, states, [*texts, HIDDEN])


def _from_outside(name: str, kind: int, shape: tuple[int, ...]) -> TensorProto:
    tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
    tensor.external_data.add(key="location", value="model.safetensors")
    return tensor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for precision in ROUNDED:
        (folder / f"{precision}.onnx").write_bytes(build(precision).SerializeToString())


if __name__ == "__main__":
    main()
