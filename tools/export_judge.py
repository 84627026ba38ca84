"""Export a fine-tuned sentence-pair model as int8 ONNX.

    python tools/export_judge.py MODEL FOLDER

Weights of the matrix products and of the word table are int8, what is computed stays float32
(dynamic quantisation, https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path


def export(source: Path, target: Path) -> Path:
    """Write judge.onnx and tokenizer.json into `target`; return the path of the model."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import AutoModelForSequenceClassification

    model = AutoModelForSequenceClassification.from_pretrained(source).eval()
    ids = torch.ones((2, 8), dtype=torch.long)
    names = ("input_ids", "attention_mask", "token_type_ids")
    axes = {name: {0: "pairs", 1: "tokens"} for name in names}
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            _Logits(model),
            (ids, ids, torch.zeros_like(ids)),
            str(plain),
            input_names=list(names),
            output_names=["logits"],
            dynamic_axes={**axes, "logits": {0: "pairs"}},
            dynamo=False,
        )
        quantize_dynamic(plain, target / "judge.onnx", weight_type=QuantType.QInt8)
    shutil.copy(source / "tokenizer.json", target / "tokenizer.json")
    return target / "judge.onnx"


def _Logits(model):  # noqa: N802
    import torch

    class Logits(torch.nn.Module):
        """The model with its logits alone as output."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids, attention_mask, token_type_ids):
            return self.model(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            ).logits

    return Logits()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    path = export(options.model, options.folder)
    print(path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())  # noqa: T201


if __name__ == "__main__":
    main()
