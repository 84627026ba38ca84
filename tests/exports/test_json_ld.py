"""ClaimReview and Web Annotations, against the properties that their specifications require."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.hostile import NASTY, hostile
from reports.sample import EMPTY, HARBOUR, ISLAND, REPORT

from discrepancy.baseline import Entry, Right
from discrepancy.exports import Desk, annotations, claim_review
from discrepancy.records import Article, Report

from .decisions import AT_LEAST, BEGAN, ENTRIES, INJURED, LENGTH

DESK = Desk(name="Brevik Fact Desk", url="https://desk.example.org/ferry")
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$"}
TEXT = {"type": "string", "minLength": 1}
AGENT = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {"@type": {"enum": ["Organization", "Person"]}, "name": TEXT, "url": TEXT},
    "additionalProperties": False,
}
# Required: claimReviewed, reviewRating, url; of the rating alternateName; recommended: the rest.
# https://developers.google.com/search/docs/appearance/structured-data/factcheck
CLAIM_REVIEWS = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "items": {
                "required": [
                    *("@type", "claimReviewed", "reviewRating", "url"),
                    *("author", "itemReviewed"),
                ],
                "properties": {
                    "@type": {"const": "ClaimReview"},
                    "claimReviewed": TEXT,
                    "url": {"type": "string", "format": "uri-reference", "minLength": 1},
                    "datePublished": TIME,
                    "author": AGENT,
                    "reviewRating": {
                        "required": ["@type", "alternateName"],
                        "properties": {
                            "@type": {"const": "Rating"},
                            "alternateName": TEXT,
                            "ratingValue": {"type": "integer"},
                        },
                        "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
                    },
                    "itemReviewed": {
                        "required": ["@type", "author", "appearance"],
                        "properties": {
                            "@type": {"const": "Claim"},
                            "author": AGENT,
                            "datePublished": TIME,
                            "appearance": {
                                "minItems": 1,
                                "items": {"required": ["@type", "publisher"]},
                            },
                        },
                    },
                },
            }
        },
    },
}
# "exactly 1" and "1 or more" of https://www.w3.org/TR/annotation-model/
IRI = {"type": "string", "format": "uri-reference", "minLength": 1, "pattern": r"^\S+$"}
QUOTE = {
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": TEXT,
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "additionalProperties": False,
}
POSITION = {
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}
ANNOTATIONS = {
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "items": {
            "items": {
                "required": ["id", "type", "target"],
                "properties": {
                    "id": IRI,
                    "type": {"const": "Annotation"},
                    "motivation": {"const": "assessing"},
                    "created": {"type": "string", "pattern": "Z$"},  # xsd:dateTime in UTC
                    "body": {
                        "items": {
                            "required": ["type", "value"],
                            "properties": {
                                "type": {"const": "TextualBody"},
                                "purpose": {"enum": ["assessing", "tagging"]},
                            },
                        }
                    },
                    "target": {
                        "minItems": 2,
                        "maxItems": 2,
                        "items": {
                            "required": ["type", "source", "selector"],
                            "properties": {
                                "type": {"const": "SpecificResource"},
                                "source": IRI,
                                "selector": {
                                    "prefixItems": [QUOTE, POSITION],
                                    "minItems": 2,
                                    "maxItems": 2,
                                },
                            },
                        },
                    },
                },
            }
        },
    },
}


def reviews(
    report: Report, entries: Sequence[Entry] = ENTRIES, desk: Desk = DESK
) -> list[dict[str, Any]]:
    text = claim_review.render(report, entries, desk)
    assert not set("<>&") & set(text)  # fit for a script element
    data = json.loads(text)
    jsonschema.Draft202012Validator(CLAIM_REVIEWS).validate(data)
    return list(data["@graph"])


def annotated(report: Report, entries: Sequence[Entry] = ENTRIES) -> list[dict[str, Any]]:
    data = json.loads(annotations.render(report, entries, DESK))
    jsonschema.Draft202012Validator(ANNOTATIONS).validate(data)
    return list(data["items"])


def with_right(right: Right) -> list[Entry]:
    return [replace(e, right=right) for e in ENTRIES if e.id == INJURED.id]


@pytest.mark.parametrize(
    ("right", "found"),
    [
        (Right.FIRST, [("North Quay Wire", "Incorrect", 1)]),
        (Right.SECOND, [("Harbour Post", "Incorrect", 1)]),
        (Right.NEITHER, [("Harbour Post", "Incorrect", 1), ("North Quay Wire", "Incorrect", 1)]),
        (
            Right.UNKNOWN,
            [
                ("Harbour Post", claim_review.DISPUTED["alternateName"], None),
                ("North Quay Wire", claim_review.DISPUTED["alternateName"], None),
            ],
        ),
    ],
)
def test_what_is_wrong_is_reviewed(right: Right, found: list[tuple[str, str, int | None]]) -> None:
    made = reviews(REPORT, with_right(right))
    assert found == [
        (
            review["itemReviewed"]["author"]["name"],
            review["reviewRating"]["alternateName"],
            review["reviewRating"].get("ratingValue"),
        )
        for review in made
    ]


def test_a_review_tells_what_is_known() -> None:
    (review,) = reviews(REPORT, with_right(Right.FIRST))
    assert review["claimReviewed"] == INJURED.sides[1].sentence
    assert review["url"] == f"{DESK.url}#{INJURED.id}"
    assert review["datePublished"] == "2024-03-20T10:30:00Z"
    assert review["author"] == {"@type": "Organization", "name": DESK.name, "url": DESK.url}
    works = review["itemReviewed"]["appearance"]
    assert [work["publisher"]["name"] for work in works] == ["North Quay Wire", "Valley Telegraph"]
    assert [work["datePublished"] for work in works] == ["2024-03-12T09:05:00Z", "2024-03-13"]
    assert works[0]["url"] == "https://example.org/wire/north-quay.txt"
    assert "hospital" not in json.dumps(review)  # reasons and notes are the desk's own


def test_only_what_was_confirmed_and_still_stands_is_reviewed() -> None:
    ids = {review["url"].partition("#")[2] for review in reviews(REPORT)}
    assert ids == {INJURED.id, BEGAN.id}
    assert reviews(EMPTY) == []


@pytest.mark.parametrize(
    ("desk", "author", "kind"),
    [
        (DESK, "", "Organization"),
        (Desk(), "Ines Holt", "Person"),
        (Desk(), "", "Organization"),
    ],
)
def test_every_review_has_an_author(desk: Desk, author: str, kind: str) -> None:
    entries = [replace(entry, author=author) for entry in with_right(Right.FIRST)]
    (review,) = reviews(REPORT, entries, desk)
    assert review["author"]["@type"] == kind


def test_one_annotation_a_decided_pair() -> None:
    items = annotated(REPORT)
    assert len(items) == 4
    first = items[0]
    assert [target["source"] for target in first["target"]] == [
        "https://example.org/harbour-post.txt",
        "https://example.org/wire/north-quay.txt",
    ]
    assert first["body"][0]["value"] == (
        "14 injured or nine?; Confirmed; Harbour Post is right; the hospital says 14; "
        "ask the wire for a correction"
    )
    assert [item["body"][1]["value"] for item in items] == [
        *("confirmed", "fixed", "confirmed", "dismissed")
    ]
    assert first["creator"] == {"type": "Person", "name": "Ines Holt"}
    assert datetime.fromisoformat(first["created"]).tzinfo
    assert len({item["id"] for item in items}) == 4


def finds(selectors: list[dict[str, Any]], text: str) -> set[tuple[int, int]]:
    """Where the selectors point to, each by itself, in the text of an article."""
    quote, position = selectors
    prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
    whole = prefix + quote["exact"] + suffix
    starts = [found.start() for found in re.finditer(f"(?={re.escape(whole)})", text)]
    quoted = {(s + len(prefix), s + len(whole) - len(suffix)) for s in starts}
    return {*quoted, (position["start"], position["end"])}


def test_each_selector_finds_its_span_again_and_no_other() -> None:
    articles = {f"https://example.org/{article.id}": article for article in REPORT.articles}
    spans = {(c.id, s.article): (s.start, s.end) for c in REPORT.conflicts for s in c.sides}
    decided = (INJURED, AT_LEAST, BEGAN, LENGTH)
    for conflict, item in zip(decided, annotated(REPORT), strict=True):
        for target in item["target"]:
            article = articles[target["source"]]
            assert finds(target["selector"], article.text) == {spans[conflict.id, article.id]}


def in_a_text(before: str, value: str, after: str) -> tuple[Report, Article]:
    """The report on the length of the talks, its second article another text around its value."""
    text = before + value + after
    article = replace(ISLAND, text=text)
    left, right = LENGTH.sides
    right = replace(
        right,
        start=len(before),
        end=len(before) + len(value),
        sentence=text,
        value_start=len(before),
        value_end=len(before) + len(value),
    )
    others = tuple(a for a in REPORT.articles if a.id != ISLAND.id)
    conflict = replace(LENGTH, sides=(left, right))
    return replace(REPORT, articles=(*others, article), conflicts=(conflict,)), article


words = st.text(st.sampled_from("12 ab\n\N{GREEK SMALL LETTER ALPHA}\N{FERRY}"), max_size=60)


@given(words, words.filter(bool), words)
def test_selectors_count_code_points_and_are_unique_in_any_text(
    before: str, value: str, after: str
) -> None:
    report, article = in_a_text(before, value, after)
    (item,) = annotated(report)
    selectors = next(t["selector"] for t in item["target"] if article.id in t["source"])
    assert finds(selectors, article.text) == {(len(before), len(before) + len(value))}


@given(st.permutations(ENTRIES))
def test_order_does_not_matter(entries: list[Entry]) -> None:
    for render in (claim_review.render, annotations.render):
        assert render(REPORT, entries, DESK) == render(REPORT, ENTRIES, DESK)


def test_hostile_text_stays_text() -> None:
    entries = [replace(e, reason=NASTY, note=NASTY, author=NASTY) for e in ENTRIES]
    assert all("javascript:" not in json.dumps(one) for one in reviews(hostile(), entries, Desk()))
    for item in annotated(hostile(), entries):
        assert all(not t["source"].startswith("javascript") for t in item["target"])


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("news/a b.txt", "news/a%20b.txt"),
        ("//host/a.txt", "/host/a.txt"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ],
)
def test_a_path_is_never_an_address(path: str, source: str) -> None:
    article = replace(HARBOUR, path=path, url="")
    others = tuple(a for a in REPORT.articles if a.id != HARBOUR.id)
    items = annotated(replace(REPORT, articles=(article, *others)))
    assert items[0]["target"][0]["source"] == source
