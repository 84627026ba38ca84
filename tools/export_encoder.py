"""Write the graphs of all-MiniLM-L6-v2, without its weights, as ONNX.

    python tools/export_encoder.py FOLDER

BERT (https://arxiv.org/abs/1810.04805) of standard operators alone, which onnxruntime fuses itself,
and without a mask: texts of a batch have one length. Weights carry their published names and are
given when the graph is loaded (discrepancy/embeddings/weights.py). float32.onnx is the model as
trained; in int8.onnx most matrices are multiplied in 8-bit integers.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

from discrepancy.embeddings.weights import LARGEST, ROUNDED

LAYERS, HEADS, HIDDEN, INNER = 6, 12, 384, 1536
WORDS, POSITIONS, TYPES = 30522, 512, 2
EPSILON = 1e-12
MIDDLE = 128  # what zero becomes as uint8, which processors multiply with int8
OPSET, IR_VERSION = 20, 9
PRECISIONS = ("float32", "int8")


class Graph:
    """Nodes, in order. Names of results are those of what makes them."""

    def __init__(self, *, rounded: bool) -> None:
        self._rounded = rounded
        self._nodes: list = []
        self._weights: dict[str, TensorProto] = {}

    def node(self, operator: str, inputs: list[str], name: str, **attributes) -> str:
        """Append a node and return the name of its result."""
        self._nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def constant(self, name: str, value) -> str:
        """Keep a small value in the graph."""
        self._weights[name] = numpy_helper.from_array(value, name)
        return name

    def weight(self, name: str, *shape: int, kind: int = TensorProto.FLOAT) -> str:
        """Declare a weight that is given when the graph is loaded."""
        tensor = TensorProto(
            name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL
        )
        tensor.external_data.add(key="location", value="model.safetensors")
        self._weights[name] = tensor
        return name

    def linear(self, states: str, layer: str, width: int, out: int) -> str:
        """Multiply by the matrix of a layer and add its bias."""
        matrix = f"{layer}.weight"
        if self._rounded and layer.endswith(ROUNDED):
            product = self._in_integers(states, matrix, width, out)
        else:
            product = self.node(
                "MatMul", [states, self.weight(matrix, width, out)], f"{layer}.product"
            )
        return self.node("Add", [product, self.weight(f"{layer}.bias", out)], f"{layer}.sum")

    def normalised(self, states: str, layer: str) -> str:
        """Apply LayerNorm."""
        scale, bias = (self.weight(f"{layer}.{name}", HIDDEN) for name in ("weight", "bias"))
        return self.node("LayerNormalization", [states, scale, bias], layer, epsilon=EPSILON)

    def model(self, result: str) -> ModelProto:
        """Return the whole, from tokens (texts, length) to states (texts, length, HIDDEN)."""
        tokens = helper.make_tensor_value_info("tokens", TensorProto.INT64, ["texts", "length"])
        states = helper.make_tensor_value_info(
            result, TensorProto.FLOAT, ["texts", "length", HIDDEN]
        )
        graph = helper.make_graph(
            self._nodes, "encoder", [tokens], [states], initializer=list(self._weights.values())
        )
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
        )

    def _in_integers(self, states: str, matrix: str, width: int, out: int) -> str:
        integers, step = self._rounded_states(states)
        weight = self.weight(f"{matrix}.int8", width, out, kind=TensorProto.INT8)
        product = self.node("MatMulInteger", [integers, weight, "middle"], f"{matrix}.integers")
        product = self.node("Cast", [product], f"{matrix}.floats", to=TensorProto.FLOAT)
        product = self.node("Mul", [product, step], f"{matrix}.by_row")
        return self.node("Mul", [product, self.weight(f"{matrix}.step", out)], f"{matrix}.product")

    def _rounded_states(self, states: str) -> tuple[str, str]:
        """Round each token by its own largest number. Returns uint8 and what a step is worth."""
        integers, step = f"{states}.uint8", f"{states}.step"
        if any(node.output[0] == integers for node in self._nodes):
            return integers, step  # queries and keys are made of the same states
        largest = self.node("Abs", [states], f"{states}.abs")
        largest = self.node("ReduceMax", [largest, "last"], f"{states}.largest", keepdims=1)
        self.node("Div", [largest, "most"], step)
        shares = self.node("Div", [states, step], f"{states}.shares")
        whole = self.node("Round", [shares], f"{states}.whole")
        shifted = self.node("Add", [whole, "shift"], f"{states}.shifted")
        return self.node("Cast", [shifted], integers, to=TensorProto.UINT8), step


def build(precision: str) -> ModelProto:
    """Return the graph of one of PRECISIONS."""
    graph = Graph(rounded=precision == "int8")
    graph.constant("first", np.array([0]))
    graph.constant("heads", np.array([0, 0, HEADS, HIDDEN // HEADS]))
    graph.constant("joined", np.array([0, 0, HIDDEN]))
    graph.constant("scale", np.float32((HIDDEN // HEADS) ** -0.5))
    if precision == "int8":
        graph.constant("last", np.array([-1]))
        graph.constant("most", np.float32(LARGEST))
        graph.constant("shift", np.float32(MIDDLE))
        graph.constant("middle", np.uint8(MIDDLE))
    states = _embedded(graph)
    for number in range(LAYERS):
        states = _layer(graph, states, f"encoder.layer.{number}")
    return graph.model(states)


def _embedded(graph: Graph) -> str:
    words = graph.weight("embeddings.word_embeddings.weight", WORDS, HIDDEN)
    places = graph.weight("embeddings.position_embeddings.weight", POSITIONS, HIDDEN)
    types = graph.weight("embeddings.token_type_embeddings.weight", TYPES, HIDDEN)
    words = graph.node("Gather", [words, "tokens"], "words")
    graph.node("Shape", ["tokens"], "length", start=1, end=2)
    places = graph.node("Slice", [places, "first", "length", "first"], "places")
    places = graph.node("Add", [places, graph.node("Gather", [types, "first"], "type")], "beside")
    return graph.normalised(graph.node("Add", [words, places], "embedded"), "embeddings.LayerNorm")


def _layer(graph: Graph, states: str, layer: str) -> str:
    seen = graph.linear(
        _attended(graph, states, f"{layer}.attention"),
        f"{layer}.attention.output.dense",
        HIDDEN,
        HIDDEN,
    )
    seen = graph.node("Add", [seen, states], f"{layer}.attention.residual")
    seen = graph.normalised(seen, f"{layer}.attention.output.LayerNorm")
    inner = graph.linear(seen, f"{layer}.intermediate.dense", HIDDEN, INNER)
    inner = graph.node("Gelu", [inner], f"{layer}.gelu")
    inner = graph.linear(inner, f"{layer}.output.dense", INNER, HIDDEN)
    inner = graph.node("Add", [inner, seen], f"{layer}.residual")
    return graph.normalised(inner, f"{layer}.output.LayerNorm")


def _attended(graph: Graph, states: str, layer: str) -> str:
    """Scaled dot-product attention, by heads."""

    def by_head(name: str, order: list[int]) -> str:
        own = graph.linear(states, f"{layer}.self.{name}", HIDDEN, HIDDEN)
        own = graph.node("Reshape", [own, "heads"], f"{own}.heads")
        return graph.node("Transpose", [own], f"{own}.turned", perm=order)

    query, key = by_head("query", [0, 2, 1, 3]), by_head("key", [0, 2, 3, 1])
    value = by_head("value", [0, 2, 1, 3])
    chances = graph.node("MatMul", [query, key], f"{layer}.products")
    chances = graph.node("Mul", [chances, "scale"], f"{layer}.scaled")
    chances = graph.node("Softmax", [chances], f"{layer}.chances", axis=-1)
    seen = graph.node("MatMul", [chances, value], f"{layer}.seen")
    seen = graph.node("Transpose", [seen], f"{layer}.turned", perm=[0, 2, 1, 3])
    return graph.node("Reshape", [seen, "joined"], f"{layer}.joined")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for precision in PRECISIONS:
        (folder / f"{precision}.onnx").write_bytes(build(precision).SerializeToString())


if __name__ == "__main__":
    main()
