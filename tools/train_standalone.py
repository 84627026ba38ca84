"""Train the judge's other reading: of sentences that stand alone, on the general pairs of the pool.

    python tools/train_standalone.py ../shared/data OUTPUT [--epochs N]

The lower layers stay those of the judge in the package, whose states are worked out once; the upper
ones begin as its own. tools/export_standalone.py exports OUTPUT/standalone.safetensors. On two
cores: three epochs over 107,818 pairs in half an hour; the states take 3.2 GB of disk.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import numpy.typing as npt
import torch
from judge_data import LABELS, Pair, pool
from judge_layers import LOWER, STATES, judge, lower, weights
from judge_training import AVERAGED_EVERY, batches, pace
from safetensors.torch import save_file

from discrepancy.batches import of_one_length
from discrepancy.embeddings import bundled_folder
from discrepancy.inference import open_session
from discrepancy.judges.bundled import FOLDER, LONGEST, TOKENIZER
from discrepancy.threads import side_by_side

RATE = 2e-4
SEED = 0
AVERAGED_FROM = 0.6  # share of the steps
TOLD = 1000  # steps
WIDTH = 384
AT_ONCE = 50  # pairs that are tested in one batch


@dataclass(frozen=True, slots=True)
class States:
    """What the lower layers make of pairs: rows of tokens, one pair after the other."""

    rows: npt.NDArray[np.float16]  # (tokens of all pairs, WIDTH)
    starts: npt.NDArray[np.int64]  # of each pair, and the end of the last
    labels: npt.NDArray[np.int64]

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        return np.diff(self.starts)

    def batch(self, places: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return (pairs, length, WIDTH) and, as (pairs, length), where there is a token."""
        longest = int(self.lengths[list(places)].max())
        states = np.zeros((len(places), longest, WIDTH), np.float32)
        told = np.zeros((len(places), longest), np.float32)
        for row, place in enumerate(places):
            own = self.rows[self.starts[place] : self.starts[place + 1]]
            states[row, : len(own)], told[row, : len(own)] = own, 1
        return torch.from_numpy(states), torch.from_numpy(told)


class Upper(torch.nn.Module):
    """The upper layers, pooler and classifier of MiniLM."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import AutoModelForSequenceClassification

        whole = AutoModelForSequenceClassification.from_pretrained(
            bundled_folder(), num_labels=len(LABELS)
        )
        given = {name: torch.from_numpy(array) for name, array in weights(judge())}
        names = {name: name.removeprefix("bert.") for name in whole.state_dict()}
        whole.load_state_dict(
            {n: given[own] for n, own in names.items() if own in given}, strict=False
        )
        self.layers = torch.nn.ModuleList(whole.bert.encoder.layer[LOWER:])
        self.pooler, self.classifier = whole.bert.pooler, whole.classifier
        self.drop = whole.dropout

    def published(self) -> dict[str, torch.Tensor]:
        """Return the weights by their names in the whole model."""
        own = {
            f"encoder.layer.{LOWER + number}.{name}": weight
            for number, layer in enumerate(self.layers)
            for name, weight in layer.state_dict().items()
        }
        own |= {f"pooler.{name}": weight for name, weight in self.pooler.state_dict().items()}
        told = {f"classifier.{name}": w for name, w in self.classifier.state_dict().items()}
        named = {**{f"bert.{name}": weight for name, weight in own.items()}, **told}
        return {name: weight.contiguous() for name, weight in named.items()}

    def forward(self, states: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
        """Return (pairs, len(LABELS)), the logits of each label."""
        mask = (1 - told[:, None, None, :]) * -1e4
        for layer in self.layers:
            states = layer(states, attention_mask=mask)
        logits: torch.Tensor = self.classifier(self.drop(self.pooler(states)))
        return logits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with the pool")
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    learned, held_out = pool(options.data / "nli_pool.jsonl.gz")
    states = states_of([*learned, *held_out], options.output / "states.npy")
    torch.manual_seed(SEED)
    model = Upper()
    train(model, states, len(learned), options.epochs)
    save_file(model.published(), options.output / "standalone.safetensors")


def states_of(pairs: Sequence[Pair], file: Path) -> States:
    """Run the lower layers as the package does, in 8 bits. The rows stay in a file."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(FOLDER / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    texts = tokenizer.encode_batch([(pair.left, pair.right) for pair in pairs])
    lengths = [len(text) for text in texts]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    rows = np.lib.format.open_memmap(
        file, mode="w+", dtype=np.float16, shape=(int(starts[-1]), WIDTH)
    )
    session = open_session(lower(judge()).SerializeToString())

    def fill(batch: Sequence[int]) -> None:
        tokens = np.array([texts[place].ids for place in batch], np.int64)
        types = np.array([texts[place].type_ids for place in batch], np.int64)
        (found,) = session.run([STATES], {"tokens": tokens, "types": types})
        for place, own in zip(batch, found, strict=True):
            rows[starts[place] : starts[place + 1]] = own

    side_by_side(fill, of_one_length(lengths, 8))
    return States(rows, starts, np.array([pair.label for pair in pairs]))


def train(model: Upper, states: States, learned: int, epochs: int) -> None:
    """Fine-tune in place, as judge_training.train; the first `learned` pairs are learned from."""
    draw = random.Random(SEED)  # noqa: S311
    plan = [
        batch
        for _ in range(epochs)
        for batch in batches(range(learned), draw, states.lengths.__getitem__)
    ]
    own = list(model.parameters())
    optimizer = torch.optim.AdamW(own, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: pace(step, len(plan)))
    average = torch.optim.swa_utils.AveragedModel(model)
    model.train()
    for number, batch in enumerate(plan, start=1):
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(*states.batch(batch))
        labels = torch.from_numpy(states.labels[batch])
        torch.nn.functional.cross_entropy(logits.float(), labels).backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if number >= AVERAGED_FROM * len(plan) and number % AVERAGED_EVERY == 0:
            average.update_parameters(model)
        if number % TOLD == 0:
            _tell(number, len(plan), model, states, learned)
    model.load_state_dict(average.module.state_dict())
    _tell(len(plan), len(plan), model, states, learned)


def accuracy(model: Upper, states: States, learned: int) -> float:
    """Return the share of the pairs not learned from whose label is the likeliest."""
    held_out = sorted(range(learned, len(states.labels)), key=states.lengths.__getitem__)
    right = 0
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(held_out), AT_ONCE):
            batch = held_out[start : start + AT_ONCE]
            likeliest = model(*states.batch(batch)).argmax(dim=1).numpy()
            right += int((likeliest == states.labels[batch]).sum())
    model.train()
    return right / len(held_out)


def _tell(step: int, steps: int, model: Upper, states: States, learned: int) -> None:
    figure = accuracy(model, states, learned)
    sys.stdout.write(f"step {step} of {steps}: accuracy {figure:.3f} on what was held out\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
