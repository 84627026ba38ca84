"""What a model of another language adds: names, and what a figure is of, by parts of speech."""

from __future__ import annotations

import pytest

from discrepancy.records import Kind, Name, Sentence, Slot, Token
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots


def slots_of(language: str, tagged: str) -> tuple[Slot, ...]:
    """Slots of words in the notation word/part of speech/number of its head/entity."""
    tokens: list[Token] = []
    text = ""
    for word in tagged.split():
        form, pos, head, *entity = word.split("/")
        start = len(text)
        text += f"{form} "
        kind = entity[0].removeprefix("+") if entity else ""
        begins = bool(kind) and not entity[0].startswith("+")
        lemma = form.lower().removesuffix("en") if pos == "VERB" else form.lower()
        tokens.append(
            Token(form, lemma, pos, "", "", int(head), start, start + len(form), kind, begins)
        )
    sentence = Sentence(article="a", index=0, start=0, end=len(text), text=text)
    return extract_slots(Reading(sentence, tuple(tokens), None, language))


@pytest.mark.parametrize(
    ("description", "tagged", "kind", "attribute"),
    [
        (
            "a count is of the noun behind it, then of the verb above it",
            "Gestern/ADV/1 verletzten/VERB/1 sich/PRON/1 drei/NUM/4 Fahrer/NOUN/1",
            Kind.NUMBER,
            ("fahrer", "verletzt"),
        ),
        (
            "the subject stands before it",
            "Vulkane/NOUN/1 töteten/VERB/1 drei/NUM/3 Fahrer/NOUN/1",
            Kind.NUMBER,
            ("fahrer", "vulkane", "totet"),
        ),
        (
            "an adjective is no noun",
            "drei/NUM/2 alte/ADJ/2 Boote/NOUN/3 sanken/VERB/3",
            Kind.NUMBER,
            ("boote", "sank"),
        ),
        (
            "a price is of what costs it",
            "Das/DET/1 Brot/NOUN/2 kosten/VERB/2 3/NUM/4 Euro/NOUN/2",
            Kind.MONEY,
            ("brot", "kost"),
        ),
        (
            "no noun beyond the comma",
            "Boote/NOUN/4 ,/PUNCT/0 so/ADV/4 3/NUM/3 sanken/VERB/4",
            Kind.NUMBER,
            ("sank",),
        ),
        (
            "where nothing is told of heads, the nearest verb",
            "sangen/VERB/0 Leute/NOUN/1 ,/PUNCT/2 so/ADV/3 3/NUM/4 starben/VERB/5",
            Kind.NUMBER,
            ("starb",),
        ),
    ],
)
def test_what_a_figure_is_of(
    description: str, tagged: str, kind: Kind, attribute: tuple[str, ...]
) -> None:
    found = [slot for slot in slots_of("de", tagged) if slot.kind is kind]
    assert [slot.attribute for slot in found] == [attribute], description


def test_names_of_persons_and_organizations() -> None:
    found = slots_of(
        "fr",
        "Rosa/PROPN/2/PERSON Quinn/PROPN/2/+PERSON dirige/VERB/2 la/DET/5 "
        "Banque/PROPN/5/ORG de/ADP/4/+ORG Halden/PROPN/5/+ORG à/ADP/2 Lyon/PROPN/7/GPE",
    )
    names = [(slot.kind, slot.text, slot.value) for slot in found if slot.kind is not Kind.PLACE]
    assert names == [
        (Kind.PERSON, "Rosa Quinn", Name("Rosa Quinn", ("rosa", "quinn"))),
        (Kind.ORGANIZATION, "Banque de Halden", Name("Banque de Halden", ("banque", "halden"))),
    ]


def test_two_persons_side_by_side_are_two() -> None:
    found = slots_of("es", "Ana/PROPN/2/PERSON Rosa/PROPN/2/PERSON cantan/VERB/2")
    assert [(slot.text, slot.start, slot.end) for slot in found] == [("Ana", 0, 3), ("Rosa", 4, 8)]
