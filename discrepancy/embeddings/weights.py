"""The published weights of all-MiniLM-L6-v2, in the shapes that our graphs of it ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

UNUSED = ("pooler.", "embeddings.position_ids")
# Layers whose matrices a graph multiplies in integers. That of the values stays as it is: a twelfth
# of the work, and more than half of what rounding all would cost.
ROUNDED = {
    "float32": (),
    "int8": ("query", "key", "attention.output.dense", "intermediate.dense", "output.dense"),
}
LARGEST = 127


def weights(file: Path, rounded: tuple[str, ...]) -> dict[str, Array]:
    """Return the weights by their names in the graph, the matrices of layers so named in integers.

    Raises OSError, SafetensorError, and MemoryError.
    """
    from safetensors.numpy import load_file

    try:
        published = load_file(file)
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of Rust, for want of memory; no Exception
            raise MemoryError(str(error)) from error
        raise
    return dict(_prepared(published, rounded))


def _prepared(
    published: Mapping[str, Array], rounded: tuple[str, ...]
) -> Iterator[tuple[str, Array]]:
    for name, array in published.items():
        layer, _, parameter = name.rpartition(".")
        if name.startswith(UNUSED):
            continue
        if parameter != "weight" or layer.endswith(("LayerNorm", "embeddings")):
            yield name, array
        elif layer.endswith(rounded):
            yield from _rounded(name, array.T)
        else:
            yield name, np.ascontiguousarray(array.T)


def _rounded(name: str, matrix: Array) -> Iterator[tuple[str, Array]]:
    """Yield int8 (in, out) and float32 (out,), what a step is worth in each column."""
    step = (np.abs(matrix).max(axis=0) / LARGEST).astype(np.float32)
    yield f"{name}.int8", np.ascontiguousarray(np.round(matrix / step).astype(np.int8))
    yield f"{name}.step", step
