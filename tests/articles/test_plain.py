"""Plain text and Markdown: paragraphs, wrapped lines, places in the file."""

from __future__ import annotations

import pytest

from discrepancy.articles.interface import Paragraph, UnreadableError
from discrepancy.articles.plain import PlainReader

WRAPPED = """\
Two people were hurt on Monday when a lorry that was carrying milk
hit a bus near Lund, the police said. The road was closed until the
evening."""


def paragraphs(text: str, *, markdown: bool = False) -> list[tuple[str, Paragraph]]:
    document = PlainReader(markdown=markdown).read(text.encode())
    return [(document.text[p.start : p.end], p) for p in document.paragraphs]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [text for text, _ in paragraphs(f"{WRAPPED}\n\nNobody died.")] == [
        WRAPPED,
        "Nobody died.",
    ]


def test_advertisement_is_not_joined_to_a_wrapped_paragraph() -> None:
    assert [text for text, _ in paragraphs(f"{WRAPPED}\nAD")] == [WRAPPED, "AD"]


def test_lines_of_like_length_that_end_in_full_stops_stay_apart() -> None:
    lines = ["The road was closed until noon.", "The town was without milk then.", "It was Monday."]
    assert [text for text, _ in paragraphs("\n".join(lines))] == lines


def test_list_items_lose_their_marker_and_keep_their_column() -> None:
    found = paragraphs("- One man was hurt.\n  • Two were not.\n3. It rained.")
    assert [(text, p.line, p.column) for text, p in found] == [
        ("One man was hurt.", 1, 3),
        ("Two were not.", 2, 5),
        ("It rained.", 3, 4),
    ]


def test_front_matter_is_in_no_paragraph_but_counts_as_lines() -> None:
    ((text, paragraph),) = paragraphs("---\ntitle: Milk\n---\n\nThe road was closed.\n")
    assert (text, paragraph.line) == ("The road was closed.", 5)


def test_markdown_is_reduced_to_its_words() -> None:
    text = (
        "# Milk on the road\n\nThe **lorry** hit [a bus](https://example.org/4) at 5 p.m. near "
        "_Lund_.\n\n![the bus](bus.png)\n\nNobody was hurt."
    )
    found = paragraphs(text, markdown=True)
    assert [(words, p.line, p.exact) for words, p in found] == [
        ("Milk on the road", 1, True),
        ("The lorry hit a bus at 5 p.m. near Lund.", 3, False),
        ("Nobody was hurt.", 7, True),
    ]


def test_markdown_in_plain_text_stays() -> None:
    ((text, _),) = paragraphs("The **lorry** hit a snake_case_bus.")
    assert text == "The **lorry** hit a snake_case_bus."


def test_too_many_lines_are_no_article() -> None:
    with pytest.raises(UnreadableError, match="lines"):
        PlainReader().read(b"a.\n" * 30_000)
