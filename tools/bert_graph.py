"""BERT (https://arxiv.org/abs/1810.04805) as ONNX graphs, for the tools that export models.

Of standard operators alone, which onnxruntime fuses itself, and without a mask: texts of a batch
have one length. Weights have their published names; those whose matrices are multiplied in 8-bit
integers come as discrepancy/embeddings/weights.py prepares them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

from discrepancy.embeddings.weights import LARGEST

LAYERS, HEADS, HIDDEN, INNER = 6, 12, 384, 1536
WORDS, POSITIONS, TYPES = 30522, 512, 2
EPSILON = 1e-12
MIDDLE = 128  # what zero becomes as uint8, which processors multiply with int8
OPSET, IR_VERSION = 20, 9
FLOAT, INT8 = TensorProto.FLOAT, TensorProto.INT8

Given = Callable[[str, int, tuple[int, ...]], TensorProto]  # a weight: its name, kind and shape
Shape = list[str | int]


class Graph:
    """Nodes, in order. Names of results are those of what makes them."""

    def __init__(self, given: Given, *, rounded: tuple[str, ...]) -> None:
        """`rounded` are the endings of the layers whose matrices are multiplied in integers."""
        self._given, self._rounded = given, rounded
        self._nodes: list = []
        self._weights: dict[str, TensorProto] = {}
        self.constant("first", np.array([0]))
        self.constant("heads", np.array([0, 0, HEADS, HIDDEN // HEADS]))
        self.constant("joined", np.array([0, 0, HIDDEN]))
        self.constant("scale", np.float32((HIDDEN // HEADS) ** -0.5))
        if rounded:
            self.constant("last", np.array([-1]))
            self.constant("most", np.float32(LARGEST))
            self.constant("middle", np.uint8(MIDDLE))

    def node(self, operator: str, inputs: list[str], name: str, **attributes) -> str:
        """Append a node and return the name of its result."""
        self._nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def constant(self, name: str, value) -> str:
        """Keep a small value in the graph."""
        self._weights[name] = numpy_helper.from_array(value, name)
        return name

    def weight(self, name: str, *shape: int, kind: int = FLOAT) -> str:
        """Keep a weight of the model in the graph, or say that it is given from outside."""
        self._weights[name] = self._given(name, kind, shape)
        return name

    def linear(self, states: str, layer: str, width: int, out: int) -> str:
        """Multiply by the matrix of a layer and add its bias."""
        matrix = f"{layer}.weight"
        if layer.endswith(self._rounded):
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

    def model(
        self, name: str, inputs: Mapping[str, Shape], result: str, shape: Shape
    ) -> ModelProto:
        """Return the whole, from inputs (int64) to a result (float32)."""
        integers = [
            helper.make_tensor_value_info(one, TensorProto.INT64, own)
            for one, own in inputs.items()
        ]
        made = helper.make_tensor_value_info(result, FLOAT, shape)
        graph = helper.make_graph(
            self._nodes, name, integers, [made], initializer=list(self._weights.values())
        )
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
        )

    def _in_integers(self, states: str, matrix: str, width: int, out: int) -> str:
        integers, steps, form = self._rounded_states(states)
        weight = self.weight(f"{matrix}.int8", width, out, kind=INT8)
        product = self.node("MatMulInteger", [integers, weight, "middle"], f"{matrix}.integers")
        product = self.node("DequantizeLinear", [product, steps], f"{matrix}.by_row", axis=0)
        steps = self.weight(f"{matrix}.step", out)
        product = self.node("Mul", [product, steps], f"{matrix}.by_column")
        return self.node("Reshape", [product, form], f"{matrix}.product")

    def _rounded_states(self, states: str) -> tuple[str, str, str]:
        """Round each token by its own largest number.

        Returns uint8 (tokens of all texts, width), what a step is worth in each, and the form in
        which products are states again.
        """
        integers, steps, form = f"{states}.uint8", f"{states}.steps", f"{states}.form"
        if any(node.output[0] == integers for node in self._nodes):
            return integers, steps, form  # queries and keys are made of the same states
        texts = self.node("Shape", [states], f"{states}.texts", start=0, end=2)
        self.node("Concat", [texts, "last"], form, axis=0)
        rows = self.node("Flatten", [states], f"{states}.rows", axis=2)
        largest = self.node("Abs", [rows], f"{states}.abs")
        largest = self.node("ReduceMax", [largest, "last"], f"{states}.largest", keepdims=0)
        self.node("Div", [largest, "most"], steps)
        count = self.node("Shape", [steps], f"{states}.count")
        middle = numpy_helper.from_array(np.array([MIDDLE], np.uint8))
        middles = self.node("ConstantOfShape", [count], f"{states}.middles", value=middle)
        self.node("QuantizeLinear", [rows, steps, middles], integers, axis=0)
        return integers, steps, form


def embedded(graph: Graph, words: str, types: str, positions: int = POSITIONS) -> str:
    """Add the places of `tokens`, and the types named, to the vectors of their words."""
    places = graph.weight("embeddings.position_embeddings.weight", positions, HIDDEN)
    table = graph.weight("embeddings.token_type_embeddings.weight", TYPES, HIDDEN)
    graph.node("Shape", ["tokens"], "length", start=1, end=2)
    places = graph.node("Slice", [places, "first", "length", "first"], "places")
    places = graph.node("Add", [places, graph.node("Gather", [table, types], "type")], "beside")
    return graph.normalised(graph.node("Add", [words, places], "embedded"), "embeddings.LayerNorm")


def transformed(graph: Graph, states: str, layer: str, of: str | None = None) -> str:
    """Apply a layer; `of` names those of the states that are wanted, all unless told."""
    of = of or states
    seen = graph.linear(
        _attended(graph, states, of, f"{layer}.attention"),
        f"{layer}.attention.output.dense",
        HIDDEN,
        HIDDEN,
    )
    seen = graph.node("Add", [seen, of], f"{layer}.attention.residual")
    seen = graph.normalised(seen, f"{layer}.attention.output.LayerNorm")
    inner = graph.linear(seen, f"{layer}.intermediate.dense", HIDDEN, INNER)
    inner = graph.node("Gelu", [inner], f"{layer}.gelu")
    inner = graph.linear(inner, f"{layer}.output.dense", INNER, HIDDEN)
    inner = graph.node("Add", [inner, seen], f"{layer}.residual")
    return graph.normalised(inner, f"{layer}.output.LayerNorm")


def _attended(graph: Graph, states: str, of: str, layer: str) -> str:
    """Scaled dot-product attention, by heads."""

    def by_head(own: str, name: str, order: list[int]) -> str:
        own = graph.linear(own, f"{layer}.self.{name}", HIDDEN, HIDDEN)
        own = graph.node("Reshape", [own, "heads"], f"{own}.heads")
        return graph.node("Transpose", [own], f"{own}.turned", perm=order)

    query, key = by_head(of, "query", [0, 2, 1, 3]), by_head(states, "key", [0, 2, 3, 1])
    value = by_head(states, "value", [0, 2, 1, 3])
    chances = graph.node("MatMul", [query, key], f"{layer}.products")
    chances = graph.node("Mul", [chances, "scale"], f"{layer}.scaled")
    chances = graph.node("Softmax", [chances], f"{layer}.chances", axis=-1)
    seen = graph.node("MatMul", [chances, value], f"{layer}.seen")
    seen = graph.node("Transpose", [seen], f"{layer}.turned", perm=[0, 2, 1, 3])
    return graph.node("Reshape", [seen, "joined"], f"{layer}.joined")
