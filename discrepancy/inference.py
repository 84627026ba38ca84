"""How onnxruntime runs the models of this package: a text comes to the same on every processor."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

PROCESSOR = Path("/proc/cpuinfo")  # names its instructions (proc(5))


def open_session(
    graph: Path | bytes, arrays: Mapping[str, np.ndarray[Any, Any]] | None = None
) -> Any:
    """Load a graph, from a file or as bytes, with the weights that are not in it.

    Returns its InferenceSession, which reads these weights where they are: keep them as long as it.
    Raises what onnxruntime raises.
    """
    from onnxruntime import InferenceSession, OrtValue, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1  # batches run side by side
    if not adds_in_full():  # sums may overflow: take wider products, which take longer
        options.add_session_config_entry("session.x64quantprecision", "1")
    if arrays:
        values = [OrtValue.ortvalue_from_numpy(array) for array in arrays.values()]
        options.add_external_initializers(list(arrays), values)
    return InferenceSession(
        graph if isinstance(graph, bytes) else str(graph),
        options,
        providers=["CPUExecutionProvider"],
    )


def adds_in_full() -> bool:
    """Whether this processor is known to add products of 8 bits without overflow (VNNI).

    Where it does, both ways come to the same, bit by bit.
    """
    if not PROCESSOR.is_file():
        return False
    return "vnni" in PROCESSOR.read_text(encoding="ascii", errors="replace")
