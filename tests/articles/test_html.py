"""HTML pages: prose, place in the source, declared metadata, hostile markup."""

from __future__ import annotations

import pytest

from discrepancy.articles.html import HtmlReader
from discrepancy.articles.interface import Declared, UnreadableError
from discrepancy.articles.prose import passages

PAGE = """<!DOCTYPE html>
<html><head><title>Milk on the road - Lake Post</title>
{head}
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Two hurt &amp; milk on the road</h1>
{time}
<p>Two people were <b>hurt</b> on Monday when a lorry hit a bus near Lund, police said.</p>
<!-- The lorry left the road at 6 p.m. -->
<script>var x = "The lorry left the road";</script>
<p>The lorry left the road
at 5 p.m. and caught fire near the bridge.</p>
</article><footer>Copyright 2024 Lake Post</footer></body></html>
"""
SITE = '<meta property="og:site_name" content="Lake Post">'
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},
{"@type": ["NewsArticle"], "datePublished": "2024-03-04T08:00:00Z",
"publisher": {"name": "Linked Post"}}]}</script>"""
META = '<meta property="article:published_time" content="2024-03-05T08:00:00+01:00">'
TIME = '<time datetime="2024-03-06">6 March</time>'


def declared(head: str = "", time: str = "") -> Declared:
    return HtmlReader().read(PAGE.format(head=head, time=time).encode()).declared[0]


def test_prose_without_navigation_scripts_and_footer() -> None:
    document = HtmlReader().read(PAGE.format(head=SITE, time="").encode())
    found = passages(document, title="")
    assert [(document.text[p.start : p.end], p.line, p.headline, p.exact) for p in found] == [
        ("Two hurt & milk on the road", 6, True, False),
        (
            "Two people were hurt on Monday when a lorry hit a bus near Lund, police said.",
            8,
            False,
            False,
        ),
        ("The lorry left the road at 5 p.m. and caught fire near the bridge.", 11, False, False),
    ]


DATES = [
    ("meta before JSON-LD before time", META + LINKED, TIME, "2024-03-05T08:00:00+01:00"),
    ("JSON-LD before time", LINKED, TIME, "2024-03-04T08:00:00+00:00"),
    ("the only time", "", TIME, "2024-03-06T00:00:00+00:00"),
    ("one of several times", "", TIME + '<time datetime="2020-01-01">then</time>', None),
    ("nothing but a copyright year", "", "", None),
    ("a broken date", META.replace("2024-03-05", "2024-03-99"), "", None),
]


@pytest.mark.parametrize(
    ("head", "time", "expected"), [row[1:] for row in DATES], ids=[row[0] for row in DATES]
)
def test_publication_date_is_declared_or_unknown(
    head: str, time: str, expected: str | None
) -> None:
    stamp = declared(head, time).published
    assert (stamp.moment.isoformat() if stamp else None) == expected


def test_publisher_title_and_address() -> None:
    found = declared(SITE + LINKED + '<link rel="canonical" href="https://example.org/milk">')
    assert (found.publisher, found.title, found.url) == (
        "Lake Post",
        "Two hurt & milk on the road",
        "https://example.org/milk",
    )
    assert declared(LINKED).publisher == "Linked Post"


def test_only_web_addresses_become_urls() -> None:
    assert declared('<link rel="canonical" href="javascript:alert(1)">').url == ""


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<div>" * 5_000,
        "<" * 200_000,
        "<html><body><p>" + "<!-- " * 5_000,
        "<html><script",
    ],
)
def test_hostile_pages_say_why_they_are_skipped(page: str) -> None:
    with pytest.raises(UnreadableError, match=r"page|text|HTML"):
        HtmlReader().read(page.encode())


def test_letters_that_grow_in_lower_case_do_not_shift_lines() -> None:
    page = PAGE.format(head="", time="<p>" + "İ" * 300 + "</p>")
    document = HtmlReader().read(page.encode())
    (last,) = (p for p in document.paragraphs if document.text[p.start :].startswith("The lorry"))
    assert last.line == 11
