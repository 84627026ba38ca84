"""The models of a run, and what they remember: made of the settings, shared between stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache as once

from discrepancy.cache import Cache, folder_of
from discrepancy.cached import CachedEncoder, CachedJudge, CachedParser
from discrepancy.embeddings import Encoder, encoder_of
from discrepancy.judges import Judge, judge_of
from discrepancy.memory import FORGETFUL, Memory
from discrepancy.settings import ENGLISH, NO_JUDGE, Settings
from discrepancy.syntax import Parser, SpacyParser


@dataclass(frozen=True, slots=True)
class Tools:
    """The models a run works with. Loaded when first needed, shared between runs."""

    encoder: Encoder
    parser: Parser
    cache: Cache | None = None
    judge: Judge | None = None  # votes on pairs of sentences, where one is given
    slots: Memory = FORGETFUL  # of sentences
    outcomes: Memory = FORGETFUL  # of comparing two articles
    chapters: Memory = FORGETFUL  # of whole stories
    articles: Memory = FORGETFUL  # of files
    arrangements: Memory = FORGETFUL  # of all articles: stories and copies
    # what vectors depend on but the text; "" where that is not known
    encoding: Callable[[], str] = str
    fingerprint: Callable[[], str] = str  # of all models; "" if unknown
    settings: Settings | None = None  # by which another process can make the same ones
    # of other languages than English, by code
    foreign: Mapping[str, Parser] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Settings) -> Tools:
        """Return the models that the settings name, which remember unless told not to."""
        encoder = encoder_of(settings.encoder, settings.encoder_precision)
        parser = SpacyParser()
        foreign = {code: _foreign(code, model) for code, model in settings.models.items()}
        judge = judge_of(settings.judge)
        encoder_is, english_is = once(encoder.fingerprint), once(parser.fingerprint)
        foreign_are = {code: once(one.fingerprint) for code, one in foreign.items()}

        def parser_is() -> str:
            models = english_is(), *(are() for are in foreign_are.values())
            return " ".join(models) if all(models) else ""

        judge_is = once(judge.fingerprint) if judge else str

        def all_three() -> str:
            models = encoder_is(), parser_is(), judge_is() if judge else NO_JUDGE
            return " ".join(models) if all(models) else ""

        if not settings.cache:
            return cls(
                encoder,
                parser,
                judge=judge,
                encoding=encoder_is,
                fingerprint=all_three,
                settings=settings,
                foreign=foreign,
            )
        cache = Cache(folder_of(settings.cache_dir))
        return cls(
            CachedEncoder(encoder, cache, encoder_is),
            CachedParser(parser, cache, english_is),
            cache,
            CachedJudge(judge, cache, judge_is) if judge else None,
            slots=Memory("slots", cache, parser_is),
            outcomes=Memory("outcomes", cache, all_three),
            chapters=Memory("chapter", cache, all_three),
            articles=Memory("article", cache, lambda: "of one file"),
            arrangements=Memory("arrangement", cache, encoder_is),
            encoding=encoder_is,
            fingerprint=all_three,
            settings=settings,
            foreign={
                code: CachedParser(one, cache, foreign_are[code]) for code, one in foreign.items()
            },
        )

    def parser_of(self, language: str) -> Parser:
        """Return the parser of a language, by its ISO 639-1 code. Raises KeyError for others."""
        return self.parser if language == ENGLISH else self.foreign[language]

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """What the figures of a run depend on, for its report."""
        judge = (("judge", self.judge.identity),) if self.judge else ()
        return (("encoder", self.encoder.identity), *judge)

    @property
    def problem(self) -> str:
        """What a user should know of them, in one sentence; "" where all is well."""
        return self.cache.problem if self.cache else ""


def _foreign(code: str, model: str) -> SpacyParser:
    from discrepancy.slots.languages import language_of

    return SpacyParser(model, code, language_of(code).gloss)
