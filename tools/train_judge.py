"""Train the judge of sentence pairs, stage by stage, each measured on what it has not seen.

    python tools/train_judge.py ../shared/data OUTPUT [--pool-pairs N] [--made-pairs N]

Stages: general pairs of the pool; pairs made by rule out of news sentences, of which none is
learned from unless asked for, because they made it worse; pairs of the bundles with their context.
tools/export_judge.py makes int8 ONNX of OUTPUT/model, discrepancy/judges/model/CARD.md says what
came of it. On one busy core: 40,000 pairs of the pool in 25 minutes, the bundles in 11.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
from judge_alterations import made_pairs
from judge_data import CONFLICT, Pair, pool
from judge_reading import bundle_lesson
from judge_training import Stage, chances, load, train

from discrepancy.articles import read_articles
from discrepancy.embeddings import bundled_folder
from discrepancy.records import Token
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.tools import Tools

FEWEST_WORDS, MOST_WORDS = 6, 32

POOL = Stage(epochs=1, rate=1.5e-4, seed=0)
MADE = Stage(epochs=1, rate=8e-5, seed=1)
BUNDLES = Stage(epochs=3, rate=1e-4, seed=2, mirrored=True, averaged_from=0.6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with bundles/, news/ and the pool")
    parser.add_argument("output", type=Path)
    parser.add_argument("--pool-pairs", type=int, default=40_000)
    parser.add_argument("--made-pairs", type=int, default=0)
    options = parser.parse_args()
    tools = Tools.of(Settings(cache=False))
    model, tokenizer = load(bundled_folder())

    general, held_out = pool(options.data / "nli_pool.jsonl.gz")
    train(model, tokenizer, general[: options.pool_pairs], POOL)
    right = chances(model, tokenizer, held_out).argmax(axis=1) == labels(held_out)
    tell(f"pool: accuracy {right.mean():.3f} on {len(held_out)} held out pairs")

    if options.made_pairs:
        made = made_pairs(news(options.data / "news", tools))
        random.Random(3).shuffle(made)  # noqa: S311
        train(model, tokenizer, made[: options.made_pairs], MADE)

    lesson = bundle_lesson(options.data / "bundles", tools)
    train(model, tokenizer, lesson.pairs, BUNDLES)
    figure = precision(model, tokenizer, lesson.held_out)
    tell(f"bundles: average precision {figure:.3f} on unseen bundles")
    model.save_pretrained(options.output / "model")
    tokenizer.save_pretrained(options.output / "model")


def news(folder: Path, tools: Tools) -> list[tuple[str, tuple[Token, ...]]]:
    """Return the sentences of the articles in a folder, each once, with their syntax."""
    articles, _ = read_articles([folder], settings=Settings())
    texts = [" ".join(s.text.split()) for article in articles for s in split(article)]
    kept = [t for t in dict.fromkeys(texts) if FEWEST_WORDS <= len(t.split()) <= MOST_WORDS]
    return list(zip(kept, tools.parser.parse(kept), strict=True))


def precision(model: object, tokenizer: object, pairs: list[Pair]) -> float:
    """Return the average precision of the chance of a conflict."""
    from sklearn.metrics import average_precision_score

    score = chances(model, tokenizer, pairs)[:, CONFLICT]
    return float(average_precision_score(labels(pairs) == CONFLICT, score))


def labels(pairs: list[Pair]) -> np.ndarray:
    return np.array([pair.label for pair in pairs])


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
