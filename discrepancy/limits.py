"""Articles -> those that can be compared, cut into sentences, within the limits that are set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from discrepancy.errors import InputError
from discrepancy.records import Article, Sentence, Skipped
from discrepancy.sentences import split
from discrepancy.settings import Settings

Cut = tuple[tuple[Article, ...], dict[str, tuple[Sentence, ...]], tuple[Skipped, ...]]


def cut(articles: Iterable[Article], skipped: Iterable[Skipped], settings: Settings) -> Cut:
    """Return the articles, their sentences by id, and what is skipped, all sorted.

    Skipped is an article without a word, or with more than `max_sentences`. Raises InputError as
    soon as all together have more than `max_total_sentences`.
    """
    kept: list[Article] = []
    left_out = list(skipped)
    sentences: dict[str, tuple[Sentence, ...]] = {}
    total = 0
    for article in sorted(articles, key=lambda one: one.id):
        own = split(article)
        if reason := _unfit(own, settings):
            left_out.append(Skipped(path=article.path, reason=reason))
            continue
        total += len(own)
        if total > settings.max_total_sentences:
            raise _too_many(article, settings)
        kept.append(article)
        sentences[article.id] = own
    return tuple(kept), sentences, tuple(sorted(left_out, key=lambda one: one.path))


def _unfit(sentences: Sequence[Sentence], settings: Settings) -> str:
    if len(sentences) > settings.max_sentences:
        return f"it has more than {settings.max_sentences:,} sentences (max_sentences)"
    said = any(re.search(r"\w", sentence.text) for sentence in sentences)
    return "" if said else "no sentence in it"


def _too_many(article: Article, settings: Settings) -> InputError:
    return InputError(
        f"With {article.path}, the articles have more than {settings.max_total_sentences:,} "
        "sentences (max_total_sentences).",
        advice="Check fewer articles at a time, or raise max_total_sentences.",
    )
