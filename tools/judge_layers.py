"""The layers of the judge in the package: the lower ones as they compute, the upper as weights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import onnx
from onnx import ModelProto, TensorProto, helper, numpy_helper

from discrepancy.judges.bundled import FOLDER, MODEL

LOWER = 3  # layers that both readings have in common
STATES = f"encoder.layer.{LOWER - 1}.output.LayerNorm"  # what the last of them gives


def judge() -> ModelProto:
    """Return the graph that reads sentences of stories."""
    return onnx.load(FOLDER / MODEL)


def lower(model: ModelProto) -> ModelProto:
    """Return what leads to STATES, (texts, length, width), and nothing else."""
    wanted, nodes = {STATES}, []
    for node in reversed(model.graph.node):
        if wanted & set(node.output):
            nodes.append(node)
            wanted |= set(node.input)
    graph = helper.make_graph(
        nodes[::-1],
        "lower layers",
        [one for one in model.graph.input if one.name in wanted],
        [helper.make_tensor_value_info(STATES, TensorProto.FLOAT, None)],
        initializer=[one for one in model.graph.initializer if one.name in wanted],
    )
    return helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version)


def weights(model: ModelProto) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """Yield the weights by their published names, matrices as (out, in), without the words."""
    arrays = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    for name, array in arrays.items():
        if name.startswith("embeddings.") or not name.endswith((".weight", ".bias", ".int8")):
            continue
        published = name.removesuffix(".int8")
        whole = array * arrays[f"{published}.step"] if name != published else array
        yield published, np.array(whole.T, dtype=np.float32, order="C")
