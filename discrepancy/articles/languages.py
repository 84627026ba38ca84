"""Which language a text is in. Only English is compared; guessing at others would mislead."""

from __future__ import annotations

from functools import cache
from typing import Any

# English words that hardly another language has, and how much of a text they are, at least.
_COMMON = frozenset("the and of to that with for from by it has been were said which".split())
_SHARE = 0.1
_SHORTEST = 60  # characters; of less, names decide
_LONGEST = 2_000  # characters that are looked at
_SURE = 0.9
_TAKEN_FOR_ENGLISH = frozenset(["en", "pcm"])  # headlines of bare nouns look like Nigerian Pidgin


def foreign_language(text: str) -> str:
    """Return the ISO 639-1 code of a language that is surely not English; "" else.

    By py3langid (Lui and Baldwin, 2012), which is asked only about what does not look English.
    """
    sample = " ".join(text.split())[:_LONGEST]
    words = sample.casefold().split()
    if len(sample) < _SHORTEST or sum(word in _COMMON for word in words) >= _SHARE * len(words):
        return ""
    language, confidence = _identifier().classify(sample)
    return "" if language in _TAKEN_FOR_ENGLISH or confidence < _SURE else str(language)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
