"""Which paragraphs of a document are kept, and which one is the headline."""

from __future__ import annotations

import pytest

from discrepancy.articles.plain import PlainReader
from discrepancy.articles.prose import passages

HEADLINE = "Two hurt in Lund lorry crash"
FIRST = "Two people were hurt on Monday when a lorry hit a bus near Lund, police said."
SECOND = "Nobody was killed."


def kept(text: str, title: str = "") -> list[str]:
    document = PlainReader().read(text.encode())
    return [
        ("# " if passage.headline else "") + document.text[passage.start : passage.end]
        for passage in passages(document, title=title)
    ]


NAVIGATION = "• D.C.\n  • BXL\n  • Lagos\nLake Post Logo\n  • Riyadh\n\nicon\n\nLake Post Daily"

CASES = [
    ("plain", f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}", "", [f"# {HEADLINE}", FIRST, SECOND]),
    ("no blank lines", f"{HEADLINE}\n{FIRST}\n{SECOND}", "", [f"# {HEADLINE}", FIRST, SECOND]),
    ("navigation", f"{NAVIGATION}\n\n{HEADLINE}\n\n{FIRST}", "", [f"# {HEADLINE}", FIRST]),
    (
        "a head without blank lines",
        f"{HEADLINE}\nThe Lake Post\n2 March 2024\n\n{FIRST}",
        "",
        [f"# {HEADLINE}", FIRST],
    ),
    (
        "a head right above the text",
        f"{HEADLINE}\nThe Lake Post, 2 March 2024\n{FIRST}",
        "",
        [f"# {HEADLINE}", FIRST],
    ),
    ("outlet and date alone", f"The Lake Post, 2 March 2024\n\n{FIRST}", "", [FIRST]),
    (
        "a long headline that would be text",
        f"Two people hurt in Lund as a lorry hits a bus\nBy Ana Ruiz\n2 March 2024\n\n{FIRST}",
        "",
        ["# Two people hurt in Lund as a lorry hits a bus", FIRST],
    ),
    ("page date", f"Saturday, March 2\n\n{HEADLINE}\n\n{FIRST}", "", [f"# {HEADLINE}", FIRST]),
    ("advertisements", f"{FIRST}\n\nAD\n\nAdvertisement 2\n\n{SECOND}\n\nAD", "", [FIRST, SECOND]),
    ("glued to the end", f"{FIRST}\n\n{SECOND} AD", "", [FIRST, SECOND]),
    ("agency at the end", f"{FIRST}\n\n{SECOND} (Reuters)", "", [FIRST, SECOND]),
    ("repeated headline", f"{HEADLINE}\n\n{HEADLINE}\n\n{FIRST}", "", [f"# {HEADLINE}", FIRST]),
    ("title not in text", f"{FIRST}\n\n{SECOND}", HEADLINE, [FIRST, SECOND]),
    ("title in other case", f"{HEADLINE}!\n\n{FIRST}", HEADLINE.upper(), [f"# {HEADLINE}!", FIRST]),
    (
        "edited headline",
        f"Two are hurt in a Lund lorry crash\n\n{FIRST}",
        HEADLINE,
        ["# Two are hurt in a Lund lorry crash", FIRST],
    ),
    (
        "a deck is no headline",
        f"Mayor promises a new road after years of delay and anger\n\n{FIRST}",
        HEADLINE,
        ["Mayor promises a new road after years of delay and anger", FIRST],
    ),
    (
        "summary bullets without full stops",
        f"- The mayor of Lund said the road had to be closed at once\n- Short one\n{FIRST}",
        "",
        ["The mayor of Lund said the road had to be closed at once", FIRST],
    ),
    (
        "links under a label",
        f"{FIRST}\n\nRead more\nThe road nobody in the town hall ever wanted to build\n\n{SECOND}",
        "",
        [FIRST, SECOND],
    ),
    (
        "picture gallery",
        "1/3 The bus burns.\n2/3 The lorry and its load.\n3/3 The mayor is there.\n\n" + FIRST,
        "",
        [FIRST],
    ),
    (
        "subheads and tails",
        f"{HEADLINE}\n\n{FIRST}\n\nThe News\n\nSIGNALS\n\n{SECOND}\n\nShare LakePost\nBy Feeds",
        "",
        [f"# {HEADLINE}", FIRST, SECOND],
    ),
]


@pytest.mark.parametrize(
    ("text", "title", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_passages(text: str, title: str, expected: list[str]) -> None:
    assert kept(text, title) == expected


def test_a_very_long_paragraph_is_no_prose() -> None:
    assert kept(FIRST * 400 + f"\n\n{SECOND}") == [SECOND]
