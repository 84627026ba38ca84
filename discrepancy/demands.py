"""What a run needs to be one: each is demanded before the work that would find nothing without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discrepancy.errors import InputError
from discrepancy.records import Article, Skipped

MOST_TOLD = 5  # skipped files named in one sentence


def require_two(
    articles: Sequence[Article], skipped: Sequence[Skipped], *, within: bool = False
) -> None:
    """There must be something to compare; `within`, one article is."""
    if len(articles) >= (1 if within else 2):
        return
    count = "only one article" if articles else "no article"
    raise InputError(
        f"There is nothing to compare: {count} could be read{_left_out(skipped)}.",
        advice="Give at least two articles of different sources, as text, HTML, PDF or Word files; "
        "--within compares the sentences of one with each other.",
    )


def require_some(articles: Sequence[object], skipped: Sequence[Skipped]) -> None:
    """There must be something that can be kept, or compared with what is kept."""
    if not articles:
        raise InputError(
            f"No article could be read{_left_out(skipped)}.",
            advice="Give articles as text, HTML, PDF or Word files, or folders with them.",
        )


def _left_out(skipped: Sequence[Skipped]) -> str:
    left_out = "".join(f"; skipped {one.path}: {one.reason}" for one in skipped[:MOST_TOLD])
    more = len(skipped) - MOST_TOLD
    return left_out + (f"; and {more} more skipped" if more > 0 else "")


def require_company(
    compared: Sequence[Article], articles: Sequence[Article], copies: Mapping[str, str]
) -> None:
    """A run that compared nothing must not look like one that found nothing."""
    if compared:
        return
    if len(articles) - len(copies) < 2:
        raise InputError(
            f"There is nothing to compare: the {len(articles)} articles are copies of one text.",
            advice="Give an article of another source beside them.",
        )
    raise InputError(
        f"There is nothing to compare: no two of the {len(articles)} articles are about the same "
        "news.",
        advice="Give articles of several sources on one piece of news.",
    )


def require_pairs(pairs: int, compared: Sequence[Article], *, within: bool = False) -> None:
    """A run in which no sentence answered to another must not look like one without conflict."""
    if not pairs and within and len(compared) == 1:
        raise InputError(
            f"There is nothing to compare in {compared[0].id}: it has but one sentence, or is a "
            "live blog, whose entries replace each other.",
            advice="Give a longer article, or others beside it.",
        )
    if not pairs:
        raise InputError(
            f"There is nothing to compare: no sentence of the {len(compared)} articles answers to "
            "one of another.",
            advice="Give articles of several sources on one piece of news.",
        )
